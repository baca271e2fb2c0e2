"""How hard a script is to follow, by signals kept apart: reading grade, concepts, sentences, and density of terms."""

import re
from collections.abc import Sequence
from functools import lru_cache

import pyphen

from chalktalk.analysis.concepts.nameable import is_tagged
from chalktalk.analysis.language.grammar import clauses
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.documents.analysis import Concept, Difficulty

GRADES = 20
"""Grade that counts as 1."""
DENSE = 20.0
"""Terms to a hundred words that count as 1."""
LONG, MANY_CLAUSES, DEEP = 35, 4, 3
"""Words, further clauses and levels of subordination from which a sentence is as hard as it gets by each."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

APART = re.compile(
    r"(?<![tscgn])(?<!ll)i(?=on)|(?<![tscg])i(?=u|o(?!n))|ia(?!l$)|(?<!p)eo(?!u)|ea$|ua(?!r[dt])|ie(?=t)|yi|s(?=m$)"
)
"""Vowels spoken apart from the next one (`radio`, `media`, `video`, `idea`, `January`, `society`), and `-ism`."""


def difficulty(reading: Reading, concepts: Sequence[Concept]) -> Difficulty:
    """How hard the whole script is."""
    grade = reading_grade(reading)
    readability = _share(grade / GRADES)
    weights = sum(concept.weight for concept in concepts)
    hard = sum(concept.weight * concept.difficulty for concept in concepts) / weights if weights else 0.0
    lengths = [len(sentence.words) for sentence in reading.sentences]
    sentences = sum(
        complexity(sentence) * length for sentence, length in zip(reading.sentences, lengths, strict=True)
    ) / sum(lengths)
    named = sum(not mention.pronoun for concept in concepts for mention in concept.mentions)
    density = _share(100 * named / sum(lengths) / DENSE)
    return Difficulty(
        grade=round(grade, 2),
        readability=round(readability, 4),
        concepts=round(_share(hard), 4),
        sentences=round(_share(sentences), 4),
        density=round(density, 4),
        overall=round((readability + _share(hard) + _share(sentences) + density) / 4, 4),
    )


def complexity(sentence: ReadSentence) -> float:
    """How hard one sentence is to follow: half its length, a quarter its clauses, a quarter their depth."""
    found = clauses(sentence) if is_tagged(sentence) else []
    depth = deepest = 0
    for clause in found:
        depth = depth + 1 if clause.subordinate else 0
        deepest = max(deepest, depth)
    verbs = sum(clause.verb is not None for clause in found)
    length = _share(len(sentence.words) / LONG)
    return 0.5 * length + 0.25 * _share((verbs - 1) / MANY_CLAUSES) + 0.25 * _share(deepest / DEEP)


def reading_grade(reading: Reading) -> float:
    """Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid et al. 1975), of what is said.

    Numbers count as they are spoken.
    """
    said = [WORD.findall(" ".join(word.spoken for word in sentence.words)) for sentence in reading.sentences]
    count = sum(len(spoken) for spoken in said)
    sentences = sum(bool(spoken) for spoken in said)
    if not count:
        return 0.0
    return 0.39 * count / sentences + 11.8 * sum(syllables(word) for spoken in said for word in spoken) / count - 15.59


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many syllables an English word has; at least one.

    Hyphenation never parts a single letter from a word (`a-bout`), so it counts too few; groups of vowels count too few
    where two vowels are spoken apart (`sci-ence`). Each misses what the other finds, so the larger number holds.
    """
    lower = word.lower()
    return max(1, _vowel_groups(lower), len(_hyphenation().positions(lower)) + 1)


@lru_cache(maxsize=1)
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")


def _vowel_groups(word: str) -> int:
    """Groups of vowels, without endings that are not spoken (`made`, `makes`, `baked`)."""
    bare = re.sub(r"(?<=[^aeioul])e$|(?<=[aeiouy]l)e$|(?<=[^aeiouyszxcg])es$|(?<=[^aeioutdy])ed$", "", word)
    bare = re.sub(r"(?<=[aeiouy][^aeiouy])e(?=(ly|ful|less|ment|ness)$)", "", bare)
    bare = re.sub(r"^y(?=[aeiou])|(?<=q)ue$|(?<=q)u", "", bare)
    apart = len(APART.findall(bare))
    return len(re.findall(r"[aeiouy]+", bare)) + apart


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))
