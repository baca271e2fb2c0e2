"""Numbers that leave their unit out, because it has just been said: `water at 70 percent, salt at two`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.calendar_dates import YEAR
from chalktalk.analysis.numbers.circumstances import circumstances
from chalktalk.analysis.numbers.measures import Measured, in_unit_of
from chalktalk.analysis.numbers.quantities import quantities
from chalktalk.analysis.numbers.units import Kind, singular

REFERRED = words("them these those they")
ALIKE = 1e7
"""How many times as large as another of the same measure a number may be."""
MEMORY = 8
"""Numbers of a sentence that are kept in mind."""
FEW = 3
"""Numbers up to this are said in passing (`two of them`), unless something weighs or leads them."""
CIRCUMSTANCES = words("at after for in within during over on by")
"""Words that lead a number on which another depends."""
LEADING = words("at to by for than like only just is was 's :")
UNCOUNTED = words("PUNCT CCONJ VERB AUX ADP SCONJ PART")
AFTER_ALL = words("more or today now each a per every")
"""Words after a number that it does not count."""
LIMITS = words("over under above below")
PERSONS = words("he she i we they you")
TO_BE = words("is was am are were 'm 's 're")
BIG = 1000
"""A bare number from which it counts something, if only what was said long before."""
MILLION = 1e6
SCALED = 100
"""How many times the millions of another a number may be that leaves the word `million` out."""
NEAR = 12
"""Tokens before a number in which `the number of students` is looked for."""
SPAN_BACK = 2
"""Sentences back in which a number's unit may have been said."""


@dataclass(frozen=True)
class Said:
    """What has been said when a number comes."""

    earlier: Sequence[Measured]
    """In the sentences before."""
    here: Sequence[Measured]
    """In its own sentence."""
    conditions: Sequence[Measured]
    """In its own sentence, as a circumstance: `At 26 degrees`."""
    before: Sequence[Measured] = ()
    """The same in the sentences before."""


def measured(reading: Reading) -> Iterator[tuple[ReadSentence, list[Measured]]]:
    """Each sentence with its quantities, those that leave their unit out in the unit said before.

    A number that only opens the sentence as a circumstance of another is left out.
    """
    earlier: list[Measured] = []
    before: list[Measured] = []
    for sentence in reading.sentences:
        numbers, here, conditions = (quantities(sentence), list[Measured](), list[Measured]())
        depended = circumstances(sentence, numbers)
        for one in numbers:
            if one in depended:
                conditions.append(one)
            elif one.kind is not Kind.BARE:
                here.append(one)
            elif (whole := _completed(reading, one, Said(earlier, here[-MEMORY:], conditions, before))) is not None:
                here.append(whole)
        earlier, before = (
            [one for one in kept if sentence.index - one.sentence.index < SPAN_BACK] + new[-MEMORY:]
            for kept, new in ((earlier, here), (before, conditions))
        )
        yield sentence, here


def _completed(reading: Reading, one: Measured, said: Said) -> Measured | None:
    """A bare number with the unit it means, or None where it means none."""
    doc = one.sentence.doc
    after = [token.lower_ for token in doc[one.end : one.end + 2]]
    if after in (["of", "us"], ["of", "you"]):
        return replace(one, unit="people", kind=Kind.COUNT)
    if after[:1] == ["of"] and after[1:] and after[1] in REFERRED and doc[one.start].lower_ != "one":
        name = _last_plural(reading, one)
        return replace(one, unit=name, kind=Kind.COUNT) if name else None
    if not (_stands_alone(one) or _is_coefficient(one)) or _is_age(list(doc[max(0, one.start - 2) : one.start])):
        return None
    model = _model(one, said)
    if model is None and (thing := _numbered(one) or _labelled(one)):
        return replace(one, unit=thing, kind=Kind.COUNT)
    if model is None:
        return replace(one, kind=Kind.COUNT) if _is_told(one) and not said.conditions else None
    one = replace(one, value=_scaled(one, model))
    return in_unit_of(one, replace(model, unit="people") if model.unit[:1].isupper() else model)  # `5,000 Greeks`


def _is_told(one: Measured) -> bool:
    """Whether a number says something without any unit: a large one that is no year, or a coefficient such as 0.03."""
    return _is_coefficient(one) or (abs(one.value) >= BIG and not YEAR.match(one.sentence.doc[one.start].text))


def _is_coefficient(one: Measured) -> bool:
    return abs(one.value) < 1 and "." in one.sentence.doc[one.start].text


def _labelled(one: Measured) -> str | None:
    """What a number counts that stands after its name: `Seats: 650`."""
    doc, at = one.sentence.doc, one.lead - 2
    named = at >= 0 and doc[at + 1].text == ":" and doc[at].tag_ in ("NNS", "NNPS")
    return singular(doc[at]) if named and _ends_clause(one) else None


def _scaled(one: Measured, model: Measured) -> float:
    """Its value, in millions where another number of the same is: `2.5 billion in 1950, six in 2000`."""
    scale = 1e9 if model.value >= 1e9 else MILLION
    return one.value * scale if model.value >= MILLION and one.value <= model.value / scale * SCALED else one.value


def _numbered(one: Measured) -> str | None:
    """What a number counts that says how many there are of it: `the number of students doubled to 2.9 million`."""
    doc = one.sentence.doc
    for at in range(one.start - 2, max(-1, one.start - NEAR), -1):
        if doc[at].lower_ == "population":
            return "people"
        if doc[at].lower_ == "number" and doc[at + 1].lower_ == "of":
            nouns = (token for token in doc[at + 2 : one.start] if token.tag_ in ("NNS", "NNPS"))
            return next((singular(noun) for noun in nouns), None)
    return None


def _model(one: Measured, said: Said) -> Measured | None:
    """The number whose unit a bare one means: one that is led by the same word where there is one."""
    doc, before = one.sentence.doc, _word_before(one)
    parallel = before in LEADING or one.approximate or (_is_said_of_something(one) and _ends_clause(one))
    if one.value == 1 or (one.value <= FEW and not parallel):
        return None
    verb = _verb_before(one)
    told = [other for other in (*said.earlier, *said.here) if verb and _verb_before(other) == verb]
    if told and _is_like(one, told[-1]):  # `has 9 million and gets 52`
        return told[-1]
    alike = [other for other in said.here if _is_like(one, other)]
    alike = alike or [other for other in said.earlier if _is_like(one, other) and not _in_passing(other)]
    alike = [other for other in alike if other.kind is not Kind.DURATION] or alike
    if _is_object(one) and not (one.approximate or before in LEADING):  # things got are not those just counted
        alike = [other for other in alike if other.kind in (Kind.MEASURE, Kind.MONEY) or other.sentence is one.sentence]
    if before in CIRCUMSTANCES:  # `At 26 degrees it takes four hours, at 18 …`
        opens = one.lead == 1  # `At 57 it is … At 60 …`
        told_before = [other for other in said.before if opens and _word_before(other) == before]
        if any(_is_like(one, other) for other in (*said.conditions, *told_before)):
            return None
        led = [other for other in alike if _word_before(other) in CIRCUMSTANCES]
        alike = [other for other in led if _word_before(other) == before] or led or alike
    else:  # `£163 after ten years, 265 after twenty`
        alike = [other for other in alike if _word_before(other) not in CIRCUMSTANCES] or alike
    listed = one.end < len(doc) and doc[one.end].lower_ == "of"
    if said.here and not (parallel or listed):
        alike = [other for other in alike if other.sentence is one.sentence]
    elif not said.here and not (parallel or abs(one.value) >= BIG):
        return None
    return alike[-1] if alike else None


def _word_before(one: Measured) -> str:
    return one.sentence.doc[one.lead - 1].lower_ if one.lead else ""


def _is_led(one: Measured) -> bool:
    return one.lead > 0 and one.sentence.doc[one.lead - 1].pos_ == "ADP"


def _is_said_of_something(one: Measured) -> bool:
    """Whether a number is led, an object, or what a sentence without a verb ends with: `uses 180`, `The others, 36`."""
    doc = one.sentence.doc
    answers = one.lead > 0 and not any(token.pos_ in ("VERB", "AUX") for token in doc)
    return _is_led(one) or _is_object(one) or answers


def _is_object(one: Measured) -> bool:
    """Whether a number directly follows a verb of which no person is the subject: `uses 180`, not `she won 20`."""
    tokens = list(one.sentence.doc[max(0, one.lead - 2) : one.lead])
    return bool(tokens) and tokens[-1].pos_ == "VERB" and tokens[0].lower_ not in PERSONS


def _ends_clause(one: Measured) -> bool:
    doc = one.sentence.doc
    return one.end >= len(doc) or doc[one.end].pos_ in ("PUNCT", "CCONJ")


def _in_passing(other: Measured) -> bool:
    """Whether things were counted of which the next sentence does not speak: `the price of two bowls`, `the five`."""
    known = other.lead > 0 and other.sentence.doc[other.lead - 1].lower_ == "the"
    return other.kind is Kind.COUNT and (known or other.value <= FEW)


def _verb_before(one: Measured) -> str:
    """The verb whose object a number is."""
    before = one.sentence.doc[one.lead - 1] if one.lead else None
    return before.lemma_ if before is not None and before.pos_ in ("VERB", "AUX") and before.lemma_ != "be" else ""


def _stands_alone(one: Measured) -> bool:
    """Whether nothing that could be counted follows a number."""
    doc, end = one.sentence.doc, one.end
    if end >= len(doc) or doc[end].pos_ in UNCOUNTED or doc[end].lower_ in AFTER_ALL:
        return True
    return doc[end].pos_ in ("ADJ", "ADV") and (end + 1 == len(doc) or doc[end + 1].pos_ in UNCOUNTED)  # `76 wide`


def _is_age(before: Sequence[Token]) -> bool:
    """`He was 21`, `lived to be ninety-four`, `aged nine`, `the age of 35`, `children under twelve`."""
    if len(before) == 2 and (before[1].lower_ in LIMITS and before[0].tag_ == "NNS"):
        return True
    said = ["", "", *(token.lower_ for token in before)][-2:]
    person = said[0] in PERSONS and said[1] in TO_BE
    return person or said[1] in ("turned", "aged", "age") or said in (["to", "be"], ["age", "of"])


def _is_like(one: Measured, other: Measured) -> bool:
    """Whether two numbers may measure the same."""
    small, large = sorted((abs(_scaled(one, other)), abs(other.value)))
    before = one.sentence.doc[one.lead - 1] if one.lead else None
    bought = before is not None and before.pos_ == "VERB" and one.lead == one.start  # `12 percent of the votes got 72`
    fraction = not other.shown.endswith("%")  # `three in ten women between 15 and 49`
    if other.kind is Kind.SHARE and (abs(one.value) > 100 or bought or fraction):
        return False
    if one.value < 0 and other.kind in (Kind.DURATION, Kind.COUNT):  # `three days at minus thirty`
        return False
    return other.kind is not Kind.TIMES and (large <= ALIKE * small or large <= 100)


def _last_plural(reading: Reading, one: Measured) -> str | None:
    """What `them` stands for: the last plural noun, at most two sentences back."""
    index = one.sentence.index
    docs = [
        list(one.sentence.doc[: one.start]),
        *(list(reading.sentences[n].doc) for n in (index - 1, index - 2) if n >= 0),
    ]
    nouns = (token for tokens in docs for token in reversed(tokens) if token.tag_ in ("NNS", "NNPS"))
    noun = next(nouns, None)
    return None if noun is None else singular(noun)
