"""Fonts installed on this machine, for what a script writes in letters that the film's own family does not have."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from shutil import which
from subprocess import DEVNULL, TimeoutExpired, run
from unicodedata import category

from fontTools.ttLib import TTFont, TTLibError

from chalktalk.documents.brief import Typeface
from chalktalk.engine import Store
from chalktalk.staging.measure import Weight, missing_glyphs

REGULAR, BOLD = 400, 700
MOST_SEARCHES = 12
"""Scripts looked for at most: more than any film mixes."""
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
FOLDERS = (
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
)
"""Where systems without fontconfig keep their fonts."""
LIKELY = ("noto", "pingfang", "hiragino", "applesdgothic", "msyh", "yugoth", "malgun", "segoe", "arial", "emoji")
"""Parts of the names of fonts that have many letters; those are looked into first."""


def typefaces_here(text: str, store: Store, language: str) -> tuple[Typeface, ...]:
    """Installed fonts for the letters of a text that the family does not have, put in the store.

    Args:
        text: Everything the film may show.
        store: Where the fonts go.
        language: BCP 47 tag of the script: Chinese and Japanese draw the same characters differently.
    """
    wanted = {sign for sign in missing_glyphs(text, Weight.BOLD) if category(sign) not in {"Cn", "Co", "Cs"}}
    manner = _manner(text, language)
    found: dict[str, Typeface] = {}
    for _ in range(MOST_SEARCHES):
        if not wanted:
            break
        sign = min(wanted)
        wanted.discard(sign)
        for path, index in _having(sign, manner):
            if sign not in (covered := _covered(path, index)):
                continue
            wanted -= covered
            face = _typeface(path, index, store)
            found.setdefault(face.blob.digest, face)
    return tuple(found.values())


def _manner(text: str, language: str) -> str:
    """The language in whose manner characters are drawn that several share: that of the text where its letters say."""
    if any("\u3040" <= sign <= "\u30ff" for sign in text):
        return "ja"
    if any("\uac00" <= sign <= "\ud7af" for sign in text):
        return "ko"
    return language if language.startswith(("zh", "ja", "ko")) else "zh-cn"


def _having(sign: str, language: str) -> Iterable[tuple[Path, int]]:
    """Fonts that may have a character: a regular and a bold one where the system chooses, else the first that does."""
    if which("fc-match"):
        family = "emoji" if category(sign) == "So" else "sans-serif"
        asked = f"{family}:charset={ord(sign):x}:lang={language}:weight="
        return [match for weight in ("regular", "bold") for match in _matched(asked + weight)]
    return next(([place] for place in _all_fonts() if sign in _covered(*place)), [])


def _matched(pattern: str) -> Iterator[tuple[Path, int]]:
    """The font that fontconfig, which knows what the user prefers, gives for a pattern."""
    command = ["fc-match", "--format=%{file}\t%{index}", pattern]
    try:
        answer = run(command, stdout=-1, stderr=DEVNULL, text=True, timeout=10, check=False).stdout  # noqa: S603
    except (OSError, TimeoutExpired):
        return
    path, _, index = answer.partition("\t")
    if Path(path).suffix.lower() in SUFFIXES and index.isdigit():
        yield Path(path), int(index) & 0xFFFF  # above it stands which instance of a variable font


@lru_cache(maxsize=1)
def _all_fonts() -> tuple[tuple[Path, int], ...]:
    """Every font of the usual folders, the likely ones first."""
    files = [
        path for folder in FOLDERS for path in Path(folder).expanduser().rglob("*") if path.suffix.lower() in SUFFIXES
    ]
    files.sort(key=lambda path: (not any(part in path.name.lower() for part in LIKELY), path.name))
    return tuple((path, 0) for path in files)


@lru_cache(maxsize=256)
def _covered(path: Path, index: int) -> frozenset[str]:
    """The characters a font has; none where it cannot be read."""
    try:
        with path.open("rb") as file, TTFont(file, fontNumber=index, lazy=True) as font:
            return frozenset(map(chr, font.getBestCmap() or ()))
    except (OSError, TTLibError, KeyError, AssertionError):
        return frozenset()


def _typeface(path: Path, index: int, store: Store) -> Typeface:
    """A font in the store; a collection's is taken out of it, for a player knows fonts by their bytes alone."""
    with (
        path.open("rb") as file,
        TTFont(file, fontNumber=index, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font,
    ):
        weight = int(font["OS/2"].usWeightClass) if "OS/2" in font else REGULAR
        if path.suffix.lower() in {".ttf", ".otf"}:
            data = path.read_bytes()
        else:
            font.save(alone := BytesIO(), reorderTables=None)
            data = alone.getvalue()
    return Typeface(blob=store.put(data, "font/ttf"), weight=weight)
