"""A source's sentences: cleaned, with what tells whether each can be said, and whether it can stand by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalktalk.documents.material import Block, BlockKind
from chalktalk.script.condensing.cleaning import cleaned
from chalktalk.script.sentences import sentence_spans

LONGEST, SHORTEST = 42, 4
"""Words of a sentence that is taken over."""
_MOST_ITEMS, _LONGEST_ITEM = 7, 24

_POINTS_AT_PAGE = re.compile(
    r"\b(?:figs?\.|figures? \d|(?:this|the|following|above|below|next|previous|last|first) (?:figures?|tables?|"
    r"sections?|chapters?|diagrams?|charts?|listings?|examples? (?:above|below)|screenshot|snippet)|tables? \d|"
    r"section \d|"
    r"chapter \d|equation|eq\.|appendix|see (?:also|above|below|here)|click|(?:shown|described|listed|mentioned|given|"
    r"discussed|as) (?:above|below)|in this (?:paper|article|section|chapter|post|tutorial|document|guide|readme)|"
    r"the rest of th[ei]s? (?:paper|article)|et al|ibid|op\. cit|all rights reserved|copyright|isbn|"
    r"this (?:paper|article|page|post|section|chapter|document)|for more information|press contact|media contact)\b|©",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"[{}]|[=!<>]=|\w\(\)|--\w|\$ ?\w+ -|::|</?\w|\w/\w+/\w|\b\w+\.(?:py|js|md|toml|json|ya?ml|sh)\b|\\\w"
)
_LOOSE = re.compile(
    r"^(?:(?:and|but|or|so|yet|nor|then|thus|hence|otherwise|instead|this|these|those|that|it|its|they|their|them|"
    r"he|she|his|her|we|such|both|neither|either|one of (?:them|these)|some of (?:them|these)|most of (?:them|"
    r"these)|another|"
    r"others?|the (?:former|latter|same|other|others|two|three|second|third|resulting|above|following)|here|"
    r"there(?! (?:is|are|was|were|has|have|will|can)\b)|similarly|likewise|conversely|in (?:contrast|turn|this|"
    r"that|these|those|such)|"
    r"for (?:example|instance|this|these)|as a (?:result|consequence)|at (?:this|that)|by (?:this|that|then)|"
    r"(?:after|before|during|since|until|with|from|because of|despite|to do) (?:this|that|these|those|then|it|them)|"
    r"on the (?:other|contrary)|even so|not only|only then|again|all of (?:this|these|them)|each of (?:these|them)|"
    r"(?:if|when|while|as|although|how|why|what|where|whether|because|before|after|once|since|unless) "
    r"(?:it|they|he|she|this|these|those|so|not)|(?:[\w,-]+ ){1,4}of (?:them|these|those|this|it|the rest)\b|yes|no|"
    r"that's|it's|they're|he's|she's|therefore|consequently|accordingly|my|i|i'm|our|first(?:ly)?,|second(?:ly)?,|"
    r"third(?:ly)?,|finally,|lastly,|next,|later,|soon,|afterwards?|once there|from there|until then)\b)",
    re.IGNORECASE,
)
"""How a sentence begins that leans on the one before it."""
_LEANS = re.compile(
    r"\b(?:that are so \w+ (?!that)|"
    r"the same (?:pattern|rhythm|way|thing|is true|reason|effect|holds|kind|happens|goes)|both are|neither is)\b",
    re.IGNORECASE,
)
"""What leans on it anywhere."""
_DATELINE = re.compile(
    r"^[A-Z][A-Z .,'’-]{2,40}(?:\([A-Z]{2,12}\)\s*)?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})?\s*[–—-]{1,2}\s+(?=[A-Z])"
)
"""`LONDON, May 14, 2025 – `, with which a press release begins."""
_JOINT = re.compile(
    r"^(?:however|moreover|furthermore|in addition|additionally|also|besides|indeed|in fact|of course|nevertheless|"
    r"nonetheless|still|meanwhile|overall|interestingly|notably|importantly|surprisingly|remarkably|in other words|"
    r"in short|that said|to be clear|note that|it should be noted that|it is worth noting that)\s*,?\s+(?=\w)",
    re.IGNORECASE,
)
"""A beginning that only joins, and can be left out."""
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_SAYS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or one with the list that it announces."""

    order: int
    """Place in the source."""
    part: int
    """Which chapter it is of."""
    paragraph: int
    text: str
    items: tuple[str, ...] = ()
    opens: bool = False
    """Whether its paragraph begins with it."""
    leans: bool = False
    """Whether it makes no sense without the sentence before it."""
    line: int | None = None

    @property
    def words(self) -> int:
        """That are spoken."""
        return len(self.text.split()) + sum(len(item.split()) for item in self.items)

    @property
    def whole(self) -> str:
        """All of it, for weighing."""
        return " ".join((self.text, *self.items))


def units_of(parts: Sequence[Sequence[Block]], language: str) -> tuple[Unit, ...]:
    """Everything in the source that can be said, in its order."""
    units: list[Unit] = []
    paragraph = 0
    for number, blocks in enumerate(parts):
        at = 0
        while at < len(blocks):
            items = _items_after(blocks, at)
            paragraph += 1
            for unit in _units_in(blocks[at], items, language):
                units.append(_placed(unit, len(units), number, paragraph))
            at += 1 + len(items)
    return tuple(units)


def _placed(unit: Unit, order: int, part: int, paragraph: int) -> Unit:
    return Unit(order, part, paragraph, unit.text, unit.items, unit.opens, unit.leans, unit.line)


def _items_after(blocks: Sequence[Block], at: int) -> list[Block]:
    """The list that a paragraph announces with a colon."""
    if blocks[at].kind is not BlockKind.PARAGRAPH or not blocks[at].text.endswith(":"):
        return []
    items: list[Block] = []
    for block in blocks[at + 1 :]:
        if block.kind is not BlockKind.ITEM:
            break
        items.append(block)
    return items


def _units_in(block: Block, items: Sequence[Block], language: str) -> Iterator[Unit]:
    spans = sentence_spans(block.text, language)
    skipped = asked = False
    for number, (start, end) in enumerate(spans):
        written = block.text[start:end]
        text = cleaned(_DATELINE.sub("", written) if number == 0 else written)
        listed = _said_items(items) if number == len(spans) - 1 else ()
        if items and number == len(spans) - 1 and not listed:
            continue
        if not _can_be_said(text, listed, block):
            skipped, asked = True, written.rstrip().endswith("?")
            continue
        bare = _JOINT.sub("", text)
        text = _opened(bare) if bare != text else text
        leans = bool(_LOOSE.match(text) or _LEANS.search(text)) or asked
        if skipped and leans:  # what it leans on is not there
            continue
        skipped, asked = False, text.endswith("?")
        if block.kind is BlockKind.ITEM and not _ENDS.search(text):
            text += "."
        yield Unit(0, 0, 0, text, listed, opens=number == 0, leans=leans, line=block.line)


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _said_items(items: Sequence[Block]) -> tuple[str, ...]:
    """Items that can be said, or none if the list would lose too much."""
    said = tuple(cleaned(item.text) for item in items)
    good = tuple(
        item for item in said if 1 <= len(item.split()) <= _LONGEST_ITEM and _SAYS.search(item) and not _technical(item)
    )
    return good if 2 <= len(good) <= _MOST_ITEMS and len(good) == len(said) else ()


def _technical(text: str) -> bool:
    letters = sum(sign.isalpha() or sign.isspace() for sign in text)
    return bool(_PROGRAM.search(text)) or letters < 0.72 * len(text)


def _can_be_said(text: str, items: Sequence[str], block: Block) -> bool:
    words = text.split()
    if not SHORTEST <= len(words) <= LONGEST or not _SAYS.search(text):
        return False
    if text[:1].islower() or _technical(text) or _POINTS_AT_PAGE.search(text):
        return False
    if text.endswith(":"):
        return bool(items)
    if text.count("(") != text.count(")") or text.count("“") != text.count("”") or text.count('"') % 2:
        return False
    return bool(_ENDS.search(text)) or (block.kind is BlockKind.ITEM and len(words) >= 6)
