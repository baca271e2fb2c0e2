// A Timeline scene as one SVG: every node a React component that asks for the current frame, as Remotion means it.
// What it does not know, it refuses.

import { useState } from "react";
import { AbsoluteFill, cancelRender, continueRender, delayRender, Easing, interpolate, staticFile, useCurrentFrame } from "remotion";

const at = (number, frame) => {
  if (!Array.isArray(number)) return number;
  const after = number.findIndex(([start]) => start > frame);
  if (after === 0) return number[0][1];
  const [start, value, ease] = number[after === -1 ? number.length - 1 : after - 1];
  if (after === -1 || start === frame || ease === "hold") return value;
  const [end, target] = number[after];
  const easing = ease === "linear" ? Easing.linear : Easing.bezier(...ease);
  return interpolate(frame, [start, end], [value, target], { easing });
};

const numbersOf = (d) => d.split(" ").map((word) => (/[A-Z]/.test(word) ? word : Number(word)));

const outline = (node, frame) => {
  if (node.becomes === null) return node.d;
  const part = at(node.morph, frame);
  const there = numbersOf(node.becomes);
  return numbersOf(node.d)
    .map((here, place) => (typeof here === "number" ? here + (there[place] - here) * part : here))
    .join(" ");
};

const Paint = ({ id, paint }) => {
  const stops = paint.stops.map(([offset, colour], place) => <stop key={place} offset={offset} stopColor={colour} />);
  const shared = { id, gradientUnits: "userSpaceOnUse" };
  if (paint.kind === "linear") {
    const { x1, y1, x2, y2 } = paint;
    return <linearGradient {...shared} {...{ x1, y1, x2, y2 }}>{stops}</linearGradient>;
  }
  return <radialGradient {...shared} cx={paint.cx} cy={paint.cy} r={paint.radius}>{stops}</radialGradient>;
};

const painted = (paint, id) => {
  if (!paint) return "none";
  if (!["solid", "linear", "radial"].includes(paint.kind)) throw new Error(`no paint ${paint.kind}`);
  return paint.kind === "solid" ? paint.colour : `url(#${id})`;
};

const Shape = ({ node, frame }) => {
  const id = node.id.replaceAll("/", "_");
  const look = { fill: painted(node.fill, `${id}-fill`) };
  if (node.stroke) {
    look.stroke = painted(node.stroke.paint, `${id}-stroke`);
    Object.assign(look, { strokeWidth: node.stroke.width, strokeLinecap: "round", strokeLinejoin: "round" });
  }
  const cast = (node.shadows ?? []).map(({ dx, dy, blur, colour }) => `drop-shadow(${dx}px ${dy}px ${blur}px ${colour})`);
  const style = cast.length ? { filter: cast.join(" ") } : undefined;
  return (
    <>
      {node.fill && node.fill.kind !== "solid" ? <Paint id={`${id}-fill`} paint={node.fill} /> : null}
      {node.stroke && node.stroke.paint.kind !== "solid" ? <Paint id={`${id}-stroke`} paint={node.stroke.paint} /> : null}
      <Outline node={node} frame={frame} look={{ ...look, style }} />
    </>
  );
};

const Outline = ({ node, frame, look }) => {
  switch (node.kind) {
    case "rect": {
      const [width, height] = [Math.max(at(node.width, frame), 0), Math.max(at(node.height, frame), 0)];
      return <rect width={width} height={height} rx={node.radius} {...look} />;
    }
    case "ellipse":
      return <ellipse rx={Math.max(at(node.rx, frame), 0)} ry={Math.max(at(node.ry, frame), 0)} {...look} />;
    case "path": {
      const [start, end] = [at(node.trim_start, frame), at(node.trim_end, frame)];
      const trimmed = start > 0 || end < 1 ? { pathLength: 1, strokeDasharray: `${end - start} 2`, strokeDashoffset: -start } : {};
      const gone = end <= start ? { stroke: "none" } : {};
      return <path d={outline(node, frame)} {...look} {...trimmed} {...gone} />;
    }
    default:
      throw new Error(`${node.id}: nothing here draws a ${node.kind}`);
  }
};

const Node = ({ node, frame }) => {
  const opacity = Math.min(Math.max(at(node.opacity, frame), 0), 1);
  if (opacity === 0) return null;
  const [x, y, turn] = [node.x, node.y, node.rotation].map((number) => at(number, frame));
  const [wide, high] = [node.scale_x, node.scale_y].map((number) => at(number, frame));
  const transform = `translate(${x} ${y}) rotate(${turn}) scale(${wide} ${high}) translate(${-node.anchor_x} ${-node.anchor_y})`;
  const placed = { transform, ...(opacity < 1 ? { opacity } : {}) };
  if (node.kind === "group") {
    if (node.clip) throw new Error(`${node.id}: nothing here draws a clip`);
    return <g {...placed}>{node.children.map((child) => <Node key={child.id} node={child} frame={frame} />)}</g>;
  }
  if (node.kind === "text") {
    return <text {...placed} fontFamily={`f${node.font}`} fontSize={node.size} fill={painted(node.fill)}>{node.text}</text>;
  }
  return <g {...placed}><Shape node={node} frame={frame} /></g>;
};

const useFonts = (fonts) => {
  const [handle] = useState(() => {
    const waiting = delayRender("fonts");
    const faces = Object.entries(fonts).map(([digest, file]) => new FontFace(`f${digest}`, `url(${staticFile(file)})`));
    Promise.all(faces.map((face) => face.load()))
      .then((loaded) => loaded.forEach((face) => document.fonts.add(face)))
      .then(() => continueRender(waiting))
      .catch(cancelRender);
    return waiting;
  });
  return handle;
};

export const Scene = ({ scene }) => {
  const frame = useCurrentFrame();
  useFonts(scene.fonts);
  return (
    <AbsoluteFill style={{ backgroundColor: "black" }}>
      <svg viewBox={`0 0 ${scene.width} ${scene.height}`} width={scene.width} height={scene.height}>
        {scene.layers.flatMap((layer) => layer.nodes).map((node) => <Node key={node.id} node={node} frame={frame} />)}
      </svg>
    </AbsoluteFill>
  );
};
