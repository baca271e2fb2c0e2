"""What a vendor's voice says in these tests: real speech, and when it really says each character."""

import io
import re
import wave
from dataclasses import dataclass
from functools import cache
from html import escape

import av
import numpy as np
import numpy.typing as npt
from av.audio.stream import AudioStream

from chalktalk.narration import libespeak
from chalktalk.narration.timing import SILENCE

LIKE_A_PERSON = {"rate": 160, "pitch": 50, "pitch_range": 60}
RATE = 22_050
"""Samples a second of espeak-ng."""
PAUSE = 0.45
"""Seconds between sentences."""


@dataclass(frozen=True)
class Sounding:
    """A text spoken."""

    samples: npt.NDArray[np.int16]
    rate: int
    characters: tuple[tuple[float, float], ...]
    """For each character of the text when it sounds, in seconds."""

    @property
    def seconds(self) -> float:
        return self.samples.size / self.rate


@cache
def sounding(text: str, voice: str = "en-us+f2") -> Sounding:
    """A text as espeak-ng speaks it, sentence by sentence, for it loses the first mark of all but the first."""
    samples: list[npt.NDArray[np.int16]] = []
    starts: list[int] = []
    words: list[tuple[int, int]] = []
    for sentence in re.finditer(r"\S.*?(?:[.?!](?=\s)|$)", text, re.DOTALL):
        said = [(word.start(), word.end()) for word in re.finditer(r"\S+", sentence[0])]
        ssml = " ".join(f'<mark name="{first}"/>{escape(sentence[0][first:past])}' for first, past in said)
        spoken = libespeak.synthesise(ssml, voice, **LIKE_A_PERSON)
        before = sum(part.size for part in samples)
        first_heard = int(np.argmax(np.abs(spoken.samples.astype(np.int32)) > SILENCE))
        marks = [max(spoken.marks.get(str(first), 0), first_heard) for first, _ in said]
        starts += [before + mark for mark in _told_apart(marks)]
        words += [(sentence.start() + first, sentence.start() + past) for first, past in said]
        assert spoken.sample_rate == RATE
        samples += [spoken.samples, np.zeros(round(PAUSE * RATE), np.int16)]
    whole = np.concatenate(samples)
    return Sounding(whole, RATE, _characters(text, words, starts, whole))


def _told_apart(marks: list[int]) -> list[int]:
    """Where words are spoken in one go (`of the`), the first has the mark of the next: it starts half way to it."""
    earlier = [marks[0], *marks]
    return [
        (before + mark) // 2 if mark == after and before < mark else mark
        for before, mark, after in zip(earlier, marks, [*marks[1:], -1], strict=False)
    ]


def _characters(
    text: str, words: list[tuple[int, int]], starts: list[int], samples: npt.NDArray[np.int16]
) -> tuple[tuple[float, float], ...]:
    """Letters share the time in which their word is heard; marks and spaces have what is left until the next."""
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)) > SILENCE)
    times = np.zeros((len(text), 2))
    for (first, past), start, following in zip(words, starts, [*starts[1:], samples.size], strict=True):
        letters = len(text[first:past].rstrip(".,:;?!")) or past - first
        last = int(heard[np.searchsorted(heard, following) - 1]) + 1
        end = last if last > start else following
        moments = np.linspace(start, end, letters + 1) / RATE
        times[first : first + letters] = np.stack((moments[:-1], moments[1:]), axis=1)
        times[first + letters : past + 1] = (end / RATE, following / RATE)
    return tuple((float(start), float(end)) for start, end in times)


def as_wav(sound: Sounding) -> bytes:
    """RIFF WAV."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.samples.astype("<i2").tobytes())
    return buffer.getvalue()


@cache
def mp3_of(text: str, voice: str) -> bytes:
    """A text as MP3."""
    return as_mp3(sounding(text, voice))


def as_mp3(sound: Sounding) -> bytes:
    """MP3 of 44.1 kHz and 128 kb/s."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as container:
        stream = container.add_stream("libmp3lame", rate=44_100)
        assert isinstance(stream, AudioStream)
        stream.bit_rate = 128_000
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(sound.samples[None, :], format="s16p", layout="mono")
        frame.sample_rate = sound.rate
        resampler = av.AudioResampler(format=stream.format, layout="mono", rate=44_100)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            part.pts = None
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return buffer.getvalue()
