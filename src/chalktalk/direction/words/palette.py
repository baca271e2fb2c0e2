"""Colours in words: names with what changes them (`deep navy`), and colours as they are written for screens."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from chalktalk.colours import from_oklch, oklch
from chalktalk.direction.words.amounts import wish_of
from chalktalk.direction.words.bearing import bearing_of
from chalktalk.direction.words.lists import Entry
from chalktalk.direction.words.page import Hit, Page
from chalktalk.direction.words.tokens import Break
from chalktalk.documents.creative.wishes import Aim, How, Wish

_HEX = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z])")
_RGB = re.compile(
    r"\brgba?\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*(?:[,/][^)\n]{0,12})?\)", re.IGNORECASE
)
_HELD_TOGETHER = frozenset({":", "(", ")", "(#", "):", ": #", ":#"})
"""What stands between words of one sentence that speaks of colours."""
_ADJECTIVE_LAST = frozenset({"fr", "es", "pt", "it"})
"""Languages in which a colour stands after what has it."""

_COMPOUNDING = {
    "de": {"hell": "light", "dunkel": "dark", "blass": "pale", "zart": "pale", "tief": "deep", "pastell": "pastel"},
    "nl": {"licht": "light", "donker": "dark", "bleek": "pale", "diep": "dark", "pastel": "light"},
}
"""Languages that write a colour together with its shade, and shades in `colours.toml`."""
_INNER = "inner"
"""The kind of a shade that is written together with its colour."""


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "colours.toml").read_text("utf-8"))


def palette_wishes(page: Page) -> Iterator[Wish]:
    """Every colour that is wished for, or not."""
    yield from _written(page)
    for whole, shade in _coloured(page):
        if whole.first in page.topical or not _is_wished(page, whole, shaded=bool(shade)):
            continue
        how = _swapped(page, whole) or bearing_of(page, whole)
        if how is None:
            continue
        for colour in _colours_of(whole, shade):
            yield wish_of(page, whole.first, whole.last, Aim.PALETTE, colour, how)


def colours_in(page: Page) -> Iterator[Wish]:
    """Every colour that is named, wished for or not, as if it were."""
    yield from _written(page)
    for whole, shade in _coloured(page):
        for colour in _colours_of(whole, shade)[:1]:
            yield wish_of(page, whole.first, whole.last, Aim.PALETTE, colour)


def _coloured(page: Page) -> Iterator[tuple[Hit, str]]:
    """Colours with what changes them; not those in names."""
    found = [hit for hit in page.hits if hit.of("colour") or hit.of("thing")]
    for hit in (*found, *_compounds(page)):
        if hit.first in page.muted or _is_name(page, hit) or (hit.of("shade") and _is_shade_of_next(page, hit)):
            continue
        first, shade = _shade_before(page, hit)
        last, shade_after = _shade_after(page, hit)
        inner = next((entry.value for entry in hit.entries if entry.kind == _INNER), "")
        yield Hit(first, last, hit.entries), inner or shade or shade_after


def _colours_of(hit: Hit, shade: str) -> tuple[str, ...]:
    entry = hit.of("colour") or hit.of("thing")
    assert entry is not None
    return colours_named(entry.value, shade)


def _compounds(page: Page) -> Iterator[Hit]:
    """Colours written together with their shade: `hellgelb`, `donkerpaars`."""
    tree = page.lists[0].directing
    for at, token in enumerate(page.tokens if page.language in _COMPOUNDING else ()):
        if page.covering[at]:
            continue
        for prefix, shade in _COMPOUNDING[page.language].items():
            if token.text.startswith(prefix):
                _, entries = tree.longest((replace(token, text=(rest := token.text[len(prefix) :]), forms=(rest,)),), 0)
                if any(entry.kind == "colour" for entry in entries):
                    yield Hit(at, at + 1, (*entries, Entry(_INNER, shade)))


def colours_named(name: str, shade: str = "") -> tuple[str, ...]:
    """The colours of a name in `colours.toml`, changed by a shade of it."""
    table = _table()
    names = table["several"].get(name, [name])
    found = (part if part.startswith("#") else table["colours"][part] for part in names)
    change = table["shades"].get(shade)
    return tuple(_changed(colour, change) if change else colour for colour in found)


def _changed(colour: str, change: dict[str, float]) -> str:
    lightness, chroma, hue = oklch(colour)
    move = change.get("light", 0.0)
    lightness += move * ((0.97 - lightness) if move > 0 else (lightness - 0.08))
    if "hue" in change:
        hue += 0.2 * ((change["hue"] - hue + 180) % 360 - 180)
    return from_oklch(lightness, chroma * change.get("chroma", 1.0), hue % 360)


def _written(page: Page) -> Iterator[Wish]:
    for match in _HEX.finditer(page.text):
        digits = match.group(1).lower()
        if len(digits) == 3 and digits.isdigit() and not any(c in "abcdef" for c in digits) and int(digits) < 100:
            continue
        value = "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
        yield _written_wish(page, match, value)
    for match in _RGB.finditer(page.text):
        parts = [int(part) for part in match.groups()]
        if max(parts) <= 255:
            yield _written_wish(page, match, "#" + "".join(f"{part:02x}" for part in parts))


def _written_wish(page: Page, match: re.Match[str], value: str) -> Wish:
    place = page.places(match.start(), match.end())
    first, last = place.start, place.stop
    how = bearing_of(page, Hit(first, last, ())) or How.SET
    return Wish(field=Aim.PALETTE, value=value, how=how, words=match.group(), start=match.start(), end=match.end())


def _shade_before(page: Page, hit: Hit) -> tuple[int, str]:
    first, shade = hit.first, ""
    while first > 0 and page.tokens[first].before is Break.NONE:
        here = page.covering[first - 1]
        entry = here.of("shade") if here else None
        if here is None or entry is None or (here.of("colour") and not here.of("shade")):
            break
        first = here.first
        if entry.value != "same" and not shade:
            shade = entry.value
    return first, shade


def _shade_after(page: Page, hit: Hit) -> tuple[int, str]:
    """`bleu foncé`; in English shades stand before."""
    if page.language not in _ADJECTIVE_LAST or page.before(hit.last) is not Break.NONE:
        return hit.last, ""
    here = page.covering[hit.last] if hit.last < len(page.tokens) else None
    entry = here.of("shade") if here else None
    return (here.last, entry.value) if here and entry else (hit.last, "")


def _is_shade_of_next(page: Page, hit: Hit) -> bool:
    if hit.last == len(page.tokens) or page.tokens[hit.last].before is not Break.NONE:
        return False
    following = page.covering[hit.last]
    return following is not None and (following.of("colour") or following.of("thing")) is not None


def _is_name(page: Page, hit: Hit) -> bool:
    """`Blue Note`, `Orange Theory`: both words with a capital, and not everything else as well."""
    token = page.tokens[hit.first]
    if page.language == "de" or not token.capital:
        return False
    beside = [place for place in (hit.last, hit.first - 1) if 0 <= place < len(page.tokens)]
    capitals = [
        page.tokens[place]
        for place in beside
        if page.tokens[max(place, hit.first)].before is Break.NONE
        and page.tokens[place].capital
        and not page.is_small(place)
        and not page.covering[place]
    ]
    most = sum(other.capital for other in page.tokens) > 0.6 * len(page.tokens)
    return bool(capitals) and not most


def _is_wished(page: Page, hit: Hit, *, shaded: bool) -> bool:
    """Whether a colour's name stands for the colour of everything, not for that of one thing."""
    thing = hit.entries[0].kind == "thing" or not hit.of("colour")
    cued = _cued(page, hit)
    beside = _beside_colour(page, hit)
    if thing and not (cued or beside or (shaded and _free_after(page, hit))):
        return False
    return cued or beside or _free_after(page, hit)


def _free_after(page: Page, hit: Hit) -> bool:
    if page.language in _ADJECTIVE_LAST:
        before = hit.first - 1
        if before < 0 or page.tokens[hit.first].before is not Break.NONE:
            return True
        return bool(page.is_small(before) or page.covering[before])
    if page.before(hit.last) is not Break.NONE:
        return True
    return bool(page.covering[hit.last] and not _only_number(page, hit.last)) or page.is_small(hit.last)


def _only_number(page: Page, at: int) -> bool:
    hit = page.covering[at]
    return hit is not None and all(entry.kind in {"number", "unit", "people"} for entry in hit.entries)


def _beside_colour(page: Page, hit: Hit) -> bool:
    """Whether another colour stands beside it, with nothing but `and`, a comma or small words between."""
    for step, start in ((-1, hit.first - 1), (1, hit.last)):
        at = start
        for _ in range(4):
            if not 0 <= at < len(page.tokens):
                break
            if page.tokens[at if step > 0 else at + 1].before is Break.CLAUSE:
                break
            here = page.covering[at]
            if here and (here.of("colour") or here.of("thing")):
                return True
            if not (page.is_small(at) or (here and (here.of("shade") or here.of("look")))):
                break
            at += step
    return False


def _cued(page: Page, hit: Hit) -> bool:
    """Whether the same sentence speaks of colours, a palette, a background."""
    for step in (-1, 1):
        at = hit.first if step < 0 else hit.last
        for _ in range(10):
            if not 0 < at < len(page.tokens):
                break
            gap = page.text[page.tokens[at - 1].end : page.tokens[at].start]
            if page.tokens[at].before is Break.CLAUSE and gap.strip() not in _HELD_TOGETHER:
                break
            at += step
            place = at if step < 0 else at - 1
            if page.kind_at(place, "cue"):
                return True
    return False


def _swapped(page: Page, hit: Hit) -> How | None:
    """`swap the blue for green`: what goes, and what comes."""
    at = hit.first
    seen_by = False
    for _ in range(8):
        if at == 0 or page.tokens[at].before is not Break.NONE:
            return None
        at -= 1
        here = page.covering[at]
        if here is None:
            continue
        at = here.first
        if here.of("swap"):
            return How.SET if seen_by else How.WITHOUT
        seen_by = seen_by or here.of("by") is not None
    return None
