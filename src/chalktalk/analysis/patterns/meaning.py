"""Sentences that say what a word means: `X means …`, `X stands for …`, `by X I mean …`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import (
    QUOTE_MARKS,
    Place,
    after_lead,
    is_copula,
    opening,
    phrase_at,
    phrase_end,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.defining import Defined
from chalktalk.analysis.patterns.weighing import DEMONSTRATIVE, GRADED, JUDGING, VAGUE, is_origin, is_uncommon

OCCURS = words("occur happen arise")
MEANS = words("mean call understand")


def defined_by_verb(sentence: ReadSentence) -> Iterator[Defined]:
    """`GDP stands for …`, `entropy refers to …`, `compound interest means …`, `a recession occurs when …`."""
    doc = sentence.doc
    start = after_lead(doc, opening(doc))
    for at in range(start + 1, min(len(doc) - 2, start + 9)):
        length, weight = _defining_verb(doc, at)
        if not length:
            continue
        subject = _term_before(doc, start, at)
        if subject is None:
            return
        weight += _term_weight(doc, subject, at)
        meaning = at + length
        yield Defined(
            Place(sentence, *subject),
            Place(sentence, meaning, phrase_end(doc, meaning)),
            Place(sentence, at, meaning),
            weight,
        )
        return


def _defining_verb(doc: Doc, at: int) -> tuple[int, float]:
    """How many tokens from here say that what follows is the meaning, and how surely."""
    pair = doc[at].lemma_.lower(), doc[at + 1].lower_
    if pair in (("stand", "for"), ("refer", "to")) or doc[at].lower_ in ("denotes", "denote"):
        return 1 + (pair[1] in ("for", "to")), 0.8
    if is_copula(doc[at]) and doc[at + 1].lower_ in ("short", "defined", "shorthand", "slang") and at + 2 < len(doc):
        return 3, 0.8
    if is_copula(doc[at]) and is_origin(doc, at + 1):
        return 3, 0.75
    if (
        doc[at].lower_ in ("means", "mean")
        and doc[at - 1].pos_ not in ("DET", "AUX", "PRON")
        and doc[at + 1].lower_ != "of"
    ):
        that = doc[at + 1].lower_ == "that"
        return 1 + that, 0.4 if _tells_effect(doc, at, at + 1 + that) else 0.6
    if doc[at].lemma_.lower() in OCCURS and doc[at].tag_ == "VBZ" and doc[at + 1].lower_ == "when":
        return 1, 0.55
    return 0, 0.0


def _tells_effect(doc: Doc, verb: int, at: int) -> bool:
    """Whether `means` tells what comes of a thing rather than what a word stands for: `more rain means mud`."""
    graded = any(token.tag_ in ("JJR", "RBR") for token in doc[at : at + 4])
    graded = graded or any(token.lower_ in GRADED | JUDGING for token in doc[:verb])  # `a late train`
    bare = not is_uncommon(doc, (max(0, verb - 1), verb)) and len(doc) - at <= 2
    several = doc[verb].tag_ == "VBP" and doc[verb - 1].tag_ == "NNS"
    word = verb == after_lead(doc, opening(doc)) + 1  # `lying means you know what's true`
    loose = not word and any(token.tag_ in ("PRP", "VB") or token.is_punct for token in doc[at : at + 2])
    return graded or bare or several or loose


def _term_before(doc: Doc, start: int, verb: int) -> Tokens | None:
    """The term that a defining verb speaks of: all that stands before it, if that is short and no clause."""
    first = start
    if (
        doc[start].lower_ == "the"
        and start + 1 < verb
        and doc[start + 1].lower_ in ("word", "term", "name", "phrase", "prefix")
    ):
        first = start + 2
    if first < verb and doc[first].tag_ == "TO":
        return first, verb
    body = doc[first:verb]
    nominal = all(
        t.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X") or t.is_punct or t.tag_ in ("VBN", "VBG", "VB")
        for t in body
    )
    vague = len(body) == 0 or body[-1].lemma_.lower() in VAGUE or body[0].lower_ in DEMONSTRATIVE
    return (first, verb) if nominal and not vague and len(body) <= 6 else None


def _term_weight(doc: Doc, term: Tokens, verb: int) -> float:
    """Whether the words are spoken of as words, or weighed: `more lanes mean more cars` defines nothing."""
    body = doc[term[0] : term[1]]
    if any(
        token.tag_ in ("JJR", "RBR", "CD", "PRP$") or token.lower_ in ("more", "less", "fewer", "no") for token in body
    ):
        return -0.5
    if body[0].tag_ == "TO":
        return 0.2 if doc[verb + 1].tag_ in ("TO", "VBG") else 0.0
    quoted = any(token.text in QUOTE_MARKS for token in body) or (
        term[0] >= 2 and doc[term[0] - 1].lower_ in ("word", "term", "prefix")
    )
    return 0.2 if quoted else -0.1 if body[0].lower_ == "the" else 0.0


def by_meaning(sentence: ReadSentence) -> Iterator[Defined]:
    """`by opportunity cost I mean what you give up`."""
    doc = sentence.doc
    start = opening(doc)
    term = phrase_at(doc, start + 1) if doc[start].lower_ == "by" else None
    if term is None or term[1] + 2 >= len(doc):
        return
    verb = next((n for n in range(term[1], min(len(doc) - 1, term[1] + 4)) if doc[n].lemma_ in MEANS), None)
    if verb is not None and doc[verb - 1].pos_ in ("PRON", "NOUN"):
        yield Defined(
            Place(sentence, *term),
            Place(sentence, verb + 1, phrase_end(doc, verb + 1)),
            Place(sentence, verb, verb + 1),
            0.85,
        )
