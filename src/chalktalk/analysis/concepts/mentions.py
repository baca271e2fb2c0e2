"""Places where a script names a thing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from chalktalk.analysis.concepts.introductions import is_introduced
from chalktalk.analysis.concepts.nameable import Phrase, is_graded, lemmas, nameable
from chalktalk.analysis.language.grammar import Clause
from chalktalk.analysis.language.reading import Reading, ReadSentence


@dataclass(frozen=True, eq=False)
class Naming:
    """A thing named once."""

    sentence: ReadSentence
    start: int
    end: int
    """Tokens, half-open."""
    words: tuple[str, ...]
    """Its lemmas in lower case, marks left out; the head is the last."""
    proper: bool
    """Whether it is a proper name."""
    plural: bool
    subject: bool
    """Whether a clause is about it."""
    introduced: bool
    """Whether it is defined, named as a term, or stressed here."""

    @property
    def text(self) -> str:
        """As written, without marks at its ends."""
        return self.sentence.doc[self.start : self.end].text.strip("“”\"'‘’.,;:")


def namings(reading: Reading, found: Sequence[Sequence[Clause]]) -> list[Naming]:
    """Every place where a thing is named, in order; `found` are each sentence's clauses. Linear in the script's length.

    An adjective that only describes is kept where the script repeats it with its noun, or the title has it.
    """
    phrases = [phrase for sentence in reading.sentences for phrase in nameable(sentence)]
    repeated = Counter(lemmas(sentence, start, end) for sentence, start, end in phrases)
    title = reading.title.lower()
    named: list[Naming] = []
    for sentence, start, end in _joined(phrases):
        first = start
        name = lemmas(sentence, start, end)
        if repeated[name] < 2 and " ".join(name) not in title:
            while first < end - 1 and is_graded(sentence.doc[first]):
                first += 1
        named.append(_naming(sentence, first, end, found[sentence.index]))
    return named


def _joined(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, two with an `of` between made one where the script says so more than once: `speed of light`."""
    pairs = [
        (one, other)
        for one, other in pairwise(phrases)
        if one[0] is other[0] and _is_linked(*one[1:], *other[1:], one[0].doc)
    ]
    repeated = Counter(lemmas(one[0], one[1], other[2]) for one, other in pairs)
    joined = {one: (one[0], one[1], other[2]) for one, other in pairs if repeated[lemmas(one[0], one[1], other[2])] > 1}
    swallowed = {other for one, other in pairs if one in joined}
    return [joined.get(phrase, phrase) for phrase in phrases if phrase not in swallowed]


def _is_linked(start: int, end: int, following: int, last: int, doc: Doc) -> bool:
    return following == end + 1 and doc[end].lower_ == "of" and start < end < last


def _naming(sentence: ReadSentence, start: int, end: int, found: Sequence[Clause]) -> Naming:
    """The phrase with what its sentence makes of it."""
    doc = sentence.doc
    subject = any(clause.subject and clause.subject[0] <= start and end <= clause.subject[1] for clause in found)
    return Naming(
        sentence=sentence,
        start=start,
        end=end,
        words=lemmas(sentence, start, end),
        proper=all(doc[at].pos_ == "PROPN" or doc[at].lower_ == "of" for at in range(start, end)),
        plural=doc[end - 1].tag_ in ("NNS", "NNPS"),
        subject=subject,
        introduced=is_introduced(sentence, start, end, found),
    )
