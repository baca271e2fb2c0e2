"""A term brought on by what it does: `a hash function takes text of any length and grinds it into a fingerprint`."""

from collections.abc import Iterator, Sequence

from chalktalk.analysis.language.people import may_be_person
from chalktalk.analysis.language.phrases import Place, after_lead, is_copula, opening, phrase_at
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.defining import Defined
from chalktalk.analysis.patterns.weighing import is_uncommon, subject_weight, tail_weight

BARE = words("have need seem look cost come go get happen stand lie sit mean make")
"""What these say of a thing is not what it is for."""
GENERAL = 0.3
"""The least weight of a subject spoken of in general: `a hash function`, and not `a second key`."""
LEAST_SAID = 5
"""Tokens of what a thing does that tell what it is."""
TAKEN_UP = 2
"""Sentences that must speak of the term again: one met in passing is not brought on."""


def defined_by_doing(sentence: ReadSentence, others: Sequence[ReadSentence]) -> Iterator[Defined]:
    """`An index fund takes one of everything`, where the script has hardly spoken of it before and goes on to do so."""
    doc = sentence.doc
    start = after_lead(doc, opening(doc))
    term = phrase_at(doc, start)
    if term is None or doc[start].lower_ not in ("a", "an") or term[1] + LEAST_SAID > len(doc):
        return
    verb = doc[term[1]]
    acts = verb.tag_ == "VBZ" and verb.pos_ == "VERB" and not is_copula(verb) and verb.lemma_ not in BARE
    general = is_uncommon(doc, term) and subject_weight(doc, term) >= GENERAL and not may_be_person(doc[term[1] - 1])
    told = phrase_at(doc, term[1] + 1)
    known = told is not None and doc[told[0]].lower_ == "the" and tail_weight(doc, told[1]) == 0
    if not acts or not general or known:  # `a vaccine turns the order around` speaks of an order known already
        return
    name = [token.lemma_.lower() for token in doc[term[0] + 1 : term[1]]]
    speaking = [other for other in others if _names(other, name)]
    brought_on = sum(other.index < sentence.index for other in speaking) <= 1  # once in passing
    if brought_on and len(speaking) >= TAKEN_UP:
        meaning = Place(sentence, term[1], len(doc) - doc[len(doc) - 1].is_punct)
        yield Defined(Place(sentence, *term), meaning, Place(sentence, term[1], term[1] + 1), 0.55)


def _names(sentence: ReadSentence, name: Sequence[str]) -> bool:
    """Whether a sentence has the words of a term, in any number."""
    lemmas = [token.lemma_.lower() for token in sentence.doc]
    return any(lemmas[at : at + len(name)] == name for at in range(len(lemmas)))
