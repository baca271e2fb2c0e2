"""Recordings as authors make them: spoken by espeak-ng at a pace of their own, with noise, in any format."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from chalktalk.documents.script import Sentence, Word
from chalktalk.narration import libespeak

Samples = npt.NDArray[np.int16]

RATE = 22_050
"""Samples a second of espeak-ng."""

PACE = 150
"""The library's words a minute; the program's own voice is faster."""


@dataclass(frozen=True)
class Spoken:
    """A sound at `RATE`, and when each word of it starts, in seconds."""

    samples: Samples
    starts: tuple[float, ...]

    @property
    def seconds(self) -> float:
        return self.samples.size / RATE


def spoken(texts: tuple[str, ...], voice: str = "en-us+f2", pause: float = 0.6, noise: float = 12.0) -> Spoken:
    """Sentences one after the other, with silence around them and noise under it all (in sample steps)."""
    parts: list[Samples] = [np.zeros(round(pause * RATE), dtype=np.int16)]
    starts: list[float] = []
    for text in texts:
        words = text.split()
        ssml = " ".join(f'<mark name="{index}"/>{escape(word)}' for index, word in enumerate(words))
        sentence = libespeak.synthesise(ssml, voice, rate=PACE, pitch=50, pitch_range=50)
        assert sentence.sample_rate == RATE
        before = sum(part.size for part in parts)
        starts += [(before + sentence.marks[str(index)]) / RATE for index in range(len(words))]
        parts += [sentence.samples, np.zeros(round(pause * RATE), dtype=np.int16)]
    samples = np.concatenate(parts) + np.random.default_rng(1).normal(0, noise, sum(part.size for part in parts))
    return Spoken(clipped(samples), tuple(starts))


def clipped(samples: npt.NDArray[np.floating]) -> Samples:
    """Whole samples that fit 16 bits."""
    return np.asarray(np.clip(np.rint(samples), -32768, 32767), dtype=np.int16)


def sentences_of(texts: tuple[str, ...]) -> tuple[Sentence, ...]:
    """Sentences as a script has them."""
    return tuple(
        Sentence(words=tuple(Word(display=word, spoken=word.strip(".,:;?!").lower()) for word in text.split()))
        for text in texts
    )


def babble(seconds: float, rate: int = 48_000, level: float = 6000.0) -> Samples:
    """Noise that swells and fades like syllables: enough to be taken for speech by its level."""
    time = np.arange(round(seconds * rate)) / rate
    noise = np.random.default_rng(2).normal(0, 1, time.size)
    return clipped(level / 3 * noise * (0.5 - 0.5 * np.cos(2 * np.pi * 3 * time)) ** 2)


CODECS = {
    "wav": ("wav", "pcm_s16le"),
    "mp3": ("mp3", "libmp3lame"),
    "m4a": ("ipod", "aac"),
    "flac": ("flac", "flac"),
    "ogg": ("ogg", "libopus"),
}


def encode(
    samples: Samples, path: Path, kind: str = "", *, rate: int = 48_000, layout: str = "mono", faststart: bool = False
) -> Path:
    """Write samples (one row a channel, or a single row) as a file of a kind, its name's ending if none is given."""
    container_name, codec = CODECS[kind or path.suffix[1:]]
    rows = np.atleast_2d(samples)
    options = {"movflags": "faststart"} if faststart else {}
    with av.open(path, "w", format=container_name, options=options) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(rows.T.reshape(1, -1).copy(), format="s16", layout=layout)
        frame.sample_rate = rate
        context = stream.codec_context
        resampler = av.AudioResampler(
            format=context.format.name, layout=layout, rate=rate, frame_size=context.frame_size or 1024
        )
        for whole in (frame, None):
            for part in resampler.resample(whole):
                container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path
