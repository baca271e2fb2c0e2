"""Captions: a scene's words cut into readable pieces of one or two lines, each with its time.

The cut is the cheapest of all possible ones, found by dynamic programming over the words, as TeX breaks a paragraph
(Knuth and Plass, "Breaking Paragraphs into Lines", 1981). Reading speed and shortest time follow the common practice
of broadcasters: at most 20 characters and at least one second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Caption, CaptionWord
from chalktalk.synchrony.captioning import CaptionUnit
from chalktalk.synchrony.parting import columns
from chalktalk.synchrony.pauses import PauseKind
from chalktalk.synchrony.phrases import AFTER_SENTENCE

CHARACTERS_A_SECOND = 20.0
SHORTEST = 1.0
"""Seconds a caption stays at least, where the speech leaves so much."""
_LEAD = 0.1
"""Seconds a caption may be ahead of its first word."""
_HOLD = 0.3
"""Seconds a caption stays after its last word."""
_FLICKER = 0.3
"""Seconds between two captions below which the first one stays until the second."""
_SHORT_WORD = 6
"""Columns up to which a word looks lost on a line of its own."""

# Costs, in the unit of `break_costs` (1 is a break after a comma, 5 one that nothing speaks for); chosen by reading.
_EACH_CAPTION = 6.0
_FULLNESS = 6.0
_CAPTION_BREAK = 2.0
_SECOND_LINE = 1.0
_LINE_BREAK = 0.6
_IMBALANCE = 4.0
_LONE_WORD = 12.0
_SECOND_SENTENCE = 8.0
_SECOND_MISSING = 40.0
_CHARACTER_TOO_FAST = 2.0


def captions_of(units: Sequence[CaptionUnit], scene_end: float, characters: int) -> tuple[Caption, ...]:
    """Caption a scene.

    Args:
        units: What is said, in parts that fit into a line.
        scene_end: Seconds from the scene's start to its end; no caption lasts longer.
        characters: Most characters in a line. Wide (East Asian) characters count twice.

    Returns:
        Captions in order, never overlapping, that hold every word once. None reaches across a paragraph's pause.
    """
    cutter = _Cutter.of(units, scene_end, characters)
    return _timed(cutter, cutter.captions())


@dataclass(frozen=True, slots=True)
class _Cutter:
    """The words of a scene, and what any way to cut them costs."""

    offsets: Sequence[int]
    """Column at which each word would start if all stood on one line; one more for the end."""
    breaks: Sequence[float]
    units: Sequence[CaptionUnit]
    scene_end: float
    limit: int

    @classmethod
    def of(cls, units: Sequence[CaptionUnit], scene_end: float, characters: int) -> "_Cutter":
        widths = (columns(unit.word.text) + (not unit.word.glued) for unit in units)
        offsets = tuple(accumulate(widths, initial=0))
        return cls(offsets, [unit.break_cost for unit in units], units, scene_end, characters)

    def captions(self) -> list[tuple[Span, ...]]:
        """The cheapest cut: for each caption, its lines."""
        count = len(self.units)
        rest = [0.0] * (count + 1)  # the least cost of everything from a word on
        chosen: list[tuple[Span, ...]] = [()] * count
        for first in range(count - 1, -1, -1):
            options = (
                (self._caption_cost(first, end) + cost + rest[end], lines)
                for end, cost, lines in self._captions_from(first)
            )
            rest[first], chosen[first] = min(options, key=lambda option: option[0])
        captions: list[tuple[Span, ...]] = []
        first = 0
        while first < count:
            captions.append(chosen[first])
            first = chosen[first][-1].end
        return captions

    def width(self, first: int, end: int) -> int:
        """Columns of some words on one line."""
        return self.offsets[end] - self.offsets[first] - (not self.units[end - 1].word.glued)

    def _captions_from(self, first: int) -> "list[tuple[int, float, tuple[Span, ...]]]":
        """Every caption that may start with a word: its end, the cost of its best lines, and these lines."""
        captions = []
        for end in range(first + 1, len(self.units) + 1):
            reaches_over_silence = end - first > 1 and self.units[end - 2].pause is PauseKind.PARAGRAPH
            lines = None if reaches_over_silence else self._best_lines(first, end)
            if lines is None:
                break  # what does not fit does not fit with one word more
            captions.append((end, *lines))
        return captions

    def _best_lines(self, first: int, end: int) -> tuple[float, tuple[Span, ...]] | None:
        """The cheapest one or two lines for some words, or None if they do not fit into two."""
        if self._fits(first, end):
            return self._lone_word_cost(first, end), (Span(start=first, end=end),)
        cuts = [cut for cut in range(first + 1, end) if self._fits(first, cut) and self._fits(cut, end)]
        if not cuts:
            return None
        cost, cut = min((self._two_lines_cost(first, cut, end), cut) for cut in cuts)
        return cost, (Span(start=first, end=cut), Span(start=cut, end=end))

    def _fits(self, first: int, end: int) -> bool:
        return end - first == 1 or self.width(first, end) <= self.limit

    def _two_lines_cost(self, first: int, cut: int, end: int) -> float:
        imbalance = abs(self.width(first, cut) - self.width(cut, end)) / self.limit
        lone_words = self._lone_word_cost(first, cut) + self._lone_word_cost(cut, end)
        return _SECOND_LINE + _LINE_BREAK * self.breaks[cut - 1] + _IMBALANCE * imbalance + lone_words

    def _lone_word_cost(self, first: int, end: int) -> float:
        return _LONE_WORD if end - first == 1 and self.width(first, end) <= _SHORT_WORD else 0.0

    def _caption_cost(self, first: int, end: int) -> float:
        width = self.width(first, end)
        until = self.units[end].word.start if end < len(self.units) else self.scene_end
        seconds = until - self.units[first].word.start
        too_fast = max(0.0, width / max(seconds, 0.001) - CHARACTERS_A_SECOND)
        return (
            _EACH_CAPTION
            + _FULLNESS * (width / (2 * self.limit)) ** 2
            + _CAPTION_BREAK * self.breaks[end - 1]
            + _SECOND_SENTENCE * self.breaks[first : end - 1].count(AFTER_SENTENCE)
            + _SECOND_MISSING * max(0.0, SHORTEST - seconds)
            + _CHARACTER_TOO_FAST * too_fast
        )


def _timed(cutter: _Cutter, captions: Sequence[tuple[Span, ...]]) -> tuple[Caption, ...]:
    """Give captions their times: a little before the first word, until the next caption or a little after the last."""
    words = [unit.word for unit in cutter.units]
    starts = [_start(words, lines[0].start) for lines in captions]
    timed = []
    for lines, (start, following) in zip(captions, pairwise([*starts, None]), strict=True):
        assert start is not None
        first, end = lines[0].start, lines[-1].end
        reading = max(SHORTEST, cutter.width(first, end) / CHARACTERS_A_SECOND)
        wanted = max(words[end - 1].end + _HOLD, start + reading)
        if following is None:
            until = min(wanted, cutter.scene_end)
        else:
            until = following if following - wanted < _FLICKER else wanted
        timed.append(Caption(start=start, end=until, lines=lines))
    return tuple(timed)


def _start(words: Sequence[CaptionWord], first: int) -> float:
    silent_since = words[first - 1].end if first else 0.0
    return min(words[first].start, max(words[first].start - _LEAD, silent_since))
