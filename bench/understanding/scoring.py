"""How far a content graph and a storyboard agree with a label file, by the rules of README.md beside this file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch

from contents import same_content
from labels import LabelledConcept, LabelledOpportunity, LabelledPassage, Labels, words_of

from chalktalk.artwork.illustrate import icon_for
from chalktalk.documents.analysis import AnyOpportunity, Concept, ContentGraph
from chalktalk.documents.base import Span
from chalktalk.documents.script import Script
from chalktalk.documents.storyboard import Scene, Storyboard

ENOUGH_OVERLAP = 0.5
"""Share of the shorter of two stretches that has to lie in the other for them to speak of the same."""
CARDS = frozenset({"title", "chapter"})


@dataclass
class Tally:
    """Right, wrong and missing, with what they were."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in another script's counts."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.misses += other.misses

    @property
    def precision(self) -> float:
        """Of what was found, how much was right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what was there, how much was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass
class Scores:
    """All figures of one script, or of a half."""

    concepts: Tally = field(default_factory=Tally)
    opportunities: Tally = field(default_factory=Tally)
    contents: Tally = field(default_factory=Tally)
    kinds: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)
    icons: Tally = field(default_factory=Tally)

    def add(self, other: "Scores") -> None:
        """Take in another script's figures."""
        for name in vars(self):
            getattr(self, name).add(getattr(other, name))


class Words:
    """A script's words as they are matched, each with the script's word it is part of."""

    def __init__(self, script: Script) -> None:
        said = [
            word.display for section in script.sections for piece in section.sentences for word in piece.sentence.words
        ]
        self._words = [(text, at) for at, word in enumerate(said) for text in words_of(word)]

    def find(self, quote: str, after: int = 0) -> Span | None:
        """Where a quote is said, at or after a word."""
        wanted = words_of(quote)
        for n in range(len(self._words) - len(wanted) + 1):
            if self._words[n][1] >= after and [text for text, _ in self._words[n : n + len(wanted)]] == wanted:
                return Span(start=self._words[n][1], end=self._words[n + len(wanted) - 1][1] + 1)
        return None

    @property
    def end(self) -> int:
        """One past the last word."""
        return self._words[-1][1] + 1


Located = tuple[LabelledOpportunity, Span]


def score(script: Script, graph: ContentGraph, storyboard: Storyboard, labels: Labels, *others: Labels) -> Scores:
    """Compare what the program reads and chooses with what was labelled.

    Where more than one person labelled the script, the first says which concepts and opportunities there are; a
    content, a kind, a scene type or an icon is right if it is so to any of them.
    """
    words = Words(script)
    labellers = (labels, *others)
    scenes = list(_placed(storyboard.scenes))
    passages = [list(passages_in(words, one.passages)) for one in labellers]
    matched, concepts = _concepts(script, graph.concepts, labels)
    opportunities, contents = _opportunities(graph.opportunities, labellers, words)
    return Scores(
        concepts=concepts,
        opportunities=opportunities,
        contents=contents,
        kinds=_kinds(scenes, passages),
        types=_types(scenes, passages),
        icons=_icons(matched, others),
    )


def singular(name: str) -> str:
    """A name as it is matched: lower case, without an article, each word without a plural's ending."""
    words = [word for word in words_of(name.replace("-", " ")) if word not in ("a", "an", "the")]
    return " ".join(re.sub(r"(?<=[^su])s$|(?<=[sxz])es$|(?<=[sc]h)es$", "", word.removesuffix("'s")) for word in words)


def _concepts(
    script: Script, found: Sequence[Concept], labels: Labels
) -> tuple[list[tuple[Concept, LabelledConcept]], Tally]:
    said = [w.display for section in script.sections for p in section.sentences for w in p.sentence.words]
    neutral = {singular(name) for name in labels.also}
    open_ = list(labels.concepts)
    tally, matched = Tally(), []
    for concept in found:
        named = (" ".join(said[m.span.start : m.span.end]) for m in concept.mentions if not m.pronoun)
        names = {singular(name) for name in (concept.text, *named)}
        hit = next((label for label in open_ if names & {singular(name) for name in label.names}), None)
        if hit is not None:
            open_.remove(hit)
            tally.right += 1
            matched.append((concept, hit))
        elif not names & neutral and not any(names & {singular(n) for n in label.names} for label in labels.concepts):
            tally.wrong += 1
            tally.misses.append(f"no concept: {concept.text}")
    tally.missed = len(open_)
    tally.misses += [f"concept not found: {label.names[0]}" for label in open_]
    return matched, tally


def _icons(matched: Iterable[tuple[Concept, LabelledConcept]], others: Sequence[Labels]) -> Tally:
    """Whether each concept's icon is one of those that fit; a monogram only where none does."""
    tally = Tally()
    for concept, label in matched:
        name = icon_for(concept.icon).name
        names = {singular(each) for each in label.names}
        same = [c for other in others for c in other.concepts if names & {singular(each) for each in c.names}]
        fits = any(fnmatch(name, pattern) for one in (label, *same) for pattern in one.icons or ("monogram",))
        tally.right += fits
        tally.wrong += not fits
        if not fits:
            tally.misses.append(f"icon {name} for {concept.text} ({concept.icon}), rather {', '.join(label.icons)}")
    return tally


def _opportunities(found: Sequence[AnyOpportunity], labellers: Sequence[Labels], words: Words) -> tuple[Tally, Tally]:
    open_, *others = ([(label, stretch(label, words)) for label in one.opportunities] for one in labellers)
    tally, contents = Tally(), Tally()
    for opportunity in found:
        hit = compatible(opportunity.span, (opportunity.type,), open_)
        if hit is None:
            tally.wrong += 1
            tally.misses.append(f"no {opportunity.type}: {opportunity.reason} {_told(opportunity)}")
            continue
        open_.remove(hit)
        tally.right += not hit[0].optional
        same = (compatible(opportunity.span, (opportunity.type,), other) for other in others)
        faults = [same_content(opportunity, label.content) for label, _ in filter(None, (hit, *same))]
        fault = None if None in faults else faults[0]
        contents.right += fault is None
        contents.wrong += fault is not None
        if fault:
            contents.misses.append(f"{opportunity.type}: {fault} {_told(opportunity)}")
    missed = [label for label, _ in open_ if not label.optional]
    tally.missed = len(missed)
    tally.misses += [f"{label.type} not found: {label.start} … {label.content}" for label in missed]
    return tally, contents


def compatible(span: Span, types: Sequence[str], labelled: Sequence[Located]) -> Located | None:
    """The label that a find may stand for: of one of its types, in the same place; rather one that has to be found."""
    hits = [
        pair
        for pair in labelled
        if {pair[0].type, *pair[0].accept} & set(types) and overlap(pair[1], span) >= ENOUGH_OVERLAP
    ]
    return max(hits, key=lambda pair: (not pair[0].optional, overlap(pair[1], span)), default=None)


def _told(opportunity: AnyOpportunity) -> str:
    texts = re.findall(r"'text': '([^']*)'", str(opportunity.model_dump()))
    return "[" + " | ".join(texts[:8]) + "]"


def stretch(label: LabelledOpportunity, words: Words) -> Span:
    """Which words an opportunity is labelled at."""
    first = words.find(label.start)
    assert first is not None, label.start
    last = words.find(label.end, first.start)
    assert last is not None, label.end
    return Span(start=first.start, end=max(first.end, last.end))


def overlap(one: Span, other: Span) -> float:
    """Which share of the shorter stretch lies in the other."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, min(one.end - one.start, other.end - other.start))


Passages = Sequence[tuple[Span, LabelledPassage]]


def passages_in(words: Words, labelled: Sequence[LabelledPassage]) -> Iterator[tuple[Span, LabelledPassage]]:
    """Each labelled passage with its words."""
    starts: list[int] = []
    for passage in labelled:
        found = words.find(passage.start, starts[-1] + 1 if starts else 0)
        assert found is not None, passage.start
        starts.append(found.start)
    for start, end, passage in zip(starts, [*starts[1:], words.end], labelled, strict=True):
        yield Span(start=start, end=end), passage


def _placed(scenes: Sequence[Scene]) -> Iterator[tuple[Span, Scene]]:
    at = 0
    for scene in scenes:
        yield Span(start=at, end=at + len(scene.words)), scene
        at += len(scene.words)


def common(one: Span, other: Span) -> int:
    """How many words two stretches share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _kinds(scenes: Sequence[tuple[Span, Scene]], labellers: Sequence[Passages]) -> Tally:
    """Each scene against the passage it shares most words with; cards for titles and chapters are left out."""
    tally = Tally()
    for span, scene in scenes:
        if scene.visual.kind in CARDS:
            continue
        kinds = [max(passages, key=lambda pair: common(span, pair[0]))[1].kinds for passages in labellers]
        fits = any(scene.visual.kind in each for each in kinds)
        tally.right += fits
        tally.wrong += not fits
        if not fits:
            said = " ".join(word.display for word in scene.words)
            tally.misses.append(f"{scene.visual.kind} for “{said[:160]}”, rather {', '.join(kinds[0])}")
    return tally


def _types(scenes: Sequence[tuple[Span, Scene]], labellers: Sequence[Passages]) -> Tally:
    """Each passage of the first labeller against the scene it shares most words with."""
    tally = Tally()
    for span, passage in labellers[0]:
        scene = max(scenes, key=lambda pair: common(span, pair[0]))[1]
        others = (max(passages, key=lambda pair: common(span, pair[0]))[1] for passages in labellers[1:])
        fits = any(scene.type in each.types for each in (passage, *others))
        tally.right += fits
        tally.wrong += not fits
        if not fits:
            tally.misses.append(f"type {scene.type} for “{passage.start}”, rather {', '.join(passage.types)}")
    return tally
