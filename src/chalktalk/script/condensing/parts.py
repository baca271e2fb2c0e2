"""A source's parts: by its headings, or where there are none by where its subject shifts."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from chalktalk.documents.material import Block, BlockKind, Material
from chalktalk.script.weighing import term_weights, terms_in

_LEAST_WORDS = 25
"""Of a part that becomes a chapter."""
_MOST_PARTS = 7
_PART_WORDS = 220
"""Of a source without headings, for each of its parts."""
_LATER = re.compile(
    r"(?:references|bibliography|literature cited|works cited|acknowledge?ments?|appendi(?:x|ces).*|external links|"
    r"see also|further reading|notes|footnotes|citations?|sources|licen[cs]es?|contribut(?:ing|ors?|ions?)|authors?|"
    r"contacts?|press contacts?|media contacts?|about (?:us|the authors?)|changelog|change log|funding|"
    r"competing interests|conflicts? of interest|data availability|code of conduct|table of contents|contents|"
    r"install(?:ation|ing)?|set-?up|usage|quick ?start|getting started|requirements|prerequisites|"
    r"build(?:ing)?(?: from source)?|(?:running the )?tests?|api(?: reference)?|development|supplementary .*|"
    r"badges|build status|credits|index|"
    r"legal|disclaimer|support us|sponsors?|notes to editors)\W*",
    re.IGNORECASE,
)
"""Headings of parts that nobody wants told."""
_COUNTED = re.compile(r"\d[\d,.]* (?:[mb]illion )?([^\W\d_]+)")
_OPENING = re.compile(r"(?:abstract|introduction|overview|summary|tl;?dr)\W*", re.IGNORECASE)


@dataclass(slots=True)
class Part:
    """A chapter's matter."""

    title: str | None
    """None for what stands before the first heading."""
    blocks: list[Block] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Of its text."""
        return sum(len(block.text.split()) for block in self.blocks)


def parts_of(material: Material, language: str) -> list[Part]:
    """The parts of a source in order; the first has no title if something stands before the first heading."""
    told = _told(material.blocks)
    if sum(block.kind is BlockKind.HEADING for block in told) < 2:
        return _by_subject(
            [block for block in told if block.kind is not BlockKind.HEADING], material.title or "", language
        )
    level = _chapter_level(told)
    parts = [Part(None)]
    for block in told:
        if block.kind is not BlockKind.HEADING:
            parts[-1].blocks.append(block)
        elif block.level <= level:
            parts.append(Part(None if len(parts) == 1 and _OPENING.fullmatch(block.text) else block.text))
    return _sized([part for part in parts if part.blocks])


def _told(blocks: Sequence[Block]) -> list[Block]:
    """What is left without the parts that nobody wants told, each up to the next heading of its rank."""
    told: list[Block] = []
    silent = 0
    last = max((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING), default=0)
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and (not silent or block.level <= silent):
            about_sender = at == last and at > 0 and block.text.startswith("About ")
            silent = block.level if about_sender or _LATER.fullmatch(block.text) else 0
        if not silent:
            told.append(block)
    return told


def _chapter_level(blocks: Sequence[Block]) -> int:
    """The rank of headings that parts the text into at least two."""
    counts = Counter(block.level for block in blocks if block.kind is BlockKind.HEADING)
    seen = 0
    for level in sorted(counts):
        seen += counts[level]
        if seen >= 2:
            return level
    return 6


def _sized(parts: list[Part]) -> list[Part]:
    """Tiny parts go with the one before them."""
    sized: list[Part] = []
    for part in parts:
        if sized and (part.title is None or part.words < _LEAST_WORDS):
            sized[-1].blocks += part.blocks
        else:
            sized.append(part)
    return sized


def _by_subject(blocks: Sequence[Block], film: str, language: str) -> list[Part]:
    """Parts of about equal length, cut where the words before and after have least in common (TextTiling, Hearst 1997).

    Each but the first is named after the words that tell it from the others.
    """
    words = sum(len(block.text.split()) for block in blocks)
    number = min(_MOST_PARTS, round(words / _PART_WORDS), len(blocks) // 2)
    if number < 2:
        return [Part(None, list(blocks))]
    weights = term_weights((block.text for block in blocks), language)
    cuts = _cuts(blocks, number, weights)
    parts = [Part(None, list(blocks[start:end])) for start, end in zip((0, *cuts), (*cuts, len(blocks)), strict=True)]
    for part in parts[1:]:
        part.title = _named(
            part, parts, {term: weight for term, weight in weights.items() if term not in terms_in(film)}
        )
    return parts


def _cuts(blocks: Sequence[Block], number: int, weights: Mapping[str, float]) -> tuple[int, ...]:
    sizes = [len(block.text.split()) for block in blocks]
    share = sum(sizes) / number
    cuts: list[int] = []
    done = sizes[0]
    ranked: list[tuple[float, int]] = []
    for at in range(1, len(blocks)):
        if blocks[at].kind is BlockKind.PARAGRAPH:
            before, after = _bag(blocks[max(0, at - 2) : at], weights), _bag(blocks[at : at + 2], weights)
            evenness = abs(done / share - round(done / share))
            ranked.append((_likeness(before, after) + 0.35 * evenness, at))
        done += sizes[at]
    for _, at in sorted(ranked):
        neighbours = (0, *cuts, len(blocks))
        if len(cuts) < number - 1 and min(sum(sizes[min(at, cut) : max(at, cut)]) for cut in neighbours) > share / 3:
            cuts.append(at)
    return tuple(sorted(cuts))


def _bag(blocks: Sequence[Block], weights: Mapping[str, float]) -> dict[str, float]:
    return {term: weights[term] for block in blocks for term in terms_in(block.text) if term in weights}


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(weight * other[term] for term, weight in one.items() if term in other)
    sizes = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / sizes if sizes else 0.0


def _named(part: Part, parts: Sequence[Part], weights: Mapping[str, float]) -> str | None:
    """A part's name: of its telling words the one that it has often and the others hardly, as it is written there."""
    here = Counter(term for block in part.blocks for term in terms_in(block.text))
    everywhere = Counter(term for one in parts for block in one.blocks for term in terms_in(block.text))
    text = " ".join(block.text for block in part.blocks)
    counted = frozenset(terms_in(" ".join(_COUNTED.findall(text))))  # `290 million tonnes`
    own = [
        term for term in here if term in weights and term not in counted and here[term] > max(1, 0.6 * everywhere[term])
    ]
    if not own:
        return None
    best = max(own, key=lambda term: (here[term] * weights[term] ** 0.5, term))
    written = re.search(rf"\b{re.escape(best)}\w*", text, re.IGNORECASE)
    name = written[0] if written else best
    return name[:1].upper() + name[1:]
