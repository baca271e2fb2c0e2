"""How far words name a term, and how far what is said of it tells what it is rather than judges it."""

from spacy.tokens import Doc, Token
from wordfreq import zipf_frequency

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.people import is_person
from chalktalk.analysis.language.phrases import phrase_at, phrase_before
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
PLACING = words("time moment point way part number difference place day year")
"""Nouns that define with a clause after them: `the time the body needs`, `the part that sits in the water`."""
JUDGING = words(
    "good great bad excellent terrible wonderful amazing nice important big huge major real true perfect "
    "brilliant poor awful fantastic incredible remarkable useful popular common favourite favorite famous "
    "beautiful curious crucial key vital serious strange funny fun fair safe clever lovely better worse "
    "terrible powerful growing last first second third next only final"
)
"""Adjectives of opinion: what they praise or blame is no definition."""
DEMONSTRATIVE = words(
    "this that these those it they he she we you i there here what which who each every both all some many most"
)
CLAUSES = words("how what whatever when where")
"""Openings of clauses that tell what something is: `inflation is when prices rise`."""
GRADED = words(
    "old new young small large little long short tall high low wide narrow thick thin hot cold warm cool wet dry clean "
    "dirty cheap expensive heavy light fast quick slow early late full empty rich wrong right raw fresh soft hard weak "
    "loud quiet simple complex modern typical whole single busy broken lost proper decent"
)
"""Adjectives that tell one everyday thing from another: a `wet towel` is a towel in a state, no term."""
EVERYDAY, RARE = 4.4, 4.0
"""Zipf frequency from which a noun needs no definition of its own: `the house`, and not `the mantle`; and the one under
which a word is hardly met outside its field."""
CLAUSE = 0.2
"""The least weight of a clause that hangs on a noun."""
NOTHING = -1.0
"""The weight of words that are no term, or no meaning, whatever else speaks for them."""


def frequency(token: Token) -> float:
    """How common a word is, on the Zipf scale."""
    return zipf_frequency(token.lower_, "en", wordlist="small")


def is_uncommon(doc: Doc, term: Tokens) -> bool:
    """Whether words look like a term of some field: a rare word in them, or nouns put together (`index fund`)."""
    body = [doc[at] for at in range(*term) if doc[at].is_alpha and doc[at].pos_ != "DET"]
    nouns = [token for token in body if token.pos_ in ("NOUN", "PROPN")]
    glued = any(doc[at].text == "-" for at in range(*term))
    return glued or len(nouns) > 1 or any(frequency(token) < EVERYDAY for token in body if token.pos_ != "ADV")


def term_at(doc: Doc, at: int) -> Tokens | None:
    """The noun phrase that starts there, foreign or misread words in it or not: `the larynx`, `the waggle dance`."""
    phrase = phrase_at(doc, at)
    if phrase is not None or at >= len(doc):
        return phrase
    led = doc[at].lower_ in ("a", "an", "the")
    last = at + led
    while last < len(doc) and (doc[last].pos_ in ("NOUN", "PROPN", "ADJ", "X") or (led and doc[last].pos_ == "VERB")):
        last += 1
    return (at, last) if last > at + led and doc[last - 1].pos_ in ("NOUN", "X") else None


def term_before(doc: Doc, end: int) -> Tokens | None:
    """The noun phrase that ends there; also a foreign word or a doing: `through stomata`, `the key is pruning`."""
    phrase = phrase_before(doc, end)
    if phrase is None and end > 1 and doc[end - 1].tag_ == "VBG" and doc[end - 2].lemma_ == "be":
        return end - 1, end
    if phrase is not None or end < 1 or doc[end - 1].pos_ != "X":
        return phrase
    return end - 1 - (end > 1 and doc[end - 2].pos_ == "DET"), end


def described_at(doc: Doc, at: int) -> Tokens | None:
    """The noun phrase that starts there, its adjectives parted by commas or not: `a small, fast copy`."""
    if at + 3 >= len(doc) or doc[at].pos_ != "DET":
        return phrase_at(doc, at)
    last = at + 1
    while last + 2 < len(doc) and doc[last].pos_ in ("ADJ", "ADV"):
        if doc[last].pos_ == "ADJ" and doc[last + 1].text == ",":
            rest = phrase_at(doc, last + 2)
            return (at, rest[1]) if rest is not None and doc[last + 2].pos_ in ("ADJ", "ADV", "NOUN") else None
        last += 1
    return phrase_at(doc, at)


def subject_weight(doc: Doc, subject: Tokens) -> float:
    """How far a subject is spoken of in general, as a term is."""
    first, head = doc[subject[0]], doc[subject[1] - 1]
    body = [doc[at] for at in range(*subject)]
    glued = head.i > 0 and not head.nbor(-1).whitespace_  # `light-year`
    joined = len(body) > 1 and body[-2].pos_ in ("NOUN", "PROPN")  # `the Doppler effect`
    odd = any(token.tag_ in ("PRP$", "JJR", "JJS", "CD", "POS") for token in body)
    odd = odd or (head.lemma_.lower() in VAGUE and not glued and not joined)
    if (
        odd
        or len(body) > 5
        or first.lower_ in DEMONSTRATIVE
        or (first.pos_ == "DET" and first.lower_ not in ("a", "an", "the"))
    ):
        return NOTHING
    graded = 0.3 * any(token.lower_ in GRADED | JUDGING for token in body)
    if first.lower_ == "the":
        return (0.2 if is_uncommon(doc, subject) else 0.05) - graded
    rare = 0.15 * (len(body) == 1 and head.pos_ == "NOUN" and frequency(head) < RARE)
    return (0.35 if first.lower_ in ("a", "an") else 0.3) + rare - graded


def predicate_weight(doc: Doc, at: int) -> float:
    """How far what follows `is` tells what something is."""
    if at >= len(doc):
        return NOTHING
    if doc[at].tag_ in ("WRB", "WP", "WDT") and at + 1 < len(doc) and doc[at].lower_ in CLAUSES:
        return 0.3
    phrase = described_at(doc, at)
    if phrase is None:
        return 0.5 if _is_least(doc, at) else NOTHING
    head, first = doc[phrase[1] - 1], doc[at]
    if head.tag_ in ("NNP", "NNPS") or (first.pos_ == "DET" and first.lower_ not in ("a", "an", "the", "any")):
        return NOTHING
    weight = {"a": 0.25, "an": 0.25, "the": 0.2}.get(first.lower_, 0.2 if head.tag_ == "NNS" else 0.15)
    body = [doc[n] for n in range(*phrase)]
    following = doc[phrase[1]] if phrase[1] < len(doc) else None
    misread = following is not None and following.tag_ == "VBD"  # `a label stuck on a box`: no second verb can follow
    tail = CLAUSE if misread else tail_weight(doc, phrase[1])
    kind = head.lemma_.lower() in KINDS and following is not None and following.lower_ in ("of", "to")
    kind = kind or (head.lemma_.lower() in PLACING and tail >= CLAUSE)
    ranked = {"JJR", "RBS"} | ({"JJS"} if tail < CLAUSE else set())  # but `the lowest bid the seller will take`
    opinion = any(
        token.lemma_.lower() in JUDGING or token.tag_ in ranked or token.lower_ in ("other", "same") for token in body
    )
    owned = any(token.tag_ == "PRP$" for token in body) or (
        any(token.tag_ == "POS" for token in body) and first.lower_ not in ("a", "an")
    )
    weight -= 0.35 * opinion + 0.5 * (head.lemma_.lower() in VAGUE and not kind) + 0.35 * owned + 0.5 * is_person(head)
    return weight + (tail + 0.05 * (len(body) > 2) if tail else -0.1)  # a bare noun defines little


def _is_least(doc: Doc, at: int) -> bool:
    """`the least your lender will accept`, `the most you can lose`: a measure, and what it measures."""
    if at + 2 >= len(doc) or doc[at].lower_ != "the" or doc[at + 1].tag_ not in ("JJS", "RBS", "RB"):
        return False
    return doc[at + 1].lower_ in ("most", "least", "furthest", "longest") and _begins_clause(doc, at + 2)


def _begins_clause(doc: Doc, at: int) -> bool:
    """Whether a relative clause begins without a pronoun: `(the time) the body needs`, `(the debt) you owe`."""
    if at >= len(doc):
        return False
    phrase = phrase_at(doc, at) or ((at, at + 1) if doc[at].tag_ == "PRP" else None)
    return (
        phrase is not None
        and (doc[at].pos_ in ("DET", "PRON") or doc[at].tag_ == "PRP$")
        and phrase[1] < len(doc)
        and doc[phrase[1]].pos_ in VERBAL
    )


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
    if token.tag_ in ("VBN", "VBG") or _begins_clause(doc, at):
        return CLAUSE
    return 0.15 if token.pos_ == "ADP" or token.tag_ == "TO" or token.lower_ in ("so", "such") else 0.0


def is_initials(token: Token) -> bool:
    """Whether a word is a short form in capitals."""
    return token.text.isupper() and len(token.text) > 1


def is_origin(doc: Doc, at: int) -> bool:
    """Whether a word is translated here: `(the name is) Greek for “thin head”`."""
    return at + 2 < len(doc) and doc[at].is_title and doc[at].pos_ != "DET" and doc[at + 1].lower_ == "for"
