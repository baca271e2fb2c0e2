"""Diagrams: how a thing is built, told by where its parts are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import RELATIVE
from chalktalk.analysis.language.grammar import Clause, Tokens, clauses
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.phrases import phrase_at, phrase_before, phrase_end
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.opportunities.hierarchies import subject_of
from chalktalk.analysis.patterns.announcements import announced
from chalktalk.analysis.patterns.enumerations import series
from chalktalk.documents.analysis import DiagramOpportunity, Part, Priority
from chalktalk.documents.base import Span

LYING = words(
    "sit lie stand hang rest run float be come hold mount fix attach go rise stretch surround enclose wrap encircle "
    "cover line house separate sheathe"
)
"""Verbs that say where a part is."""
SURROUNDING = words("surround enclose wrap encircle cover line house separate sheathe")
"""Those that say it by themselves."""
ALONE = words(
    "inside outside above below beneath underneath under around between behind beside within atop near beyond alongside"
)
"""Prepositions that are a place with whatever follows."""
WITH_SIDE = words("at on in to along over across from into towards")
"""Those that are one with a side of the thing after them."""
SIDES = words(
    "top bottom centre center middle heart core side back front end edge outside inside left right base surface tip "
    "foot head rim neck corner underside upper lower"
)
PLACED = words("outer inner outermost innermost middle upper lower topmost uppermost lowest central top bottom")
"""Adjectives that say where a part is: `the outermost layer is the crust`."""
NAMING = words("call name know")
SHOWING = words("see find have spot notice meet")
"""Verbs that show what is somewhere: `in the middle you see …`."""
ROWS = phrases(
    "one behind the other",
    "one inside the other",
    "from the inside out",
    "from the outside in",
    "from top to bottom",
    "from bottom to top",
    "one above the other",
    "on top of each other",
    "on top of one another",
    "side by side",
    "from the outside to the inside",
    "one on top of the other",
    "inside one another",
)
"""What says how the things of a row are placed."""  # fmt: skip
LEAST = 3
NEAR = 2
"""Sentences from one part to the next."""
NEAR_VERB = 3
"""Tokens after a verb within which its place starts."""
REACH = 5
"""Tokens from a preposition to the side it names."""
POINTING = words("you we there i")
PEOPLE = words("i you he she we they who which that it there")


@dataclass(frozen=True)
class Placed:
    """A part and the words that say where it is."""

    sentence: ReadSentence
    thing: Tokens
    place: Tokens


def diagrams(reading: Reading) -> Iterator[DiagramOpportunity]:
    """All diagrams of a script."""
    for sentence in reading.sentences:
        found = _row(reading, sentence)
        if found is not None:
            yield found
    for _, paragraph in groupby(reading.sentences, key=lambda sentence: sentence.paragraph):
        placed: list[Placed] = []
        for sentence in paragraph:
            if placed and sentence.index - placed[-1].sentence.index > NEAR:
                yield from _diagram(placed)
                placed = []
            placed += [one for clause in clauses(sentence) if (one := _placed(clause)) is not None]
        yield from _diagram(placed)


def _row(reading: Reading, sentence: ReadSentence) -> DiagramOpportunity | None:
    """`They were three walls, one behind the other: a moat, …`."""
    said = [token.lower_ for token in sentence.doc]
    place = next(
        (
            (at, at + len(phrase))
            for at in range(len(said))
            for phrase in ROWS
            if tuple(said[at : at + len(phrase)]) == phrase
        ),
        None,
    )
    row = next((row for row in series(sentence) if row.colon or announced(sentence, row.start)), None)
    if place is None or row is None:
        return None
    main = next((one for one in clauses(sentence) if one.verb is not None), None)
    whole = None if main is None else subject_of(reading, sentence, main.subject)
    return _shown(sentence.span, whole, row.parts, [(sentence, place)], 0.8)


def _placed(clause: Clause) -> Placed | None:
    """`At the centre sits the core`; `the mantle lies around it`; `the outer layer is the crust`."""
    head = clause.head
    if head is None or clause.verb is None or clause.subordinate or head.tag_ == "VBD":
        return None
    return _after_place(clause) or _before_place(clause)


def _after_place(clause: Clause) -> Placed | None:
    """`Around it lies the mantle`, `in the middle you see the core`, `on top there is a lid`."""
    assert clause.verb is not None
    assert clause.head is not None
    sentence, doc = clause.sentence, clause.sentence.doc
    place = _place(sentence, clause.opener[1], clause.verb[0])
    start = clause.rest[0]
    thing = phrase_at(doc, start) if start < clause.rest[1] else None
    if place is None or place[0] > clause.opener[1] + 1 or thing is None or doc[thing[0]].pos_ == "PRON":
        return None
    shown = doc[clause.verb[0] - 1].lower_ in POINTING
    verb = clause.head.lemma_.lower()
    if (shown and verb in SHOWING | {"be"}) or (verb in LYING and not _has_subject(clause)):
        return Placed(sentence, _with_name(doc, thing), place)
    return None


def _has_subject(clause: Clause) -> bool:
    """Whether a noun phrase of its own stands between the place and the verb: `inside the glass, two wires rise`."""
    assert clause.verb is not None
    doc = clause.sentence.doc
    first = clause.opener[1]
    before = phrase_before(doc, clause.verb[0])
    return before is not None and before[0] > first + 2 and doc[before[0] - 1].pos_ not in ("ADP", "ADV", "ADJ")


def _before_place(clause: Clause) -> Placed | None:
    """`The mantle lies around it`, `the outermost layer is the crust`, `a shell surrounds the yolk`."""
    assert clause.verb is not None
    assert clause.head is not None
    sentence, doc, subject = clause.sentence, clause.sentence.doc, clause.subject
    verb, start = clause.head.lemma_.lower(), clause.rest[0]
    if subject is None or doc[subject[0]].lower_ in PEOPLE or doc[subject[0]].ent_type_ == "PERSON":
        return None
    thing = phrase_at(doc, start) if start < clause.rest[1] else None
    told = next((at for at in range(*subject) if doc[at].lower_ in PLACED), None)
    if verb == "be" and thing is None and told is not None:  # `the outer skin is dry`
        return Placed(sentence, subject, (told, told + 1))
    if verb == "be" and thing is not None and doc[thing[0]].pos_ == "DET":
        place = (told, told + 1) if told is not None else _place(sentence, subject[0] + 1, subject[1])
        return None if place is None else Placed(sentence, _with_name(doc, thing), place)
    if verb not in LYING:
        return None
    if verb in SURROUNDING and clause.head.tag_ != "VBN" and clause.rest[1] > start:
        return Placed(sentence, subject, clause.verb)
    place = _place(sentence, start, min(clause.end, start + NEAR_VERB))
    return None if place is None else Placed(sentence, subject, place)


def _place(sentence: ReadSentence, start: int, end: int) -> Tokens | None:
    """Words of place: `around it`, `at the very centre`, `next to the pump`."""
    doc = sentence.doc
    for at in range(start, end):
        word = doc[at].lower_
        if word in ALONE or (word in ("next", "close") and at + 1 < end and doc[at + 1].lower_ == "to"):
            return at, at + 1
        if word in WITH_SIDE:
            side = next((n for n in range(at + 1, min(end, at + REACH)) if doc[n].lower_ in SIDES), None)
            if side is not None:
                return at, side + 1
    return None


def _with_name(doc: Doc, thing: Tokens) -> Tokens:
    """The thing with what it is called: `a small shutter which the keepers call a paddle`, `a pair of gates`."""
    of = phrase_at(doc, thing[1] + 1) if thing[1] < len(doc) and doc[thing[1]].lower_ == "of" else None
    end = of[1] if of is not None else thing[1]
    if end < len(doc) and (doc[end].tag_ in RELATIVE or doc[end].lower_ in ("that", "called", "named", "known")):
        after = phrase_end(doc, end)
        if any(doc[at].lemma_.lower() in NAMING for at in range(end, after)):
            return thing[0], after
    return thing[0], end


def _diagram(placed: Sequence[Placed]) -> Iterator[DiagramOpportunity]:
    """Enough parts with enough different places."""
    if (
        len(placed) < LEAST
        or len({one.sentence.doc[one.place[0] : one.place[1]].text.lower() for one in placed}) < LEAST - 1
    ):
        return
    parts = tuple(part(one.sentence, *one.thing) for one in placed)
    span = Span(start=placed[0].sentence.span.start, end=placed[-1].sentence.span.end)
    yield _shown(span, None, parts, [(one.sentence, one.place) for one in placed], 0.85)


def _shown(
    span: Span,
    whole: Part | None,
    parts: tuple[Part, ...],
    places: Sequence[tuple[ReadSentence, Tokens]],
    confidence: float,
) -> DiagramOpportunity:
    said = " … ".join(f"“{sentence.doc[place[0] : place[1]].text}”" for sentence, place in places[:LEAST])
    return DiagramOpportunity(
        span=span,
        priority=Priority.HIGH,
        confidence=confidence,
        evidence=tuple(sentence.span_of(*place) for sentence, place in places),
        reason=f"parts in their places: {said}",
        whole=whole,
        parts=parts,
    )
