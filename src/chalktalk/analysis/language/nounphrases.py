"""Base noun phrases from tags: `the immune system`, `two million tiny cells`, `a weakened virus`, `Ann's vaccine`."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

OPENING = frozenset({"PRP$", "WP$", "PDT"})
INSIDE = frozenset({"ADJ", "NUM", "NOUN", "PROPN"})
HEAD = frozenset({"NOUN", "PROPN"})
HYPHENS = ("-", "‐", "‑")
PARTICIPLES = frozenset({"VBN", "VBG"})

TIME_WORDS = frozenset({"in", "by", "since", "until", "from", "before", "after"})
YEAR = re.compile(r"^1\d{3}$|^20\d\d$")


def noun_chunks(doc: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """What spaCy asks for as `doc.noun_chunks`: start, end, and the label's number."""
    label = doc.vocab.strings.add("NP")
    return ((start, end, label) for start, end in noun_phrases(list(doc)))


def noun_phrases(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where they start and end, as indices into the tokens' `Doc`."""
    at = 0
    while at < len(tokens):
        start = at
        while at < len(tokens) and (tokens[at].pos_ == "DET" or tokens[at].tag_ in OPENING):
            at += 1
        end = start
        while at < len(tokens) and _goes_on(tokens, at, start):
            at += 1
            if tokens[at - 1].pos_ in HEAD and tokens[at - 1].text != "%":
                end = at
        if end > start:
            yield tokens[start].i, tokens[end - 1].i + 1
            at = end
        else:
            at = max(at, start + 1)


def _goes_on(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether the phrase from `start` holds this token too."""
    token, before = tokens[at], tokens[at - 1] if at > start else None
    if before is not None and YEAR.match(before.text) and before.i and before.nbor(-1).lower_ in TIME_WORDS:
        return False  # `in 1998 scientists found …`
    if token.pos_ in INSIDE:
        return before is None or before.pos_ not in HEAD or token.pos_ in HEAD or not before.whitespace_
    return before is not None and at + 1 < len(tokens) and _qualifies(token, before, tokens[at + 1])


def _qualifies(token: Token, before: Token, following: Token) -> bool:
    """Words that join or stand for adjectives: `a weakened virus`, `very large cells`, `a lithium-ion battery`."""
    if token.text in HYPHENS:
        return not token.whitespace_ and not before.whitespace_
    if token.tag_ == "POS":
        return following.pos_ in INSIDE | {"VERB"}
    if before.pos_ in HEAD:
        return False
    if token.tag_ in PARTICIPLES:
        return following.pos_ in INSIDE or following.text in HYPHENS
    return token.pos_ == "ADV" and (following.pos_ == "ADJ" or following.tag_ == "VBN" or following.text in HYPHENS)
