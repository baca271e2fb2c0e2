"""What speaks for two statements being one story that goes on, and no contrast."""

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.statements import Statement

LATER = words("second third another")
ORDERED = words("step stage phase task move")
MOVING = words("go flow move travel pass run come")
SEQUENCE = words("then next finally first afterwards later soon eventually therefore so thus again also too")
"""Words that go on with a story instead."""


def story(left: Statement, right: Statement, topics: tuple[Tokens, Tokens], named: Statement) -> float:
    """How much speaks for a story going on; `named` is the statement that names the left one's subject."""
    subjects = topics == (named.subject, right.subject)
    weakness = _taken_up(left, right, topics, named) + _going_on(right, topics)
    if subjects and right.lead and not left.lead:
        weakness += 0.15
    if subjects and all(_is_moved(one) for one in (left, right)):
        weakness += 1  # two ways of one flow
    if amounts(left, right):
        weakness += 0.25  # numbers make a chart
    if subjects:
        weakness += 0.15 * sum(
            any(entity.label_ == "DATE" for entity in s.doc[s.start : s.end].ents) for s in (left, right)
        )
    deeds = [one.doc[one.said[0]].lemma_ for one in (left, right)]
    told = any(token.tag_ == "VBD" for token in left.tokens(left.said)[:2])
    if told and right.joined_by not in ("while", "whereas") and deeds[0] != deeds[1]:
        weakness += 0.1
    return weakness


def _taken_up(left: Statement, right: Statement, topics: tuple[Tokens, Tokens], named: Statement) -> float:
    """The second topic comes from what was said of the first, or does something to it."""
    own, other = named.tokens(topics[0]), right.tokens(topics[1])
    weakness = 0.0
    heads = {token.lemma_.lower() for token in other if token.pos_ in ("NOUN", "PROPN")}
    object_ = {token.lemma_.lower() for token in right.tokens(right.said) if token.pos_ in ("NOUN", "PROPN")}
    if {token.lemma_.lower() for token in own if token.pos_ in ("NOUN", "PROPN")} & object_ and not heads & object_:
        weakness += 0.3  # `small fish take the krill, tuna take the fish`
    said = {token.lemma_.lower() for token in left.tokens(left.said)} - {token.lemma_.lower() for token in own}
    if heads & said and other[0].lower_ in ("the", "this", "that", "these", "those", "its", "their"):
        weakness += 0.35
    if other[0].lower_ in LATER or (len(other) > 1 and other[1].lower_ in LATER - {"another"}):
        weakness += 0.0 if any(token.lower_ in ("first", "one") for token in own) else 0.25
    if other[-1].lemma_.lower() in ORDERED and own[-1].lemma_ == other[-1].lemma_:
        weakness += 0.45  # `the first step … the second step`
    return weakness


def _going_on(right: Statement, topics: tuple[Tokens, Tokens]) -> float:
    """Words of order before the second topic, and of time in its circumstance."""
    before = right.doc[right.start : topics[1][0]]
    lead = right.tokens(right.lead)
    return 0.25 * (
        any(token.lower_ in SEQUENCE for token in before)
        + any(token.lower_ in ("moment", "time", "same") for token in lead)
    )


def amounts(left: Statement, right: Statement) -> bool:
    """Whether a number is said of both."""
    return all(any(token.like_num or token.text == "%" for token in one.tokens(one.said)) for one in (left, right))


def _is_moved(statement: Statement) -> bool:
    """`Goes from the bank to the builder`."""
    said = [token.lower_ for token in statement.tokens(statement.said)]
    return statement.doc[statement.said[0]].lemma_.lower() in MOVING and "from" in said and "to" in said
