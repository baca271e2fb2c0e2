"""The mix stage: voice, music and effects as one soundtrack, brought to the loudness asked for."""

from collections.abc import Iterator
from pathlib import Path

import av

from chalktalk.documents.sound import SoundPlan, Soundtrack
from chalktalk.engine import Context, Place, stage
from chalktalk.loudness import FLOOR
from chalktalk.sound.buses import Mixture, mixture_of
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import ahead, filtered, frames_of
from chalktalk.sound.loudness import Loudness, integrated_of, measure_loudness

PLANAR = ("aformat", "sample_fmts=fltp")
"""What the encoder takes."""

HEADROOM = 0.6
"""Decibels between the limiter's ceiling and the true-peak limit at first: what AAC and the space between samples
are likely to add."""

TOLERANCE = 0.3
"""LU the result may be off before it is encoded again; half a unit is what is promised."""

TRIES = 4


@stage("mix", version=5, place=Place.THREAD, first=True)
async def mix(context: Context, plan: SoundPlan) -> Soundtrack:
    """Mix the film's sound and bring it to its loudness, measured on the decoded AAC.

    Nothing is held in memory: voice and music are noted on disk when they are first heard.
    If no try meets both limits, the best is kept; the measured values tell. Silence, and what is too short to measure
    (under 400 ms), has a loudness of -70 LUFS and is left as it is.
    """
    store = context.store
    tries: list[tuple[float, Path, Loudness]] = []
    with store.scratch() as folder:
        mixture = mixture_of(plan, store, folder)
        # Before it is encoded, which takes most of the time, the gain is found without the limiter and then with it.
        gain, ceiling = plan.target_lufs - mixture.reference, plan.peak_limit_dbtp - HEADROOM
        gain += _missing(integrated_of(_mastered(mixture, gain, ceiling)), plan)
        while len(tries) < TRIES:
            path = folder / f"{len(tries)}.mp4"
            encode_aac(ahead(_mastered(mixture, gain, ceiling)), path)
            loudness = measure_loudness(path)
            tries.append((_fault(loudness, plan), path, loudness))
            if tries[-1][0] == 0:
                break
            gain += _missing(loudness.integrated, plan)
            ceiling -= max(loudness.true_peak - plan.peak_limit_dbtp + 0.1, 0.0)
        _, path, loudness = min(tries)
        return Soundtrack(
            audio=store.put_file(path, "audio/mp4"),
            frames=plan.frames,
            integrated_lufs=loudness.integrated,
            true_peak_dbtp=loudness.true_peak,
            balance=mixture.balance,
        )


def _mastered(mixture: Mixture, gain: float, ceiling: float) -> Iterator[av.AudioFrame]:
    """The mix at a gain, all its samples held under a ceiling by a limiter.

    It looks 5 ms ahead and takes that delay back.
    """
    limiter = ("alimiter", f"limit={ceiling:.3f}dB:level=false:latency=true:attack=5:release=50")
    return filtered(frames_of(mixture.blocks()), (("volume", f"{gain:.3f}dB"), limiter, PLANAR))


def _fault(loudness: Loudness, plan: SoundPlan) -> float:
    """How far a try is from what is asked for, in decibels; 0 if it will do. A peak over its limit counts tenfold."""
    off_target = max(abs(_missing(loudness.integrated, plan)) - TOLERANCE, 0.0)
    over_limit = max(loudness.true_peak - plan.peak_limit_dbtp, 0.0)
    return off_target + 10 * over_limit


def _missing(integrated: float, plan: SoundPlan) -> float:
    """Decibels to the loudness asked for; none for silence."""
    return plan.target_lufs - integrated if integrated > FLOOR else 0.0
