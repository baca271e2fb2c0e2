"""What two statements speak of, if they may be held against each other: their subjects, or their circumstances."""

from collections.abc import Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.opposites import denies, opposite
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.parallels import conditions_alike
from chalktalk.analysis.patterns.statements import CONDITIONS, Statement

FOLLOWING = words("after by until since")
"""What tells when something happens in a story."""
MOST_LEFT = 2
"""Tokens of a predicate that leaves its verb out: `does not`."""
PAST = phrases(
    "in the past", "back then", "once", "formerly", "traditionally", "originally", "before", "at first", "in those days"
)
PRESENT = phrases("today", "now", "nowadays", "these days", "after", "at present")
TODAY = words("today now nowadays")
OWNED = words("mine yours hers ours theirs")


def topics(left: Statement, right: Statement) -> tuple[Tokens, Tokens] | None:
    """What two statements speak of: their circumstances where these are built alike, else their subjects."""
    if left.lead and right.lead and _leads_alike(left, right):
        inner = _inner(left, left.lead), _inner(right, right.lead)
        same = left.doc[slice(*inner[0])].text == right.doc[slice(*inner[1])].text
        placed = left.doc[left.lead[0]].lower_ != right.doc[right.lead[0]].lower_  # `on a window`, `behind a bed`
        return (left.lead, right.lead) if same or placed else inner
    crossed = _then_and_today(left, right) or _crossed(left, right)
    if crossed is not None:
        return crossed
    if left.subject is None or right.subject is None:
        return None
    return (left.subject, right.subject) if yours(left, right) or _two_things(left, right) else None


def _crossed(left: Statement, right: Statement) -> tuple[Tokens, Tokens] | None:
    """A circumstance held against a subject: `with a fixed rate you know what you pay. A variable rate moves`."""
    pairs = ((left.lead, right.subject), (left.subject, right.lead))
    if bool(left.lead) == bool(right.lead):
        return None
    own, other = next(pair for at, pair in enumerate(pairs) if (left.lead, right.lead)[at])
    if own is None or other is None or len(left.tokens(own)) == 1 or len(right.tokens(other)) == 1:
        return None
    return (own, other) if denies(left.tokens(own), right.tokens(other)) else None


def _two_things(left: Statement, right: Statement) -> bool:
    """Whether two subjects are named, and not the same."""
    own, other = left.tokens(left.subject), right.tokens(right.subject)
    if any(
        (tokens[0].tag_ == "PRP" and tokens[0].lower_ not in OWNED)
        or tokens[0].lower_ in ("this", "that", "there", "what", "who", "whoever", "it")
        for tokens in (own, other)
    ):
        return False
    return {t.lemma_.lower() for t in own if t.pos_ != "DET"} != {t.lemma_.lower() for t in other if t.pos_ != "DET"}


def _then_and_today(left: Statement, right: Statement) -> tuple[Tokens, Tokens] | None:
    """What was and what is: `people used to write. Now they call`, `in his day it took weeks; today's robots …`."""
    if right.subject is None:
        return None
    formerly = _used_to(left)
    if right.lead is not None:
        present = tuple(token.lower_ for token in right.tokens(right.lead)) in PRESENT
        return (formerly, right.lead) if present and formerly is not None else None
    long_ago = formerly or (left.lead if _is_past(left.tokens(left.lead)) else None)
    after = right.doc[right.subject[1] : right.said[0] + 1]
    return (long_ago, right.subject) if long_ago and any(token.lower_ in TODAY for token in after) else None


def _is_past(lead: Sequence[Token]) -> bool:
    """`Back then`, `in my grandmother's day`."""
    texts = tuple(token.lower_ for token in lead)
    return texts in PAST or (texts[-1:] in (("day",), ("days",), ("time",)) and any(t.tag_ == "POS" for t in lead))


def _used_to(statement: Statement) -> Tokens | None:
    """`used to`, which says by itself that it is so no longer."""
    doc = statement.doc
    return next((
        (at, at + 2) for at in range(statement.start, statement.end - 1)
        if doc[at].lower_ == "used" and doc[at + 1].lower_ == "to" and doc[at - 1].lemma_ != "be"
    ), None)  # fmt: skip


def yours(left: Statement, right: Statement) -> bool:
    """Whether someone is held against what is theirs: `you see two moves ahead. Your opponent sees five`."""
    own, other = left.tokens(left.subject), right.tokens(right.subject)
    same = left.doc[left.said[0]].lemma_ == right.doc[right.said[0]].lemma_
    return same and len(own) == 1 and own[0].lower_ in ("you", "we", "i") and other[0].tag_ == "PRP$"


def _inner(statement: Statement, lead: Tokens) -> Tokens:
    """A circumstance without its preposition."""
    return (lead[0] + 1, lead[1]) if statement.doc[lead[0]].pos_ == "ADP" and lead[1] - lead[0] > 1 else lead


def _leads_alike(left: Statement, right: Statement) -> bool:
    own, other = left.tokens(left.lead), right.tokens(right.lead)
    if _then_and_now(own, other):
        return True
    dated = any(entity.label_ == "DATE" for s in (left, right) if s.lead for entity in s.doc[slice(*s.lead)].ents)
    if dated or [token.lower_ for token in own] == [token.lower_ for token in other]:
        return False
    if (len(own) == len(other) == 1 or own[0].pos_ == other[0].pos_ == "ADV") and opposite(own, other):
        return True
    if own[0].pos_ == other[0].pos_ == "ADP":
        return _places_alike(own, other, right)
    if own[0].pos_ != "ADP" and conditions_alike(own, other):
        return True
    conditions = own[0].lower_ == other[0].lower_ and own[0].lower_ in CONDITIONS
    return conditions and opposite(left.tokens(left.said), right.tokens(right.said))


def _places_alike(own: Sequence[Token], other: Sequence[Token], right: Statement) -> bool:
    """`In Japan` and `in America`; with different prepositions only where the second statement says that it weighs."""
    if len(own) == 1 or len(other) == 1:
        return False
    if own[0].lower_ in FOLLOWING:
        return opposite(own, other)
    weighed = right.doc[right.said[0]].tag_ in ("JJR", "RBR")
    return own[0].lower_ == other[0].lower_ or opposite(own[:1], other[:1]) or weighed or _leaves_out(right)


def _leaves_out(statement: Statement) -> bool:
    """Whether the verb is left to be taken from what was said before: `from the air nobody can`."""
    last = statement.doc[statement.said[1] - 1]
    said = statement.tokens(statement.said)
    return len(said) <= MOST_LEFT and (last.pos_ == "AUX" or last.lower_ in ("not", "n't") or said[0].lemma_ == "do")


def _then_and_now(own: list[Token], other: list[Token]) -> bool:
    present = [tuple(token.lower_ for token in tokens) in PRESENT for tokens in (own, other)]
    return (_is_past(own) and present[1]) or (present[0] and _is_past(other))
