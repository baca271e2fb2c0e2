"""Links: how firmly a step follows from the one before it.

The link is a sum of what the words say: an order word, a time that has passed, a result, the thing just spoken of taken
up again, an instruction after an instruction; and what speaks against it.
"""

from collections.abc import Iterator
from dataclasses import replace

from chalktalk.analysis.language.bounds import RELATIVE
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.happening import SUPPOSING
from chalktalk.analysis.patterns.steps import Step

ORDER = phrases(
    "first", "firstly", "to start with", "to begin with", "then", "next", "after that", "after this", "afterwards",
    "afterward", "finally", "lastly", "last", "at last",
    "eventually", "ultimately", "subsequently", "thereafter", "later",
    "in turn", "from there", "once", "as soon as", "at the same moment", "step", "before long", "second", "third",
    "fourth", "fifth", "secondly", "thirdly", "now", "in response", "at that point", "from here",
)  # fmt: skip
"""What says that one thing comes after another."""
RESULT = phrases("so", "therefore", "thus", "hence", "as a result", "consequently", "which in turn", "this causes")
NOT_ORDER = phrases(
    "back then", "then again", "by then", "until then", "since then", "even then", "now and then", "at first"
)
TIME = words("second minute hour day week month moment morning evening night while afternoon dawn noon")
LATER = words("next later after following further")
"""With a time they say that it is after the step before."""
PASSED = words("after over within for later until when before as by from")
"""Prepositions of time and order."""
UNLIKE = words("but while whereas although though or yet unless however instead rather than")
"""Before a clause they hold it against the one before."""
DEFINITE = words("the that this these those its their")
TAKEN_UP = words("it them")
"""As objects they are what was just spoken of."""
MOST_SKIPPED = 2
"""Sentences without a step that a chain may run over."""


def linked(last: Step, step: Step) -> Step:
    """The step with its link to the one before it."""
    cues = tuple(order_cues(step))
    skipped = step.sentence.index - last.sentence.index - 1
    restarts = any(step.sentence.doc[cue[0]].lower_ in ("first", "firstly") for cue in cues)
    if skipped > MOST_SKIPPED or restarts:
        return replace(step, cues=cues)
    step = replace(step, cues=cues)
    link = _closeness(last, step, skipped) + _taken_up(last, step) - _break(last, step)
    if last.cues and not any(last.sentence.doc[cue[0]].lower_ == "so" for cue in last.cues):
        link += 0.1
    link += 0.4 if cues else _time_passes(step)
    if last.told and step.told:
        link += 0.35
    if last.imperative and last.clause.head is not None and last.clause.head.lemma_.lower() in SUPPOSING:
        link += 0.5
    return replace(step, cues=cues, link=max(0.0, min(1.0, link)))


def _closeness(last: Step, step: Step, skipped: int) -> float:
    """What nearness alone says."""
    if last.sentence is not step.sentence:
        paragraph = last.sentence.paragraph != step.sentence.paragraph
        beside = step.beside and not step.cues
        return 0.15 - 0.15 * (skipped + beside) - 0.2 * paragraph
    between = [token.text for token in step.sentence.doc[last.end : step.start]]
    subject = step.clause.subject
    if ":" in between and subject is not None and step.sentence.doc[subject[0]].tag_ == "PRP":  # what follows explains
        return 0.1
    return 0.35 if not set(between).isdisjoint((";", "—", "–", "(")) else 0.6


def _taken_up(last: Step, step: Step) -> float:
    """What it says that a step takes up what the last one spoke of."""
    subject = step.clause.subject
    if subject is None and last.sentence is not step.sentence:
        subject = step.clause.shared_subject
    return 0.0 if subject is None else max(_points_back(last, step, subject), _named_again(last, step, subject))


def _points_back(last: Step, step: Step, subject: Tokens) -> float:
    """What `this`, `these` and `it` say after the verb or before the subject."""
    doc = step.sentence.doc
    shown = step.clause.rest[0]
    if (
        last.sentence is not step.sentence
        and shown < step.end
        and doc[shown].lower_ in ("this", "that", "these", "those")
    ):
        return 0.4  # `a carver pasted that sheet on a plank`
    if any(
        doc[at].lower_ in ("this", "these") and doc[at - 1].pos_ == "ADP" for at in range(step.lead[0] + 1, subject[0])
    ):
        return 0.4
    takes_up = shown < step.end and doc[shown].lower_ in TAKEN_UP and not step.past
    return 0.3 * (takes_up and doc[subject[0]].pos_ != "PRON")  # `a ship brings the box, trains take it`


def _named_again(last: Step, step: Step, subject: Tokens) -> float:
    """What the subject says: a pronoun, a noun of the last step, `the`."""
    doc = step.sentence.doc
    opening = doc[subject[0]]
    if opening.tag_ in RELATIVE and subject[1] - subject[0] > 1:
        return 0.45  # `whatever falls through goes to the mill`
    if subject[1] - subject[0] == 1 and opening.pos_ in ("PRON", "DET"):
        return 0.0 if opening.lower_ in ("i", "we", "you") else 0.3
    verb = last.clause.verb or (last.start, last.start)
    spoken = {token.lemma_.lower() for token in last.sentence.doc[verb[0] : last.end] if token.pos_ in ("NOUN", "VERB")}
    named = {token.lemma_.lower() for token in doc[subject[0] : subject[1]] if token.pos_ == "NOUN"}
    if named & spoken:
        return 0.45
    return 0.2 if opening.lower_ in DEFINITE and not step.past else 0.0


def _break(last: Step, step: Step) -> float:
    """What speaks against a step's following from the last one: a contrast, another time, another place."""
    opening = step.sentence.doc[step.lead[0] : step.start]
    against = 0.5 * any(token.lower_ in UNLIKE for token in opening)
    if last.sentence is not step.sentence and _opening_preposition(last) == _opening_preposition(step) != "":
        against += 0.3
    if last.sentence is not step.sentence and last.conditional and step.conditional:
        against += 0.6
    if last.sentence is not step.sentence and not step.cues and _starts_afresh(last, step):
        against += 0.1
    changes = last.past != step.past and not last.ambiguous and not step.ambiguous
    return against + (0.4 if changes else 0.0) + (0.1 if step.past else 0.0)


def _starts_afresh(last: Step, step: Step) -> bool:
    """Whether a sentence turns to something new: `a spark starts it`, or to the listener after a report."""
    doc, (first, end) = step.sentence.doc, step.clause.subject or (0, 0)
    new = first < end and doc[first].lower_ in ("a", "an") and doc[end - 1].tag_ == "NN"
    return new or (step.imperative and not last.told)


def _opening_preposition(step: Step) -> str:
    """The `in` of `in Japan, leave nothing`: two of them hold places against each other."""
    tokens = step.sentence.doc[step.lead[0] : step.start]
    return next((token.lower_ for token in tokens if token.pos_ == "ADP" and token.lower_ not in PASSED), "")


def order_cues(step: Step) -> Iterator[Tokens]:
    """Words of order and of result before the verb, or among its adverbs."""
    first, last = step.lead
    head = step.clause.head
    if head is not None and head.lemma_.lower() == "follow" and step.clause.end <= head.i + 2 and not step.imperative:
        yield head.i, head.i + 1
    said = [token.lower_ for token in step.sentence.doc[first:last]]
    if any(said[n : n + len(phrase)] == list(phrase) for phrase in NOT_ORDER for n in range(len(said))):
        return
    for n in range(len(said)):
        for phrase in (*ORDER, *RESULT):
            if tuple(said[n : n + len(phrase)]) == phrase and _is_adverb(step, first + n, phrase):
                yield first + n, first + n + len(phrase)
                break


def _is_adverb(step: Step, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a word of order orders steps: not `the first flowers`, not `so big`."""
    doc = step.sentence.doc
    before = doc[at - 1] if at else None
    if phrase == ("so",):
        purpose = at + 1 < len(doc) and doc[at + 1].lower_ == "that"
        return not purpose and before is not None and (before.text in (",", ";") or before.lower_ == "and")
    if len(phrase) > 1:
        return True
    if phrase == ("now",):
        return at == 0
    inside = before is not None and (before.pos_ in ("DET", "NUM", "ADP") or before.tag_ == "PRP$")
    if phrase[0] in ("first", "second", "third", "fourth", "fifth", "next", "step", "later"):
        follows = doc[at + 1] if at + 1 < len(doc) else None
        return not inside and (phrase[0] in ("step", "later") or follows is None or follows.pos_ not in ("NOUN", "ADJ"))
    return not inside


def _time_passes(step: Step) -> float:
    """What it says that time passes before the subject: `in the morning`, and surer `over the next two weeks`."""
    said = [token.lemma_.lower() for token in step.sentence.doc[step.lead[0] : step.start]]
    timed = any(word in TIME for word in said)
    if timed and not LATER.isdisjoint(said):
        return 0.45
    return 0.3 * (timed or any(word in ("when", "once", "until", "after") for word in said[:1]))
