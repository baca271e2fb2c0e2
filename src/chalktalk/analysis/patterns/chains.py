"""Chains of steps: rows in which each follows from the one before.

Chains start and end with firm links; between these a few weak ones are bridged, for authors seldom say of every step
that it follows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.patterns.links import linked, order_cues
from chalktalk.analysis.patterns.steps import Step, steps

LINK = 0.44
"""Least link in a chain."""
GOING_ON = 0.3
"""The same where a chain goes on in the sentence of its last step."""
LONG_ENOUGH = 2
"""Steps beyond which a chain is one by itself, and may take up one more before it."""
WEAK = 0.15
"""Least link that may be bridged: nothing speaks for it but nearness, and nothing against it."""
MOST_WEAK = 2
"""Weak links in a row that may be bridged."""
LONGEST_BOX = 13
"""Tokens up to which two things that one actor does are one step."""
FEWEST_BOXES = 3


def chains(reading: Reading, least: float = LINK) -> Iterator[list[Step]]:
    """All chains of two or more steps in running text; Markdown lists are left out. A chain stays in its section.

    Args:
        reading: The script.
        least: The least firm link.
    """
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.section):
        chain: list[Step] = []
        firm = 0  # how many of the chain's steps are held by firm links
        lead: Step | None = None  # what the chain may take up from the sentence before it
        for told in _told_in_order(group):
            if told.imperative and told.conditional and not (firm > 1 and chain[-1].told):
                continue
            step = linked(chain[-1], told) if chain else replace(told, cues=tuple(order_cues(told)))
            same = firm > 1 and chain[-1].sentence is step.sentence
            if step.link >= (min(least, GOING_ON) if same else least):
                chain.append(step)
                firm = len(chain)
                continue
            near = bool(chain) and chain[-1].sentence.paragraph == step.sentence.paragraph
            bridged = near and firm > 1 and len(chain) - firm < MOST_WEAK and step.link >= WEAK
            if not bridged:
                if firm > 1:
                    yield _whole(lead, chain[:firm])
                goes_on = near and firm < 2 and step.link >= GOING_ON and chain[-1].clause.subject is not None
                lead = chain[-1] if goes_on else None
                chain, firm = [], 0
            chain.append(step)
        if firm > 1:
            yield _whole(lead, chain[:firm])


def _whole(lead: Step | None, chain: list[Step]) -> list[Step]:
    """A chain with the step that it takes up, where it is one without it: that alone makes none of two steps."""
    return [lead, *chain] if lead is not None and len(chain) > LONG_ENOUGH else chain


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
    if not _goes_on(last, step) or between != ["and"]:
        return False
    told = last.sentence.doc[last.clause.rest[0] : last.end]
    return step.end - last.start <= LONGEST_BOX or not any(token.pos_ in ("NOUN", "PROPN") for token in told)


def _told_in_order(sentences: Iterable[ReadSentence]) -> Iterator[Step]:
    for sentence in sentences:
        if not sentence.list_item:
            yield from steps(sentence)
