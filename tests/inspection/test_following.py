"""A film followed frame by frame: each beside its own sketch, also after some were lost."""

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO

import av
import numpy as np
import pytest

from chalktalk.frames import FrameRate
from chalktalk.glances import glance_size, glanced_frames
from chalktalk.inspection.following import FilmWatcher, Stretch

RATE = FrameRate(30)
FRAMES = 30
"""Of a stretch."""


def picture(number: int) -> av.VideoFrame:
    level = 20 + 2 * number
    page = av.VideoFrame.from_ndarray(np.full((90, 160, 3), level, np.uint8), "rgb24")
    return page.reformat(format="yuv420p")


def sketch(first: int) -> bytes:
    frames = glanced_frames(FRAMES, RATE)
    drawn = [picture(first + number).reformat(*glance_size(160, 90)).to_ndarray() for number in frames]
    width, height = glance_size(160, 90)
    file = BytesIO()
    np.savez_compressed(
        file,
        luma=np.stack([one[:height] for one in drawn]),
        chroma=np.stack([one[height:].reshape(2, height // 2, width // 2) for one in drawn]),
        frames=np.array(frames),
    )
    return file.getvalue()


def stretches(asked: list[int]) -> Iterator[Stretch]:
    for first in (0, FRAMES, 2 * FRAMES):

        def drawn(first: int = first) -> bytes:
            asked.append(first)
            return sketch(first)

        yield Stretch(FRAMES, drawn)


def seen_of(numbers: list[int], asked: list[int]) -> tuple[FilmWatcher, list[float]]:
    watcher = FilmWatcher(RATE, stretches(asked))
    times = [number / 30 for number in numbers]
    for number, seconds in zip(numbers, times, strict=True):
        frame = picture(number)
        frame.pts, frame.time_base = number * 512, Fraction(1, 15360)
        watcher.see(frame, seconds)
    return watcher, times


@pytest.mark.parametrize("lost", [(), (7,), (35, 36, 37), tuple(range(20, 70))])
def test_every_frame_is_held_against_what_it_should_be(lost: tuple[int, ...]) -> None:
    numbers = [number for number in range(3 * FRAMES) if number not in lost]
    watcher, times = seen_of(numbers, [])
    seen = watcher.seen()

    assert times == seen.times.tolist()
    compared = np.isfinite(seen["off"])
    assert compared.sum() == len([number for number in numbers if number % 3 == 0])
    assert seen["off"][compared].max() < 1


def test_sketches_are_read_one_after_the_other_when_they_are_needed() -> None:
    asked: list[int] = []
    seen_of(list(range(FRAMES + 1)), asked)

    assert [0, FRAMES] == asked


def test_behind_the_last_sketch_nothing_is_compared() -> None:
    watcher, _ = seen_of(list(range(3 * FRAMES + 5)), [])

    assert np.isnan(watcher.seen()["off"][3 * FRAMES :]).all()


def test_a_film_without_frames_has_nothing_to_see() -> None:
    assert 0 == FilmWatcher(RATE).seen().frames
