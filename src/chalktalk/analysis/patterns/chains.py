"""Chains of steps: how firmly each follows from the one before.

A step's link to the step before it is a sum of what its words say: an order word, a time that has passed, a result, the
thing just spoken of taken up again, an instruction after an instruction. Chains start and end with firm links; between
these a few weak ones are bridged, for authors seldom say of every step that it follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.happening import SUPPOSING
from chalktalk.analysis.patterns.steps import Step, steps

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
PASSED = words("after over within for later until when before as by from")
"""Prepositions of time and order."""
UNLIKE = words("but while whereas although though or yet unless however instead rather than")
"""Before a clause they hold it against the one before."""
DEFINITE = words("the that this these those its their")
LINK = 0.44
"""Least link in a chain."""
WEAK = 0.15
"""Least link that may be bridged: nothing speaks for it but nearness, and nothing against it."""
MOST_WEAK = 2
"""Weak links in a row that may be bridged."""
LONGEST_BOX = 13
"""Tokens up to which two things that one actor does are one step."""
FEWEST_BOXES = 3
MOST_SKIPPED = 2
"""Sentences without a step that a chain may run over."""


def chains(reading: Reading, least: float = LINK) -> Iterator[list[Step]]:
    """All chains of two or more steps in running text; Markdown lists are left out. A chain stays in its section.

    Args:
        reading: The script.
        least: The least firm link.
    """
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.section):
        chain: list[Step] = []
        firm = 0  # how many of the chain's steps are held by firm links
        for step in _told_in_order(group):
            if step.imperative and step.conditional and not (firm > 1 and chain[-1].told):
                continue
            linked = _linked(chain[-1], step) if chain else replace(step, cues=tuple(_cues(step)))
            if linked.link >= least:
                chain.append(linked)
                firm = len(chain)
                continue
            near = bool(chain) and chain[-1].sentence.paragraph == step.sentence.paragraph
            bridged = near and firm > 1 and len(chain) - firm < MOST_WEAK and linked.link >= WEAK
            if not bridged:
                if firm > 1:
                    yield chain[:firm]
                chain, firm = [], 0
            chain.append(linked)
        if firm > 1:
            yield chain[:firm]


def boxes(chain: Sequence[Step]) -> list[Step]:
    """A chain as a designer would draw it: two short things that one actor does share a box.

    `Remove the cap and shake it` is one step; `heat the milk, whisk it and serve` are three, and so are long ones.
    Where fewer than three boxes would be left, each thing has its own.
    """
    drawn: list[Step] = []
    for at, step in enumerate(chain):
        last = drawn[-1] if drawn else None
        following = chain[at + 1] if at + 1 < len(chain) else None
        if (
            last is None
            or not _shares_box(last, step)
            or (following is not None and _goes_on(step, following))
            or (len(drawn) > 1 and _goes_on(drawn[-2], last))
        ):
            drawn.append(step)
        else:
            drawn[-1] = replace(last, end=step.end)
    return drawn if len(drawn) >= FEWEST_BOXES else list(chain)


def _goes_on(last: Step, step: Step) -> bool:
    """Whether the same actor goes on in the same breath."""
    return last.sentence is step.sentence and step.clause.subject is None and not step.cues


def _shares_box(last: Step, step: Step) -> bool:
    """Whether `and` alone parts two short things that one actor does."""
    doc = step.sentence.doc
    between = [token.lower_ for token in doc[last.end : step.start]]
    if last.sentence is step.sentence and between == [",", "who"]:  # `last comes the printer, who inks it`
        return True
    return _goes_on(last, step) and between == ["and"] and step.end - last.start <= LONGEST_BOX


def _told_in_order(sentences: Iterable[ReadSentence]) -> Iterator[Step]:
    for sentence in sentences:
        if not sentence.list_item:
            yield from steps(sentence)


def _linked(last: Step, step: Step) -> Step:
    """The step with its link to the one before it."""
    cues = tuple(_cues(step))
    skipped = step.sentence.index - last.sentence.index - 1
    restarts = any(step.sentence.doc[cue[0]].lower_ in ("first", "firstly") for cue in cues)
    if skipped > MOST_SKIPPED or restarts:
        return replace(step, cues=cues)
    step = replace(step, cues=cues)
    link = _closeness(last, step, skipped) + _taken_up(last, step) - _break(last, step)
    if last.cues and not any(last.sentence.doc[cue[0]].lower_ == "so" for cue in last.cues):
        link += 0.1
    if cues:
        link += 0.4
    elif _time_passes(step):
        link += 0.3
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
    """What it says that a step's subject is what the last one spoke of."""
    doc, subject = step.sentence.doc, step.clause.subject
    if subject is None and last.sentence is not step.sentence:
        subject = step.clause.shared_subject
    if subject is None:
        return 0.0
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
    opening = doc[subject[0]]
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
    changes = last.past != step.past and not last.ambiguous and not step.ambiguous
    return against + (0.4 if changes else 0.0) + (0.1 if step.past else 0.0)


def _opening_preposition(step: Step) -> str:
    """The `in` of `in Japan, leave nothing`: two of them hold places against each other."""
    tokens = step.sentence.doc[step.lead[0] : step.start]
    return next((token.lower_ for token in tokens if token.pos_ == "ADP" and token.lower_ not in PASSED), "")


def _cues(step: Step) -> Iterator[Tokens]:
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


def _time_passes(step: Step) -> bool:
    """Whether words before the subject say that time passes: `after twenty minutes`, `in the morning`."""
    said = [token.lemma_.lower() for token in step.sentence.doc[step.lead[0] : step.start]]
    return any(word in TIME for word in said) or any(word in ("when", "once", "until", "after") for word in said[:1])
