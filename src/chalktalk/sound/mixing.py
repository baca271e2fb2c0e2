"""The mix stage: the voice, made even and brought to the loudness asked for, as the film's soundtrack."""

from collections.abc import Iterator
from pathlib import Path

import av

from chalktalk.documents.film import SoundPlan, Soundtrack
from chalktalk.engine import Context, Place, stage
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import Chain, filtered, frames_of
from chalktalk.sound.loudness import FLOOR, Loudness, loudness_of, measure_loudness
from chalktalk.sound.placing import voice_blocks

HIGH_PASS = ("highpass", "f=80")
"""A voice has nothing below; rumble does."""

WORKING_LUFS = -23.0
"""Loudness of the mono voice at the compressor, so that its threshold means the same for every voice."""

COMPRESSOR = ("acompressor", "threshold=-20dB:ratio=2.5:knee=6dB:attack=8:release=120")
"""Takes the loudest syllables back a little, so that the limiter has little to do."""

TO_STEREO = (("pan", "stereo|c0=c0|c1=c0"), ("aformat", "sample_fmts=fltp"))

HEADROOM = 0.6
"""Decibels between the limiter's ceiling and the true-peak limit at first: what AAC and the space between samples
are likely to add."""

TOLERANCE = 0.3
"""LU the result may be off before it is encoded again; half a unit is what is promised."""

FORECASTS = 2
"""How often the gain is corrected without encoding, which takes most of the time: once because of the compressor, once
because of the limiter."""

TRIES = 4


@stage("mix", version=1, place=Place.THREAD)
async def mix(context: Context, plan: SoundPlan) -> Soundtrack:
    """Mix the film's sound and bring it to its loudness, measured on the decoded AAC.

    Nothing is held in memory: every pass streams the voice anew, which costs little beside the encoding.
    If no try meets both limits, the best is kept; the measured values tell. Silence, and what is too short to measure
    (under 400 ms), has a loudness of -70 LUFS and is left as it is.
    """
    store = context.store

    def voice(chain: Chain) -> Iterator[av.AudioFrame]:
        return filtered(frames_of(voice_blocks(plan, store)), chain)

    dry = loudness_of(voice((HIGH_PASS,))).integrated
    evened = (HIGH_PASS, _volume(WORKING_LUFS - dry if dry > FLOOR else 0.0), COMPRESSOR)
    gain, ceiling = 0.0, plan.peak_limit_dbtp - HEADROOM
    for _ in range(FORECASTS):
        loudness = loudness_of(voice((*evened, *_mastering(gain, ceiling))))
        gain += _missing(loudness, plan)
    tries: list[tuple[float, Path, Loudness]] = []
    with store.scratch() as folder:
        while len(tries) < TRIES:
            path = folder / f"{len(tries)}.mp4"
            encode_aac(voice((*evened, *_mastering(gain, ceiling))), path)
            loudness = measure_loudness(path)
            tries.append((_fault(loudness, plan), path, loudness))
            if tries[-1][0] == 0:
                break
            gain += _missing(loudness, plan)
            ceiling -= max(loudness.true_peak - plan.peak_limit_dbtp + 0.1, 0.0)
        _, path, loudness = min(tries)
        return Soundtrack(
            audio=store.put_file(path, "audio/mp4"),
            frames=plan.frames,
            integrated_lufs=loudness.integrated,
            true_peak_dbtp=loudness.true_peak,
        )


def _fault(loudness: Loudness, plan: SoundPlan) -> float:
    """How far a try is from what is asked for, in decibels; 0 if it will do. A peak over its limit counts tenfold."""
    off_target = max(abs(_missing(loudness, plan)) - TOLERANCE, 0.0)
    over_limit = max(loudness.true_peak - plan.peak_limit_dbtp, 0.0)
    return off_target + 10 * over_limit


def _missing(loudness: Loudness, plan: SoundPlan) -> float:
    """Decibels to the loudness asked for; none for silence."""
    return plan.target_lufs - loudness.integrated if loudness.integrated > FLOOR else 0.0


def _volume(decibels: float) -> tuple[str, str]:
    return ("volume", f"{decibels:.3f}dB")


def _mastering(gain: float, ceiling: float) -> Chain:
    """Gain, then a limiter that holds all samples under a ceiling; it looks 5 ms ahead and takes that delay back."""
    limiter = ("alimiter", f"limit={ceiling:.3f}dB:level=false:latency=true:attack=5:release=50")
    return (_volume(gain), limiter, *TO_STEREO)
