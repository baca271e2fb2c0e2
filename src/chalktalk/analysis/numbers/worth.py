"""Which numbers are worth seeing: those that a sentence is about, not those it happens to hold."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.measures import Measured
from chalktalk.analysis.numbers.units import DURATIONS, PER, Kind

BASE = {Kind.SHARE: 0.72, Kind.MONEY: 0.7, Kind.MEASURE: 0.58, Kind.DURATION: 0.46, Kind.TIMES: 0.45, Kind.COUNT: 0.35,
        Kind.BARE: 0.0}  # fmt: skip
"""How likely a number of a kind is what its sentence is about."""
COUNTS = ((1000, 0.75), (100, 0.62), (20, 0.5), (13, 0.4), (5, 0.2), (0, 0.1))
"""The same for counted things, by how many there are: few are said in passing, many are news."""
FEW = 13
STATING = words(
    "be have take cost weigh need measure reach cover last hold contain use produce carry make require travel run grow "
    "rise fall drop increase decrease account possess pay earn charge live spend lose gain save"
)
"""Verbs whose object says how much."""
PASSING = words("for after within in before until during over")
"""Prepositions that make a duration a circumstance: `after twenty minutes`."""
GIVEN = words(
    "the this that these those his her its their our my your both all other another next last first such no any"
)
"""What makes a number known before: `these four`."""
OFFSETS = words("later ago earlier afterwards back on")
NARRATOR = words("i me my we our us")
POSSIBLE = words("may might can could")
OPENING = 3
"""Words at the head of a sentence among which it says that it supposes something: `Now suppose …`."""
NEAR = 4
"""Tokens after the verb in which its object's number starts."""
HYPOTHETICAL = words("if when whenever unless")
SUPPOSING = words("suppose supposing imagine assume assuming")
"""Verbs that open a premise: its numbers are made up for what comes of them."""
YEARS_IN = {"year": 1.0, "decade": 10.0, "century": 100.0}
AGES = 1000.0
"""Years that nobody takes for granted."""
POINTED = words("that this it")
"""What makes a half a mere comparison: `half that`."""
HALF = 0.5
STRESSING = words("just only merely barely mere")
"""Words before a number that say how little it is, and so that it is news."""
STRESSED = (Kind.DURATION, Kind.MEASURE, Kind.MONEY)
RATED = 0.15
"""What `a day` adds to `seven times`."""
INSTANTS = words("millisecond microsecond nanosecond")
REMARKABLE = 0.72
"""How likely a time beyond everyday's measure is what its sentence is about."""


def worthy(sentence: ReadSentence, found: Sequence[Measured]) -> list[tuple[Measured, float]]:
    """Each quantity of a sentence with how surely it is worth seeing, 0 to 1."""
    parts = [clause for clause in clauses(sentence) if clause.verb is not None] if found else []
    ends = [clause.end for clause in parts]
    return [(one, worth(one, _clause_of(parts, ends, one))) for one in found]


def worth(one: Measured, clause: Clause | None) -> float:
    """How surely a number is worth seeing."""
    tokens = one.sentence.doc
    before = tokens[one.lead - 1].lower_ if one.lead and tokens[one.lead - 1].tag_ != "IN" else ""
    passing = one.lead > 0 and tokens[one.lead - 1].lower_ in PASSING
    after = tokens[one.end].lower_ if one.end < len(tokens) else ""
    score = _base(one, tokens[one.start])
    if one.kind is Kind.DURATION and (passing or after in ("after", "before")):
        score -= 0.25 if tokens[one.lead - 1].lower_ == "after" else 0.15
    if one.kind in (Kind.MEASURE, Kind.DURATION, Kind.COUNT) and after in OFFSETS:
        score -= 0.4
    score += 0.15 * one.approximate + 0.2 * one.ranged + 0.1 * (before == "every")
    led = {token.lower_ for token in tokens[max(0, one.lead - 1) : one.start]}
    score += 0.1 * (one.kind in STRESSED and not STRESSING.isdisjoint(led))
    said = [token.lower_ for token in tokens[one.end : one.end + 2]]
    if one.kind is Kind.TIMES and len(said) == 2 and said[0] in PER and said[1] in DURATIONS:
        score += RATED
    if one.shown == "1/2" and (said in (["of", "it"], ["the", "time"]) or POINTED.intersection(said[:1])):
        score -= 0.4
    score -= 0.3 * one.modifier + 0.35 * (before in GIVEN - {"every"})
    return max(0.0, min(0.95, score + (0.0 if clause is None else _said_by(clause, one))))


def _base(one: Measured, first: Token) -> float:
    """How likely such a number is what its sentence is about, before looking at the sentence."""
    size, figurative = (abs(one.value), first.lower_ in ("a", "an") and not one.approximate)
    if one.kind is Kind.COUNT and size != int(size):
        return BASE[Kind.MEASURE] if size != HALF else 0.0  # `half a sugar pill`
    if one.kind is Kind.COUNT:
        return next(likely for least, likely in COUNTS if size >= least) - 0.25 * figurative
    if one.kind is Kind.DURATION:
        ages = size * YEARS_IN.get(one.unit, 0.0) >= AGES and not figurative
        instant = one.unit in INSTANTS or (one.unit == "second" and size < 1)
        return REMARKABLE if ages or instant else BASE[Kind.DURATION]
    if one.kind is Kind.TIMES and size >= FEW:
        return BASE[Kind.TIMES if figurative else Kind.MEASURE]
    spoken = one.kind is Kind.SHARE and one.shown == "1/2"  # `half the time` is a manner of speaking
    article = one.kind is Kind.MEASURE and size == 1 and first.lower_ in ("a", "an")  # `less than a metre`
    return BASE[one.kind] - 0.1 * (one.kind is Kind.TIMES and size <= 3) - 0.2 * spoken - 0.35 * article


def _said_by(clause: Clause, one: Measured) -> float:
    """What the clause says for a number or against it."""
    doc, head, verb = clause.sentence.doc, clause.head, clause.verb or (0, 0)
    score = 0.0
    passing = one.kind is Kind.DURATION and one.lead > 0 and doc[one.lead - 1].lower_ in PASSING
    object_ = not passing and clause.rest[0] <= one.start <= clause.rest[0] + NEAR
    if object_ and one.kind is not Kind.TIMES and head is not None and head.lemma_.lower() in STATING:
        score += 0.12
    if clause.imperative and verb[0] < one.start:
        score -= 0.2
    if not one.approximate and any(doc[at].lower_ in POSSIBLE for at in range(*verb)):
        score -= 0.15
    subject = clause.subject or clause.shared_subject
    told_of = {doc[at].lower_ for at in range(*subject)} if subject else set()
    score -= 0.2 if told_of & NARRATOR else 0.1 if "you" in told_of else 0.0
    if any(doc[at].lower_ in HYPOTHETICAL for at in range(*clause.opener)):
        score -= 0.15
    if not SUPPOSING.isdisjoint(token.lower_ for token in doc[:OPENING]):
        score -= 0.3
    return score


def _clause_of(parts: Sequence[Clause], ends: Sequence[int], one: Measured) -> Clause | None:
    """The clause a number stands in; a mere phrase goes with the clause after it."""
    at = bisect_right(ends, one.start)
    return parts[at] if at < len(parts) else None
