"""Cycles: steps of which the last leads to the first again."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.chains import boxes, chains
from chalktalk.analysis.patterns.steps import Step
from chalktalk.documents.analysis import CycleOpportunity, Priority
from chalktalk.documents.base import Span

NAMES = words("cycle loop spiral feedback")
"""Nouns that call a process a cycle."""
CIRCLES = words("vicious virtuous full endless")
"""Before `circle` they mean no shape."""
BEGIN = words("start begin")
ANEW = words("over again anew afresh")
"""After a verb of beginning they say that the end is the beginning: `it starts all over`, `it begins again`."""
BEGINNING = words("start beginning square where")
"""After `back to` or `back` they say the same."""
RETURNS = phrases(
    "same again", "repeats itself", "process repeats", "cycle repeats", "round and round",
    "around and around", "feed on itself", "feeds on itself", "feeds itself", "goes round again", "goes around again",
)  # fmt: skip
"""Phrases that do."""
AGAIN = words("again anew back")
REGULAR = words("each every")
TIMES = words("morning evening day night year season spring summer autumn winter month week time round minute second")
WHOLE = words("it cycle process loop whole circle everything this that spiral story")
"""Subjects of a return that is no step of its own: `and it all starts over`."""
NEAR = 2
"""Sentences between a cue and the steps it speaks of."""
LEAST = 3
FEW = 2
"""Steps that are enough where the script says that they come again: `they swim up, they drop down, and again`."""
LOOSE = 0.1
"""Least link where the script says that it is a cycle: whatever happens next in the same paragraph."""


def cycles(reading: Reading) -> Iterator[CycleOpportunity]:
    """All cycles of a script: those it calls so, then those whose last step comes back to the first."""
    cues = [(sentence, cue) for sentence in reading.sentences for cue in _cues(sentence)]
    called: set[int] = set()
    for chain in chains(reading, LOOSE) if cues else ():
        for _, paragraph in groupby(chain, key=lambda step: step.sentence.paragraph):
            told = list(paragraph)
            around = [(sentence, cue) for sentence, cue in cues if _is_near(told, sentence)]
            turning = boxes(_without_return(told))
            least = FEW if any(_returns(*cue) for cue in around) else LEAST
            if len(turning) >= least and around:
                called.update(step.sentence.index for step in turning)
                yield _cycle(turning, around)
    for chain in chains(reading):
        closing = _closes(chain)
        if closing is not None and called.isdisjoint(step.sentence.index for step in chain):
            yield _cycle(chain, [closing])


def _cues(sentence: ReadSentence) -> Iterator[Tokens]:
    """Words that call what happens a cycle."""
    said = [token.lower_ for token in sentence.doc]
    for at, token in enumerate(sentence.doc):
        if _names_process(sentence, at):
            yield at, at + 1
        elif token.lower_ == "circle" and at and said[at - 1] in CIRCLES:
            yield at - 1, at + 1
        elif _begins_anew(sentence, at):
            yield at, at + 2
        for phrase in RETURNS:
            if tuple(said[at : at + len(phrase)]) == phrase:
                yield at, at + len(phrase)
                break


def _names_process(sentence: ReadSentence, at: int) -> bool:
    """Whether a noun calls what happens a cycle: no `cycle detector`, no `filling loop`, no `one cycle a second`."""
    doc = sentence.doc
    if doc[at].tag_ != "NN" or doc[at].lower_ not in NAMES:
        return False
    first = at
    while first > 0 and doc[first - 1].pos_ in ("NOUN", "ADJ", "VERB", "PROPN", "PUNCT") and doc[first - 1].text != ",":
        if doc[first - 1].tag_ == "VBG" or doc[first - 1].lower_.endswith("ing"):
            return False
        first -= 1
    modifies = at + 1 < len(doc) and doc[at + 1].pos_ == "NOUN" and doc[at + 1].lower_ not in NAMES
    return not modifies and not (first > 0 and doc[first - 1].pos_ == "NUM")


def _begins_anew(sentence: ReadSentence, at: int) -> bool:
    """Whether the end is said to be the beginning here: `it starts over`, `which takes us back to the start`."""
    doc, token = sentence.doc, sentence.doc[at]
    following = {other.lower_ for other in doc[at + 1 : at + 4]}
    if token.lemma_.lower() in BEGIN and token.pos_ == "VERB":
        return not ANEW.isdisjoint(following)
    if token.lower_ != "back" or BEGINNING.isdisjoint(following):
        return False
    verb = next((other for other in reversed(doc[:at]) if other.pos_ in ("VERB", "AUX")), None)
    return verb is None or verb.tag_ != "VBG"


def _returns(sentence: ReadSentence, cue: Tokens) -> bool:
    """Whether a cue says that the steps come again, not merely that there is a cycle."""
    return sentence.doc[cue[1] - 1].lower_ not in NAMES | {"circle"}


def _is_near(chain: Sequence[Step], sentence: ReadSentence) -> bool:
    first, last = chain[0].sentence, chain[-1].sentence
    return sentence.paragraph == first.paragraph and first.index - NEAR <= sentence.index <= last.index + NEAR


def _without_return(chain: Sequence[Step]) -> list[Step]:
    """The steps without `and it all starts over`, which says no new one."""
    turning = list(chain)
    while turning and _is_return(turning[-1]):
        turning.pop()
    return turning


def _is_return(step: Step) -> bool:
    doc, subject = step.sentence.doc, step.clause.subject
    whole = subject is not None and any(token.lower_ in WHOLE for token in doc[subject[0] : subject[1]])
    return whole and any(step.start <= start and end <= step.end for start, end in _cues(step.sentence))


def _closes(chain: Sequence[Step]) -> tuple[ReadSentence, Tokens] | None:
    """The words with which the last step comes back to the first: `again` after `each morning`, `back` to its thing."""
    if len(chain) < LEAST:
        return None
    first, last = chain[0], chain[-1]
    doc = last.sentence.doc
    back = next((at for at in range(last.start, last.end) if doc[at].lower_ in AGAIN), None)
    opening = [token.lower_ for token in first.sentence.doc[: first.end]]
    regular = any(one in REGULAR and two in TIMES for one, two in pairwise(opening))
    if back is not None and (regular or _spoken(first) & _told(last)):
        return last.sentence, (back, back + 1)
    results = sum(
        any(doc[cue[0]].lower_ == "so" for cue in step.cues) for step in chain for doc in (step.sentence.doc,)
    )
    if results >= 2 and _spoken(first) & _told(last):
        return last.sentence, (last.end - 1, last.end)
    return None


def _spoken(step: Step) -> set[str]:
    """What a step speaks of."""
    return _content(step, step.start, step.end)


def _told(step: Step) -> set[str]:
    """What a step says of its subject."""
    return _content(step, step.clause.rest[0], step.end)


def _content(step: Step, start: int, end: int) -> set[str]:
    return {token.lemma_.lower() for token in step.sentence.doc[start:end] if token.pos_ in ("NOUN", "PROPN", "ADJ")}


def _cycle(chain: Sequence[Step], cues: Sequence[tuple[ReadSentence, Tokens]]) -> CycleOpportunity:
    sentence, cue = cues[0]
    return CycleOpportunity(
        span=Span(start=chain[0].sentence.span.start, end=chain[-1].sentence.span.end),
        priority=Priority.HIGH,
        confidence=0.8 if len(cues) > 1 else 0.7,
        evidence=tuple(sentence.span_of(*cue) for sentence, cue in cues),
        reason=f"the end leads to the beginning: “{sentence.doc[slice(*cue)].text}”",
        steps=tuple(step.part for step in chain),
    )
