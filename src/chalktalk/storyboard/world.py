"""One world: a concept keeps its icon, its colour and its side all through the film."""

from zlib import crc32

from chalktalk.documents.analysis import Concept
from chalktalk.documents.storyboard import Accent, ComparisonVisual, ConceptAccent, Element, Side, Visual
from chalktalk.storyboard.elements import elements_of
from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.tokens import read_text, stem
from chalktalk.walking import changed_within

ACCENTS = tuple(Accent)


class World:
    """What the film has shown so far. A colour is drawn from the concept's own name, so that an edit moves no other."""

    def __init__(self, concepts: dict[str, Concept]) -> None:
        self._accents: dict[str, Accent] = {}
        self._left: dict[str, bool] = {}
        self._by_name = {_name(concept.text): concept for concept in reversed(concepts.values())}

    def concept_of(self, text: str) -> Concept | None:
        """The concept that a label is the name of."""
        return self._by_name.get(_name(text))

    def concept_in(self, text: str) -> Concept | None:
        """The most central concept that a longer text names."""
        stems = set(_name(text).split())
        return next(
            (concept for name, concept in reversed(self._by_name.items()) if name and set(name.split()) <= stems), None
        )

    def settled(self, visual: Visual) -> Visual:
        """The visual with its concepts' icons, colours and sides as they were before, or as they are from now on."""
        if isinstance(visual, ComparisonVisual):
            visual = self._sided(visual)
        return changed_within(visual, Element, self._dressed)

    def accents(self, visual: Visual, passage: Passage) -> tuple[ConceptAccent, ...]:
        """The concepts a visual shows and their colours."""
        shown = {concept.id: concept for one in elements_of(visual) if (concept := self.concept_of(one.label))}
        return tuple(
            ConceptAccent(concept=name, text=concept.text, accent=self._accent(concept.id))
            for name, concept in shown.items()
            if name in passage.concepts
        )

    def _dressed(self, one: Element) -> Element:
        """An element that is nothing but a concept's name, or a side of a comparison, as it always looks."""
        concept, key = self.concept_of(one.label), self._key(one.label)
        if concept is None:
            return one.model_copy(update={"accent": self._accents.get(key)})
        return one.model_copy(update={"icon": concept.icon if one.icon else None, "accent": self._accent(key)})

    def _accent(self, key: str, avoid: Accent | None = None) -> Accent:
        if key not in self._accents:
            wished = ACCENTS[crc32(key.encode()) % len(ACCENTS)]
            following = ACCENTS[(ACCENTS.index(wished) + 1) % len(ACCENTS)]
            self._accents[key] = following if wished is avoid else wished
        return self._accents[key]

    def _key(self, text: str) -> str:
        """What a label is remembered by: its concept, else its own words."""
        concept = self.concept_of(text)
        return concept.id if concept else _name(text)

    def _sided(self, visual: ComparisonVisual) -> ComparisonVisual:
        """Sides as they were when the concepts were first compared; the two sides never share a colour."""
        left, right = self._key(visual.left.head.label), self._key(visual.right.head.label)
        if left == right:
            return visual
        if self._left.get(left) is False or self._left.get(right) is True:
            visual = visual.model_copy(update={"left": _as("left", visual.right), "right": _as("right", visual.left)})
            left, right = right, left
        self._left.setdefault(left, True)
        self._left.setdefault(right, False)
        self._accent(right, avoid=self._accent(left))
        return visual


def _as(name: str, side: Side) -> Side:
    """A side with its elements' ids as they are on that side."""
    points = tuple(point.model_copy(update={"id": f"{name}-point-{at}"}) for at, point in enumerate(side.points, 1))
    return side.model_copy(update={"head": side.head.model_copy(update={"id": name}), "points": points})


def _name(text: str) -> str:
    return " ".join(stem(token.lower) for token in read_text(text) if token.telling)
