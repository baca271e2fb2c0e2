"""What a finished film sounds like, in figures, for those who cannot listen: `bench/sound/measure.py FILE.mp4 …`.

Everything is measured on the decoded sound: loudness over time, true peak, clipping, clicks, and how far the sound of
pauses lies under that of speech. With a script, the film's buses are rendered apart from what the store knows, and the
distance from voice to music and effects is measured as well.
"""

import argparse
import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import av
import numpy as np
import numpy.typing as npt

from chalktalk.cli.briefing import Wishes, brief_for, with_sound
from chalktalk.documents.base import Document
from chalktalk.documents.sound import SoundPlan
from chalktalk.engine import LocalRunner, Stage, Store
from chalktalk.loudness import FLOOR, decibels, moving_mean
from chalktalk.making import soundtrack_of
from chalktalk.planning import stage_film
from chalktalk.script import Overrides
from chalktalk.settings import read_settings
from chalktalk.sound.buses import Mixture, mixture_of
from chalktalk.sound.ducking import speaking
from chalktalk.sound.filters import SAMPLE_RATE, Block, blocks_of, filtered, frames_of, rechunked
from chalktalk.sound.levels import centred_mean, integrated, powers_of
from chalktalk.sound.loudness import measure_loudness
from chalktalk.staging import assemble

P = ParamSpec("P")
R = TypeVar("R", bound=Document)

Samples = npt.NDArray[np.float32]


SHORT_TERM, MOMENTARY = 300, 40
"""Moments of 10 ms."""
FULL_SCALE = 0.999
CLICK = 40.0
"""How many times a moment's sharpest turn stands above the usual of the second round it to count as a click …"""
LOUD_TURN = 0.05
"""… if it is at least as sharp as this, of full scale: softer ones are not heard. A voice's p and t are among them."""
JOINT = 0.005
"""Seconds round the start and the end of a sentence in which a click would be ours."""


@dataclass(frozen=True)
class Heard:
    """What was measured on a file."""

    seconds: float
    integrated: float
    true_peak: float
    short_term: tuple[float, float, float]
    """Lowest, middle and highest loudness over 3 s."""
    clipped: int
    clicks: tuple[float, ...]
    """Seconds."""
    centroid: float
    """Hertz; the middle one of all moments that sound."""


def main() -> None:
    """Measure the files and print a table."""
    options = _options()
    for file in options.films:
        _print(file, heard(file))
    if options.script:
        for name, value in asyncio.run(apart(options.script)).items():
            print(f"  {name:<34} {value}")


def heard(file: Path) -> Heard:
    """Measure a file, in bounded memory."""
    powers = powers_of(_decoded(file))
    short = decibels(moving_mean(powers, SHORT_TERM)) if powers.size >= SHORT_TERM else np.array([FLOOR])
    sounding = short[short > FLOOR + 20] if (short > FLOOR + 20).any() else short
    clipped, clicks, centroids = 0, [], []
    for number, block in enumerate(rechunked(blocks_of(_decoded(file)), SAMPLE_RATE)):
        clipped += int((np.abs(block) >= FULL_SCALE).sum())
        clicks += [number + place for place in _clicks(block.mean(axis=0), LOUD_TURN)]
        centroids += list(_centroids(block.mean(axis=0)))
    loudness = measure_loudness(file)
    return Heard(
        seconds=powers.size / 100,
        integrated=loudness.integrated,
        true_peak=loudness.true_peak,
        short_term=(float(sounding.min()), float(np.median(sounding)), float(sounding.max())),
        clipped=clipped,
        clicks=tuple(clicks),
        centroid=float(np.median(centroids)) if centroids else 0.0,
    )


async def apart(script: Path) -> dict[str, str]:
    """The parts of a script's film against each other, from what the store knows of it."""
    settings = read_settings()
    store = Store(settings.store)
    brief = with_sound(brief_for(script, Overrides(), settings), settings, Wishes())
    async with LocalRunner(store, settings.workers) as run:
        plans: list[SoundPlan] = []

        async def watched(stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
            plans.extend(given for given in args if isinstance(given, SoundPlan))
            return await run(stage, *args, **kwargs)

        staged = await stage_film(brief, run)
        timeline = assemble(staged.scenes, staged.cues, staged.direction.look)
        await soundtrack_of(staged, timeline, brief, watched)
    return balance(plans[0], store)


def balance(plan: SoundPlan, store: Store) -> dict[str, str]:
    """Voice, music and effects, each by itself."""
    with store.scratch() as folder:
        return _balance_of(mixture_of(plan, store, folder), plan)


def _balance_of(mixture: Mixture, plan: SoundPlan) -> dict[str, str]:
    voice = 2 * powers_of(frames_of(mixture.voice()))
    music, effects = powers_of(frames_of(mixture.music())), powers_of(frames_of(mixture.effects()))
    spoken, reference = speaking(voice), integrated(voice)
    sentences = [
        integrated(voice[round(100 * one.start) : round(100 * (one.start + one.duration))]) - reference
        for one in plan.voice
    ]
    joints = [place for one in plan.voice for place in (one.start, one.start + one.duration)]
    clicks = [place for place in clicks_of(mixture.voice()) if any(abs(place - joint) < JOINT for joint in joints)]
    told = {
        "clicks of the voice at its joints": f"{len(clicks)} of {len(joints)} joints",
        "clicks of music, of effects": f"{len(clicks_of(mixture.music()))}, {len(clicks_of(mixture.effects()))}",
    }
    told |= {"sentences, loudest over softest": f"{max(sentences) - min(sentences):.2f} LU"}
    if plan.music:
        under = reference - decibels(centred_mean(music, 101))
        low, middle, high = np.percentile(under[spoken], (5, 50, 95))
        told["music under speech (1 s; 5/50/95 %)"] = f"{low:.1f} / {middle:.1f} / {high:.1f} LU"
        told["music's swell at most (400 ms)"] = f"{mixture.balance.swell} LU"
    for effect in plan.effects:
        first = round(100 * plan.rate.seconds_at(effect.frame))
        loudest = float(decibels(moving_mean(effects[max(first - 1, 0) : first + 100], 10)).max())
        told[f"{effect.kind} at {first / 100:.2f} s"] = f"{reference - loudest:.1f} LU under speech"
    return told


def clicks_of(bus: Iterable[Block]) -> list[float]:
    """The clicks of a bus before it is brought to its loudness, in seconds."""
    blocks = enumerate(rechunked(bus, SAMPLE_RATE))
    return [number + place for number, block in blocks for place in _clicks(block.mean(axis=0), LOUD_TURN / 4)]


def _clicks(samples: Samples, least: float) -> Iterator[float]:
    """Seconds at which a second of sound turns sharper than it usually does, for some samples alone."""
    turns = np.abs(np.diff(samples, 2))
    whole = turns[: turns.size - turns.size % 480].reshape(-1, 480)
    if not whole.size:
        return
    sharpest, usual = whole.max(axis=1), np.median(turns) + 1e-5
    for moment in np.flatnonzero((sharpest > CLICK * usual) & (sharpest > least)):
        if (whole[moment] > sharpest[moment] / 2).sum() <= 4:
            yield (moment * 480 + int(whole[moment].argmax())) / SAMPLE_RATE


def _centroids(samples: Samples) -> Iterator[float]:
    """The middle of the spectrum's magnitudes, for every 85 ms that sound."""
    hertz = np.fft.rfftfreq(4_096, 1 / SAMPLE_RATE)
    for first in range(0, samples.size - 4_096, 4_096):
        piece = samples[first : first + 4_096]
        if np.abs(piece).max() > 0.001:
            magnitudes = np.abs(np.fft.rfft(piece * np.hanning(4_096)))
            yield float((hertz * magnitudes).sum() / magnitudes.sum())


def _decoded(file: Path) -> Iterator[av.AudioFrame]:
    with av.open(file) as container:
        yield from filtered(container.decode(container.streams.audio[0]), ())


def _print(file: Path, found: Heard) -> None:
    low, middle, high = found.short_term
    places = " ".join(f"{place:.2f}" for place in found.clicks[:10])
    rows = {
        "seconds": f"{found.seconds:.2f}",
        "integrated": f"{found.integrated:.2f} LUFS",
        "true peak": f"{found.true_peak:.2f} dBTP",
        "short term, low / middle / high": f"{low:.1f} / {middle:.1f} / {high:.1f} LUFS",
        "samples at full scale": f"{found.clipped}",
        "clicks, plosives among them": f"{len(found.clicks)}, at {places} s" if places else "0",
        "spectral centroid": f"{found.centroid:.0f} Hz",
    }
    print(file)
    for name, value in rows.items():
        print(f"  {name:<34} {value}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("films", nargs="+", type=Path, metavar="FILE.mp4")
    parser.add_argument("--script", type=Path, metavar="SCRIPT.md", help="render its buses apart")
    return parser.parse_args()


if __name__ == "__main__":
    main()
