"""Sounds that are heard in tests: voices that were planned, and what became of them."""

import tempfile
from collections.abc import Callable

import av
import numpy as np
import numpy.typing as npt

from chalktalk.documents.base import Blob
from chalktalk.documents.cues import SceneCues, Transition, Utterance
from chalktalk.documents.direction import Output
from chalktalk.documents.inspection import Expectation, ExpectedScene
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Word
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.heard import Heard
from chalktalk.inspection.listening import Listener
from chalktalk.inspection.seen import Seen

Sound = npt.NDArray[np.float32]
"""(2, samples) at 48 kHz."""

RATE = 48_000
FPS = FrameRate(30)
SCENES = 3
SCENE = 5.0
"""Seconds."""
SECONDS = SCENES * SCENE


SENTENCES = ((0.2, 2.1), (2.2, 4.2))
"""Seconds from and to which somebody speaks in every scene."""


def syllables() -> list[tuple[float, float, float]]:
    """From when to when something is said, and how loud: of irregular lengths, about four a second."""
    random = np.random.default_rng(7)
    found = []
    at = 0.3
    while at < SECONDS:
        length = random.uniform(0.12, 0.24)
        if any(start <= at % SCENE and at % SCENE + length <= end for start, end in SENTENCES):
            found.append((at, at + length, random.uniform(0.5, 1)))
        at += length + random.uniform(0.04, 0.16)
    return found


def loudness() -> npt.NDArray[np.float64]:
    """How loud the voice is at every sample, from 0 to 1."""
    time = np.arange(round(SECONDS * RATE)) / RATE
    loud = np.zeros(time.size)
    for start, end, height in syllables():
        inside = slice(round(start * RATE), round(end * RATE))
        loud[inside] = height * np.sin(np.pi * (time[inside] - start) / (end - start)).clip(0) ** 0.5
    return loud


def voice() -> Sound:
    """Something like speech: noise over a gliding tone with overtones, as loud as its syllables."""
    random = np.random.default_rng(8)
    time = np.arange(round(SECONDS * RATE)) / RATE
    phase = (
        2 * np.pi * np.cumsum(130 + 30 * np.sin(2 * np.pi * 0.7 * time) + 10 * np.sin(2 * np.pi * 3.1 * time)) / RATE
    )
    tone = sum(np.sin(number * phase + number * number) / number for number in range(1, 25))
    sound = loudness() * (0.16 * tone + 0.02 * random.normal(0, 1, time.size))
    return np.stack([sound, sound]).astype(np.float32)


def music() -> Sound:
    """Chords that change every other second, 20 dB under the voice."""
    time = np.arange(round(SECONDS * RATE)) / RATE
    roots = np.array([220.0, 174.6, 261.6, 196.0])[(time / 2).astype(int) % 4]
    phase = 2 * np.pi * np.cumsum(roots) / RATE
    sound = 0.012 * (np.sin(phase) + np.sin(1.5 * phase) + np.sin(2 * phase))
    return np.stack([sound, 0.8 * sound]).astype(np.float32)


def film_sound() -> Sound:
    """What a good film sounds like."""
    return voice() + music()


def frames_of(sound: Sound, *, rate: int = RATE, chunk: int = 1024) -> list[av.AudioFrame]:
    """The frames of a decoded sound."""
    frames = []
    for first in range(0, sound.shape[1], chunk):
        part = np.ascontiguousarray(sound[:, first : first + chunk], np.float32)
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo" if len(part) == 2 else "mono")
        frame.sample_rate = rate
        frames.append(frame)
    return frames


def listened(frames: list[av.AudioFrame]) -> Heard:
    """What is heard of frames."""
    with tempfile.TemporaryFile() as mono:
        listener = Listener(mono)
        for frame in frames:
            listener.hear(frame)
        return listener.heard()


def heard_of(sound: Sound, *, rate: int = RATE) -> Heard:
    """What is heard of a sound."""
    return listened(frames_of(sound, rate=rate))


def expectation(*, has_music: bool = True, target: float = -20.7, peak: float = -1.0) -> Expectation:
    """The plan of `film_sound`: three scenes of five seconds."""
    quiet = voice()[0]
    looks = np.square(quiet[: quiet.size // 960 * 960]).reshape(-1, 960).mean(axis=1)
    levels = np.maximum(np.rint(10 * np.log10(np.maximum(looks, 1e-10))), -100).astype(int).tolist()
    frames = round(SCENE * 30)
    each = round(SCENE * 50)
    scenes = tuple(
        ExpectedScene(
            id=f"scene-{number}",
            start=number * frames,
            end=(number + 1) * frames,
            cues=_cues(number, frames),
            words=(Word(display="words", spoken="words"),),
            voice=tuple(levels[number * each : (number + 1) * each]),
        )
        for number in range(SCENES)
    )
    return Expectation(
        output=Output(width=640, height=360, rate=FPS, crf=23, preset="fast"),
        frames=SCENES * frames,
        language="en",
        target_lufs=target,
        peak_limit_dbtp=peak,
        has_music=has_music,
        captions=False,
        scenes=scenes,
    )


def _cues(number: int, frames: int) -> SceneCues:
    """A scene's sentences and words."""
    cut, begin = Transition(kind=TransitionKind.CUT, frames=0), number * SCENE
    sound = Blob(digest="0" * 64, size=0, media_type="audio/wav")
    return SceneCues(
        scene=f"scene-{number}",
        rate=FPS,
        frames=frames,
        enter=cut,
        leave=cut,
        words=tuple(
            WordTime(start=start - begin, end=end - begin)
            for start, end, _ in syllables()
            if begin <= start < begin + SCENE
        ),
        utterances=tuple(
            Utterance(start=start, audio=sound, sample_rate=RATE, duration=end - start) for start, end in SENTENCES
        ),
        beats=(),
        captions=(),
    )


def evidence(heard: Heard, expected: Expectation | None, captions: str | None = None) -> Evidence:
    """A film of which only the sound is looked at."""
    facts = Facts(
        container="mov",
        video_codec="h264",
        width=640,
        height=360,
        rate=FPS,
        seconds=SECONDS,
        audio_codec="aac",
    )
    seen = Seen(np.zeros(0), np.zeros((0, 18, 32), np.uint8), {})
    return Evidence(facts, seen, heard, expected, words=None, captions=captions)


def changed(sound: Sound, change: Callable[[Sound], object]) -> Sound:
    """A copy with something done to it."""
    copy = sound.copy()
    change(copy)
    return copy
