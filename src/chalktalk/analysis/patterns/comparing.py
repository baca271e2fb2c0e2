"""Sentences made to compare: `faster than X`, `unlike X`."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import Place, phrase_at
from chalktalk.analysis.language.reading import is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.statements import Statement

PRONOUNS = words("it they he she we you i this that these those there what whatever who whoever which")
UNITS = words(
    "metre meter centimetre centimeter millimetre kilometre kilometer mile inch foot gram kilogram kilo pound "
    "ounce tonne ton litre liter second minute hour day week month year decade century percent cent dollar "
    "euro degree half third quarter thousand million billion dozen hundred time average expectation thought "
    "limit minimum maximum"
)
"""Measures: what is longer than a metre is held against nothing."""


@dataclass(frozen=True)
class Held:
    """Two subjects held against each other."""

    left: Place
    left_points: tuple[Place, ...]
    right: Place
    right_points: tuple[Place, ...]
    cues: tuple[Place, ...]
    confidence: float


def faster_than(statement: Statement) -> Iterator[Held]:
    """`Sound travels faster in water than in air`, `cats are more independent than dogs`."""
    doc = statement.doc
    topic = statement.topic
    than = next((at for at in range(statement.said[0] + 1, statement.end - 1) if doc[at].lower_ == "than"), None)
    if than is None or topic is None or doc[than - 1].lower_ in ("rather", "other"):
        return
    graded = [at for at in range(statement.said[0], than) if _is_graded(doc, at)]
    second = _compared(doc, than + 1)
    if not graded or second is None or _is_number(doc, than + 1):
        return
    right = Place(statement.sentence, *second)
    circumstance = _same_circumstance(statement, than, graded[0])
    if circumstance is None and topic.tokens[0].lower_ in PRONOUNS:
        return
    point = Place(statement.sentence, statement.said[0], circumstance.start - 1 if circumstance else than)
    left = circumstance or topic
    owned = any(token.tag_ == "PRP$" for place in (left, right) for token in place.tokens)
    counted = any(token.like_num for token in doc[statement.start : len(doc)] if token.lower_ != "one")
    denied = topic.tokens[0].lower_ in ("no", "nothing", "nobody", "few", "none", "neither")
    confidence = 0.6 - 0.15 * (owned + counted + denied) - 0.1 * (statement.end - second[1] > 6)
    yield Held(left, (point,), right, (), (Place(statement.sentence, graded[-1], than + 1),), confidence)


def _is_graded(doc: Doc, at: int) -> bool:
    """`faster`, also where it reads as a plain adverb; `more`."""
    graded = doc[at].tag_ in ("JJR", "RBR") or doc[at].lower_ in ("more", "less", "fewer")
    return graded or (doc[at].pos_ == "ADV" and doc[at].lower_.endswith("er") and len(doc[at]) > 4)


def _compared(doc: Doc, at: int) -> Tokens | None:
    """What stands after `than`: a noun phrase, perhaps after a preposition; neither a pronoun nor a measure."""
    first = at + (doc[at].pos_ == "ADP")
    phrase = phrase_at(doc, first)
    if phrase is None or doc[first].lower_ in PRONOUNS or doc[phrase[1] - 1].lemma_.lower() in UNITS:
        return None
    return phrase


def _is_number(doc: Doc, at: int) -> bool:
    return doc[at].pos_ == "NUM" or doc[at].like_num or doc[at].text in "$€£"


def _same_circumstance(statement: Statement, than: int, after: int) -> Place | None:
    """`in water` before `than in air`: then these are what is compared."""
    doc = statement.doc
    if doc[than + 1].pos_ != "ADP":
        return None
    same = next((at for at in range(after, than) if doc[at].lower_ == doc[than + 1].lower_), None)
    phrase = None if same is None else phrase_at(doc, same + 1)
    return None if phrase is None else Place(statement.sentence, *phrase)


def unlike(statement: Statement) -> Iterator[Held]:
    """`Unlike X, Y …`, `in contrast to X, Y …`, `Y, unlike X, …`."""
    doc = statement.doc
    for at in range(statement.start, min(statement.end - 2, statement.start + 12)):
        length = _unlike_words(doc, at)
        if not length or (at > statement.start and not is_mark(doc[at - 1])):
            continue
        phrase = phrase_at(doc, at + length)
        if (
            phrase is None
            or statement.topic is None
            or doc[phrase[0]].lower_ in PRONOUNS
            or doc[phrase[0]].lower_ == "most"
        ):
            return
        if statement.topic.start == phrase[0] or statement.tokens(statement.subject)[0].tag_ == "PRP":
            return
        cue = Place(statement.sentence, at, at + length)
        other = Place(statement.sentence, *phrase)
        yield Held(
            other,
            (),
            statement.topic,
            (statement.point,),
            (cue,),
            0.85 if length != 2 or doc[at].lower_ == "in" else 0.65,
        )
        return


def _unlike_words(doc: Doc, at: int) -> int:
    """How many tokens say `unlike`."""
    texts = tuple(token.lower_ for token in doc[at : at + 3])
    if texts[:1] == ("unlike",):
        return 1
    if texts[:2] in (("compared", "with"), ("compared", "to")):
        return 2
    return 3 if texts in (("in", "contrast", "to"), ("as", "opposed", "to"), ("in", "contrast", "with")) else 0
