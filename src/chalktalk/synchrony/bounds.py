"""Bounds: an author's recording shared out among the scenes of its storyboard.

Film time is the recording's time, moved: scenes are bounded on whole frames of the recording, so that what one leaves
off the next takes up, and nothing adds up over an hour.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from math import floor

from chalktalk.documents.narration import Divergence, DivergenceKind, Speech, Take, WordTime
from chalktalk.documents.storyboard import Scene
from chalktalk.errors import DocumentError
from chalktalk.frames import FrameRate
from chalktalk.synchrony.pacing import transition
from chalktalk.synchrony.pauses import Pause, best_pause

EDGE = 1.0
"""Seconds of a recording kept before its first and after its last word; what is longer is waiting."""

_MOMENT = 1e-4
"""Seconds that a sentence lasts at least, even one that was not heard."""

Sentence = Sequence[WordTime]


def cut_take(scenes: Sequence[Scene], take: Take, rate: FrameRate) -> tuple[tuple[Speech, ...], ...]:
    """The stretch of a recording that belongs to each scene, sentence by sentence.

    Scenes meet in the middle of the best pause between the last word of the one and the first of the next, rounded to
    a frame. No word is cut, and no sentence shared out; where two words touch, the bound lies within half a frame of
    where they do. A scene that comes out short stays short, for its sentences are the storyboard's.

    Args:
        scenes: The storyboard's scenes, which hold the take's sentences in order.
        take: The recording and its words.
        rate: Frames a second of the film.

    Returns:
        For each scene its speeches. All lie in the take's sound, end to end from the first scene to the last; those of
        one scene together last a whole number of frames, but for the last scene's, which may end with the recording.

    Raises:
        DocumentError: if the take has other sentences than the scenes, or is too short for so many.
    """
    _require_match(scenes, take)
    added = sorted((one for one in take.divergences if one.kind is DivergenceKind.ADDED), key=lambda one: one.start)
    joints = [best_pause(_pauses_between(*pair, added)).middle for pair in pairwise(take.sentences)]
    ends = list(accumulate((len(scene.sentences) for scene in scenes), initial=0))
    moments = [_start(take, added), *(joints[end - 1] for end in ends[1:-1]), _end(take, added)]
    bounds = _on_frames(moments, take.duration, scenes, rate)
    return tuple(
        tuple(
            _speech(take, words, *piece)
            for words, piece in zip(
                take.sentences[first:last], pairwise(_in_order(start, joints[first : last - 1], end)), strict=True
            )
        )
        for (first, last), (start, end) in zip(pairwise(ends), pairwise(bounds), strict=True)
    )


def _pauses_between(one: Sentence, following: Sentence, added: Iterable[Divergence]) -> Iterator[Pause]:
    """The pauses between two sentences, on either side of what the recording says there beyond the script."""
    start, end = one[-1].end, following[0].start
    for words in added:
        if start < words.end and words.start < end:
            yield Pause.between(start, words.start)
            start = words.end
    yield Pause.between(start, end)


def _start(take: Take, added: Iterable[Divergence]) -> float:
    """Where the recording is to be heard from."""
    spoken = min(take.sentences[0][0].start, *(one.start for one in added), take.duration)
    return max(0.0, spoken - EDGE)


def _end(take: Take, added: Iterable[Divergence]) -> float:
    """Until where it is to be heard."""
    spoken = max(take.sentences[-1][-1].end, *(one.end for one in added), 0.0)
    return min(take.duration, spoken + EDGE)


def _on_frames(moments: Sequence[float], duration: float, scenes: Sequence[Scene], rate: FrameRate) -> list[float]:
    """The scenes' bounds on whole frames, so far apart that each stands a frame before it leaves; the last as it is.

    Raises:
        DocumentError: if the recording is too short for so many scenes.
    """
    overlaps = [0, *(transition(scene.enter, rate).frames for scene in scenes[1:]), 0]
    # Of an overlap the scene that comes holds the rounded-up half, and the one that leaves the rest.
    least = [before - before // 2 + after // 2 + 1 for before, after in pairwise(overlaps)]
    frames = [floor(Fraction(moments[0]) * rate.fraction)]
    for moment, room in zip(moments[1:-1], least, strict=False):
        frames.append(max(rate.frame_at(moment), frames[-1] + room))
    latest = floor(Fraction(duration) * rate.fraction)
    for at in range(len(frames) - 1, -1, -1):
        latest = frames[at] = min(frames[at], latest - least[at])
    if latest < 0:
        raise DocumentError(f"a recording of {duration:.1f} s is too short for {len(scenes)} scenes")
    return [*map(rate.seconds_at, frames), max(moments[-1], rate.seconds_at(frames[-1] + least[-1]))]


def _in_order(start: float, joints: Iterable[float], end: float) -> list[float]:
    """A scene's start, joints and end, each at least a moment after the one before."""
    moments = [start, *joints, end]
    for at in range(1, len(moments) - 1):
        moments[at] = max(moments[at], moments[at - 1] + _MOMENT)
    for at in range(len(moments) - 2, 0, -1):
        moments[at] = min(moments[at], moments[at + 1] - _MOMENT)
    return moments


def _speech(take: Take, words: Sentence, start: float, end: float) -> Speech:
    length = end - start
    times = ({"start": _within(word.start - start, length), "end": _within(word.end - start, length)} for word in words)
    return Speech(
        audio=take.audio,
        offset=start,
        sample_rate=take.sample_rate,
        duration=length,
        words=tuple(word.model_copy(update=moved) for word, moved in zip(words, times, strict=True)),
        timing=take.timing,
        continuous=True,
        engine=take.engine,
    )


def _within(seconds: float, length: float) -> float:
    return min(max(seconds, 0.0), length)


def _require_match(scenes: Iterable[Scene], take: Take) -> None:
    written = [len(sentence.words) for scene in scenes for sentence in scene.sentences]
    spoken = [len(words) for words in take.sentences]
    if len(written) != len(spoken):
        raise DocumentError(f"the script has {len(written)} sentences, but the recording was aligned to {len(spoken)}")
    for number, (words, said) in enumerate(zip(written, spoken, strict=True), start=1):
        if words != said:
            message = f"sentence {number} of the script has {words} words, but the recording was aligned to {said}"
            raise DocumentError(message)
