"""Beats: what a brief's own words say is to be seen, heard and read, one after another.

A list is taken as it stands, one scene for each item; else sentences in order that say what to show. What is quoted is
said or written, whichever the words before it suggest.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chalktalk.documents.creative.wishes import Aim, Wish, Wording

_ITEM = re.compile(
    r"""^[ \t]*(?:
        (?:scene|shot|beat|part|step|szene|bild|schritt|plan|scène|étape|escena|plano|paso|cena|passo|scena)
        \s*\#?\d{1,3}\s*[:.)–-]
      | \(?\d{1,3}[.):]\s
      | [-*•–‣●▪►➜✓]\s
    )[ \t]*(?P<said>\S[^\n]*)""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)  # fmt: skip
_INLINE = re.compile(r"(?<![\w.])\(?(\d{1,2})[.)]\s+(?=\S)")
"""A number that counts what follows it, within a line: `1) the cup 2) the pour`."""
_SETTING = re.compile(
    r"\s*(?:platform|plattform|plateforme|plataforma|duration|length|dauer|länge|durée|duración|format|aspect|ratio|"
    r"style|stil|estilo|tone|ton|tono|mood|stimmung|audience|zielgruppe|público|public|cible|music|musik|música|"
    r"musique|colou?rs?|farben?|couleurs?|colores|palette|paleta|palette|pace|pacing|tempo|captions?|language|sprache|"
    r"langue|idioma|category|budget|target|goal|deadline|budget|voice|light(?:ing)?|licht)\s*[:=–]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“([^“”]{2,300})”|\"([^\"\n]{2,300})\"|«\s?([^«»]{2,300}?)\s?»|„([^„“”]{2,300})[“”]")
_SPOKEN = re.compile(
    r"\b(?:says?|said|saying|asks?|tells?|narrat\w*|voice-?\s?overs?|vo|speaks?|speaker|hear|voice|sagt|fragt|spricht|"
    r"sprecher\w*|stimme|dit|demande|voix|narrateur|dice|pregunta|voz|narrador\w*)\b[^“\"«„\n]{0,30}$",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:text|title|caption|overlay|headline|reads?|written|screen|slogan|tagline|label|logo|card|titel|schrift\w*|"
    r"einblendung|titre|texte|slogan|título|texto|rótulo|word|words|cta|button)\b[^“\"«„\n]{0,30}$",
    re.IGNORECASE,
)
_SHOWING = re.compile(
    r"\bhook\s*:|\b(?:shows?|see|seen|opens?|start with|begin with|then|next|finally|first|after that|end with|ends?|"
    r"close on|cut to|zoom|pan|camera|picture|scene|shot|follow|walks?|explains?|describe|reveal|"
    r"zeige?n?|sehen|dann|danach|zuerst|zuletzt|schluss|kamera|erkläre?n?|beginnt?|endet|"
    r"montre[rz]?|voit|puis|ensuite|enfin|d'abord|caméra|explique[rz]?|commence[rz]?|"
    r"muestra|mostrar|luego|después|finalmente|primero|cámara|explica[r]?|empieza|termina)\b",
    re.IGNORECASE,
)
_LONGEST_WRITTEN = 6
"""Words of a quotation that may be read at a glance; a longer one is spoken."""
_LONGEST_SEEN = 200
"""Characters of what is to be seen in one scene."""
_MOSTLY = 0.45
"""Share of an item's letters that say how it should look, from which it is a wish and shows nothing."""
_LOOKS = frozenset(Aim) - {Aim.SUBJECT, Aim.CATEGORY}
_FIRST = re.compile(
    r"\b(?:hook|opens?|opening|start(?:s|ing)?|begin(?:s|ning)?|first|beginnt?|anfang\w*|zuerst|eröffne\w*|commence\w*|d'abord|"
    r"ouvre\w*|empieza|comienza|primero|abre)\b",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:ends?|ending|clos(?:e|es|ing) (?:with|on)|finally|finish\w*|last|endet|ende|schluss|zuletzt|fin|enfin|"
    r"termine\w*|termina|final\w*|acaba)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:first|then|next|finally|after that|and|now|lastly|zuerst|dann|danach|zuletzt|schließlich|und|d'abord|puis|"
    r"ensuite|enfin|et|primero|luego|después|finalmente|y)\b,?\s+|"
    r"hook\s*:\s*|"
    r"(?:please\s+)?(?:show|shows|we see|you see|cut to|zeige?n?|montrer?|montrez|muestra|mostrar)\s+(?:us\s+|me\s+)?|"
    r"(?:it\s+|the (?:video|film|clip)\s+)?(?:opens?|starts?|begins?|ends?|finish|close)\s+(?:on|with)\s+|"
    r"(?:beginnt?|starte|endet?|schließe)\s+mit\s+|(?:commencer|commence|finir|finis|terminer)\s+(?:par|avec|sur)\s+|"
    r"(?:empieza|comienza|termina|acaba)\s+con\s+)+",
    re.IGNORECASE,
)
"""How a sentence leads in what it shows."""
_THEN = re.compile(
    r"\s*(?:[,;]\s*(?:and\s+|und\s+|et\s+|y\s+)?(?=(?:then|next|finally|dann|danach|puis|ensuite|enfin|luego|después)\b)"
    r"|\s[→➜>-]{1,2}>?\s)",
    re.IGNORECASE,
)
"""What stands between two things that are shown one after the other in a sentence."""
_LABELS = re.compile(
    r"(?:the|a|an|with|on|in|it|its|and|then|end|ends|ending|start|starts|title|text|caption|overlay|headline|"
    r"reads|written|screen|card|label|slogan|tagline|narrator|voice|voiceover|over|vo|says|say|said|"
    r"speaker|cta|button|finally|last|der|die|das|ein|eine|mit|am|im|und|titel|text|sprecher|sprecherin|"
    r"stimme|sagt|off|ende|schluss|zum|einblendung|le|la|les|un|une|avec|et|titre|texte|voix|narrateur|dit|"
    r"finir|fin|sur|el|los|una|con|y|título|texto|voz|narrador|dice|final)"
)
"""Words that say no more than that something quoted is said or written."""
_SENTENCE = re.compile(r"[^.!?。！？\n]+(?:[.!?。！？]+[”\"»“’)]*|\n|$)")
FEWEST = 2
"""Items that make a list."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing to show."""

    visual: str
    """Empty where only words are given."""
    voice: str | None = None
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beats:
    """What a brief says is to be shown."""

    beats: tuple[Beat, ...] = ()
    listed: bool = False
    """Whether each is to be a scene; else they only lend scenes their pictures."""
    loose: Beat | None = None
    """Quotations that belong to none of them."""
    opens: bool = False
    """Whether the first is said to come first."""
    closes: bool = False
    """Whether the last is said to come last."""


def beats_of(text: str, wording: Wording) -> Beats:
    """The beats of a brief's text."""
    looks = sorted((wish for wish in wording.wishes if wish.field in _LOOKS), key=lambda wish: wish.end)
    items = [item for item in _items(text) if _shows(text, *item, looks)]
    if len(items) >= FEWEST:
        beats = tuple(_beat(text, start, end) for start, end in items)
        outside = [quote for quote in _QUOTED.finditer(text) if not any(a <= quote.start() < b for a, b in items)]
        return Beats(beats, listed=True, loose=_quotations(text, outside))
    told = [
        match
        for match in _SENTENCE.finditer(text)
        if _SHOWING.search(match.group()) and _shows(text, *match.span(), looks) and _beyond_quotes(match.group())
    ]
    opening = next((match for match in told if _FIRST.search(match.group())), None)
    closing = next((match for match in told if match is not opening and _LAST.search(match.group())), None)
    ends = (opening, closing)
    order = [opening, *(match for match in told if match not in ends), closing]
    return Beats(
        tuple(
            Beat(plain(_LEAD.sub("", part.strip(), count=1)))
            for match in order
            if match is not None
            for part in _THEN.split(match.group())
            if part.strip()
        ),
        loose=_quotations(text, list(_QUOTED.finditer(text))),
        opens=opening is not None,
        closes=closing is not None,
    )


def sentences_of(text: str, most: int) -> tuple[Beat, ...]:
    """So many sentences out of a script at most, at even distances, as what its scenes are about."""
    found = [plain(match.group()) for match in _SENTENCE.finditer(text) if len(match.group().split()) > FEWEST]
    chosen = found if len(found) <= most else [found[index * len(found) // most] for index in range(most)]
    return tuple(Beat(sentence) for sentence in chosen)


def plain(text: str) -> str:
    """Words without marks of lists and of Markdown, in one line, not too long, as a sentence."""
    bare = re.sub(r"[*_`#>]+|\[|\]\([^)\s]*\)", "", " ".join(text.split())).strip(" \t-–—•:;,")
    if len(bare) > _LONGEST_SEEN:
        bare = bare[:_LONGEST_SEEN].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
    bare = bare[:1].upper() + bare[1:]
    return bare if not bare or bare[-1] in '.!?…。！？”"»' else f"{bare}."


def _items(text: str) -> list[tuple[int, int]]:
    """Where a list's items stand, without their marks."""
    lines = [match.span("said") for match in _ITEM.finditer(text)]
    if len(lines) >= FEWEST:
        return lines
    marks = list(_INLINE.finditer(text))
    counted = [mark for number, mark in enumerate(marks, 1) if int(mark.group(1)) == number]
    if len(counted) <= FEWEST:
        return []
    spans = [(one.end(), other.start()) for one, other in pairwise(counted)]
    last = _SENTENCE.match(text, counted[-1].end())
    return [*spans, (counted[-1].end(), last.end() if last else len(text))]


def _shows(text: str, start: int, end: int, looks: Sequence[Wish]) -> bool:
    """Whether words say what is seen, rather than how everything should look."""
    if _SETTING.match(text, start, end):
        return False
    letters = sum(map(str.isalnum, text[start:end]))
    first = bisect_left(looks, start, key=lambda wish: wish.end)
    covered = 0
    for wish in looks[first:]:
        if wish.start >= end:
            break
        covered += max(min(wish.end, end) - max(wish.start, start), 0)
    return letters > 0 and covered < _MOSTLY * letters


def _beat(text: str, start: int, end: int) -> Beat:
    said = _quotations(text, list(_QUOTED.finditer(text, start, end)))
    visual = plain(text[start:end]) if _beyond_quotes(text[start:end]) else ""
    return Beat(visual, said.voice if said else None, said.written if said else ())


def _beyond_quotes(text: str) -> bool:
    """Whether something is shown beside what is quoted: not in `Title: “Spring”`."""
    if not _QUOTED.search(text):
        return True
    return any(not _LABELS.fullmatch(word) for word in re.findall(r"\w+", _QUOTED.sub(" ", text).lower()))


def _quotations(text: str, quotes: Sequence[re.Match[str]]) -> Beat | None:
    """What quotations are for: to be spoken, or to be read."""
    voices: list[str] = []
    written: list[str] = []
    for quote, is_spoken in zip(quotes, _ways(text, quotes), strict=True):
        said = next(group for group in quote.groups() if group).strip()
        (voices if is_spoken else written).append(said)
    return Beat("", " ".join(voices) or None, tuple(written)) if quotes else None


def _ways(text: str, quotes: Sequence[re.Match[str]]) -> Iterator[bool]:
    for quote in quotes:
        before = text[max(0, quote.start() - 60) : quote.start()]
        words = len(quote.group().split())
        if _SPOKEN.search(before):
            yield True
        elif _WRITTEN.search(before):
            yield False
        else:
            yield words > _LONGEST_WRITTEN
