"""Two sides told in one sentence, or under two labels, without a subject and a verb for each."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.opposites import kindred, opposite
from chalktalk.analysis.language.phrases import Place, is_copula, phrase_at, phrase_before, phrase_end
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.comparing import PRONOUNS, Held
from chalktalk.analysis.patterns.in_turn import SECOND
from chalktalk.analysis.patterns.statements import Statement
from chalktalk.analysis.patterns.subjects import is_finite

SHORT = 4
"""Tokens of a half that is a name by itself: `one of stone`."""
WITHIN = 3
"""Sentences from one label to the next."""
REMARKS = words("note warning tip hint remember example result answer question problem caution fact ingredients")
"""Labels that name no thing."""
MERELY = words("only just merely simply")


def halves(statement: Statement) -> Iterator[Held]:
    """All that a statement holds by itself."""
    yield from _instead(statement)
    yield from _not_but(statement)
    yield from _gapped(statement)


def one_and_other(sentence: ReadSentence) -> Iterator[Held]:
    """`Two bridges: one of stone, the other of steel`."""
    doc = sentence.doc
    one = next(
        (at for at in range(len(doc) - 4) if doc[at].lower_ == "one" and (at == 0 or _opens_half(doc[at - 1]))), None
    )
    if one is None or (doc[one + 1].lower_ == "of" and doc[one + 2].pos_ in ("DET", "PRON")):
        return
    other = next((at for at in range(one + 2, len(doc) - 1) if _is_other(sentence, at, one)), None)
    if other is None:
        return
    first_end = other - 1
    while first_end > one and (is_mark(doc[first_end - 1]) or doc[first_end - 1].lower_ in ("and", "but", "while")):
        first_end -= 1
    end = phrase_end(doc, other)
    left, right = (one, first_end), (other - 1, end)
    if first_end - one < 2 or end - other < 2:
        return
    cues = (Place(sentence, one, one + 1), Place(sentence, other - 1, other + 1))
    if max(left[1] - left[0], right[1] - right[0] - 1) <= SHORT and not any(is_finite(doc[at]) for at in range(*left)):
        yield Held(Place(sentence, *left), (), Place(sentence, *right), (), cues, 0.65)
    else:
        said = Place(sentence, one + 1, first_end), Place(sentence, other + 1, end)
        yield Held(cues[0], said[:1], cues[1], said[1:], cues, 0.65)


def _opens_half(before: Token) -> bool:
    """Whether something starts after a token: after a mark, or after `and`."""
    return is_mark(before) or before.lower_ == "and"


def _is_other(sentence: ReadSentence, at: int, one: int) -> bool:
    doc = sentence.doc
    noun = doc[at + 1].pos_ in ("NOUN", "PROPN") and doc[at + 1].lemma_ != doc[one + 1].lemma_
    opened = is_mark(doc[at - 2]) or doc[at - 2].lower_ in ("and", "but", "while")
    return doc[at].lower_ == "other" and doc[at - 1].lower_ == "the" and opened and (not noun or at + 3 >= len(doc))


def _instead(statement: Statement) -> Iterator[Held]:
    """`Instead of a key, you carry a code`."""
    doc, start = statement.doc, statement.start
    if [token.lower_ for token in doc[start : start + 2]] != ["instead", "of"] or statement.subject is None:
        return
    comma = next((at for at in range(start + 3, statement.end) if doc[at].text == ","), None)
    if comma is None or statement.said[0] < comma:
        return
    left, right = Place(statement.sentence, start + 2, comma), statement.point
    yield Held(left, (), right, (), (Place(statement.sentence, start, start + 2),), 0.55)


def _not_but(statement: Statement) -> Iterator[Held]:
    """`A whale is not a fish but a mammal`."""
    doc = statement.doc
    for at in range(statement.start + 1, statement.end - 3):
        if doc[at].lower_ not in ("not", "n't") or not is_copula(doc[at - 1]) or doc[at + 1].lower_ in MERELY:
            continue
        first = phrase_at(doc, at + 1)
        but = first[1] + (first[1] < len(doc) and is_mark(doc[first[1]])) if first else len(doc)
        second = phrase_at(doc, but + 1) if but < statement.end and doc[but].lower_ == "but" else None
        if first is not None and second is not None and second[1] <= statement.end:
            cues = Place(statement.sentence, at, at + 1), Place(statement.sentence, but, but + 1)
            yield Held(Place(statement.sentence, *first), (), Place(statement.sentence, *second), (), cues, 0.55)
            return


def _gapped(statement: Statement) -> Iterator[Held]:
    """`The left lung has two lobes, the right lung three`: the second verb is left out."""
    doc = statement.doc
    comma = next((at for at in range(statement.end - 3, statement.said[0], -1) if doc[at].text in ",;"), None)
    if statement.subject is None or comma is None or any(is_finite(doc[at]) for at in range(comma, statement.end)):
        return
    start = comma + 1 + (doc[comma + 1].lower_ == "and")
    for own in (statement.lead, statement.subject):
        topic = None if own is None else _mirrored_topic(statement, own, start)
        if own is not None and topic is not None and topic[1] < statement.end:
            left, right = Place(statement.sentence, *own), Place(statement.sentence, *topic)
            points = (
                Place(statement.sentence, statement.said[0], comma),
                Place(statement.sentence, topic[1], statement.end),
            )
            yield Held(left, points[:1], right, points[1:], (left, right), 0.6)
            return


def _mirrored_topic(statement: Statement, own: Tokens, start: int) -> Tokens | None:
    """The shortest stretch from here that names a thing of the same kind: `the right lung` after `the left lung`."""
    doc = statement.doc
    led = own == statement.lead
    if start >= statement.end or (doc[own[0]].lower_ if led else doc[own[0]].pos_) != (
        doc[start].lower_ if led else doc[start].pos_
    ):
        return None
    for end in range(start + 1, min(statement.end, start + own[1] - own[0] + 2)):
        nominal = doc[end - 1].pos_ in ("NOUN", "PROPN", "PRON") or doc[end - 1].lower_ in SECOND
        first, second = [doc[at] for at in range(*own)], [doc[at] for at in range(start, end)]
        if nominal and first[-1].lower_ != "one" and (opposite(first, second) or kindred(first, second)):
            return start, end
    return None


def questioned(sentence: ReadSentence) -> Iterator[Held]:
    """The choice that a question ends with: `is a tomato a fruit or a vegetable?`."""
    doc = sentence.doc
    last = len(doc) - 1
    either = next((at for at in range(last - 1, 1, -1) if doc[at].lower_ == "or"), None)
    if last < 4 or doc[last].text != "?" or either is None or not is_copula(doc[0]):
        return
    first, second = phrase_before(doc, either), phrase_at(doc, either + 1)
    if first is None or second is None or second[1] != last or doc[first[0] - 1].text == ",":
        return
    if not {doc[first[0]].lower_, doc[second[0]].lower_} & PRONOUNS and first[0] > 1:
        left, right = Place(sentence, *first), Place(sentence, *second)
        yield Held(left, (), right, (), (Place(sentence, either, either + 1),), 0.55)


def labelled(sentences: Sequence[ReadSentence]) -> Iterator[Held]:
    """`Greens: wet, rich in nitrogen`, `Browns: dry, rich in carbon`: two labels of one form near each other.

    The sentences are all of a section.
    """
    marked = [(sentence, label) for sentence in sentences if (label := _label(sentence)) is not None]
    for _, run in groupby(enumerate(marked), key=lambda pair: _form(*pair[1])):
        pair = [one for _, one in run]
        if len(pair) != 2 or pair[1][0].index - pair[0][0].index > WITHIN:
            continue
        points = [tuple(_under_label(sentences, one, end + 1)) for one, (_, end) in pair]
        names = [Place(one, *label) for one, label in pair]
        yield Held(names[0], points[0], names[1], points[1], (names[0], names[1]), 0.6)


def _under_label(sentences: Sequence[ReadSentence], labelled: ReadSentence, start: int) -> Iterator[Place]:
    """What follows a colon, and the next sentences of its paragraph up to another label."""
    yield Place(labelled, start, _before_mark(labelled))
    first = labelled.index - sentences[0].index + 1
    for further in sentences[first : first + WITHIN]:
        if further.paragraph != labelled.paragraph or further.list_item or _label(further) is not None:
            return
        yield Place(further, 0, _before_mark(further))


def _before_mark(sentence: ReadSentence) -> int:
    return len(sentence.doc) - is_mark(sentence.doc[len(sentence.doc) - 1])


def _form(sentence: ReadSentence, label: Tokens) -> tuple[object, ...]:
    """What two labels of one form have in common."""
    number = sentence.doc[label[1] - 1].tag_.startswith("NNS") or sentence.doc[label[1] - 1].lower_.endswith("s")
    return sentence.section, sentence.list_item, number, label[1] - label[0] > SHORT


def _label(sentence: ReadSentence) -> Tokens | None:
    """The noun phrase, with what hangs on it, before a colon at a sentence's start: `box on the left`."""
    doc = sentence.doc
    phrase = phrase_at(doc, 0)
    if phrase is None or doc[phrase[0]].lower_ in REMARKS | PRONOUNS:
        return None
    end = phrase[1]
    while end + 1 < len(doc) and doc[end].pos_ == "ADP" and (further := phrase_at(doc, end + 1)) is not None:
        end = further[1]
    return (0, end) if end + 1 < len(doc) and doc[end].text == ":" and len(doc[end - 1]) > 1 else None
