// `node render.mjs FOLDER FILM BROWSER`: bundle, open the browser, render; prints how long the rendering took.
//
// Remotion's own renderer as its documentation shows it, with its usual JPEG screenshots, and with what is fastest here:
// the old headless shell, which it prefers itself, and a page for each core, where it would use half of them.

import { bundle } from "@remotion/bundler";
import { openBrowser, renderMedia, selectComposition } from "@remotion/renderer";
import { readFileSync } from "node:fs";
import path from "node:path";

const [folder, film, browserExecutable] = process.argv.slice(2);
const scene = JSON.parse(readFileSync(path.join(folder, "scene.json"), "utf8"));
const serveUrl = await bundle({ entryPoint: path.resolve("src/index.jsx"), publicDir: path.resolve(folder, "public") });
const chromeMode = browserExecutable.endsWith("headless-shell") ? "headless-shell" : "chrome-for-testing";
const puppeteerInstance = await openBrowser("chrome", { browserExecutable, chromeMode });
const shared = { serveUrl, inputProps: { scene }, puppeteerInstance, browserExecutable, chromeMode };
const composition = await selectComposition({ ...shared, id: "scene" });

const start = performance.now();
await renderMedia({
  ...shared,
  composition,
  codec: "h264",
  crf: scene.crf,
  x264Preset: scene.preset,
  pixelFormat: "yuv420p",
  colorSpace: "bt709",
  muted: true,
  concurrency: scene.threads,
  outputLocation: film,
  ffmpegOverride: ({ type, args }) => {
    if (type !== "stitcher" && !args.includes("libx264")) return args;
    const told = ["-g", scene.gop, "-profile:v", "high", "-threads", scene.threads, "-x264-params", scene.x264_params];
    return args.includes("libx264") ? [...args.slice(0, -1), ...told.map(String), args.at(-1)] : args;
  },
});
const rendering = (performance.now() - start) / 1000;
await puppeteerInstance.close({ silent: true });
console.log(JSON.stringify({ rendering }));
process.exit(0);
