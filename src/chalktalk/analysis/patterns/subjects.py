"""Where a subject and its verb start, from tags and noun phrases."""

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import is_copula, phrase_at

LONGEST_SUBJECT = 10
LONGEST_ASIDE = 6
"""Tokens."""


def states(doc: Doc, at: int) -> bool:
    """Whether a subject and its verb start here: `the cars themselves kept going`."""
    first = at
    while first < len(doc) and (doc[first].pos_ == "ADV" or doc[first].text in '“"'):
        first += 1
    subject = subject_at(doc, first, len(doc))
    if subject is None or subject[1] >= len(doc):
        return False
    verb = _past_aside(doc, subject[1])
    while verb < len(doc) and doc[verb].pos_ == "ADV":
        verb += 1
    return verb < len(doc) and is_finite(doc[verb])


def _past_aside(doc: Doc, at: int) -> int:
    """Past an aside between a subject and its verb: `something, somewhere, is`, `a splint, by contrast, covers`."""
    if at + 2 >= len(doc) or doc[at].text != "," or doc[at + 1].pos_ not in ("ADV", "ADP"):
        return at
    return next((n + 1 for n in range(at + 2, min(len(doc) - 1, at + LONGEST_ASIDE)) if doc[n].text == ","), at)


def is_finite(token: Token) -> bool:
    """Whether a verb can stand by itself."""
    return token.pos_ in VERBAL and token.tag_ in ("VBZ", "VBP", "VBD", "MD")


def subject_at(doc: Doc, start: int, end: int) -> Tokens | None:
    """The noun phrase or pronoun here, with `of …` and `in …` after it, up to the verb; not its relative clause."""
    if start >= end:
        return None
    opened = start
    if (misread := _misread(doc, start, end)) is not None:
        return misread
    phrase = phrase_at(doc, _past_row(doc, opened, end))
    if phrase is None:
        alone = doc[start].pos_ == "PRON" or doc[start].lower_ in ("both", "others", "one", "each")
        numbered = doc[start].pos_ == "DET" and start + 1 < end and doc[start + 1].lower_ in (
            "first", "second", "other", "one", "former", "latter", "others", "next", "third"
        )  # fmt: skip
        at = start + 1 + numbered
        while (numbered and at < end and doc[at].pos_ in ("ADJ", "NUM", "NOUN")) or (at < end and doc[at].text == "-"):
            at += 1
        if not alone and not numbered and not _ends_in_one(doc, start, end):
            return None
        at = max(at, _ends_in_one(doc, start, end))
    else:
        at = phrase[1] - (doc[phrase[1] - 2].lower_ == "one" and doc[phrase[1] - 1].tag_ == "NNS")  # `the one lasts`
        at = max(at, _ends_in_one(doc, start, end))
    called = phrase_at(doc, at + 1) if at < end and doc[at].lower_ in ("called", "named") else None
    at = called[1] if called is not None else at
    while at + 1 < end and at - start < LONGEST_SUBJECT and doc[at].pos_ == "ADP":
        further = phrase_at(doc, at + 1)
        bare = at + 1 < end and doc[at + 1].pos_ in ("PRON", "VERB") and phrase_at(doc, at + 2) is not None
        if further is None and bare:
            further = phrase_at(doc, at + 2)
        if further is None or further[1] > end:
            break
        at = further[1]
    if at < end and doc[at].lower_ in ("themselves", "itself", "himself", "herself"):
        at += 1
    return opened, at


def _misread(doc: Doc, at: int, end: int) -> Tokens | None:
    """A subject that reads as a command, an adjective or a number: `Debit cards take`, `Git is`, `SHA-256 was`."""
    if doc[at].tag_ == "VB" and at + 2 < end and doc[at + 1].tag_ == "NNS" and is_finite(doc[at + 2]):
        return at, at + 2
    if at + 1 >= end:
        return None
    coded = doc[at].tag_ in ("CD", "FW") and not doc[at].is_alpha and any(one.isalpha() for one in doc[at].text)
    named = doc[at].tag_ in ("VB", "JJ") and is_copula(doc[at + 1])
    return (at, at + 1) if named or (coded and is_finite(doc[at + 1])) else None


def _past_row(doc: Doc, start: int, end: int) -> int:
    """Past adjectives in a row, to where their noun phrase goes on: `a long, lazy red wave`."""
    at = start + (doc[start].pos_ == "DET")
    if at + 2 < end and doc[at + 1].tag_ == "HYPH":
        return at + 2 if phrase_at(doc, start) is None else start  # `a non-recourse factor`
    if at + 1 >= end or doc[at].pos_ != "ADJ" or doc[at + 1].text != ",":
        return start
    while at + 1 < end and doc[at].pos_ == "ADJ" and doc[at + 1].text == ",":
        at += 2
    return at


def _ends_in_one(doc: Doc, start: int, end: int) -> int:
    """Past `the left-hand one`, `a long, lazy red one`; 0 if there is none."""
    if doc[start].pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "VERB"):
        return 0
    for at in range(start + 1, min(end, start + 7)):
        if doc[at].lower_ in ("one", "ones"):
            return at + 1
        if (
            doc[at].pos_ not in ("ADJ", "NOUN", "ADV", "NUM", "PUNCT", "VERB")
            or doc[at].text == ";"
            or is_finite(doc[at])
        ):
            return 0
    return 0
