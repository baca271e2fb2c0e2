"""Lists: three or more things that belong together and are nothing better. Passing mentions in a row are none."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.grammar import clauses
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.phrases import phrase_before
from chalktalk.analysis.language.reading import Reading, ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.announcements import announced, named_after
from chalktalk.analysis.patterns.enumerations import ITEM_MARKS, Series, item_head, markdown_lists, series
from chalktalk.analysis.patterns.segments import parted_after, segments
from chalktalk.analysis.patterns.steps import is_condition
from chalktalk.documents.analysis import ListOpportunity, Part, Priority
from chalktalk.documents.base import Span

LEAST = 3
CLAUSE_WORDS = ("if", "when", "whether", "because", "how", "what", "why")
FOCUS = 0.6
"""Share of a sentence's words that its row has to be, where nothing announces it."""
LONGEST = 4
"""How many times as long as its row a sentence may be that is about it."""
STEPS = words("step stage phase")
"""What is told as a process."""


def lists(reading: Reading) -> Iterator[ListOpportunity]:
    """All lists of a script."""
    for listed in markdown_lists(reading):
        parts = tuple(item_head(item) or part(item[0], 0, len(item[0].doc)) for item in listed.items)
        first = listed.items[0][0] if listed.lead is None else listed.lead
        yield _list(Span(start=first.span.start, end=listed.items[-1][-1].span.end), parts, 0.8, "a list of points")
    for sentence in reading.sentences:
        if sentence.list_item:
            continue
        rows = [found for row in series(sentence) if (found := _row(row)) is not None]
        yield from rows or _numbered(sentence)
        conditions = [] if rows else _conditions(sentence) or _told_alike(sentence) or _alternatives(sentence)
        if len(conditions) >= LEAST:
            yield _list(sentence.span, conditions, 0.65, f"{len(conditions)} cases in a row")
        found = _told_after(reading, sentence)
        if found is not None:
            yield found


def _list(span: Span, parts: Sequence[Part], confidence: float, reason: str, *cues: Span) -> ListOpportunity:
    return ListOpportunity(
        span=span,
        priority=Priority.MEDIUM if confidence > 0.6 else Priority.LOW,
        confidence=confidence,
        evidence=cues or tuple(Span(start=one.span.start, end=one.span.start + 1) for one in parts),
        reason=reason,
        items=tuple(parts),
    )


def _row(row: Series) -> ListOpportunity | None:
    """A row that its sentence is about: announced by a colon or a number, or most of what the sentence says."""
    sentence = row.sentence
    told = announced(sentence, row.start)
    counted = told is not None and told.count == len(row.items)
    if counted and told is not None:
        cue = sentence.span_of(told.start, told.noun + 1)
        said = sentence.doc[told.start : told.noun + 1].text
        return _list(sentence.span, row.parts, 0.85, f"things in a row: “{said}”", cue)
    if not _names_things(row):
        return None
    if row.bare:
        return _list(sentence.span, row.parts, 0.6, f"nothing but {len(row.items)} things in a row")
    if row.colon:
        return _list(
            sentence.span, row.parts, 0.7, "things in a row after a colon", sentence.span_of(row.start - 1, row.start)
        )
    if _is_about(row) or _are(row):
        return _list(sentence.span, row.parts, 0.55, f"{len(row.items)} things in a row")
    return None


def _is_about(row: Series) -> bool:
    """Whether its row is most of what a sentence says: `leave out meat, cheese, cat litter and …`."""
    doc = row.sentence.doc
    own = sum(end - start for start, end in row.items)
    if own >= FOCUS * len(doc):
        return True
    if len(doc) > LONGEST * own:
        return False
    said = sum(not is_mark(token) and token.pos_ != "CCONJ" for token in doc)
    before = doc[row.start - 1].pos_ if row.start else "VERB"
    ordered = doc[0].tag_ == "VB" or len(row.items) > LEAST
    return ordered and (own >= FOCUS * said or (len(row.items) > LEAST and before in ("VERB", "AUX", "PUNCT")))


def _are(row: Series) -> bool:
    """Whether it says what things are: `the usual side effects are nausea, stomach ache and dark stools`."""
    doc, verb = row.sentence.doc, row.start - 1
    if verb < 1 or doc[verb].lower_ not in ("are", "were") or len(doc) - row.end > 1:
        return False
    named = phrase_before(doc, verb)
    return named is not None and doc[named[1] - 1].tag_ == "NNS" and doc[-1].text != "?"


def _names_things(row: Series) -> bool:
    """Whether a row is one of things, not of qualities or deeds: `wet, soft, rich in nitrogen` paints one thing."""
    tokens = row.sentence.doc
    named = [any(tokens[at].pos_ in ("NOUN", "PROPN", "NUM") for at in range(*item)) for item in row.items]
    plain = len(row.items) > LEAST and all(end - start == 1 for start, end in row.items)  # `red, orange, yellow, green`
    first = [tokens[item[0]].pos_ for item in row.items]
    deeds = sum(pos == "VERB" and item[1] - item[0] > 1 for pos, item in zip(first, row.items, strict=True))
    qualities = sum(
        pos == "ADJ" and tokens[item[1] - 1].pos_ != "NOUN" for pos, item in zip(first, row.items, strict=True)
    )
    return plain or (sum(named) * 2 >= len(named) and deeds * 2 < len(first) and qualities * 2 < len(first))


def _conditions(sentence: ReadSentence) -> list[Part]:
    """Instructions that are conditions of one outcome: `touch the ball, screen the keeper, and you're offside`."""
    found = clauses(sentence)
    return [part(sentence, one.start, one.end) for at, one in enumerate(found) if is_condition(found, at)]


def _told_alike(sentence: ReadSentence) -> list[Part]:
    """Clauses that the same word opens: `if it rains, if the bus is late, or if nobody is home`."""
    doc = sentence.doc
    for word in CLAUSE_WORDS:
        said = [at for at in range(len(doc)) if doc[at].lower_ == word]
        starts = said[:1] + [at for at in said[1:] if _parts(doc[at - 1])]
        if len(starts) < LEAST:
            continue
        ends = [_without_joint(doc, at) for at in starts[1:]]
        comma = (at for at in range(starts[-1], len(doc)) if is_mark(doc[at]))
        return [part(sentence, *item) for item in zip(starts, [*ends, next(comma, len(doc))], strict=True)]
    return []


def _alternatives(sentence: ReadSentence) -> list[Part]:
    """What one may do: `you may feel dizzy, lose your balance or see double`."""
    doc = sentence.doc
    modal = next((at for at in range(len(doc)) if doc[at].tag_ == "MD"), None)
    deeds = [] if modal is None else list(segments(list(doc), modal + 1, len(doc) - is_mark(doc[-1])))
    if len(deeds) < LEAST or doc[deeds[-1].start - 1].lower_ != "or":
        return []
    if any(doc[one.start].tag_ != "VB" for one in deeds):
        return []
    return [part(sentence, one.start, one.end) for one in deeds]


def _parts(before: Token) -> bool:
    """Whether something begins after a token."""
    return is_mark(before) or before.lower_ in ("and", "or")


def _without_joint(doc: Doc, end: int) -> int:
    """Where a clause ends before the next one: before `, or`."""
    while end > 1 and _parts(doc[end - 1]):
        end -= 1
    return end


def _numbered(sentence: ReadSentence) -> Iterator[ListOpportunity]:
    """`Three rules: never run, never shout, never look back.`: as many as announced, whatever their grammar."""
    mark = next((token.i for token in sentence.doc if token.text in ITEM_MARKS and token.whitespace_), None)
    told = None if mark is None else announced(sentence, mark)
    if mark is None or told is None or told.count < LEAST:
        return
    items = parted_after(sentence, mark)
    if len(items) == told.count:
        said = sentence.doc[told.start : told.noun + 1].text
        parts = tuple(part(sentence, *item) for item in items)
        yield _list(sentence.span, parts, 0.75, f"announced: “{said}”", sentence.span_of(told.start, told.noun + 1))


def _told_after(reading: Reading, sentence: ReadSentence) -> ListOpportunity | None:
    """`Three boxes to check.` and the sentences that name them."""
    told = announced(sentence)
    if told is None or sentence.doc[told.noun].lemma_.lower() in STEPS or ":" in {token.text for token in sentence.doc}:
        return None
    named = named_after(reading, sentence, told)
    if not named:
        return None
    said = sentence.doc[told.start : told.noun + 1].text
    parts = [part(one.sentence, *one.tokens) for one in named]
    span = Span(start=sentence.span.start, end=named[-1].sentence.span.end)
    sure = 0.75 if told.count >= LEAST else 0.55
    return _list(span, parts, sure, f"announced: “{said}”", sentence.span_of(told.start, told.noun + 1))
