"""Sentences that say what something is: `an X is a Y that …`, `X means …`, `What is X? …`."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from wordfreq import zipf_frequency

from chalktalk.analysis.language.bounds import RELATIVE
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.people import is_person
from chalktalk.analysis.language.phrases import (
    QUOTE_MARKS,
    Place,
    after_lead,
    is_copula,
    opening,
    phrase_at,
    phrase_before,
    phrase_end,
)
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words

VAGUE = words(
    "problem idea reason question way fact shame mistake thing example part matter sign story lot bit number "
    "point answer result trick goal step catch secret key solution difference effect upshot outcome rest "
    "truth lesson rule news job challenge mystery case moment time day year choice mess win surprise pity "
    "miracle nightmare joy disaster success failure cause aim purpose joke issue danger risk advantage "
    "benefit drawback downside upside thought message first second third last next other one same what title "
    "name while evidence proof reminder deal start beginning end"
)
"""Nouns that a sentence weighs or points at, rather than defines or defines by."""
KINDS = words("kind type sort form piece set group number way part branch class series unit measure bit")
"""Nouns that do define with `of` after them."""
JUDGING = words(
    "good great bad excellent terrible wonderful amazing nice important big huge major real true perfect "
    "brilliant poor awful fantastic incredible remarkable useful popular common favourite favorite famous "
    "beautiful curious crucial key vital serious strange funny fun fair safe clever lovely better worse "
    "terrible powerful growing last first second third next only final"
)
"""Adjectives of opinion: what they praise or blame is no definition."""
ONLY = words(
    "just simply basically essentially really nothing but more than only merely actually quite in essence short"
)
"""Words between `is` and what it is: `nothing more than`, `in essence`."""
DEMONSTRATIVE = words(
    "this that these those it they he she we you i there here what which who each every both all some many most"
)
EVERYDAY = 4.4
"""Zipf frequency from which a noun needs no definition of its own: `the house`, and not `the mantle`."""
BRIEF = 9
"""Tokens of a sentence that does no more than bring on a term."""
OCCURS = words("occur happen arise")


@dataclass(frozen=True)
class Defined:
    """A term and its meaning, found."""

    term: Place
    meaning: Place
    cue: Place
    confidence: float


def defined_by_being(sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    """`A yawn is a reflex`, `suckers are shoots from below the graft`, `inflation is when prices rise`."""
    doc = sentence.doc
    start = after_lead(doc, opening(doc))
    if doc[0].text in QUOTE_MARKS:
        return
    subject = phrase_at(doc, start) or _odd_noun(doc, start)
    if subject is None:
        yield from _by_pronoun(sentence, start, before)
        return
    verb = _after_aside(doc, subject[1])
    if verb + 1 < len(doc) and doc[verb].text == "=":
        yield Defined(
            Place(sentence, *subject),
            Place(sentence, verb + 1, phrase_end(doc, verb + 1)),
            Place(sentence, verb, verb + 1),
            0.7,
        )
        return
    if verb >= len(doc) or not is_copula(doc[verb]):
        return
    weight = _subject_weight(doc, subject) - 0.15 * (doc[verb].tag_ == "VBD")
    at = after_only(doc, verb + 1)
    weight += predicate_weight(doc, at) + 0.1 * (at > verb + 1)
    if doc[subject[1] - 1].tag_ == "NNP" and not is_initials(doc[subject[1] - 1]) and doc[at].lower_ == "the":
        weight -= 0.2  # `Paris is the capital of France` tells two names of one place
    if doc[subject[0]].pos_ != "DET" and at == verb + 1 and phrase_end(doc, at) <= at + 2:
        weight -= 0.1  # `life is a journey`
    if weight >= 0.5:
        term, meaning = Place(sentence, *subject), Place(sentence, at, phrase_end(doc, at))
        yield Defined(term, meaning, Place(sentence, verb, at), min(0.9, weight))


def _odd_noun(doc: Doc, at: int) -> Tokens | None:
    """A noun that reads as a verb: `a commit is …`."""
    noun = at + 2 < len(doc) and doc[at].lower_ in ("a", "an") and is_copula(doc[at + 2])
    return (at, at + 2) if noun else None


def _by_pronoun(sentence: ReadSentence, start: int, before: ReadSentence | None) -> Iterator[Defined]:
    """What was just brought on: `Meet the mitochondrion. It is the power plant of the cell`."""
    doc = sentence.doc
    pronoun = start + 1 < len(doc) and doc[start].lower_ in ("it", "they", "that") and is_copula(doc[start + 1])
    if not pronoun or before is None or before.paragraph != sentence.paragraph:
        return
    at = after_only(doc, start + 2)
    weight = predicate_weight(doc, at)
    term = _introduced(before)
    if term is not None and weight >= 0.3:
        yield Defined(term, Place(sentence, at, phrase_end(doc, at)), Place(sentence, start, at), 0.4 + weight)


def _introduced(sentence: ReadSentence) -> Place | None:
    """What a short sentence brings on: `Meet the mitochondrion`, `Enter the transistor`, `Take a capacitor`."""
    doc = sentence.doc
    start = opening(doc)
    end = len(doc) - doc[len(doc) - 1].is_punct
    phrase = phrase_before(doc, end)
    if (
        phrase is not None
        and phrase[0] > 1
        and end <= BRIEF
        and is_copula(doc[phrase[0] - 1])
        and doc[phrase[0]].lower_ != "a"
    ):
        return Place(sentence, *phrase)  # `Tap number one is the aperture.`
    led = doc[start].tag_ in ("VB", "VBP") or doc[start].lower_ in ("enter", "meet", "take", "consider")
    first = start + 1 if led else start
    phrase = phrase_at(doc, first)
    if phrase is None or phrase[1] != end or is_person(doc[phrase[1] - 1]):
        return None
    return Place(sentence, *phrase)


def _after_aside(doc: Doc, at: int) -> int:
    """Past an aside between subject and verb: `X, or Y, is`, `X (Y) is`."""
    if at < len(doc) and doc[at].text in QUOTE_MARKS:
        at += 1
    if at < len(doc) and doc[at].text in (",", "(", "—", "–"):
        closing = {"(": ")"}.get(doc[at].text, doc[at].text)
        ends = (n + 1 for n in range(at + 1, min(len(doc), at + 10)) if doc[n].text == closing)
        return next(ends, at)
    return at


def after_only(doc: Doc, at: int) -> int:
    """Past `just`, `nothing but`, `, in essence,`."""
    first = at
    while first < len(doc) - 1 and (doc[first].lower_ in ONLY or (doc[first].text == "," and first < at + 5)):
        first += 1
    return first


def _subject_weight(doc: Doc, subject: Tokens) -> float:
    """How far a subject is spoken of in general, as a term is."""
    first, head = doc[subject[0]], doc[subject[1] - 1]
    body = [doc[at] for at in range(*subject)]
    glued = head.i > 0 and not head.nbor(-1).whitespace_  # `light-year`
    odd = any(token.tag_ in ("PRP$", "JJR", "JJS", "CD", "POS") for token in body)
    odd = odd or (head.lemma_.lower() in VAGUE and not glued)
    if (
        odd
        or len(body) > 5
        or first.lower_ in DEMONSTRATIVE
        or (first.pos_ == "DET" and first.lower_ not in ("a", "an", "the"))
    ):
        return -1.0
    if first.lower_ in ("a", "an"):
        return 0.35
    if first.lower_ == "the":
        return 0.15 if zipf_frequency(head.lower_, "en", wordlist="small") < EVERYDAY else 0.05
    return 0.3


def predicate_weight(doc: Doc, at: int) -> float:
    """How far what follows `is` tells what something is."""
    if at >= len(doc):
        return -1.0
    if doc[at].tag_ in ("WRB", "WP") and at + 1 < len(doc) and doc[at].lower_ in ("how", "what", "when", "where"):
        return 0.3
    phrase = phrase_at(doc, at)
    if phrase is None:
        return -1.0
    head, first = doc[phrase[1] - 1], doc[at]
    weight = {"a": 0.25, "an": 0.25, "the": 0.2}.get(first.lower_, 0.2 if head.tag_ == "NNS" else 0.15)
    if head.tag_ in ("NNP", "NNPS") or (first.pos_ == "DET" and first.lower_ not in ("a", "an", "the", "any")):
        return -1.0
    following = doc[phrase[1]] if phrase[1] < len(doc) else None
    kind = head.lemma_.lower() in KINDS and following is not None and following.lower_ in ("of", "to")
    opinion = any(
        token.lemma_.lower() in JUDGING or token.tag_ in ("JJS", "RBS", "JJR") for token in doc[at : phrase[1]]
    )
    owned = any(token.tag_ in ("POS", "PRP$") for token in doc[at : phrase[1]])
    opinion = opinion or any(token.lower_ in ("other", "same") for token in doc[at : phrase[1]])
    weight -= 0.35 * opinion + 0.5 * (head.lemma_.lower() in VAGUE and not kind) + 0.35 * owned + 0.5 * is_person(head)
    return weight + tail_weight(doc, phrase[1]) + (0.05 if phrase[1] - at > 2 else 0.0)


def tail_weight(doc: Doc, at: int) -> float:
    """What hangs on the noun: `that …`, `made of …`, `of …`, `you owe`; a bare noun defines little."""
    if at >= len(doc) or doc[at].is_punct:
        return 0.0
    token = doc[at]
    if (
        token.tag_ in RELATIVE
        or token.lower_ == "that"
        or (token.pos_ == "ADP" and at + 1 < len(doc) and doc[at + 1].tag_ in RELATIVE)
    ):
        return 0.25
    if token.tag_ in ("VBN", "VBG") or (token.tag_ == "PRP" and token.lower_ in ("you", "we", "they")):
        return 0.2
    return 0.15 if token.pos_ == "ADP" or token.tag_ == "TO" or token.lower_ in ("so", "such") else 0.0


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
    if (
        doc[at].lower_ in ("means", "mean")
        and doc[at - 1].pos_ not in ("DET", "AUX", "PRON")
        and doc[at + 1].lower_ != "of"
    ):
        that = doc[at + 1].lower_ == "that"
        body = doc[at + 1 : at + 5]
        weighing = any(
            token.tag_ in ("JJR", "RBR") or token.tag_ in ("PRP", "VB") or token.is_punct for token in body[: 2 + that]
        )
        return 1 + that, 0.4 if weighing else 0.6
    if doc[at].lemma_.lower() in OCCURS and doc[at].tag_ == "VBZ" and doc[at + 1].lower_ == "when":
        return 1, 0.55
    return 0, 0.0


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


def is_initials(token: Token) -> bool:
    """Whether a word is a short form in capitals."""
    return token.text.isupper() and len(token.text) > 1
