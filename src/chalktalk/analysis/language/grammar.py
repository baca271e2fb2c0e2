"""Clauses from parts of speech alone: subject, verb group and what follows, without a parser."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from chalktalk.analysis.language.bounds import BETWEEN_VERBS, CONNECTIVES, PARTICIPLES, RELATIVE, VERBAL, clause_bounds
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words

Tokens = tuple[int, int]
"""Token indices of one sentence, half-open."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
IN_PHRASE = NOMINAL | {"DET", "ADJ"}
ENDS_SUBJECT = IN_PHRASE | {"VERB", "X", "SYM", "INTJ"}
PLURAL = words("i you we they")
FREE = words("what whatever whoever whichever")
"""They make a clause the subject of another: `whatever wins gets the cup`."""
INVERTING = words("only never rarely seldom nor neither")
"""Before an auxiliary they turn a statement around: `only then do we open it`."""
YEAR = re.compile(r"^1\d{3}$|^20\d\d$|^\d{2,4}0s$")


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence with one verb group, or with none."""

    sentence: ReadSentence
    start: int
    end: int
    """Half-open; marks at its end do not belong to it."""
    opener: Tokens
    """Connectives it starts with: `but`, `because`, `which`, `in which`."""
    subject: Tokens | None
    """Its own subject; in a question it stands after the auxiliary."""
    verb: Tokens | None
    """Auxiliaries, the main verb, and adverbs between them; in a question with an auxiliary the main verb alone."""
    rest: Tokens
    """What follows the verb: object, complement, circumstances."""
    shared_subject: Tokens | None = None
    """The subject it takes over from an earlier clause: `they stick to it and block it`."""

    @property
    def head(self) -> Token | None:
        """The main verb."""
        return None if self.verb is None else self.sentence.doc[self.verb[1] - 1]

    @property
    def imperative(self) -> bool:
        """Whether it tells someone to do something: a bare verb without a subject, its own or an earlier clause's."""
        head = self.head
        bare = head is not None and head.tag_ in ("VB", "VBP") and (head.pos_ == "VERB" or head.lemma_ in ("be", "do"))
        return bare and self.subject is None and self.shared_subject is None and not self.subordinate

    @property
    def subordinate(self) -> bool:
        """Whether it hangs on another clause: `because …`, `which …`, `when …`."""
        doc = self.sentence.doc
        opener = [doc[at] for at in range(*self.opener)]
        return any(token.pos_ == "SCONJ" or token.tag_ in RELATIVE for token in opener)


def clauses(sentence: ReadSentence) -> list[Clause]:
    """The clauses of a sentence, in order."""
    tokens = list(sentence.doc)
    found: list[Clause] = []
    for start, end in clause_bounds(tokens):
        clause = _clause(sentence, tokens, start, end, found[-1] if found else None)
        if clause.verb is not None and clause.subject is None and found:
            clause = replace(clause, shared_subject=_shared(tokens, clause, found))
        found.append(clause)
    return found


def _clause(sentence: ReadSentence, tokens: Sequence[Token], start: int, end: int, last: Clause | None) -> Clause:
    opened = start
    while opened < end and _opens(tokens, opened, end):
        opened += 1
    verb = _verb_group(tokens, opened, end) or _continued(tokens, opened, end, last)
    if verb is None:
        return Clause(sentence, start, end, (start, opened), None, None, (opened, end))
    if tokens[verb[0]].pos_ == "AUX" and _is_inverted(tokens, opened, verb):
        return _question(sentence, tokens, (start, opened, end), verb)
    free = _free_relative(tokens, start, verb[0])
    second = None if free is None else _finite(tokens, verb[1], end)
    if free is not None and second is not None:
        after = _group_end(tokens, second, end)
        return Clause(sentence, start, end, (start, min(free, opened)), (free, second), (second, after), (after, end))
    subject = _subject(tokens, opened, verb[0])
    if subject is None and opened > start and tokens[opened - 1].tag_ in ("WDT", "WP"):
        subject = (opened - 1, opened)
    return Clause(sentence, start, end, (start, opened), subject, verb, (verb[1], end))


def _free_relative(tokens: Sequence[Token], start: int, verb: int) -> int | None:
    """Where `whatever wins` opens a clause of which it may be the subject."""
    first = next((n for n in range(start, verb) if tokens[n].pos_ not in ("CCONJ", "ADV")), verb)
    return first if first < verb and tokens[first].lower_ in FREE else None


def _opens(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the token belongs to the connectives a clause starts with."""
    relative_next = tokens[at].pos_ == "ADP" and at + 1 < end and tokens[at + 1].tag_ in ("WDT", "WP")
    return tokens[at].pos_ in CONNECTIVES or tokens[at].tag_ in RELATIVE or relative_next


def _verb_group(tokens: Sequence[Token], start: int, end: int) -> Tokens | None:
    """The first finite verb with its auxiliaries, or the one after it where that belongs to the subject.

    Participles and infinitives by themselves do not count. In `people who smoke cough` the main verb is the second.
    """
    at = _finite(tokens, start, end)
    if at is None:
        return None
    group = at, _group_end(tokens, at, end)
    if any(
        tokens[n].tag_ in RELATIVE and tokens[n - 1].pos_ in ("NOUN", "PROPN", "PRON", "ADP")
        for n in range(start + 1, at)
    ):
        second = _finite(tokens, group[1], end)
        if second is not None and tokens[second].tag_ != "VB":
            return second, _group_end(tokens, second, end)
    return group


def _finite(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The first finite verb there."""
    for n in range(start, end):
        if (
            tokens[n].pos_ in VERBAL
            and tokens[n].tag_ not in PARTICIPLES
            and (n == start or tokens[n - 1].tag_ != "TO")
        ):
            return n
    return None


def _group_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the verb group that starts there ends."""
    last = at
    for n in range(at + 1, end):
        if tokens[n].pos_ in VERBAL and tokens[last].pos_ == "AUX":
            last = n
        elif tokens[n].pos_ not in BETWEEN_VERBS or tokens[n].tag_ == "TO":
            break
    return last + 1


def _continued(tokens: Sequence[Token], start: int, end: int, last: Clause | None) -> Tokens | None:
    """A participle that goes on with the auxiliary before: `it is mined, crushed and smelted`."""
    at = next((n for n in range(start, end) if tokens[n].pos_ not in BETWEEN_VERBS), end)
    if at == end or last is None or last.head is None or tokens[at].tag_ not in PARTICIPLES:
        return None
    followed = at + 1 < end and tokens[at + 1].pos_ in ("NOUN", "ADJ", "PROPN")
    return (at, at + 1) if last.head.tag_ == tokens[at].tag_ and not followed else None


def _is_inverted(tokens: Sequence[Token], opened: int, verb: Tokens) -> bool:
    """Whether an auxiliary stands before its subject: `is it?`, `how does a pump work?`, `only then do we open it`."""
    if tokens[-1].text != "?":
        turned = any(token.lower_ in INVERTING for token in tokens[opened : verb[0]][:1])
        return turned and verb[1] < len(tokens) and tokens[verb[1]].pos_ in IN_PHRASE and verb[1] - verb[0] == 1
    asked = opened > 0 and tokens[opened - 1].tag_ in RELATIVE
    return verb[0] == opened or asked


def _question(sentence: ReadSentence, tokens: Sequence[Token], place: tuple[int, int, int], verb: Tokens) -> Clause:
    """`How does a pump work`: subject and main verb after the auxiliary; with a mere `is`, the phrase after it."""
    start, opened, end = place
    if verb[1] - verb[0] > 1 and tokens[verb[1] - 1].pos_ == "VERB":  # `who has won`
        return Clause(sentence, start, end, (start, opened), None, verb, (verb[1], end))
    after = verb[1]
    main = next(
        (n for n in range(after, end) if tokens[n].tag_ in ("VB", "VBG", "VBN") and tokens[n - 1].tag_ != "TO"), end
    )
    first = next((n for n in range(after, main) if tokens[n].pos_ in IN_PHRASE), None)
    if main < end:
        subject = None if first is None else (first, main)
        return Clause(sentence, start, end, (start, opened), subject, (main, main + 1), (main + 1, end))
    if first is None:
        return Clause(sentence, start, end, (start, opened), None, verb, (after, end))
    last = next((n + 1 for n in range(first, end) if _ends_phrase(tokens, n, end)), end)
    return Clause(sentence, start, end, (start, opened), (first, last), verb, (last, end))


def _ends_phrase(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a noun phrase has its last noun here."""
    return tokens[at].pos_ in NOMINAL and (at + 1 == end or tokens[at + 1].pos_ not in ("NOUN", "PROPN", "PART"))


def _subject(tokens: Sequence[Token], start: int, verb: int) -> Tokens | None:
    """The noun phrase before the verb with what hangs on it (`most of the army`); none for an imperative."""
    first = start
    while first < verb and tokens[first].pos_ not in IN_PHRASE:
        first = _after_circumstance(tokens, first, verb) if tokens[first].pos_ == "ADP" else first + 1
    last = verb
    while last > first and tokens[last - 1].pos_ not in ENDS_SUBJECT:
        last -= 1
    return (first, last) if last > first else None


def _after_circumstance(tokens: Sequence[Token], start: int, verb: int) -> int:
    """Where the clause's subject may start after `in the morning`, `in 1998`, `by the end of the day`."""
    named = False
    for at in range(start + 1, verb):
        token = tokens[at]
        if token.pos_ == "ADP":
            named = False
        elif named and (
            token.pos_ in ("PRON", "DET")
            or YEAR.match(tokens[at - 1].text)
            or (token.pos_ == "PROPN" and tokens[at - 1].pos_ == "NOUN")
        ):
            return at
        named = named or token.pos_ in NOMINAL
    return verb


def _shared(tokens: Sequence[Token], clause: Clause, earlier: Sequence[Clause]) -> Tokens | None:
    """The earlier subject that a clause without one of its own goes on with."""
    joined = clause.opener[1] > clause.opener[0] and tokens[clause.opener[1] - 1].pos_ == "CCONJ"
    mark = tokens[clause.start - 1]
    waiting = earlier[0]
    if waiting.verb is None and _is_phrase(tokens, waiting) and (len(earlier) > 1 or joined):
        return waiting.start, waiting.end
    if not joined and mark.text != ",":
        return None
    for last in reversed(earlier):
        if last.verb is None or (last.subordinate and not (joined and last is earlier[-1])):
            continue
        subject = last.subject or last.shared_subject
        if subject is None or clause.verb is None or _agrees(tokens, clause.verb, subject, last if joined else None):
            return subject
        if not last.subordinate:
            return None
    return None


def _agrees(tokens: Sequence[Token], verb: Tokens, subject: Tokens, joined_to: Clause | None) -> bool:
    """Whether a verb may be said of a subject: no `we spends`, and `the coin put` only where `must` or `to` goes on."""
    finite, said = tokens[verb[0]], tokens[subject[0] : subject[1]]
    many = [token for token in said if token.tag_ in ("NNS", "NNPS") or token.lower_ in PLURAL]
    if finite.tag_ == "VBZ":
        return not all(token in many for token in said if token.pos_ in NOMINAL)
    if tokens[verb[1] - 1].tag_ not in ("VB", "VBP") or many:
        return True
    if joined_to is None or joined_to.verb is None:
        return False
    governed = tokens[joined_to.verb[0] : joined_to.end]
    helped = any(token.pos_ == "AUX" or token.tag_ in ("TO", "VBD", "VB") for token in governed)
    return helped or any(token.lower_ == "and" for token in said)


def _is_phrase(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause without a verb is a noun phrase, so that a verb may be said of it later."""
    inside = tokens[clause.opener[1] : clause.end]
    return bool(inside) and inside[0].pos_ in IN_PHRASE and inside[-1].pos_ in NOMINAL
