"""Measuring text with what draws it: the same font files, shaped by the same library with the same features."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from chalktalk.documents.brief import Typeface
from chalktalk.documents.theme import Family
from chalktalk.engine import Store
from chalktalk.staging.bidi import Part, parts_in_sight, turns
from chalktalk.staging.clusters import clusters, is_control, is_sign, letters_to_draw


class Weight(StrEnum):
    """The weights of a family, and the typeface of program text."""

    MEDIUM = "medium"
    SEMIBOLD = "semibold"
    BOLD = "bold"
    EXTRABOLD = "extrabold"
    CODE = "code"


_HEAVINESS = {Weight.MEDIUM: 500, Weight.SEMIBOLD: 600, Weight.BOLD: 700, Weight.EXTRABOLD: 800, Weight.CODE: 500}
_WORDS = (Weight.MEDIUM, Weight.SEMIBOLD, Weight.BOLD, Weight.EXTRABOLD)
_PROGRAMS = ("fontpkg_ibm_plex_mono", "IBMPlexMono-Medium.ttf")
_FAMILIES: dict[Family, tuple[str, tuple[str, ...]]] = {
    "sans": ("font_manrope", tuple(f"Manrope-{w}.ttf" for w in ("Medium", "SemiBold", "Bold", "ExtraBold"))),
    "serif": (
        "font_source_serif_pro",
        tuple(f"SourceSerifPro-{w}.ttf" for w in ("Regular", "Semibold", "Bold", "Bold")),
    ),
    "round": ("font_fredoka_one", ("FredokaOne-Regular.ttf",) * 4),
    "hand": ("fontpkg_kalam", tuple(f"Kalam-{w}.ttf" for w in ("Regular", "Regular", "Bold", "Bold"))),
    "tech": ("fontpkg_rajdhani", tuple(f"Rajdhani-{w}.ttf" for w in ("SemiBold", "SemiBold", "Bold", "Bold"))),
}
"""For each family the package that has it, and its file for each weight of words."""


@cache
def font_bytes(weight: Weight, family: Family = "sans") -> bytes:
    """The font file."""
    package, names = _FAMILIES[family]
    package, name = _PROGRAMS if weight is Weight.CODE else (package, names[_WORDS.index(weight)])
    return (files(package) / "files" / name).read_bytes()


def fallback(store: Store, family: Family) -> tuple[Typeface, ...]:
    """The film's own family, put into the store, for what another has no letters for."""
    if family == "sans":
        return ()
    fonts = {weight: store.put(font_bytes(weight), "font/ttf") for weight in _WORDS}
    return tuple(Typeface(blob=blob, weight=_HEAVINESS[weight]) for weight, blob in fonts.items())


@cache
def _font(weight: Weight, family: Family) -> hb.Font:
    return hb.Font(hb.Face(font_bytes(weight, family)))


def cap_height(weight: Weight, family: Family | None = None) -> float:
    """Height of a capital letter as a part of the em, in this family or the one in use."""
    return _cap_height(weight, family or _family.get())


@cache
def _cap_height(weight: Weight, family: Family) -> float:
    font = _font(weight, family)
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))
    assert extents is not None
    return float(extents.y_bearing / font.face.upem)


class Further(NamedTuple):
    """A typeface for scripts that the family has no letters for, opened."""

    digest: str
    weight: int
    font: hb.Font


@contextmanager
def measuring_with(store: Store, typefaces: tuple[Typeface, ...], family: Family = "sans") -> Iterator[None]:
    """What is measured meanwhile is set in this family, and where that has no letters for it, in these typefaces."""
    chosen = _family.set(family)
    token = _further.set(tuple(Further(one.blob.digest, one.weight, _opened(store, one)) for one in typefaces))
    try:
        yield
    finally:
        _further.reset(token)
        _family.reset(chosen)


_family: ContextVar[Family] = ContextVar("family", default="sans")
_further: ContextVar[tuple[Further, ...]] = ContextVar("further", default=())
_kept: dict[str, hb.Font] = {}


def _opened(store: Store, typeface: Typeface) -> hb.Font:
    digest = typeface.blob.digest
    if digest not in _kept:
        _kept[digest] = hb.Font(hb.Face(store.get(digest)))
    return _kept[digest]


class Run(NamedTuple):
    """Part of a line: one typeface, one direction."""

    text: str
    further: str | None
    """Digest of the typeface it is set in, if that is not the family's own."""
    ems: float
    """Its width at size 1."""


def advance(text: str, weight: Weight, size: float) -> float:
    """Width of one shaped line in page units."""
    return round(sum(run.ems for run in runs(text, weight)) * size, 3)


def runs(text: str, weight: Weight) -> tuple[Run, ...]:
    """A line as it will be drawn, from left to right; one run, unless it mixes scripts."""
    return _runs(text, weight, _family.get(), _further.get())


@lru_cache(maxsize=20_000)
def _runs(text: str, weight: Weight, name: Family, further: tuple[Further, ...]) -> tuple[Run, ...]:
    family = Further("", _HEAVINESS[weight], _font(weight, name))
    if not text:
        return ()
    if text.isprintable() and not turns(text) and _has(family, text):
        return (Run(text, None, _ems(text, family.font)),)
    found: list[Run] = []
    for part in parts_in_sight(text):
        line = _in_typefaces(part, family, further)
        found += reversed(line) if part.level % 2 else line
    return tuple(found)


def _in_typefaces(part: Part, family: Further, further: tuple[Further, ...]) -> list[Run]:
    """A part of one direction, cut where its typeface changes, as it is written."""
    signs = [(sign, _typeface_for(sign, family, further)) for sign in clusters(part.text) if not is_control(sign)]
    chosen = [(sign, face) for sign, face in signs if face is not None]
    for at in range(1, len(chosen)):  # spaces and points stay with the word before them where they can
        (before, face), (sign, _) = chosen[at - 1], chosen[at]
        if not is_sign(before) and not any(map(str.isalnum, sign)) and _has(face, sign):
            chosen[at] = (sign, face)
    found: list[Run] = []
    for face, run in groupby(chosen, key=lambda pair: pair[1]):
        words = "".join(sign for sign, _ in run)
        if part.level % 2 and not turns(words):
            words = words[::-1].translate(_MIRRORED)
        found.append(Run(words, face.digest or None, _ems(words, face.font)))
    return found


_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def _typeface_for(sign: str, family: Further, further: tuple[Further, ...]) -> Further | None:
    """What a sign is set in: the family, or what is nearest to its weight; letters that nothing has stand as boxes."""
    if _has(family, sign):
        return family
    able = [face for face in further if _has(face, sign)]
    if able:
        return min(able, key=lambda face: abs(face.weight - family.weight))
    return None if is_sign(sign) else family


def _has(face: Further, text: str) -> bool:
    return all(face.font.get_nominal_glyph(ord(letter)) for letter in letters_to_draw(text))


def _ems(text: str, font: hb.Font) -> float:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return float(sum(int(position.x_advance) for position in buffer.glyph_positions) / font.face.upem)


def missing_glyphs(text: str, weight: Weight) -> str:
    """The characters that no typeface at hand can draw, each once."""
    if _has(family := Further("", _HEAVINESS[weight], _font(weight, _family.get())), text):
        return ""
    faces = (family, *_further.get())
    absent = (sign for sign in clusters(text) if not any(_has(face, sign) for face in faces))
    return "".join(sorted({letter for sign in absent for letter in letters_to_draw(sign)}))
