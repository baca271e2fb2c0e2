"""How exactly words are found in sound: `make bench-sync`.

espeak-ng speaks texts in several voices and speeds and says where each word starts: that is the truth. The aligner gets
the sound and the words, alone, under music, under noise, and with words in the script that are not said. Prints a table
and writes it to bench/results/sync.json. The acoustic model never heard espeak-ng; the few prices of the search were
chosen on the first half of the sentences alone (`--part tune`), the other half checks them (`--part check`).
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # one core, before NumPy starts

import argparse
import json
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path

import numpy as np
import numpy.typing as npt

from chalktalk.documents.narration import WordTime
from chalktalk.narration.alignment import SpokenWord, align
from chalktalk.narration.libespeak import synthesise

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "bench" / "results" / "sync.json"
VOICES = ("en-us+edward2", "en+f2", "en-gb-scotland+m3")
RATES = (125, 160, 200)
"""In words a minute, by the library's count."""

PAUSE = 0.35
"""Seconds between sentences."""

SILENT = 33
"""Samples up to this size are silence."""

Samples = npt.NDArray[np.int16]
Disturbance = Callable[[Samples, int], Samples]


@dataclass(frozen=True, slots=True)
class Talk:
    """One sound whose word starts are known."""

    name: str
    samples: Samples
    sample_rate: int
    words: tuple[str, ...]
    starts: tuple[float | None, ...]
    """Seconds, by the voice's own marks; None where it gave a word none of its own."""


@dataclass(frozen=True, slots=True)
class Result:
    """One talk aligned."""

    talk: Talk
    found: tuple[WordTime, ...]
    seconds: float
    """Of sound."""
    spent: float
    """Seconds of one core."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the found starts are from the true ones."""

    condition: str
    minutes: float
    words: int
    missed: int
    """Words that got no confidence although they were said."""
    mean_ms: float
    within_60_ms: float
    within_100_ms: float
    p95_ms: float
    bias_ms: float
    times_real_time: float
    """Seconds of sound for each second of one core."""


def main() -> None:
    """Run every condition, print a row for each, and write them down."""
    options = _options()
    talks = spoken_talks(options.part)
    clean = [aligned(talk, unchanged) for talk in talks]
    rows = [
        *(figures(result.talk.name, [result]) for result in clean),
        figures("all, clean", clean),
        figures("all, music 15 dB below", [aligned(talk, under_music) for talk in talks]),
        figures("all, pink noise 20 dB below", [aligned(talk, under_noise) for talk in talks]),
        figures("all, 5 % wrong words", [aligned(with_wrong_words(talk), unchanged) for talk in talks]),
    ]
    titles = ("min", "words", "missed", "mean", "95 %", "<60ms", "<100ms", "bias", "speed")
    print(" " * 32 + "".join(f"{title:>8}" for title in titles))
    for row in rows:
        print(
            f"{row.condition:32}{row.minutes:8.1f}{row.words:8}{row.missed:8}{row.mean_ms:8.1f}{row.p95_ms:8.0f}"
            f"{row.within_60_ms:8.1%}{row.within_100_ms:8.1%}{row.bias_ms:8.1f}{row.times_real_time:7.0f}x"
        )
    if options.part == "all":
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", encoding="utf-8")


def spoken_talks(part: str) -> list[Talk]:
    """A third of the sentences for each voice and speed: each is said three times, by three voices at three speeds."""
    sentences = texts()
    half = len(sentences) // 2
    sentences = {"tune": sentences[:half], "check": sentences[half:], "all": sentences}[part]
    conditions = [(voice, speed) for voice in VOICES for speed in RATES]
    return [
        spoken(sentences[(index + index // 3) % 3 :: 3], voice, speed)
        for index, (voice, speed) in enumerate(conditions)
    ]


def texts() -> list[list[str]]:
    """The sentences of the examples and of our own, as words; the examples' are dealt evenly among ours."""
    own = (ROOT / "bench" / "sync" / "sentences.txt").read_text(encoding="utf-8")
    examples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.md"))]
    sentences = [words for text in (own, *examples) for words in _sentences(text)]
    return sentences[::2] + sentences[1::2]


def _sentences(text: str) -> list[list[str]]:
    text = re.sub(r"(?s)\A---.*?---\n", "", text)
    text = re.sub(r"(?m)^(#|\[VISUAL|!\[|\|).*$|\[[^\]]*\]|[^\w\s.,;:?!'’-]", "", text)
    split = [sentence.split() for sentence in re.split(r"(?<=[.!?])\s+", text)]
    return [words for words in split if len(words) > 1]


def spoken(sentences: list[list[str]], voice: str, rate: int) -> Talk:
    """Let espeak-ng say sentences, with silence between them."""
    parts, starts, at, sample_rate = [], list[float | None](), 0, 0
    for words in sentences:
        ssml = " ".join(f'<mark name="{index}"/>{escape(word)}' for index, word in enumerate(words))
        speech = synthesise(ssml, voice, rate=rate, pitch=45, pitch_range=60)
        sample_rate = speech.sample_rate
        marks = {0: 0} | {int(mark): sample for mark, sample in speech.marks.items()}
        starts += [start if start is None else (at + start) / sample_rate for start in _news(marks, len(words))]
        parts += [speech.samples, np.zeros(round(PAUSE * sample_rate), dtype=np.int16)]
        at += speech.samples.size + parts[-1].size
    said = tuple(re.sub(r"[^\w'’-]", "", word) for sentence in sentences for word in sentence)
    return Talk(f"{voice} at {rate}", np.concatenate(parts), sample_rate, said, tuple(starts))


def _news(marks: dict[int, int], count: int) -> list[int | None]:
    """The sample of each word's mark; None where a phrase such as `of the` is said in one go, all marks at its end."""
    latest, news = -1, list[int | None]()
    for index in range(count):
        start = marks.get(index)
        real = start is not None and start > latest and start != marks.get(index + 1)
        news.append(start if real else None)
        latest = max(latest, start or 0)
    return news


def aligned(talk: Talk, disturbed: Disturbance) -> Result:
    """Align a talk as it sounds when it is disturbed."""
    samples = disturbed(talk.samples, talk.sample_rate)
    before = time.process_time()
    found = align(samples, talk.sample_rate, [SpokenWord(word) for word in talk.words], "en")
    spent = time.process_time() - before
    return Result(talk, found.words, samples.size / talk.sample_rate, spent)


def figures(condition: str, results: list[Result]) -> Figures:
    """Compare what was found with what is true."""
    pairs = [
        (word, start)
        for result in results
        for word, start in zip(result.found, result.talk.starts, strict=True)
        if start is not None
    ]
    signed = np.array([word.start - start for word, start in pairs]) * 1000
    sizes = np.abs(signed)
    seconds = sum(result.seconds for result in results)
    return Figures(
        condition=condition,
        minutes=seconds / 60,
        words=len(pairs),
        missed=sum(word.confidence == 0 for word, _ in pairs),
        mean_ms=float(sizes.mean()),
        within_60_ms=float((sizes <= 60).mean()),
        within_100_ms=float((sizes <= 100).mean()),
        p95_ms=float(np.quantile(sizes, 0.95)),
        bias_ms=float(np.median(signed)),
        times_real_time=seconds / sum(result.spent for result in results),
    )


def unchanged(samples: Samples, _: int) -> Samples:
    """The voice alone."""
    return samples


def under_music(samples: Samples, rate: int) -> Samples:
    """The voice over chords that change every two seconds, with a beat, 15 dB below."""
    time_axis = np.arange(samples.size) / rate
    music = np.zeros(samples.size)
    chords = ((220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (261.6, 329.6, 392.0), (196.0, 246.9, 293.7))
    for start in range(0, samples.size, 2 * rate):
        part = slice(start, start + 2 * rate)
        since = time_axis[part] - start / rate
        for note in chords[start // (2 * rate) % len(chords)]:
            for overtone in range(1, 7):
                music[part] += np.sin(2 * np.pi * note * overtone * since) / overtone * np.exp(-since / 1.5)
    beat = np.random.default_rng(7).normal(0, 1, samples.size) * np.exp(-(time_axis % 0.5) / 0.03)
    return mixed(samples, music + beat, 15)


def under_noise(samples: Samples, _: int) -> Samples:
    """The voice over pink noise, 20 dB below."""
    white = np.fft.rfft(np.random.default_rng(8).normal(0, 1, samples.size))
    pink = np.fft.irfft(white / np.sqrt(np.arange(1, white.size + 1)), samples.size)
    return mixed(samples, pink, 20)


def mixed(samples: Samples, other: npt.NDArray[np.float64], decibels: float) -> Samples:
    """Two sounds, the second so far below the first in mean power, of the first where it is not silent."""
    voice = samples[np.abs(samples) > SILENT].astype(np.float64)
    gain = np.sqrt(np.mean(voice**2) / np.mean(other**2)) * 10 ** (-decibels / 20)
    return np.asarray(np.clip(np.rint(samples + gain * other), -32768, 32767), dtype=np.int16)


def with_wrong_words(talk: Talk) -> Talk:
    """The same sound with every twentieth word of the script another one; such words have no true time."""
    pool = sorted(set(talk.words))
    dice = np.random.default_rng(9)
    wrong = set(range(7, len(talk.words), 20))
    words = tuple(
        str(dice.choice([other for other in pool if other != word])) if index in wrong else word
        for index, word in enumerate(talk.words)
    )
    starts = tuple(None if index in wrong else start for index, start in enumerate(talk.starts))
    return replace(talk, words=words, starts=starts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("all", "tune", "check"), default="all", help="which half of the sentences")
    return parser.parse_args()


if __name__ == "__main__":
    main()
