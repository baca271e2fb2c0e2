"""Steps: clauses in which something happens, told as a fact or as an instruction."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import RELATIVE
from chalktalk.analysis.language.grammar import IN_PHRASE, Clause, Tokens, clauses
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.happening import UNREAL, happens, is_main
from chalktalk.documents.analysis import Part
from chalktalk.documents.base import Span

UNCHANGING = words("cut put set let hit shut spread split cast burst shed cost bid quit thrust")
"""Verbs of which the past looks like the present."""
FAR = 6
"""Clauses back to which one without a subject may go on with another's."""
LONGEST = 16
"""Tokens up to which what is said more of a step, after a mark, belongs to it."""
YEAR = re.compile(r"^1\d{3}$|^20\d\d$|^\d{2,4}0s$")


@dataclass(frozen=True)
class Step:
    """One thing that happens."""

    sentence: ReadSentence
    clause: Clause
    start: int
    end: int
    lead: Tokens
    """Tokens between the step before and its verb."""
    link: float = 0.0
    """How firmly it follows from the step before; 0 if it does not."""
    cues: tuple[Tokens, ...] = ()
    """Words of order or result."""
    beside: bool = False
    """Whether its sentence tells something else before it."""
    conditional: bool = False
    """Whether its sentence says what happens on a condition: `push it and it opens`, `if it works, you keep it`."""

    @property
    def part(self) -> Part:
        """As content."""
        return part(self.sentence, self.start, self.end)

    @property
    def verb(self) -> Span:
        """Its verb."""
        return self.sentence.span_of(*(self.clause.verb or (self.start, self.end)))

    @property
    def past(self) -> bool:
        """Whether it is told as a thing of the past."""
        verb = self.clause.verb
        return verb is not None and self.sentence.doc[verb[0]].tag_ == "VBD" and not self.ambiguous

    @property
    def ambiguous(self) -> bool:
        """Whether its verb looks the same in the past: `cut`, `put`."""
        token = self.sentence.doc[self.clause.verb[0]] if self.clause.verb else None
        same = token is not None and token.tag_ in ("VBD", "VBN") and token.lower_ == token.lemma_.lower()
        return same or (token is not None and token.lower_ in UNCHANGING)

    @property
    def imperative(self) -> bool:
        """Whether it is an instruction."""
        return self.clause.imperative

    @property
    def told(self) -> bool:
        """Whether it is an instruction, or tells what `you` do, which is the same in kinder words."""
        subject = self.clause.subject or self.clause.shared_subject
        you = subject is not None and self.sentence.doc[subject[0]].lower_ == "you"
        return self.imperative or (you and not self.past)

    @property
    def dated(self) -> bool:
        """Whether its clause names a year."""
        return any(YEAR.match(token.text) for token in self.sentence.doc[self.lead[0] : self.end])


def steps(sentence: ReadSentence) -> list[Step]:
    """The clauses of a sentence in which something happens, in order."""
    doc = sentence.doc
    if len(doc) == 0 or doc[-1].text == "?":
        return []
    parts = clauses(sentence)
    aside = _asides(doc)
    results = sum(token.lower_ == "so" and token.pos_ == "SCONJ" for token in doc)
    found: list[Step] = []
    conditional = doc[0].lower_ in ("if", "unless") or any(is_condition(parts, at) for at in range(len(parts)))
    lead, beside = 0, False
    for at, clause in enumerate(parts):
        if clause.verb is None:
            continue
        if clause.start not in aside and _is_step(parts, at, chained=results > 1):
            found.append(
                Step(
                    sentence,
                    clause,
                    _start(parts, at, lead),
                    _end(parts, at),
                    (lead, clause.verb[1]),
                    beside=beside,
                    conditional=conditional,
                )
            )
        beside = beside or (is_main(clause) and not found)
        lead = clause.end if is_main(clause) else lead
    return found


def _is_step(parts: Sequence[Clause], at: int, *, chained: bool) -> bool:
    return happens(parts[at], chained=chained) and not _goes_on(parts, at) and not _describes(parts, at)


def _describes(parts: Sequence[Clause], at: int) -> bool:
    """Whether a clause says more of a subject that still waits for its verb: `the captain, who held the wall, fell`."""
    doc = parts[at].sentence.doc
    relative = any(doc[n].tag_ in ("WDT", "WP") for n in range(*parts[at].opener))
    return relative and at > 0 and parts[at - 1].verb is None and parts[at - 1].end == parts[at].start - 1


def _asides(doc: Doc) -> set[int]:
    """Tokens between brackets or quotation marks."""
    inside: set[int] = set()
    depth, quoted = 0, False
    for at, token in enumerate(doc):
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
        quoted = (not quoted) if token.text == '"' else token.text == "“" or (quoted and token.text != "”")
        if depth or quoted:
            inside.add(at)
    return inside


def is_condition(parts: Sequence[Clause], at: int) -> bool:
    """Whether an instruction is a mere condition: `push the price up and it shrinks`.

    A row of instructions is none, unless it is the listener to whom it happens: `touch it, push it, and you're out`.
    """
    if not parts[at].imperative:
        return False
    row = any(one.imperative for one in (*parts[:at], *parts[at + 1 : at + 2]))
    for clause in parts[at + 1 : at + 1 + FAR]:
        if clause.verb is None or clause.subordinate or clause.imperative:
            continue
        if clause.subject is None or clause.sentence.doc[clause.start - 1].text in (";", ":", "—", "–"):
            return False
        return not row or clause.sentence.doc[clause.subject[0]].lower_ == "you"
    return False


def _goes_on(parts: Sequence[Clause], at: int) -> bool:
    """Whether a clause goes on with what is no step: `once it has grown and wobbles`, `anyone may print or film it`."""
    clause = parts[at]
    if clause.subject is not None:
        return False
    shared = clause.shared_subject
    earlier = parts[max(0, at - FAR) : at]
    owner = next((one for one in reversed(earlier) if one.subject is not None and shared in (None, one.subject)), None)
    if owner is None or owner.verb is None:
        return False
    doc, head = clause.sentence.doc, clause.head
    able = any(token.lower_ in UNREAL for token in doc[owner.verb[0] : owner.verb[1]])
    bare = head is not None and head.tag_ in ("VB", "VBP")
    return (shared is not None and owner.subordinate and not is_main(owner)) or (
        able and bare and not owner.subordinate
    )


def _start(parts: Sequence[Clause], at: int, lead: int) -> int:
    """Where a step starts: with its subject, also where an aside parts them: `the server, in turn, answers`."""
    clause = parts[at]
    assert clause.verb is not None
    if clause.subject is not None:
        first, last = clause.subject
        relative = clause.sentence.doc[first].tag_ in RELATIVE and last - first == 1
        return clause.verb[0] if relative else min(clause.subject[0], clause.verb[0])
    start = _named_before(clause)
    for n in range(at - 1, -1, -1):
        one = parts[n]
        if one.start < lead or one.verb is not None:
            break
        joined = one.opener[1] > one.opener[0] or one.start == (clause.shared_subject or (-1, 0))[0]
        named = one.opener[1] < one.end and clause.sentence.doc[one.opener[1]].pos_ in IN_PHRASE
        if joined and named and not one.subordinate:
            start = one.opener[1]
    return start


def _named_before(clause: Clause) -> int:
    """Where the phrase right before the verb starts: the `the rain` of `at last the rain comes down`."""
    assert clause.verb is not None
    doc = clause.sentence.doc
    for at in range(clause.verb[0] - 1, clause.opener[1] - 1, -1):
        if doc[at].pos_ in ("DET", "PRON"):
            return at
        if doc[at].pos_ not in IN_PHRASE:
            break
    return clause.verb[0]


def _end(parts: Sequence[Clause], at: int) -> int:
    """Where a step ends: with what hangs on it without a mark between, as in `works out how long it took`."""
    end = parts[at].end
    following = at + 1
    while following < len(parts) and _hangs(parts[following], end):
        end = parts[following].end
        following += 1
    last = following
    while last < len(parts) and parts[last].verb is None:
        last += 1
    if last == len(parts) > following and parts[-1].end - parts[at].start <= LONGEST:
        return parts[-1].end  # `came the guard, the Janissaries`
    return end


def _hangs(clause: Clause, end: int) -> bool:
    """Whether a clause hangs on the one that ends right before it."""
    joined = clause.sentence.doc[clause.start].pos_ == "CCONJ"
    return clause.start == end and clause.subordinate and not joined and not is_main(clause)
