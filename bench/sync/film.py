"""How exactly a finished film keeps its cue sheet: `make bench-sync` makes the examples and decodes them again.

For every beat the delivered file is asked two questions. Sound: by how much must the voice, as it was spoken, be moved
to lie best on what is heard round the beat's word (music and effects included)? Picture: which decoded frame looks most
like the drawn one in which the element starts to move, where that differs from the frame before?
"""

import argparse
import asyncio
import json
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.production import Production
from chalktalk.documents.timeline import PlacedScene
from chalktalk.engine import LocalRunner, Store
from chalktalk.produce import produce
from chalktalk.render.painter import Painter
from chalktalk.render.pixels import PixelFrame
from chalktalk.script import Overrides, read_brief

ROOT = Path(__file__).parents[2]
RATE = 48_000
HEARD = 0.35
"""Seconds of voice from a word's start that are looked for in the film's sound."""
REACH = 0.08
"""Seconds it is moved either way."""
NEAR = 2
"""Frames before and after the due one that are compared."""

Sound = npt.NDArray[np.float32]
Picture = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Kept:
    """How a film keeps its beats."""

    film: str
    beats: int
    sound_mean_ms: float
    sound_worst_ms: float
    frames_off_mean: float
    frames_off_worst: int


def sound_offsets(made: Production, store: Store) -> Iterator[float]:
    """Seconds by which each beat's word is heard late."""
    heard = _mono(store.path(made.film.video.digest))
    for placed, cues in zip(made.timeline.scenes, made.cues, strict=True):
        start = made.timeline.rate.seconds_at(placed.start)
        for beat in cues.beats:
            said = next(one for one in reversed(cues.utterances) if one.start <= beat.spoken + 1e-6)
            own = _mono(store.path(said.audio.digest))
            first = round((said.offset + beat.spoken - said.start) * RATE)
            voice = own[first : first + round(HEARD * RATE)]
            at, reach = round((start + beat.spoken) * RATE), round(REACH * RATE)
            window = heard[max(at - reach, 0) : at + reach + voice.size]
            if voice.size < RATE // 20 or window.size < voice.size:
                continue
            lags = np.correlate(window, voice, "valid")
            energy = np.convolve(window**2, np.ones(voice.size, np.float32), "valid")
            best = int(np.argmax(lags / np.sqrt(np.maximum(energy, 1e-9))))
            yield (best - min(at, reach)) / RATE


def frames_off(made: Production, store: Store) -> Iterator[int]:
    """Frames by which each element starts to move late."""
    seen: deque[Picture] = deque(maxlen=2 * NEAR + 1)
    expected = _expected(made, store)
    with av.open(store.path(made.film.video.digest)) as container:
        frames = enumerate(container.decode(video=0))
        for at, before, after in expected:
            moved = np.abs(after - before) > 6
            while True:
                number, frame = next(frames)
                seen.append(_luma(frame))
                if number == at + 1 + NEAR:
                    break
            if moved.sum() >= 30:
                yield int(np.argmin([float(np.abs(picture - after)[moved].mean()) for picture in seen])) - NEAR


def _expected(made: Production, store: Store) -> Iterator[tuple[int, Picture, Picture]]:
    """The film's frame at which something is due, as it is drawn, and the one after it; one for each such frame."""
    last = -1
    for placed, cues in zip(made.timeline.scenes, made.cues, strict=True):
        drawn = _drawn(made, store, placed)
        for due in sorted({beat.due for beat in cues.beats if not beat.element.startswith(("emphasis-", "gesture-"))}):
            at = placed.start + due
            if max(cues.enter.frames, NEAR) <= due < cues.frames - cues.leave.frames - NEAR and at > last:
                last = at
                yield at, drawn(due), drawn(due + 1)


def _drawn(made: Production, store: Store, scene: PlacedScene) -> Callable[[int], Picture]:
    """What draws a scene's frames."""
    look, output = made.direction.look, made.direction.output
    slices = (SceneSlice(timeline=scene.timeline, resources=scene.resources, first=0),)
    frames = scene.end - scene.start
    plan = SegmentPlan(output=output, page_width=look.width, page_height=look.height, frames=frames, slices=slices)
    page = PixelFrame(output.width, output.height)
    painter = Painter(plan, store, page)

    def luma(frame: int) -> Picture:
        return _luma(page.as_yuv(painter.paint(frame)))

    return luma


def _luma(frame: av.VideoFrame) -> Picture:
    plane = frame.planes[0]
    rows: npt.NDArray[np.uint8] = np.frombuffer(bytes(plane), np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height, : frame.width].astype(np.int16)


def _mono(path: Path) -> Sound:
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(path) as container:
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


async def measured(script: Path, quality: str) -> Kept:
    """Make a film and ask it."""
    with tempfile.TemporaryDirectory(prefix="chalktalk-sync-") as folder:
        store = Store(Path(folder))
        async with LocalRunner(store, os.cpu_count() or 1) as run:
            made = await produce(read_brief(script, Overrides(quality=quality), store, {}), run)
        sound = np.abs(list(sound_offsets(made, store))) * 1000
        picture = np.abs(list(frames_off(made, store)))
    return Kept(
        film=script.stem,
        beats=sum(len(cues.beats) for cues in made.cues),
        sound_mean_ms=round(float(sound.mean()), 2),
        sound_worst_ms=round(float(sound.max()), 2),
        frames_off_mean=round(float(picture.mean()), 3),
        frames_off_worst=int(picture.max()),
    )


def main() -> None:
    """Measure the examples, or the scripts that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", type=Path, default=sorted((ROOT / "examples").glob("*.md")))
    parser.add_argument("--quality", default="draft")
    options = parser.parse_args()
    rows = [asyncio.run(measured(script, options.quality)) for script in options.scripts]
    print(f"{'film':<14}{'beats':>6}{'sound, mean and worst ms':>28}{'picture, mean and worst frames':>32}")
    for row in rows:
        sound = f"{row.sound_mean_ms:.2f}  {row.sound_worst_ms:.2f}"
        picture = f"{row.frames_off_mean:.2f}  {row.frames_off_worst}"
        print(f"{row.film:<14}{row.beats:>6}{sound:>28}{picture:>32}")
    results = ROOT / "bench" / "results" / "sync-films.json"
    results.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
