"""Definitions over two sentences: a question and its answer, or a name and then what it means."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import Place, is_copula, opening, phrase_at, phrase_end
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.patterns.defining import Defined, after_only
from chalktalk.analysis.patterns.subjects import is_finite
from chalktalk.analysis.patterns.weighing import DEMONSTRATIVE, JUDGING, VAGUE, predicate_weight

DOUBTFUL = 0.6
"""Confidence under which a meaning gives way to one that the next sentence tells of the same subject."""


def defined_by_question(question: ReadSentence, answer: ReadSentence) -> Iterator[Defined]:
    """A question and its answer: `What is inflation? A general rise in prices`."""
    doc = question.doc
    start = opening(doc)
    verb = next((n for n in range(start + 1, min(len(doc) - 2, start + 3)) if is_copula(doc[n])), None)
    if doc[len(doc) - 1].text != "?" or doc[start].lower_ != "what" or verb is None:
        return
    asked = verb + 1
    while asked < len(doc) and doc[asked].pos_ == "ADV":
        asked += 1
    term = phrase_at(doc, asked)
    if (
        term is None
        or doc[term[1]].text != "?"
        or doc[term[1] - 1].lemma_.lower() in VAGUE
        or doc[asked].lower_ in DEMONSTRATIVE
        or any(token.lower_ in JUDGING for token in doc[asked : term[1]])
    ):
        return
    if doc[asked].tag_ == "PRP$" or len(answer.doc) < 3 or answer.doc[len(answer.doc) - 1].text == "?":
        return
    meaning = _answer(answer, term, doc)
    if meaning is None:
        return
    yield Defined(
        Place(question, *term), meaning, Place(question, start, term[1]), 0.65 if doc[asked].lower_ == "the" else 0.8
    )


def _answer(sentence: ReadSentence, term: Tokens, asked: Doc) -> Place | None:
    """What is said in answer, without `it is`; None where it speaks of something else."""
    doc = sentence.doc
    start = opening(doc)
    subject = phrase_at(doc, start)
    verb = subject[1] if subject else start + 1
    pointing = doc[start].lower_ in ("it", "they", "that", "this") or doc[verb - 1].lemma_ == asked[term[1] - 1].lemma_
    sentence_like = any(is_finite(token) for token in doc[verb : verb + 3])
    if sentence_like and not pointing:
        return None
    if verb < len(doc) - 1 and is_copula(doc[verb]):
        start = after_only(doc, verb + 1)
    return Place(sentence, start, phrase_end(doc, start))


def restated(one: Defined, after: ReadSentence | None) -> Defined | None:
    """A definition whose meaning the next sentence says better: `… is the equilibrium. It is the price at which …`."""
    if after is None or one.term.sentence is after:
        return None
    last = one.term.end >= len(one.term.sentence.doc) - 2
    subject = one.confidence < DOUBTFUL and one.term.start == opening(one.term.sentence.doc)
    if not last and not subject:
        return None
    doc = after.doc
    start = opening(doc)
    adverbs = next((n for n in range(start, len(doc) - 1) if doc[n].pos_ != "ADV"), start)
    start = adverbs + 1 if adverbs > start and doc[adverbs].text == "," else start  # `more precisely, it is …`
    pronouns = ("it", "they") if last else ("it",)  # `they` may be others
    if start + 2 >= len(doc) or doc[start].lower_ not in pronouns or not is_copula(doc[start + 1]):
        return None
    at = after_only(doc, start + 2)
    if predicate_weight(doc, at) < 0.35:
        return None
    return replace(one, meaning=Place(after, at, phrase_end(doc, at)))
