"""Parts of content tied to the concepts they speak of, so that a concept looks the same wherever it is shown."""

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from chalktalk.documents.analysis import Concept, ContentGraph, Part
from chalktalk.documents.base import Document
from chalktalk.walking import changed_within

D = TypeVar("D", bound=Document)


def linked(graph: ContentGraph) -> ContentGraph:
    """The graph with every part's concept filled in, and the concept's icon where the part is nothing but its name."""
    at_word: dict[int, Concept] = {}
    for concept in reversed(graph.concepts):  # the more central one wins a word
        for mention in concept.mentions:
            at_word |= dict.fromkeys(range(mention.span.start, mention.span.end), concept)
    return graph.model_copy(
        update={
            "opportunities": tuple(_linked(opportunity, at_word) for opportunity in graph.opportunities),
            "sentences": tuple(_linked(sentence, at_word) for sentence in graph.sentences),
        }
    )


def _linked(document: D, at_word: Mapping[int, Concept]) -> D:
    """A document with all parts in it linked, however deep."""
    return changed_within(document, Part, lambda part: part.model_copy(update=_concept_of(part, at_word)))


def _concept_of(part: Part, at_word: Mapping[int, Concept]) -> dict[str, object]:
    words = range(part.span.start, part.span.end)
    spoken: Counter[str] = Counter(at_word[at].id for at in words if at in at_word)
    if not spoken:
        return {}
    first = next(at_word[at] for at in words if at in at_word)
    most = max(spoken, key=lambda name: (spoken[name], name == first.id))
    concept = (
        first if most == first.id else next(at_word[at] for at in words if at in at_word and at_word[at].id == most)
    )
    only_its_name = spoken[most] * 2 > len(words) and len(part.label.split()) <= len(concept.text.split()) + 1
    return {"concept": most, "icon": concept.icon} if only_its_name else {"concept": most}
