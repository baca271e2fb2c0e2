"""Statements: what is said of what, in the order in which a paragraph says it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.opposites import of_one_kind
from chalktalk.analysis.language.phrases import Place, is_copula, phrase_at
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.subjects import is_finite, states, subject_at

JOINTS = words("while whereas but yet and although though")
"""Words that a further statement may follow in the same sentence."""
HOLDING = words("while whereas although though where")
"""Of these, the ones that a sentence may start with, the second statement following at a comma."""
MARKS = frozenset({";", ":", "—", "–"})
CONDITIONS = words("if when")
REASONS = words("because")
SKIPPED = words("and about around nearly almost roughly")
LONGEST_LEAD, HALF_LEAD = 12, 6
NEGATIONS = words("not n't never hardly barely rarely seldom no neither nothing none without cannot")


@dataclass(frozen=True)
class Statement:
    """One subject and what is said of it."""

    sentence: ReadSentence
    start: int
    end: int
    """Tokens, half-open, marks at the end left out."""
    joint: Tokens | None
    """The word or mark that ties it to the statement before in the sentence."""
    lead: Tokens | None
    """A circumstance it begins with: `in Japan`."""
    subject: Tokens | None
    said: Tokens
    """The predicate, without `is` and helping verbs; a whole command."""

    @property
    def doc(self) -> Doc:
        """The sentence's tokens."""
        return self.sentence.doc

    @property
    def joined_by(self) -> str:
        """The joint's word in lower case; empty at a sentence's start."""
        return self.doc[self.joint[0]].lower_ if self.joint else ""

    @property
    def topic(self) -> Place | None:
        """The subject as a place."""
        return None if self.subject is None else Place(self.sentence, *self.subject)

    @property
    def point(self) -> Place:
        """What is said as a place."""
        return Place(self.sentence, *self.said)

    def tokens(self, span: Tokens | None) -> list[Token]:
        """The tokens of one of its stretches."""
        return [] if span is None else [self.doc[at] for at in range(*span)]


def statements(sentence: ReadSentence) -> list[Statement]:
    """The statements of a sentence, in order; a sentence without a verb is one by itself."""
    found: list[Statement] = []
    joint: Tokens | None = None
    start = 0
    for cut, following in _cuts(sentence.doc):
        _add(found, sentence, start, cut, joint)
        joint, start = (cut, following), following
    _add(found, sentence, start, len(sentence.doc), joint)
    return found


def _add(found: list[Statement], sentence: ReadSentence, start: int, end: int, joint: Tokens | None) -> None:
    doc = sentence.doc
    while end > start and is_mark(doc[end - 1]):
        end -= 1
    while start < end and is_mark(doc[start]):
        start += 1
    if end > start:
        found.append(_statement(sentence, start, end, joint))


def _cuts(doc: Doc) -> Iterator[Tokens]:
    """Where a statement ends and the next one starts; what lies between ties them."""
    start, has_verb, stands = 0, False, False
    held = len(doc) > 0 and doc[0].lower_ in HOLDING
    for at in range(1, len(doc) - 1):
        token = doc[at]
        has_verb = has_verb or doc[at - 1].pos_ in VERBAL
        stands = stands or is_finite(doc[at - 1])
        joint = token.lower_ in JOINTS and has_verb and doc[at - 1].lower_ != "nothing"
        joint = joint and (stands or token.lower_ != "and")  # a command and what comes of it are one
        joint = joint or (token.lower_ == "where" and stands and _is_told_of_a_twin(doc, start, at))
        after_lead = doc[at - 1].text == "," and doc[at + 1].pos_ == "ADP" and _states_later(doc, at + 1)
        if _is_break(doc, at) or (joint and (states(doc, at + 1) or after_lead)):
            yield at, at + 1
            start, has_verb, stands = at + 1, False, False
        elif token.text == "," and has_verb and states(doc, at + 1) and (held or not _hangs(doc, at)):
            yield at, at + 1
            start, has_verb, stands, held = at + 1, False, False, False


def _is_told_of_a_twin(doc: Doc, start: int, at: int) -> bool:
    """Whether what `where` opens is of the same kind as what the statement is of: no place, but the other side."""
    while start < at and doc[start].pos_ in ("CCONJ", "SCONJ", "INTJ"):
        start += 1
    own, other = subject_at(doc, start, at), subject_at(doc, at + 1, len(doc))
    return own is not None and other is not None and of_one_kind(list(doc[slice(*own)]), list(doc[slice(*other)]))


def _is_break(doc: Doc, at: int) -> bool:
    """Whether a mark parts two statements by itself; a hyphen only where it stands for a dash."""
    return doc[at].text in MARKS or (
        doc[at].text == "-" and bool(doc[at].whitespace_) and bool(doc[at - 1].whitespace_)
    )


def _hangs(doc: Doc, comma: int) -> bool:
    """Whether what ends at a comma only leads into what follows: `if it rains, the match is off`."""
    at = comma - 1
    while at >= 0 and doc[at].text not in MARKS:
        if doc[at].pos_ == "SCONJ" or (doc[at].pos_ == "ADP" and (at == 0 or is_mark(doc[at - 1]))):
            return True
        at -= 1
        if comma - at > 2 * LONGEST_LEAD:
            return False
    return False


def _statement(sentence: ReadSentence, start: int, end: int, joint: Tokens | None) -> Statement:
    doc = sentence.doc
    first = start
    while first < end - 1 and (
        doc[first].pos_ in ("CCONJ", "INTJ") or doc[first].lower_ in HOLDING | REASONS or is_mark(doc[first])
    ):
        first += 1
    lead = _fixed_lead(doc, first, end) or _lead(doc, first, end) or _condition(doc, first, end)
    first = lead[1] if lead else first
    while first < end - 1 and (is_mark(doc[first]) or doc[first].pos_ == "ADV" or doc[first].lower_ in SKIPPED):
        first += 1
    if lead is None and first > start and doc[first].pos_ == "ADP":  # `now in those days …`
        lead = _lead(doc, first, end)
        first = lead[1] if lead else first
    if lead and doc[first].pos_ == "ADP":
        first = next((at for at in range(first, min(end, first + HALF_LEAD)) if states(doc, at)), first)
    subject = subject_at(doc, first, end)
    verb = _verb(doc, subject[1], end) if subject else None
    if subject is None or verb is None:
        return Statement(sentence, start, end, joint, lead, None, (first, end))
    denied = next((at for at in range(subject[1], verb) if doc[at].lower_ in NEGATIONS), None)
    said = _said(doc, verb, end) if denied is None else denied
    return Statement(sentence, start, end, joint, lead, subject, (said, end))


def _fixed_lead(doc: Doc, start: int, end: int) -> Tokens | None:
    """`On the one hand`; `if it rains` and `when it rains`, up to the comma."""
    if [token.lower_ for token in doc[start : start + 4]] == ["on", "the", "one", "hand"]:
        return start, start + 4
    if doc[start].lower_ not in CONDITIONS:
        return None
    comma = next((n for n in range(start + 2, min(end - 1, start + LONGEST_LEAD)) if doc[n].text == ","), None)
    return None if comma is None else (start, comma)


def _lead(doc: Doc, start: int, end: int) -> Tokens | None:
    """`In Japan,`, `with a cold one`, `between tall buildings`, `higher,`, `today`."""
    if doc[start].lower_ in SKIPPED or (doc[start].pos_ not in ("ADP", "ADV", "ADJ") and not _is_time(doc, start)):
        return None
    comma = next((n for n in range(start + 1, min(end, start + LONGEST_LEAD)) if doc[n].text == ","), None)
    verb = next((n for n in range(start, min(end, start + LONGEST_LEAD)) if is_finite(doc[n])), end)
    if comma is not None and comma < verb and doc[comma - 1].lower_ not in ("however", "instead"):
        return start, comma
    phrase = phrase_at(doc, start + 1) if doc[start].pos_ == "ADP" else None
    numbered = (
        start + 3 < end and doc[start + 1].lower_ == "the" and doc[start + 2].lower_ in ("first", "second", "other")
    )
    if doc[start].pos_ == "ADP" and numbered and states(doc, start + 3):
        return start, start + 3
    while phrase is not None and phrase[1] < end:
        if states(doc, phrase[1]):
            return start, phrase[1]
        phrase = phrase_at(doc, phrase[1] + 1) if doc[phrase[1]].lower_ == "of" else None  # `on top of Everest`
    adverbs = 1 + (start + 2 < end and doc[start + 1].lower_ in ("then", "there", "here"))  # `back then`
    return (start, start + adverbs) if doc[start].pos_ == "ADV" and states(doc, start + adverbs) else None


def _condition(doc: Doc, start: int, end: int) -> Tokens | None:
    """What must be, before what follows from it: `open it up` in `open it up and the background melts`."""
    for at in range(start + 1, min(end - 1, start + LONGEST_LEAD)):
        if is_finite(doc[at]) and doc[start].tag_ != "VB":
            return None
        if doc[at].lower_ == "and" and _states_later(doc, at + 1):
            return start, at - (doc[at - 1].text == ",")
    return None


def _states_later(doc: Doc, at: int) -> bool:
    """Whether a subject and its verb start here, perhaps after a circumstance: `by ten past three you're sold out`."""
    last = at + HALF_LEAD if at < len(doc) and doc[at].pos_ == "ADP" else at
    return any(states(doc, first) for first in range(at, min(len(doc), last + 1)))


def _is_time(doc: Doc, at: int) -> bool:
    return doc[at].lower_ in ("today", "yesterday", "tomorrow", "now", "nowadays", "then", "once")


def _verb(doc: Doc, start: int, end: int) -> int | None:
    """The first finite verb that belongs to the subject: not that of a relative clause or an aside."""
    if start < end and doc[start].tag_ == "NNS" and doc[start - 1].lower_ == "one":
        return start  # `the left-hand one shifts`, which reads as a row of nouns
    relative = False
    for at in range(start, end):
        token = doc[at]
        if token.tag_ in RELATIVE or (token.lower_ == "that" and at == start):
            relative = True
        elif is_finite(token) or (token.tag_ == "VB" and at > start and doc[at - 1].text == ","):
            if not relative:
                return at
            relative = False
    return start if start + 1 < end and doc[start].tag_ in ("VB", "VBN") and not relative else None  # misread


def _said(doc: Doc, verb: int, end: int) -> int:
    """Where the predicate starts to say something: past `is`, `will`, `has`; a `not` stays."""
    at = verb
    while at < end - 1 and doc[at].pos_ == "AUX" and not doc[at + 1].is_punct:
        if doc[at + 1].lower_ in NEGATIONS:
            return at if not is_copula(doc[at]) or doc[at + 1].lower_ == "n't" or at + 2 >= end else at + 1
        following = at + 1
        while following < end and doc[following].pos_ == "ADV":
            following += 1
        if not is_copula(doc[at]) and (following >= end or doc[following].pos_ not in VERBAL):
            return at
        at += 1
    return at
