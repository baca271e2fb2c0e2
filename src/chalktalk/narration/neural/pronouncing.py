"""The phonemes of a sentence, clause by clause, as networks read them."""

from collections.abc import Iterator

from chalktalk.narration import libespeak
from chalktalk.narration.engines import SpokenWord
from chalktalk.narration.espeak import dialect_of

# How people write IPA, as espeak-ng writes it.
_SPELLINGS = str.maketrans({"g": "ɡ", "'": "ˈ", "ʧ": "tʃ", "ʤ": "dʒ", "ʦ": "ts", "ʣ": "dz", ".": None, "͡": None})

MOST = 510
"""Phonemes a network gets at a time: what Kokoro can take, and a bound on the memory of either."""


def clauses(words: tuple[SpokenWord, ...], dialect: str) -> tuple[str, ...]:
    """The phonemes up to each mark, with the mark; words apart.

    Words are read together, up to the next mark or the next one whose pronunciation is given, because the neighbours
    of a word change how it is said (`the end`, `the start`).

    Raises:
        OptionError: if espeak-ng has no such dialect.
    """
    stretches = tuple(_stretches(words))
    texts = tuple(" ".join(word.text for word in stretch) for stretch in stretches if stretch[0].ipa is None)
    read = iter(libespeak.phonemes_of(texts, dialect_of(dialect)) if texts else ())
    found: list[str] = []
    current: list[str] = []
    for stretch in stretches:
        given = stretch[0].ipa
        said = next(read) if given is None else given.translate(_SPELLINGS)
        current += [said] if said else []
        if (mark := stretch[-1].mark) and current:
            found.append(" ".join(current) + mark)
            current = []
    return (*found, " ".join(current)) if current else tuple(found)


def portions(clauses_: tuple[str, ...], most: int = MOST) -> Iterator[str]:
    """Whole clauses put together as far as they fit; a clause that is too long alone is cut between words."""
    portion = ""
    for piece in (piece for clause in clauses_ for piece in _pieces(clause, most)):
        if portion and len(portion) + 1 + len(piece) > most:
            yield portion
            portion = piece
        else:
            portion = f"{portion} {piece}" if portion else piece
    if portion:
        yield portion


def _stretches(words: tuple[SpokenWord, ...]) -> Iterator[tuple[SpokenWord, ...]]:
    """Words to be read in one go."""
    stretch: list[SpokenWord] = []
    for word in words:
        if stretch and word.ipa is not None:
            yield tuple(stretch)
            stretch = []
        stretch.append(word)
        if word.mark or word.ipa is not None:
            yield tuple(stretch)
            stretch = []
    if stretch:
        yield tuple(stretch)


def _pieces(clause: str, most: int) -> Iterator[str]:
    while len(clause) > most:
        cut = clause.rfind(" ", 0, most + 1)
        cut = cut if cut > 0 else most
        yield clause[:cut]
        clause = clause[cut:].lstrip()
    if clause:
        yield clause
