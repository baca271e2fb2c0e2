"""Where sentences end: at their marks, unless the mark belongs to an abbreviation, an initial or a number.

The rules look only at the word before a mark and at what follows, so the work grows with the text's length and no
faster. A line feed in the text is a hard end: something that stands on a line of its own was there.
"""

import re

from chalktalk.script.lexicon import word_set

_MARK = re.compile(r"(?<![.!?…])[.!?…؟۔।]++[\"'”’»)\]]*+(?=\s|$)|[。！？｡]++[\"'”’」』）]*+")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'«—–]+$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[—–-]*\s*([^\s,.;:!?)\]”’\"]*)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.")
_REACH = 60
"""Characters looked at on either side of a mark."""

_NEVER_LAST = word_set(
    "dr. mr. mrs. ms. prof. st. mt. gen. col. sen. rep. lt. capt. sgt. rev. hon. gov. messrs. mme. mlle. "
    "vs. e.g. i.e. cf. ca. approx. viz. fig. figs. vol. pp. eq. ch. nos. ed. eds. "
    "z.b. d.h. u.a. bzw. nr. hr. fr. sog. sra. srta. dra."
)
"""Abbreviations that need what follows them."""

_SELDOM_LAST = word_set("jr. sr. inc. ltd. co. corp. ph.d. al. dept. univ. assn. bros. ave. blvd. rd.")
"""Abbreviations that end a sentence only where an ordinary opening word follows."""

_MONTHS = word_set("jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.")
_MAY_BE_LAST = word_set("etc. a.m. p.m. usw. b.c. a.d. bc. ad.") | _MONTHS
"""Abbreviations that end a sentence where a capital follows."""

_OPENERS = word_set(
    "a after all also although an and another any anyone are as at because before both but by can do does each "
    "even every everyone finally first for from had has have he her here his how however i if in instead is it "
    "its just later let like many maybe meanwhile more most much my nearly never next no nobody none nor not "
    "nothing now of often on once one only or other others our out over people perhaps several she since so some "
    "someone something soon still such suddenly than thanks that the their them then there these they think "
    "this those though through thus today together tomorrow too two under unlike until was we well were what "
    "when where whether which while who whose why will with without would yes yesterday yet you your"
)
"""Words that open a sentence rather than go on with a name."""

_LETTERED = word_set(
    "vitamin plan type group class point part factor grade option case side hepatitis team version size"
)
"""Words before a single letter that is no initial: `vitamin C.`"""

_ORDINAL_POINT = word_set("de da no nb nn fi cs sk hu sl hr sr et is lv")
"""Languages that write an ordinal with a point: `am 3. Mai`."""


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of every sentence in a paragraph, without the spaces around it; empty ones are left out."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for mark in _MARK.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, mark, line.end(), language):
                spans.append((start, mark.end()))
                start = mark.end()
        spans.append((start, line.end()))
    return [span for span in (_trimmed(text, *spot) for spot in spans) if span[0] < span[1]]


def _ends_sentence(text: str, mark: re.Match[str], end: int, language: str) -> bool:
    if mark[0][0] in "。！？｡" or not text[mark.end() : end].strip():
        return True
    following = _next_word(text, mark.end(), end)
    goes_on = following[:1].islower()
    if mark[0][0] != "." or mark[0].startswith(".."):
        return not goes_on
    before = _WORD_BEFORE.search(text, max(0, mark.start() - _REACH), mark.start())
    word = f"{before[0] if before else ''}."
    return _full_stop_ends(text, word, before.start() if before else mark.start(), following, language)


def _full_stop_ends(text: str, word: str, word_start: int, following: str, language: str) -> bool:
    """Whether the full stop after a word ends its sentence, something following it."""
    lower, opens = word.lower(), following.lower() in _OPENERS and following[:1].isupper()
    if lower in _NEVER_LAST or (lower in ("no.", "p.", "c.") and following[:1].isdecimal()):
        return False
    if language.partition("-")[0] in _ORDINAL_POINT and word[:-1].isdecimal() and len(word) <= 3:
        return False
    if lower in _MAY_BE_LAST:
        return following[:1].isupper() or (following[:1].isdecimal() and lower not in _MONTHS)
    if lower in _SELDOM_LAST:
        return opens
    if _INITIALS.fullmatch(word):
        previous = text[max(0, word_start - _REACH) : word_start].split()
        return opens or (len(word) == 2 and bool(previous) and previous[-1].lower() in _LETTERED)
    return not following[:1].islower() or len(word) > 5


def _next_word(text: str, position: int, end: int) -> str:
    found = _NEXT_WORD.match(text, position, min(end, position + _REACH))
    return found[1] if found else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
