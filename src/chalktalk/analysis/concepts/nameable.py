"""Noun phrases that could be an index entry, cut down to what the index would print."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from chalktalk.analysis.language.entities import UNITS, is_name
from chalktalk.analysis.language.parts import VAGUE
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words

Phrase = tuple[ReadSentence, int, int]
"""A sentence and tokens of it, half-open."""

NOMINAL = frozenset({"NOUN", "PROPN"})
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
"""Entities that are amounts or times: never a thing the script explains."""
LEADING = frozenset({"DET", "NUM", "ADV", "PUNCT", "SYM", "CCONJ"})
HYPHENS = frozenset("-‐‑")
FINITE = frozenset({"VBZ", "VBD", "MD", "VBP"})
MISREAD = frozenset({"VB", "VBP", "JJ", "JJR"})
"""Tags that a rare noun is given by mistake."""
NAMERS = words("called named termed dubbed")

PLACING = words(
    "today tomorrow yesterday morning evening night afternoon noon midnight decade century weekend while instant "
    "summer autumn winter future past present age lifetime everyday middle top bottom front inside outside centre "
    "center edge spot beginning ending level stage section chapter paragraph"
)
FRAMING = words(
    "matter stuff use sense trouble essence truth reality fault chance trick catch hand course mind view word name "
    "sentence video film story topic subject aspect detail issue problem question answer result effect cause purpose "
    "role difference step form type version sample means argument claim suggestion opinion remark saying phrase "
    "explanation indication situation circumstance occasion opportunity possibility performance notice regard "
    "attention care luck fun nonsense mistake advice hint thanks congratulations hello okay"
)
PERSONS = words(
    "someone anyone everyone nobody somebody everybody guy folk folks man woman buddy dude chap kid neighbour neighbor "
    "grandmother grandfather mother father friend colleague beginner"
)
COUNTING = words(
    "pair couple bunch set series host handful range amount number quantity deal plenty piece dozen hundred thousand "
    "million billion trillion half third quarter percent percentage rest remainder majority minority most least other "
    "another same anything everything something nothing"
)
MEASURING = UNITS - words("bit bits byte bytes pixel pixels foot feet volt volts watt watts calorie calories")
"""Units that are hardly ever what a film is about."""
GENERIC = VAGUE | PLACING | FRAMING | PERSONS | COUNTING | MEASURING
"""Nouns that an index leaves out: they place, frame, count or point at what is spoken of."""
PRONOUNS = words("i you he she we they it this that these those who which me him her us them myself yourself itself")

FRAMES = words(
    "kind sort type form piece bit lot number amount pair group set series part half majority most rest couple "
    "version example layer sheet string bunch handful loaf cup glass bowl stretch variety array host range"
)
"""Heads that, before `of`, only measure out what follows."""
TIMES = words("time day week month year decade century")
TITLES = words(
    "judge justice professor president senator minister captain general colonel sir madam mr mrs ms miss dr doctor"
)
"""Words before a person's name that are no part of it."""
LAWS = words("law theorem paradox principle effect disease syndrome equation constant razor theory triangle comet wall")
"""What is called after someone, so that the name belongs to it: `Moore's law`."""

GRADED = words(
    "good bad big small large little great huge tiny long short nice simple easy difficult important main real true "
    "new old young different other same such own whole entire complete certain particular various many several few "
    "much more most enough single first second third next last final previous following early late recent modern "
    "common usual typical ordinary normal average special basic major minor proper right wrong clear sure possible "
    "likely similar ready full empty far near close high low rich poor deep thick thin heavy strong weak fast slow "
    "quick careful famous favourite favorite strange odd curious funny neat beautiful lovely interesting amazing "
    "wonderful terrible awful so-called broad wide narrow extra additional further middle upper lower left right sharp "
    "fresh dirty clean wet dry warm cool hot cold busy tired stout rough smooth loud quiet bright dark nearby distant "
    "original existing actual given known unknown"
)
"""Adjectives of degree, number and taste: they tell how a thing is, not what it is."""
CLASSING = re.compile(r"(al|ic|ary|ar|ine|oid|ive|an|ese|ish|ate|less|[ai]ble)$")
"""Endings of adjectives that mostly tell which kind of a thing is meant: `magnetic field`, `stainless steel`."""
COLOURS = words("white black red green blue yellow brown grey gray")
"""They tell which kind as well: `white cell`, `red giant`."""
NATIONAL = words(
    "american british english french german italian spanish dutch danish swedish norwegian finnish polish russian "
    "chinese japanese korean indian canadian australian greek swiss austrian irish scottish welsh portuguese european"
)


def is_tagged(sentence: ReadSentence) -> bool:
    """Whether its words have parts of speech; they have none in a language without an engine."""
    return sentence.doc.has_annotation("TAG")


def nameable(sentence: ReadSentence) -> Iterator[Phrase]:
    """The phrases in order; none overlap."""
    if not is_tagged(sentence):
        yield from ((sentence, token.i, token.i + 1) for token in sentence.doc if _is_telling(token))
        return
    measured = {
        at for entity in sentence.doc.ents if entity.label_ in MEASURES for at in range(entity.start, entity.end)
    }
    reached = 0
    for start, end in sorted(_stretches(sentence), key=lambda found: (found[0], -found[1])):
        if start < reached:
            continue
        for first, last in _pieces(sentence, start, end):
            head = sentence.doc[last - 1]
            if last - 1 not in measured and _is_nameable(head) and not _is_frame(head):
                yield sentence, first, last
        reached = end


def _is_telling(token: Token) -> bool:
    """Whether a word may name a thing in a language without tags: long enough and no function word."""
    return token.is_alpha and not token.is_stop and len(token) > 3


def _stretches(sentence: ReadSentence) -> Iterator[tuple[int, int]]:
    """Names, noun phrases without the names in them, and other words that stand for a thing (`baking takes time`)."""
    doc = sentence.doc
    named = {entity.start: entity.end for entity in doc.ents if is_name(entity) and _stands_alone(entity)}
    yield from named.items()
    for chunk in doc.noun_chunks:
        end = min([at for at in named if chunk.start < at < chunk.end], default=chunk.end)
        yield chunk.start, _whole_word(sentence, end)
    for token in sentence.doc:
        if (token.tag_ == "VBG" and _is_action(token)) or _is_misread(token):
            yield token.i, token.i + 1


def _stands_alone(entity: Span) -> bool:
    """Whether a name is no mere adjective to a noun: `Robert Provine`, but not in `Ottoman fleet`, `IP address`."""
    following = entity.doc[entity.end] if entity.end < len(entity.doc) else None
    attached = following is not None and (following.pos_ in NOMINAL | {"ADJ"} or following.text in HYPHENS)
    possessive = following is not None and following.tag_ == "POS"
    return not attached and not possessive


def _whole_word(sentence: ReadSentence, end: int) -> int:
    """The end of the word as written that a phrase stops in: `throw-ins`, `cherry-picking`."""
    doc = sentence.doc
    while end + 1 < len(doc) and doc[end].text in HYPHENS and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        end += 2
    return end


def _is_action(token: Token) -> bool:
    """Whether an -ing form stands where a noun would: before a clause's finite verb, or last after `of` or `called`."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if token.i else None
    verb_next = following is not None and following.tag_ in FINITE
    opens = before is None or before.pos_ in ("PUNCT", "SCONJ", "CCONJ")
    closed = following is None or following.is_punct
    named = before is not None and (before.pos_ == "ADP" or before.lower_ in NAMERS)
    return (opens and verb_next) or (named and closed)


def _is_misread(token: Token) -> bool:
    """Whether what was read as a verb or an adjective must be a noun: `a commit is`, `the damper from`, `Git is`."""
    doc = token.doc
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if token.i else None
    if before is None or before.pos_ == "PUNCT":
        return token.tag_ == "VB" and following is not None and following.tag_ in ("VBZ", "MD")
    ends = following is None or following.is_punct or following.tag_ in FINITE or following.pos_ in ("ADP", "CCONJ")
    articled = before.lower_ in ("a", "an") or (
        before.tag_ in ("DT", "PRP$") and token.tag_ not in ("JJ", "VBN", "VBG")
    )
    return ends and articled and token.tag_ in MISREAD and not ({token.lower_, token.lemma_} & GRADED)


def _pieces(sentence: ReadSentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A phrase parted at a possessive, without what leads it: `our body's first defence` is `body` and `defence`."""
    doc = sentence.doc
    first = start
    for at in range(start, end):
        if doc[at].tag_ == "POS" or doc[at].pos_ == "PRON":
            named_after = doc[at - 1].pos_ == "PROPN" and doc[end - 1].lemma_.lower() in LAWS and at > start
            if named_after:
                continue
            if at > first:
                yield from _trimmed(sentence, first, at)
            first = at + 1
    if end > first:
        yield from _trimmed(sentence, first, end)


def _trimmed(sentence: ReadSentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Without articles, numbers, titles and times before it; nothing if nothing is left."""
    doc = sentence.doc
    for at in range(start, end - 1):  # `within a few years | infections could be cured`
        named = doc[at + 1].pos_ == "PROPN"
        timed = doc[at].lemma_.lower() in TIMES and (named or doc[at].tag_ == "NNS")
        if timed or (named and doc[at].lower_.strip(".") in TITLES):
            start = at + 1
    while start < end and (doc[start].pos_ in LEADING or doc[start].tag_ == "CD"):
        start += 1
    while end > start and doc[end - 1].is_punct:
        end -= 1
    if end > start:
        yield start, end


def _is_nameable(head: Token) -> bool:
    word = head.lower_
    lemma = head.lemma_.lower()
    written = any(letter.isalpha() for letter in word) and len(word) > 1
    return written and not ({word, lemma} & (GENERIC | PRONOUNS)) and not head.like_num


def _is_frame(head: Token) -> bool:
    """Whether it only measures out what follows: `a loaf of bread`."""
    following = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else None
    return head.lemma_.lower() in FRAMES and following is not None and following.lower_ == "of"


def is_graded(token: Token) -> bool:
    """Whether a word before a head only describes it, so that an index leaves it out unless the script repeats it.

    A plural there is most often a verb or another phrase taken for part of this one.
    """
    national = token.lower_ in NATIONAL and token.nbor().pos_ == "NOUN"
    told = CLASSING.search(token.text) or token.text in COLOURS
    describes = token.tag_ == "JJ" and token.is_lower and not told
    return (
        national
        or describes
        or token.lower_ in GRADED
        or token.tag_ in ("JJR", "JJS", "RB", "NNS")
        or (token.is_punct and token.text in HYPHENS)
    )


def lemmas(sentence: ReadSentence, start: int, end: int) -> tuple[str, ...]:
    """The words of a phrase as they are compared: the head in the singular, marks left out."""
    tokens = (sentence.doc[at] for at in range(start, end))
    return tuple(_lemma(token) for token in tokens if not token.is_punct and token.tag_ != "POS")


def _lemma(token: Token) -> str:
    """The singular of a noun, other words as written, in lower case: `trained cells` is `trained cell`."""
    if token.pos_ in NOMINAL and token.tag_ in ("NNS", "NNPS", "NN"):
        return token.lemma_.lower().strip(".") or token.lower_
    return token.lower_
