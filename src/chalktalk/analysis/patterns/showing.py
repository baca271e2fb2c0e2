"""Names given to what was just shown: `you remember the last thing best, that's the recency effect`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.people import is_person
from chalktalk.analysis.language.phrases import Place, is_copula, opening
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.defining import Defined
from chalktalk.analysis.patterns.pointing import LIGHT, LONGEST, explained, said_before
from chalktalk.analysis.patterns.weighing import GRADED, JUDGING, VAGUE, is_uncommon, term_at

SHOWING = words("that this these those")
NO_TERM = frozenset({"PRP$", "CD", "POS", "JJS", "JJR"})
JOINTS = frozenset({",", ";", "—", "–", "and", "-"})


def named_by_showing(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """`…, that's transpiration`, `This is the placebo effect: …`; and `that's what a half-life means, …`."""
    doc = sentence.doc
    start = opening(doc)
    for at in range(len(doc) - 2):
        if doc[at].lower_ not in SHOWING or not is_copula(doc[at + 1]) or not (at == start or _joined(doc, at)):
            continue
        term = term_at(doc, at + 2)
        if term is None or term[1] >= len(doc) or not _is_term(doc, term):
            continue
        after = explained(sentence, term) if doc[term[1]].text == ":" else None
        ends = doc[term[1]].text in (".", "!", ",", ";") and (at > start or term[1] == len(doc) - 1)
        meaning = after or (said_before(sentence, at, before) if ends else None)
        if meaning is not None and (meaning.sentence is sentence or len(meaning.sentence.doc) <= LONGEST):
            yield Defined(Place(sentence, *term), meaning, Place(sentence, at, at + 2), 0.65 if after else 0.6)


def _joined(doc: Doc, at: int) -> bool:
    """Whether something was said before in the sentence, which `that` may show."""
    return at > 2 and doc[at - 1].lower_ in JOINTS


def _is_term(doc: Doc, term: Tokens) -> bool:
    """Whether the words name something and do not judge or count: `the recency effect`, and not `the truth`."""
    head, body = doc[term[1] - 1], [doc[at] for at in range(*term)]
    weighed = any(token.lower_ in JUDGING | GRADED or token.tag_ in NO_TERM for token in body)
    vague = len(body) < 3 and head.lemma_.lower() in VAGUE | LIGHT
    known = head.pos_ == "PROPN" or is_person(head)
    return not weighed and not vague and not known and is_uncommon(doc, term)
