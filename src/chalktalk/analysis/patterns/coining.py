"""Sentences that make up a thing and name it: `put coils at the bottom and foam on top and you have a hybrid`."""

from collections.abc import Iterator

from spacy.tokens import Doc

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import Place, opening, phrase_at, phrase_end
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.patterns.defining import Defined


def by_making(sentence: ReadSentence) -> Iterator[Defined]:
    """`put coils at the bottom and foam on top and you have a hybrid`."""
    doc = sentence.doc
    for at in range(2, len(doc) - 3):
        if (
            doc[at].lower_ == "and"
            and doc[at + 1].lower_ in ("you", "you've")
            and doc[at + 2].lemma_ in ("have", "get", "'ve")
        ):
            following = at + 3 + (doc[at + 3].lower_ == "got")
            term = phrase_at(doc, following)
            start = opening(doc)
            commanded = doc[start].tag_ in ("VB", "VBP") and doc[start + 1].pos_ != "PRON"
            if term is None or not commanded or doc[term[0]].lower_ not in ("a", "an") or doc[term[1] - 1].is_title:
                return
            explained = _which_is_to_say(doc, term[1])
            meaning = explained or (start, at - (doc[at - 1].text == ","))
            yield Defined(Place(sentence, *term), Place(sentence, *meaning), Place(sentence, at, at + 3), 0.6)
            return


def _which_is_to_say(doc: Doc, at: int) -> Tokens | None:
    if tuple(token.lower_ for token in doc[at + 1 : at + 5]) != ("which", "is", "to", "say"):
        return None
    return at + 5, phrase_end(doc, at + 5)
