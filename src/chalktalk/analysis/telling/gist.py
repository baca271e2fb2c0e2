"""The thought of a sentence in a few words, and the things it names: what a picture falls back to."""

from collections.abc import Iterator
from typing import NamedTuple

from chalktalk.analysis.concepts.nameable import COUNTING, FRAMING, MEASURING
from chalktalk.analysis.language.grammar import Clause, clauses
from chalktalk.analysis.language.parts import LONG_WORDS, TELLING, VAGUE, bare, part
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.enumerations import series
from chalktalk.documents.analysis import Part

GIST_WORDS = 8
MOST_THINGS = 4
ROW, MUCH = 3, 0.5
SHAPELESS = VAGUE | FRAMING | COUNTING | MEASURING | words("world life nature humanity history science")
"""Nouns whose picture would say nothing: they frame, count and measure, or mean everything at once."""
POINTING = words("it this that they these those he she we you i there which who one such")
"""Subjects that say nothing by themselves."""


def gist(sentence: ReadSentence) -> Part:
    """The clause that says most, shortened; never simply the whole sentence where that has more than a few words."""
    found = clauses(sentence)
    if not found:
        return part(sentence, 0, len(sentence.doc), LONG_WORDS)
    best = max(found, key=_weight)
    start = best.opener[1] if best.opener[1] < best.end else best.start
    said = sum(not token.is_punct for token in sentence.doc)
    limit = GIST_WORDS if said > GIST_WORDS else max(2, said - 1)
    return part(sentence, start, best.end, limit)


def points(sentence: ReadSentence) -> tuple[Part, ...]:
    """The main clauses, each as a thought; none for a sentence that has but one."""
    doc = sentence.doc
    told = [clause for clause in clauses(sentence) if not clause.subordinate]
    full = [clause for clause in told if _is_full(clause)]
    if len(full) < 2:
        return ()
    full = told[told.index(full[0]) : told.index(full[-1]) + 1]  # one between two others is one whose verb was misread
    starts = [min(clause.opener[1], clause.end - 1) for clause in full]
    return tuple(
        part(sentence, start, clause.end)
        for start, clause in zip(starts, full, strict=True)
        if sum(doc[at].pos_ in TELLING for at in range(start, clause.end)) > (clause.verb is None)
    )


def row(sentence: ReadSentence) -> tuple[Part, ...]:
    """Three or more things in a row that make up much of what the sentence says."""
    told = sum(not token.is_punct for token in sentence.doc)
    found = [one for one in series(sentence) if len(one.items) >= ROW]
    longest = max(found, key=lambda one: one.end - one.start, default=None)
    if longest is None or longest.end - longest.start < MUCH * told:
        return ()
    return tuple(longest.parts)


def _is_full(clause: Clause) -> bool:
    """Whether it has a verb with anything to it, as `remember` has not."""
    return clause.verb is not None and (
        clause.subject is not None or not clause.imperative or clause.rest[0] < clause.rest[1]
    )


def things(sentence: ReadSentence) -> tuple[Part, ...]:
    """What the sentence names that could be pictured, in order; each head once."""
    found: dict[str, Part] = {}
    for chunk in sentence.doc.noun_chunks:
        head = chunk[-1]
        if head.lemma_.lower() in SHAPELESS or head.lemma_.lower() in found or head.pos_ not in ("NOUN", "PROPN"):
            continue
        found[head.lemma_.lower()] = part(sentence, *bare(sentence, chunk.start, chunk.end))
    return tuple(found.values())[:MOST_THINGS]


def _weight(clause: Clause) -> float:
    doc = clause.sentence.doc
    said = [doc[at] for at in range(clause.start, clause.end)]
    told = [token for token in said if token.pos_ in TELLING and token.lemma_.lower() not in VAGUE]
    stressed = any(clause.sentence.words[clause.sentence.word_of[token.i]].emphasis for token in said)
    weight = float(min(len(told), 5)) - 0.3 * max(0, len(said) - GIST_WORDS)
    weight += 1.5 * (clause.verb is not None) - 1.5 * clause.subordinate + 6.0 * stressed
    if clause.subject is not None:
        weight += -1.0 if doc[clause.subject[1] - 1].lower_ in POINTING else 1.5
    return weight


class ReadWord(NamedTuple):
    """A word's lemma, whether it says something by itself, and whether it names something."""

    lemma: str
    telling: bool
    naming: bool


def read_words(sentence: ReadSentence) -> Iterator[ReadWord]:
    """Each word of the sentence."""
    by_word: dict[int, list[int]] = {}
    for token, word in enumerate(sentence.word_of):
        by_word.setdefault(word, []).append(token)
    for word in range(len(sentence.words)):
        tokens = [sentence.doc[at] for at in by_word.get(word, ()) if not sentence.doc[at].is_punct]
        head = next((token for token in tokens if token.pos_ in TELLING), tokens[0] if tokens else None)
        if head is None:
            yield ReadWord("", telling=False, naming=False)
            continue
        telling = head.pos_ in TELLING or any(map(str.isdigit, head.text))
        naming = any(token.pos_ in ("NOUN", "PROPN") for token in tokens)
        yield ReadWord(head.lemma_.lower() or head.lower_, telling, naming)
