"""Two things named together, and then told of in turn: `the difference between X and Y`, `the first … the second`."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.phrases import Place, is_copula, phrase_at, phrase_before
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.comparing import Held
from chalktalk.analysis.patterns.statements import Statement

DIFFERENCE = words("difference differ distinction distinguish contrast versus")
VERSUS = words("vs vs. versus")
JOINING = VERSUS | words("and or from")
GOING_ON = words("it they you we there this that these he she")
MOST_POINTS = 4
FARTHEST = 6
"""Statements from the first of two things that a title names to the second."""
TITLE = re.compile(r"(?:the )?(\w+(?: \w+)?) (?:and|or|vs\.?|versus) (?:the )?(\w+(?: \w+)?)", re.IGNORECASE)
FIRST = words("first former one")
SECOND = words("second latter other")


def announced(following: Sequence[Statement]) -> Iterator[Held]:
    """Two things named together in the first statement, and what the next ones say of each.

    `The difference between weather and climate is time`, `cognates vs loanwords`, `put it into shares and bonds`,
    `Java is not JavaScript`.
    """
    statement = following[0]
    doc = statement.doc
    differ = any(token.lemma_.lower() in DIFFERENCE for token in doc[statement.start : statement.end])
    for at in range(statement.start + 1, statement.end - 1):
        denied = doc[at].lower_ in ("not", "n't") and is_copula(doc[at - 1])
        if not denied and doc[at].lower_ not in JOINING:
            continue
        first, second = phrase_before(doc, at - denied), phrase_at(doc, at + 1)
        if denied and second is None and (at + 2 >= len(doc) or is_mark(doc[at + 2])):
            second = (at + 1, at + 2)
        if doc[at].lower_ in VERSUS:
            first, second = first or (at - 1, at), second or (at + 1, at + 2)
        if first is None or second is None or first[0] < statement.start or second[1] > statement.end:
            continue
        left, right = Place(statement.sentence, *first), Place(statement.sentence, *second)
        told = _said_of(left, right, following[1:]), _said_of(right, left, following[1:])
        marked = differ or denied or doc[at].lower_ in VERSUS
        cue = Place(statement.sentence, first[0], second[1])
        if told[0] and told[1]:
            yield _told_of(told, (left, right), cue, 0.85 if marked else 0.65)
            return
        if doc[first[0] - 1].lower_ == "either" and any(one.tag_ == "JJR" for side in told for one in _tokens(side)):
            yield _told_of(told, (left, right), cue, 0.55)  # what the one is more of, the other is less of
            return


def _tokens(side: Sequence[Statement]) -> list[Token]:
    return [token for statement in side for token in statement.tokens(statement.said)]


def _told_of(
    told: tuple[Sequence[Statement], Sequence[Statement]], named: tuple[Place, Place], cue: Place, confidence: float
) -> Held:
    points = [tuple(one.point for one in side) for side in told]
    names = [side[0].topic or place if side else place for side, place in zip(told, named, strict=True)]
    return Held(names[0], points[0], names[1], points[1], (cue,), confidence)


def entitled(title: str | None, said: Sequence[Statement]) -> Iterator[Held]:
    """Two things that a title names, `Supply and demand`, and what its section says of each."""
    named = TITLE.fullmatch(title or "")
    if named is None:
        return
    own, other = ({word.lower().removesuffix("s") for word in one.split()} for one in named.groups())
    if own & other:
        own, other = own - other, other - own
    places = [_first_of(names, said) for names in (own, other)]
    if places[0] is None or places[1] is None or not 0 < abs(places[1] - places[0]) <= FARTHEST:
        return
    first, second = sorted((places[0], places[1]))
    rest = next((at for at in range(second + 1, len(said)) if not goes_on(said[at])), len(said))
    left, right = said[first:second], said[second:rest]
    if left[0].topic is not None and right[0].topic is not None:
        points = [tuple(one.point for one in side[:MOST_POINTS]) for side in (left, right)]
        cues = (left[0].topic, right[0].topic)
        yield Held(cues[0], points[0], cues[1], points[1], cues, 0.6)


def _first_of(names: set[str], said: Sequence[Statement]) -> int | None:
    """The first statement whose subject is just what these words name."""
    subjects = [{_stem(token) for token in one.tokens(one.subject) if token.pos_ != "DET"} for one in said]
    return next((at for at, subject in enumerate(subjects) if subject and subject == names), None)


def _said_of(place: Place, other: Place, following: Sequence[Statement]) -> tuple[Statement, ...]:
    """What the next statements say of one of two things: those whose subject has the words that are its alone."""
    names, others = _names(place), _names(other)
    own = names - others or names
    found: list[Statement] = []
    for statement in following:
        subject = {_stem(token) for token in statement.tokens(statement.subject)}
        if own <= subject and not (others - names) & subject:
            found.append(statement)
        elif found and not goes_on(statement):
            break
        elif found and len(found) < MOST_POINTS:
            found.append(statement)
    return tuple(found)


def _names(place: Place) -> set[str]:
    return {_stem(token) for token in place.tokens if token.pos_ in ("NOUN", "PROPN", "ADJ")}


def _stem(token: Token) -> str:
    """A word without its plural's ending, also where it reads as a name: `Cognates`."""
    return token.lemma_.lower().removesuffix("s")


def goes_on(statement: Statement) -> bool:
    """Whether a statement says more of the same: `It …`, or a command."""
    subject = statement.tokens(statement.subject)
    if not subject or statement.lead is not None:
        return statement.lead is None and statement.doc[statement.said[0]].pos_ != "DET"
    if [token.lower_ for token in subject] in (["this", "one"], ["that", "one"]):
        return True
    return len(subject) == 1 and subject[0].lower_ in GOING_ON


def counted(left: Statement, right: Statement, before: Statement | None) -> Held | None:
    """`The first … the second`, `one … the other`: each stands for one of a pair named just before."""
    if left.subject is None or right.subject is None:
        return None
    words_of = [[token.lower_ for token in one.tokens(one.subject)] for one in (left, right)]
    bare = [word for word in words_of[0] if word != "the"]
    named = (
        len(bare) == len(words_of[1]) == 2 and bare[0] in FIRST and not _is_done_to(left)
    )  # `one brother … the other`
    first = named or _counts(words_of[0], FIRST)
    if not (first and _counts(words_of[1], SECOND)) or left.topic is None or right.topic is None:
        return None
    pair = None if before is None else pair_named(before.sentence, before.start, before.end)
    sides = pair or (left.topic, right.topic)
    cues = (left.topic, right.topic)
    return Held(sides[0], (left.point,), sides[1], (right.point,), cues, 0.85 if pair else 0.7)


def _is_done_to(statement: Statement) -> bool:
    """Whether someone does something to what stands first: `the first loaf I gave away`."""
    assert statement.subject is not None
    between = statement.doc[statement.subject[1] : statement.said[0] + 1]
    return any(token.tag_ == "PRP" for token in between)


def _counts(texts: list[str], numbers: frozenset[str]) -> bool:
    bare = [text for text in texts if text not in ("the", "one", "kind", "type", "of", "them", "these")] or texts
    return len(texts) <= 4 and bare[0] in numbers and len(bare) == 1


def pair_named(sentence: ReadSentence, start: int, end: int) -> tuple[Place, Place] | None:
    """The last two noun phrases joined by `and` or `or` in a stretch, and no third."""
    doc = sentence.doc
    for at in range(end - 2, start, -1):
        if doc[at].lower_ in ("and", "or"):
            first, second = phrase_before(doc, at), phrase_at(doc, at + 1)
            if first is not None and second is not None and first[0] > start and doc[first[0] - 1].text != ",":
                return Place(sentence, *first), Place(sentence, *second)
    return None


def counted_within(statement: Statement) -> Iterator[Held]:
    """`splits the heap into a nursery and an old people's home, sweeps the first often and hardly ever the second`."""
    doc = statement.doc
    places = [
        at
        for at in range(statement.start + 1, statement.end)
        if doc[at - 1].lower_ == "the" and doc[at].lower_ in FIRST | SECOND
    ]
    first = next((at for at in places if doc[at].lower_ in ("first", "former")), None)
    second = next((at for at in places if doc[at].lower_ in SECOND and first is not None and at > first), None)
    if first is None or second is None:
        return
    pair = pair_named(statement.sentence, statement.start, first)
    if pair is None:
        return
    opened = next((at for at in range(first, pair[1].end - 1, -1) if is_mark(doc[at])), pair[1].end) + 1
    parted = next(
        (at for at in range(second, first, -1) if doc[at].lower_ in ("and", "but", "while", ",", ";")), second
    )
    if parted <= first or opened > first:
        return
    sentence = statement.sentence
    yield Held(
        pair[0], (Place(sentence, opened, parted),), pair[1], (Place(sentence, parted + 1, statement.end),),
        (Place(sentence, first, first + 1), Place(sentence, second, second + 1)), 0.8,
    )  # fmt: skip
