"""How far two people's labels agree, in the figures the program is held against: what a careful reader reaches.

The second labels stand in the program's place: their concepts and opportunities against the first's, and the kind and
scene type they like best against all that the first accepts. Two contents agree if they have equally many key words
and each of the first's holds, or is held by, one of the second's. Icons are labelled as patterns and not compared.
"""

from collections.abc import Iterator

from contents import holds
from labels import Content, LabelledOpportunity, Labels
from scoring import CARDS, Scores, Tally, Words, common, compatible, passages_in, singular, stretch

from chalktalk.documents.script import Script


def agreement(script: Script, first: Labels, second: Labels) -> Scores:
    """The second labels, counted as if the program had found them."""
    words = Words(script)
    opportunities, contents = _opportunities(words, first, second)
    kinds, types = _passages(words, first, second)
    return Scores(_concepts(first, second), opportunities, contents, kinds, types)


def _concepts(first: Labels, second: Labels) -> Tally:
    open_, neutral, tally = list(first.concepts), {singular(name) for name in first.also}, Tally()
    for concept in second.concepts:
        names = {singular(name) for name in concept.names}
        hit = next((label for label in open_ if names & {singular(name) for name in label.names}), None)
        if hit is not None:
            open_.remove(hit)
        tally.right += hit is not None
        tally.wrong += hit is None and not names & neutral
    tally.missed = len(open_)
    return tally


def _opportunities(words: Words, first: Labels, second: Labels) -> tuple[Tally, Tally]:
    open_ = [(label, stretch(label, words)) for label in first.opportunities]
    tally, contents = Tally(), Tally()
    for found in second.opportunities:
        span = stretch(found, words)
        hit = compatible(span, (found.type, *found.accept), open_)
        if hit is None:
            tally.wrong += not found.optional
            continue
        open_.remove(hit)
        tally.right += not hit[0].optional
        same = _same(found, hit[0])
        contents.right += same
        contents.wrong += not same
    tally.missed = sum(not label.optional for label, _ in open_)
    return tally, contents


def _same(one: LabelledOpportunity, other: LabelledOpportunity) -> bool:
    ours, theirs = list(_keys(one.content)), list(_keys(other.content))
    return (
        type(one.content) is type(other.content)
        and len(ours) == len(theirs)
        and all(any(holds(key, each) or holds(each, key) for each in ours) for key in theirs)
    )


def _keys(content: Content) -> Iterator[str]:
    """Every key word and value of a content."""
    open_: list[object] = [content.model_dump()]
    while open_:
        match open_.pop():
            case dict() as fields:
                open_ += fields.values()
            case list() | tuple() as items:
                open_ += items
            case str() | float() as key:
                yield str(key)


def _passages(words: Words, first: Labels, second: Labels) -> tuple[Tally, Tally]:
    accepted = list(passages_in(words, first.passages))
    kinds, types = Tally(), Tally()
    for span, passage in passages_in(words, second.passages):
        label = max(accepted, key=lambda pair: common(span, pair[0]))[1]
        best = next((kind for kind in passage.kinds if kind not in CARDS), None)
        if best:
            kinds.right += best in label.kinds
            kinds.wrong += best not in label.kinds
        types.right += passage.types[0] in label.types
        types.wrong += passage.types[0] not in label.types
    return kinds, types
