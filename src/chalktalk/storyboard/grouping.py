"""Passages from the content graph's drafts: what one picture carries stays together, directives first."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from chalktalk.documents.analysis import (
    AnyOpportunity,
    ChartOpportunity,
    ContentGraph,
    DefinitionOpportunity,
    MetaphorOpportunity,
    QuoteOpportunity,
    SceneType,
)
from chalktalk.documents.base import Span
from chalktalk.documents.script import PlacedSentence, Script
from chalktalk.storyboard.clipping import clipped
from chalktalk.storyboard.passages import Passage, Role

SHORTEST, LONGEST = 3.0, 14.0
"""Seconds a scene lasts; `LONGEST_BLOCK` where its parts come in one after another."""
LONGEST_BLOCK = 30.0
DIRECTED = 12.0
MOST_DIRECTED = 3
"""Seconds and sentences that a directive's picture holds for, unless its parts come in one after another."""
WORD_SECONDS = 0.4
SHORTEST_CARD = 2.0
"""Seconds in which a section's name is read."""
STRONG, LONGEST_CARD = 0.6, 7.0
"""Confidence from which an opportunity in a section's first sentences is shown instead of the section's card, and
seconds after which anything is."""
IN_PARTS = frozenset(
    {"list", "process", "comparison", "recap", "cycle", "hierarchy", "network", "timeline", "bar_chart", "line_chart",
     "share_chart", "data_flow", "code"}
)  # fmt: skip
"""Kinds whose parts come in one after another, so that one picture carries a whole paragraph."""
CLOSING = frozenset({SceneType.SUMMARY, SceneType.CALL_TO_ACTION})


@dataclass(frozen=True, eq=False)
class _Placed:
    """A sentence of the script with what was read in it."""

    index: int
    section: int
    piece: PlacedSentence

    @property
    def seconds(self) -> float:
        return sum(len(word.spoken.split()) * WORD_SECONDS + word.pause for word in self.piece.sentence.words)


def passages(script: Script, graph: ContentGraph) -> Iterator[Passage]:
    """All passages in order."""
    sentences = [
        _Placed(index, number, piece)
        for index, (number, piece) in enumerate(
            (number, piece) for number, section in enumerate(script.sections) for piece in section.sentences
        )
    ]
    titled = [
        sum(section.title is not None for section in script.sections[: n + 1]) for n in range(len(script.sections))
    ]
    concepts = {concept.id: concept for concept in graph.concepts}
    reaching = list(accumulate((one.span.end for one in graph.opportunities), max))
    section = -1
    for group in _with_cards(_groups(sentences, graph), sentences):
        first = sentences[group[0]]
        inside = _inside(graph, reaching, group)
        passage = Passage(
            pieces=tuple(sentences[at].piece for at in group),
            readings=tuple(graph.sentences[at] for at in group),
            opportunities=inside,
            concepts=concepts,
            role=Role.BODY,
            type=_type(graph, group),
            chapter=script.sections[first.section].title,
            number=titled[first.section],
            starts_chapter=first.section != section,
            film=script.title,
            language=script.language,
        )
        yield replace(passage, role=_role(passage, last=group[-1] == len(sentences) - 1, first=section < 0))
        section = first.section


def _groups(sentences: Sequence[_Placed], graph: ContentGraph) -> list[list[int]]:
    """Sentence indices by passage: those of directives and of long opportunities, and the drafts between them."""
    owner = [
        ("draft", at)
        for at, draft in enumerate(graph.drafts)
        for _ in range(draft.sentences.start, draft.sentences.end)
    ]
    taken = [False] * len(sentences)
    starts = [sentence.span.start for sentence in graph.sentences]
    for at, placed in enumerate(sentences):
        if placed.piece.directive is not None:
            for index in range(at, at + _directed(sentences, at)):
                owner[index], taken[index] = ("directive", at), True
    for number, opportunity in enumerate(sorted(graph.opportunities, key=lambda one: -one.confidence)):
        block = _sentences_of(starts, opportunity)
        if len(block) < 2 or any(taken[at] for at in block) or len({owner[at] for at in block}) == 1:
            continue
        longest = LONGEST_BLOCK if _in_parts(opportunity) else LONGEST
        if len({sentences[at].section for at in block}) > 1 or _seconds(sentences, block) > longest:
            continue
        for at in block:
            owner[at], taken[at] = ("block", number), True
    runs = [[at for at, _ in run] for _, run in groupby(enumerate(owner), key=lambda pair: pair[1])]
    return _without_stubs(runs, sentences, taken)


def _seconds(sentences: Sequence[_Placed], group: Iterable[int]) -> float:
    return sum(sentences[at].seconds for at in group)


def _in_parts(found: AnyOpportunity) -> bool:
    """Whether its parts come in one after another."""
    match found:
        case QuoteOpportunity() | DefinitionOpportunity() | MetaphorOpportunity():
            return False
        case ChartOpportunity():
            return len(found.values) > 1
        case _:
            return True


def _with_cards(groups: Sequence[list[int]], sentences: Sequence[_Placed]) -> Iterator[list[int]]:
    """A section's first sentence has a scene of its own, lest its card stand over what should be seen."""
    section = -1
    for group in groups:
        first = sentences[group[0]]
        opens = section >= 0 and first.section != section and first.piece.directive is None
        card, rest = group[:1], group[1:]
        if opens and _seconds(sentences, card) >= SHORTEST_CARD and _seconds(sentences, rest) >= SHORTEST:
            yield from (card, rest)
        else:
            yield group
        section = first.section


def _without_stubs(runs: list[list[int]], sentences: Sequence[_Placed], taken: Sequence[bool]) -> list[list[int]]:
    """What is left of a draft and too short for a scene joins the one before it in its section."""
    kept: list[list[int]] = []
    for run in runs:
        short = _seconds(sentences, run) < SHORTEST and sentences[run[0]].piece.directive is None
        before = kept[-1] if kept and sentences[kept[-1][0]].section == sentences[run[0]].section else None
        if short and not taken[run[0]] and before is not None:
            before.extend(run)
        else:
            kept.append(run)
    return kept


def _sentences_of(starts: Sequence[int], opportunity: AnyOpportunity) -> range:
    """Which sentences an opportunity lies in; `starts` are the sentences' first words."""
    return range(bisect_right(starts, opportunity.span.start) - 1, bisect_left(starts, opportunity.span.end))


def _inside(graph: ContentGraph, reaching: Sequence[int], group: Sequence[int]) -> tuple[AnyOpportunity, ...]:
    """What of the opportunities lies in a group of sentences; `reaching`: where those up to each one end at most."""
    span = Span(start=graph.sentences[group[0]].span.start, end=graph.sentences[group[-1]].span.end)
    found: list[AnyOpportunity] = []
    for one in graph.opportunities[bisect_right(reaching, span.start) :]:
        if one.span.start >= span.end:
            break
        inside = clipped(one, span)
        if inside is not None:
            found.append(inside)
    return tuple(found)


def _directed(sentences: Sequence[_Placed], at: int) -> int:
    """A directive holds to the end of its paragraph, as far as one picture can carry."""
    piece = sentences[at].piece
    in_parts = piece.directive is not None and piece.directive.kind in IN_PARTS
    most, longest = (len(sentences), LONGEST_BLOCK) if in_parts else (MOST_DIRECTED, DIRECTED)
    length, seconds = 1, sentences[at].seconds
    for placed in sentences[at + 1 : at + most]:
        seconds += placed.seconds
        if placed.piece.directive or placed.piece.paragraph != piece.paragraph or seconds > longest:
            break
        length += 1
    return length


def _type(graph: ContentGraph, group: Sequence[int]) -> SceneType:
    weights: dict[SceneType, int] = {}
    for at in group:
        sentence = graph.sentences[at]
        weights[sentence.type] = weights.get(sentence.type, 0) + len(sentence.lemmas)
    return max(weights, key=lambda kind: weights[kind])


def _role(passage: Passage, *, first: bool, last: bool) -> Role:
    """The film's first words get its title, a chapter's first words its card, unless they are better shown."""
    if last and not first and passage.type in CLOSING:
        return Role.CLOSING
    if first:
        return Role.TITLE
    strong = any(one.confidence >= STRONG for one in passage.opportunities) or passage.seconds > LONGEST_CARD
    return Role.CHAPTER if passage.starts_chapter and passage.chapter and not strong else Role.BODY
