"""Statements and conditions that are built alike: `frogs are wet`, `toads are drier`; `push it and`, `pull it and`."""

from collections.abc import Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.opposites import opposite
from chalktalk.analysis.language.parts import TELLING
from chalktalk.analysis.language.phrases import is_copula
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.statements import NEGATIONS, Statement
from chalktalk.analysis.patterns.subjects import is_finite

BACK = words("it they them")
"""Words for what was said before: a statement that ends with one goes on instead of setting against."""
LAST = 4
"""Tokens at the end of a statement."""
SPREAD = 8
"""Tokens by which the length of two predicates in the same form may differ."""
INTENSE = words("too very so more less")


def general_truths(left: Statement, right: Statement, latest: Statement) -> bool:
    """Whether two statements say, without a tie between them, what things of two classes are or do.

    `Paper burns at once. Wood takes its time.` The second class is new: nothing that was said of the first names it.
    """
    own, other = left.tokens(left.subject), right.tokens(right.subject)
    if not own or not other or left.lead or right.lead or _form(own) is None or _form(own) != _form(other):
        return False
    if left.joint is not None or right.joined_by not in ("", ";") or own[-1].lemma_ == "one":
        return False
    lengths = [_to_comma(one) for one in (left, right)]
    if abs(lengths[0] - lengths[1]) > SPREAD and not weighs(right):
        return False
    same = _is_equation(left) == _is_equation(right) or weighs(right)
    if not same or not (_is_present(left) and _is_present(right)):
        return False
    tail = {token.lower_ for token in right.tokens(right.said)[: _to_comma(right)][-LAST:]}
    heads = {token.lemma_.lower() for token in other if token.pos_ in ("NOUN", "PROPN")}
    before = {token.lemma_.lower() for one in (left, latest) for token in one.tokens(one.said)}
    return not heads & before and not tail & BACK


def _to_comma(statement: Statement) -> int:
    """Tokens of the predicate up to a comma, after which it only says more."""
    said = [token.text for token in statement.tokens(statement.said)]
    return said.index(",") if "," in said else len(said)


def _form(topic: Sequence[Token]) -> str | None:
    """How a phrase names a class: `a frog`, `frogs`, `paper`; None for what names one thing."""
    if topic[0].lower_ in ("a", "an"):
        return "a"
    general = topic[0].pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and topic[0].ent_type_ not in ("PERSON", "DATE", "TIME")
    return "bare" if general else None


def _is_present(statement: Statement) -> bool:
    verb = next((token for token in statement.doc[statement.start : statement.end] if is_finite(token)), None)
    return verb is not None and verb.tag_ in ("VBZ", "VBP", "MD")


def _is_equation(statement: Statement) -> bool:
    said = statement.said[0]
    return is_copula(statement.doc[said - 1]) and statement.doc[said].tag_ != "VBN"  # not `is forced`


def weighs(statement: Statement) -> bool:
    """Whether something is said to be more than what was spoken of: `is gentler`, without a `than`."""
    said = statement.tokens(statement.said)
    weighed = said[0].tag_ in ("JJR", "RBR") or (said[0].lower_ in ("more", "less", "fewer") and len(said) > 1)
    return weighed and is_copula(statement.doc[statement.said[0] - 1]) and all(token.lower_ != "than" for token in said)


def conditions_alike(own: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two circumstances are told apart by one word: `too much` and `too little`, `if it is wet` and `dry`."""
    if opposite(own[:3], other[:3]):
        return True
    if own[0].lower_ != other[0].lower_ and own[0].lemma_ != other[0].lemma_:
        return False
    intense = {token.lower_ for token in own} & {token.lower_ for token in other} & INTENSE
    denied = [any(token.lower_ in NEGATIONS for token in tokens) for tokens in (own, other)]
    shared = bool(_telling(own) & _telling(other)) or any(token.tag_ == "PRP" for token in other[1:2])
    kinds = own[-1].pos_, other[-1].pos_
    swapped = (kinds[0] == kinds[1] or set(kinds) <= {"ADJ", "NOUN"}) and any(is_copula(token) for token in own)
    if len(own) == len(other) > 2 and sum(a.lower_ != b.lower_ for a, b in zip(own, other, strict=True)) == 1:
        return True
    return opposite(own, other) or bool(intense) or (denied[0] != denied[1]) or (shared and swapped)


def _telling(tokens: Sequence[Token]) -> set[str]:
    return {token.lemma_.lower() for token in tokens if token.pos_ in TELLING}
