"""What a number announces, and the sentences or paragraphs that then name it: `Three obstacles. The first was …`."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Tokens, clauses
from chalktalk.analysis.language.phrases import opening, phrase_at, phrase_end
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import words

COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "2": 2, "3": 3, "4": 4, "5": 5}
LARGE = words("hundred thousand million billion trillion dozen hundredths tenths thirds quarters fifths percent per")
"""What makes a number too large to be named one by one, or a share."""
ANNOUNCED_WITHIN = 30
"""Tokens between a number and what it announces."""
MEASURES = words(
    "second minute hour day week month year decade century time percent metre meter kilometre kilometer mile foot inch "
    "gram kilogram pound ounce litre liter gallon dollar euro cent degree people person man woman tonne ton centimetre"
)
"""What is measured with numbers instead of being named one by one."""
OPENS_ROW = words("first firstly one some")
GOES_ON = words("second secondly third thirdly fourth fifth sixth seventh eighth another next then other others")
ENDS_ROW = words("last lastly finally")
ORDER = OPENS_ROW | GOES_ON | ENDS_ROW
OF_THEM = words("of all them these")
COMING = words("come go follow be")
"""Verbs with which something takes its place in a row: `next come the ureters`."""
REACH = 5
"""Sentences each announced thing may take."""
THINGS = words(
    "thing factor setting obstacle force tool material feature property source character player actor quality value "
    "measure test aspect item object word name place figure partner player role group helper enemy cause way"
)
"""What may be anything with a name."""
STATED = words(
    "reason problem thing rule law principle tip way trick advantage disadvantage mistake question lesson point fact "
    "clue benefit drawback danger sign condition requirement method option choice task job goal cause effect habit"
)
"""What is told in whole sentences."""


PARTS = words(
    "part kind type sort class group layer section branch element component category form variety chamber region "
    "family level tier species size model school style flavour flavor department breed "
    "organ ingredient zone piece division unit member"
)
"""What a whole has, and a class falls into."""


@dataclass(frozen=True)
class Announced:
    """`Three main layers`: how many of what."""

    count: int
    noun: int
    """The token of what is counted."""
    start: int
    """The number's token."""


@dataclass(frozen=True)
class Named:
    """A thing where it is named."""

    sentence: ReadSentence
    tokens: Tokens


def announced(sentence: ReadSentence, before: int | None = None) -> Announced | None:
    """The last `three main layers` in a sentence, or before a token of it."""
    tokens = sentence.doc
    end = len(tokens) if before is None else before
    for at in range(end - 1, max(-1, end - 1 - ANNOUNCED_WITHIN), -1):
        count = COUNTS.get(tokens[at].lower_)
        if count is None:
            continue
        noun = at + 1
        if noun < len(tokens) and tokens[noun].lower_ in LARGE:
            continue
        while noun < len(tokens) and (tokens[noun].pos_ == "ADJ" or tokens[noun].tag_ == "VBG"):
            noun += 1
        while noun + 1 < len(tokens) and tokens[noun + 1].tag_ in ("NNS", "NNPS"):
            noun += 1
        if noun < len(tokens) and _counted(tokens[noun]):
            return Announced(count, noun, at)
    return None


def _counted(token: Token) -> bool:
    """Whether a noun is in the plural, and no unit."""
    plural = token.tag_ in ("NNS", "NNPS") or (token.pos_ == "PROPN" and token.text.endswith("s"))
    return plural and token.lemma_.lower() not in MEASURES


# ── the sentences that name them ─────────────────────────────────────────────────────────────────────────────────────


def named_after(reading: Reading, sentence: ReadSentence, told: Announced) -> tuple[Named, ...]:
    """What a sentence announces, named one by one in those after it; empty if they are not just as many."""
    after = [
        other
        for other in reading.sentences[sentence.index + 1 : sentence.index + 1 + told.count * REACH]
        if other.section == sentence.section and not other.list_item
    ]
    noun = sentence.doc[told.noun].lemma_.lower()
    return _in_order(after, told.count, noun) or _one_each(after, sentence, told) or _stated(after, told.count, noun)


def _in_order(after: Sequence[ReadSentence], count: int, noun: str) -> tuple[Named, ...]:
    """Those told by an order word each: `The first was money.`, `Then comes the bladder.`, `Finally, …`."""
    found: list[Named] = []
    for sentence in after:
        one = _ordered(sentence, noun, first=not found)
        if one is not None and len(found) < count:
            found.append(one)
    return tuple(found) if len(found) == count else ()


def _ordered(sentence: ReadSentence, noun: str, *, first: bool) -> Named | None:
    """What a sentence names with an order word, if it is the right one: a row starts with `first` or `one`."""
    doc, at = sentence.doc, _content(sentence)
    while at < len(doc) and doc[at].lower_ in ("the", "a", "still", "yet"):
        at += 1
    wanted = OPENS_ROW if first else GOES_ON | ENDS_ROW
    if at < len(doc) and doc[at].lower_ in wanted:
        return _after_order_word(sentence, at, noun)
    for clause in clauses(sentence):  # `Kidneys come first.`
        coming = clause.head is not None and clause.head.lemma_ in COMING and clause.subject is not None
        if coming and any(token.lower_ in wanted for token in doc[clause.rest[0] : clause.rest[1]][:2]):
            assert clause.subject is not None
            return Named(sentence, clause.subject)
    return None


def _after_order_word(sentence: ReadSentence, at: int, noun: str) -> Named | None:
    """What follows an order word: an apposition, what it `is`, what stands after a colon, or else the whole clause."""
    doc, after = sentence.doc, at + 1
    by_article = at > 0 and doc[at - 1].lower_ in ("the", "a")
    nominal = by_article or doc[at].lower_ in ("one", "another")
    while after < len(doc) and (doc[after].lemma_.lower() == noun or doc[after].lower_ in OF_THEM):
        after += 1
    if after >= len(doc) - 1:
        return None
    mark = doc[after].text
    aside = phrase_at(doc, after + 1) if nominal and mark in (",", "(", "—", "–") else None
    if aside is not None and doc[aside[1]].is_punct:
        return Named(sentence, aside)
    if doc[after].is_punct:
        return Named(sentence, (after + 1, phrase_end(doc, after + 1)))
    placing = doc[after].pos_ in VERBAL and doc[after].lemma_ in COMING
    there = doc[after].tag_ == "EX" and doc[after + 1].lemma_ == "be"
    if placing or there:
        start = after + 1 + there
        return Named(sentence, (start, phrase_end(doc, start))) if start < len(doc) else None
    start = at if nominal else after
    return Named(sentence, (start, phrase_end(doc, start)))


def _one_each(after: Sequence[ReadSentence], sentence: ReadSentence, told: Announced) -> tuple[Named, ...]:
    """Those that are a sentence's or a paragraph's subject each: `Igneous rock forms when …`, `The neck carries …`."""
    own = [other for other in after if other.paragraph == sentence.paragraph]
    heads = [other for before, other in pairwise([sentence, *after]) if other.paragraph != before.paragraph]
    noun = sentence.doc[told.noun].lemma_.lower()
    closes = told.count > 2 and told.noun + 2 >= len(sentence.doc)  # `you will hear of three castes.`
    for told_in in (own, heads[: told.count], heads):
        fresh: list[Named] = []
        for other in told_in:
            one = subject_named(other)
            if one is not None and not _again(one, fresh):
                fresh.append(one)
        alike = [one for one in fresh if _kin(one, sentence)]
        if len(alike) == told.count:
            return tuple(alike)
        plain = closes and len(told_in) == len(fresh) and not any(_is_story(other) for other in told_in)
        people = all(one.sentence.doc[one.tokens[1] - 1].pos_ == "PROPN" for one in fresh)
        if len(fresh) == told.count and (noun in PARTS | THINGS | STATED or people or plain):
            return tuple(fresh)
    return ()


def _is_story(sentence: ReadSentence) -> bool:
    """Whether it is told in the past tense."""
    return any(clause.head is not None and clause.head.tag_ == "VBD" for clause in clauses(sentence))


def subject_named(sentence: ReadSentence) -> Named | None:
    """The thing a sentence is about: the noun phrase it opens with, before a colon or its verb; or after `there is`."""
    doc, start = sentence.doc, _content(sentence)
    phrase = phrase_at(doc, start)
    if phrase is None and start + 2 < len(doc) and doc[start + 1].tag_ == "HYPH":  # `long-term memory`
        phrase = phrase_at(doc, start + 2)
        phrase = None if phrase is None else (start, phrase[1])
    if phrase is None or doc[phrase[1] - 1].pos_ == "PRON":
        return _placed(sentence)
    if phrase[1] == len(doc) or doc[phrase[1]].pos_ in VERBAL | {"ADV", "PUNCT", "SCONJ", "PRON", "ADP", "DET"}:
        return Named(sentence, phrase)
    return None


def _placed(sentence: ReadSentence) -> Named | None:
    """What stands after its verb: `At the end of the neck is the headstock`."""
    doc = sentence.doc
    main = next((one for one in clauses(sentence) if one.verb is not None), None)
    if main is None or main.head is None or main.rest[0] >= main.rest[1] or doc[main.start].pos_ not in ("ADP", "ADV"):
        return None
    phrase = phrase_at(doc, main.rest[0])
    unsaid = main.subject is None or doc[main.subject[0]].tag_ == "EX"
    return None if phrase is None or not unsaid or main.imperative else Named(sentence, phrase)


def _content(sentence: ReadSentence) -> int:
    """Where a sentence's own words begin."""
    return opening(sentence.doc) if len(sentence.doc) else 0


def _again(one: Named, before: Sequence[Named]) -> bool:
    """Whether a subject was spoken of already."""
    said = _lemmas(one)
    return any(said <= _lemmas(other) for other in before)


def _kin(one: Named, sentence: ReadSentence) -> bool:
    """Whether a subject shares a noun with what announced it: `rock`, `zone`, `memory`."""
    nouns = {token.lemma_.lower() for token in sentence.doc if token.pos_ in ("NOUN", "PROPN")}
    return bool(_lemmas(one) & nouns)


def _lemmas(one: Named) -> set[str]:
    doc = one.sentence.doc
    return {doc[at].lemma_.lower() for at in range(*one.tokens) if doc[at].pos_ not in ("DET", "PRON", "PUNCT")}


def _stated(after: Sequence[ReadSentence], count: int, noun: str) -> tuple[Named, ...]:
    """Reasons and rules: as many sentences as announced are left in the paragraph, or are built alike."""
    if not after:
        return ()
    paragraph = [other for other in after if other.paragraph == after[0].paragraph]
    alike = len({_first_word(other) for other in after[:count]}) == 1
    if (len(paragraph) == count and noun in STATED) or (alike and len(after) >= count):
        return tuple(_point(other) for other in after[:count])
    return ()


def _first_word(sentence: ReadSentence) -> str:
    """The first word that is no `and` and no article."""
    return next((token.lower_ for token in sentence.doc if token.pos_ not in ("CCONJ", "DET", "PUNCT")), "")


def _point(sentence: ReadSentence) -> Named:
    main = next((one for one in clauses(sentence) if one.verb is not None), None)
    return Named(sentence, (0, len(sentence.doc)) if main is None else (main.start, main.end))
