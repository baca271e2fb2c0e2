"""Flowcharts: steps in order, whether order words say so or the steps themselves do."""

from collections.abc import Iterator, Sequence

from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.parts import NEGATIONS, part
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.chains import boxes, chains
from chalktalk.analysis.patterns.enumerations import MarkdownList, item_head, markdown_lists
from chalktalk.analysis.patterns.steps import Step, steps
from chalktalk.documents.analysis import FlowchartOpportunity, Part, Priority
from chalktalk.documents.base import Span

LEAST_STEPS = 3
MOST_STEPS = 15
"""More are a story."""
LEAST_CONFIDENCE = 0.45
FEW_CUED = 2
"""Steps that are enough where order words stand at both."""
OPENERS = frozenset({"first", "firstly", "start", "begin", "step"})
CAUSING = words("lead cause trigger result bring create produce drive set mean spark")
"""Verbs between a cause and its effect."""
PERSONS = frozenset({"i", "we", "he", "she"})
"""Subjects of a story about people."""


def flowcharts(reading: Reading) -> Iterator[FlowchartOpportunity]:
    """All flowcharts of a script."""
    for listed in markdown_lists(reading):
        instructions = _instructions(listed)
        if instructions is not None:
            yield instructions
    for sentence in reading.sentences:
        causes = _causes(sentence)
        if causes is not None:
            yield causes
    for found in chains(reading):
        chain = boxes(found)
        confidence = _confidence(chain)
        if confidence >= LEAST_CONFIDENCE:
            yield _flowchart(chain, confidence)


# ── lists of instructions ────────────────────────────────────────────────────────────────────────────────────────────


def _instructions(listed: MarkdownList) -> FlowchartOpportunity | None:
    """A Markdown list that tells the listener what to do, one step an item; no warnings, no `name: advice`.

    In a numbered list things may as well happen by themselves.
    """
    told = [_instruction(item[0]) or (_event(item[0]) if item[0].ordered else None) for item in listed.items]
    if any(item_head(item) is not None for item in listed.items) or sum(map(bool, told)) * 3 < len(told) * 2:
        return None
    parts = tuple(step or part(item[0], 0, len(item[0].doc)) for step, item in zip(told, listed.items, strict=True))
    return FlowchartOpportunity(
        span=Span(start=listed.items[0][0].span.start, end=listed.items[-1][-1].span.end),
        priority=Priority.HIGH,
        confidence=0.9 if all(told) else 0.7,
        evidence=tuple(Span(start=step.span.start, end=step.span.start + 1) for step in told if step),
        reason=f"a numbered list of {len(parts)} steps"
        if listed.items[0][0].ordered
        else f"a list of {len(parts)} instructions",
        steps=parts,
    )


def _instruction(sentence: ReadSentence) -> Part | None:
    """What an item tells the listener to do, without the circumstance before it."""
    told = (one for one in clauses(sentence) if one.imperative and one.verb is not None)
    first = next((one.verb for one in told if one.verb is not None), None)
    if first is None or any(token.lower_ in NEGATIONS for token in sentence.doc[first[0] : first[1]]):
        return None
    return part(sentence, first[0], len(sentence.doc))


def _event(sentence: ReadSentence) -> Part | None:
    """The first thing that happens in an item."""
    return next((step.part for step in steps(sentence)), None)


# ── causes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _causes(sentence: ReadSentence) -> FlowchartOpportunity | None:
    """`Deforestation leads to erosion, which causes floods`: every cause is a step, and the last effect."""
    row = [clause for clause in clauses(sentence) if clause.verb is not None]
    if len(row) < LEAST_STEPS - 1 or not all(_causing(clause) for clause in row) or row[0].subject is None:
        return None
    if not all(_is_effect(clause) for clause in row[1:]):
        return None
    effects = [part(sentence, _effect(clause), clause.end) for clause in row]
    cues = [clause.verb for clause in row if clause.verb is not None]
    return FlowchartOpportunity(
        span=sentence.span,
        priority=Priority.HIGH,
        confidence=0.75,
        evidence=tuple(sentence.span_of(*cue) for cue in cues),
        reason="one thing leads to the next: " + " … ".join(f"“{sentence.doc[slice(*cue)].text}”" for cue in cues),
        steps=(part(sentence, *row[0].subject), *effects),
    )


def _causing(clause: Clause) -> bool:
    """Whether a verb names a cause, with an effect after it that is a thing."""
    head, doc = clause.head, clause.sentence.doc
    if head is None or head.lemma_.lower() not in CAUSING:
        return False
    effect = _effect(clause)
    return effect < clause.end and doc[effect].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM")


def _effect(clause: Clause) -> int:
    """Where the effect starts: after the `to` of `leads to`."""
    doc, at = clause.sentence.doc, clause.rest[0]
    return at + 1 if at < clause.end and doc[at].lower_ in ("to", "in", "about", "off") else at


def _is_effect(clause: Clause) -> bool:
    """Whether a clause speaks of the effect just named: `which causes`, `this triggers`, `and that leads to`."""
    doc, subject = clause.sentence.doc, clause.subject
    return subject is not None and subject[1] - subject[0] == 1 and doc[subject[0]].lower_ in ("which", "this", "that")


# ── steps in running text ────────────────────────────────────────────────────────────────────────────────────────────


def _confidence(chain: Sequence[Step]) -> float:
    """How surely a chain is meant as steps; 0 if it is not."""
    cued = sum(bool(step.cues) for step in chain)
    if len(chain) < LEAST_STEPS and not (cued == len(chain) == FEW_CUED and _opens(chain[0])):
        return 0.0
    if len(chain) > MOST_STEPS:
        return 0.0
    confidence = 0.55 + 0.05 * min(3, len(chain) - LEAST_STEPS) + 0.1 * min(2, cued)
    if all(step.imperative for step in chain):
        confidence += 0.05
    past = sum(step.past for step in chain) * 2 > len(chain)
    if past:
        actors = sum(step.clause.subject is not None for step in chain)
        in_one_sentence = chain[0].sentence is chain[-1].sentence and actors > 1
        confidence -= 0.05 if in_one_sentence or cued > 1 else 0.2
        confidence -= 0.15 * any(_tells_of_person(step) for step in chain)
    if any(step.dated for step in chain):
        confidence -= 0.15
    return max(0.0, min(0.95, confidence))


def _opens(step: Step) -> bool:
    return any(step.sentence.doc[at].lower_ in OPENERS for cue in step.cues for at in range(*cue))


def _tells_of_person(step: Step) -> bool:
    subject = step.clause.subject or step.clause.shared_subject
    return subject is not None and step.sentence.doc[subject[0]].lower_ in PERSONS


def _flowchart(chain: Sequence[Step], confidence: float) -> FlowchartOpportunity:
    cues = [(step.sentence, cue) for step in chain for cue in step.cues]
    quoted = " … ".join(f"“{sentence.doc[slice(*cue)].text}”" for sentence, cue in cues[:3])
    return FlowchartOpportunity(
        span=Span(start=chain[0].sentence.span.start, end=chain[-1].sentence.span.end),
        priority=Priority.HIGH if cues else Priority.MEDIUM,
        confidence=round(confidence, 2),
        evidence=tuple(sentence.span_of(*cue) for sentence, cue in cues) or tuple(step.verb for step in chain),
        reason=f"steps in order: {quoted}" if cues else f"{len(chain)} things that follow each other",
        steps=tuple(step.part for step in chain),
    )
