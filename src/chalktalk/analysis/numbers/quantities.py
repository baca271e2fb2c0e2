"""Quantities: numbers with their units, and whether they are counted, measured, paid or shared."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.numbers.dates import dates, is_time_of_day
from chalktalk.analysis.numbers.joined import compounded, ranged
from chalktalk.analysis.numbers.measures import CURRENCIES, Measured, shown
from chalktalk.analysis.numbers.numerals import Numeral, numerals
from chalktalk.analysis.numbers.units import CODES, DURATIONS, MEASURES, Kind, singular, unit_of

APPROXIMATE = words("about around roughly nearly almost some approximately over under perhaps maybe than up least most "
                    "many much close probably estimated just well barely upwards below above")  # fmt: skip
WEIGHING = APPROXIMATE - {"just", "well"}
"""Those that say by themselves that a number is rough."""
LEADING_ON = words("as to at more less fewer of an like good every a")
"""Words that may stand among those: `as many as`, `up to`, `more than`."""
LESS = words("than under below")
"""What makes `a second` a number: `under a second`."""
NAMING = words(
    "chapter figure page step number no. version phase level room grade stage section part act table line rule "
    "question lesson episode volume class type formula route highway gate windows apollo article item note unit"
)
"""Nouns whose number names rather than counts: `Chapter 3`."""


def quantities(sentence: ReadSentence) -> list[Measured]:
    """All of a sentence, in order; dates, times of day and names with numbers in them are none."""
    tokens = list(sentence.doc)
    dated = {at for date in dates(tokens) for at in range(date.start, date.end)}
    signs = {token.i: sign for token in tokens if (sign := _currency(token)) is not None}
    told = [*numerals(tokens, frozenset(signs)), *_articles(tokens)]
    shared = any(numeral.share and not numeral.elided for numeral in told)
    found = [
        _measured(sentence, tokens, numeral, signs)
        for numeral in told
        if numeral.start not in dated
        and (numeral.start - 1 in signs or not _is_name(tokens, numeral))
        and (shared or not numeral.elided or _is_subject(tokens, numeral))
    ]
    found.sort(key=lambda one: (one.start, one.value))
    return ranged(tokens, compounded(tokens, found))


def _is_subject(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a part of a whole is what something is said of, or how much it changes: `a quarter is left`."""
    if numeral.start and tokens[numeral.start - 1].lower_ == "by":
        return True
    return numeral.end < len(tokens) and tokens[numeral.end].pos_ in ("VERB", "AUX")


def _currency(token: Token) -> str | None:
    """The sign of a currency before a number: `$`, `US$`, `EUR`."""
    sign = token.text[-1:]
    return sign if sign in CURRENCIES else CODES.get(token.lower_) if token.text.isupper() else None


def _articles(tokens: Sequence[Token]) -> Iterator[Numeral]:
    """`under a millisecond`: an article before a unit, after a word that weighs it."""
    for at in range(1, len(tokens) - 1):
        led = tokens[at].lower_ in ("a", "an") and tokens[at - 1].lower_ in LESS
        if led and singular(tokens[at + 1]) in DURATIONS | MEASURES:
            yield Numeral(at, at + 1, 1.0, in_words=True)


def _is_name(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether a number names something or is told to count nothing: `Apollo 11`, `10:30`, `number one`."""
    before = tokens[numeral.start - 1] if numeral.start else None
    after = tokens[numeral.end] if numeral.end < len(tokens) else None
    if is_time_of_day(tokens, numeral.start, numeral.end):
        return True
    if before is not None and before.lower_ in NAMING and not numeral.in_words:
        return True
    lone = numeral.end - numeral.start == 1 and not numeral.in_words  # `Apollo 11`, but `France 68 million`
    named = lone and before is not None and before.pos_ == "PROPN" and before.text[:1].isupper()
    if named and before is not None and before.i > 0 and (after is None or after.pos_ not in ("NOUN", "ADJ")):
        return after is None or after.text != "%"
    return before is not None and before.text in ("#", "/", "№")


def _measured(sentence: ReadSentence, tokens: Sequence[Token], numeral: Numeral, signs: Mapping[int, str]) -> Measured:
    end, unit, kind = unit_of(tokens, numeral)
    start, value = numeral.start, numeral.value
    if start - 1 in signs:
        start, unit, kind, end = start - 1, signs[start - 1], Kind.MONEY, numeral.end
    of_percent = kind is Kind.SHARE and end > numeral.end  # `nine-tenths of a percent`
    share = None if of_percent or kind not in (Kind.BARE, Kind.COUNT, Kind.SHARE) else numeral.share
    if share is not None:
        value, unit, kind, end = value * 100, "%", Kind.SHARE, numeral.end
    if [token.lower_ for token in tokens[end : end + 2]] == ["below", "zero"]:
        value, end = -abs(value), end + 2
    lead = _lead(tokens, start)
    after = [token.lower_ for token in tokens[end : end + 2]]
    said = sentence.doc[start:end].text
    return Measured(
        sentence, start, end, value, unit, kind,
        shown=share or shown(value, unit, kind, said),
        approximate=not WEIGHING.isdisjoint(token.lower_ for token in tokens[lead:start]) or after == ["or", "so"],
        modifier=numeral.end < len(tokens) and tokens[numeral.end].text in "-‐‑" and kind is not Kind.BARE,
        lead=lead,
    )  # fmt: skip


def _lead(tokens: Sequence[Token], start: int) -> int:
    """Where `as many as`, `well over`, `about` before a number starts."""
    at = start
    while at > 0 and tokens[at - 1].lower_ in APPROXIMATE | LEADING_ON:
        at -= 1
    while at < start and tokens[at].lower_ not in APPROXIMATE | {"as", "more", "less", "fewer"}:
        at += 1
    only = [tokens[n].lower_ for n in range(at, start)]
    goes_up = only[:2] == ["up", "to"] and at > 0 and tokens[at - 1].pos_ == "VERB"
    return start if goes_up or not set(only) & APPROXIMATE or only == ["many"] else at
