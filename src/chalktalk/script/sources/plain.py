"""Plain text as blocks: paragraphs parted by empty lines, items by their marks, headings by standing alone."""

import re
from itertools import pairwise

from chalktalk.documents.material import Block, BlockKind
from chalktalk.script.sources.taken import Taken, tidy
from chalktalk.script.sources.text import markdown_blocks

_MARKDOWN = re.compile(r"^#{1,6} \S|^\S.*\n(?:=|-){3,}$|^```", re.MULTILINE)
_ITEM = re.compile(r"\s*(?:[-*•‣◦–]|\(?\d{1,2}[.)])\s+(?=\S)")
_LONGEST_HEADING = 90
"""Characters."""
_FORMULA = re.compile(
    r"\s*(?:for immediate release|press release|embargo|draft|confidential|contents)\b", re.IGNORECASE
)
"""What may stand above a title."""
_ENDS = (".", "!", "?", ":", ";", ",", "…", ".”", '."')


def plain_blocks(text: str) -> Taken:
    """A text's blocks; one that looks like Markdown is read as Markdown."""
    if _MARKDOWN.search(text):
        return markdown_blocks(text)
    pieces = _pieces(text)
    first = next((at for at, (_, lines) in enumerate(pieces) if not _stands_alone(lines)), len(pieces))
    named = [(tidy(lines[0]), at) for at, (_, lines) in enumerate(pieces[:first]) if not _FORMULA.match(lines[0])]
    title = max(named, key=lambda one: len(one[0]))[0] if named and first < len(pieces) else None
    blocks: list[Block] = []
    for (line, lines), (_, following) in pairwise([*pieces[first if title else 0 :], (0, [])]):
        if _stands_alone(lines) and following and not _stands_alone(following):
            blocks.append(Block(kind=BlockKind.HEADING, text=tidy(lines[0]), level=2, line=line))
        else:
            blocks += _items(line, lines)
    return Taken(title, blocks)


def _stands_alone(lines: list[str]) -> bool:
    return len(lines) == 1 and _is_heading(tidy(lines[0]))


def _pieces(text: str) -> list[tuple[int, list[str]]]:
    """Runs of lines without an empty one, with the number of their first."""
    pieces: list[tuple[int, list[str]]] = []
    gap = True
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            gap = True
        elif gap:
            pieces.append((number, [line]))
            gap = False
        else:
            pieces[-1][1].append(line)
    return [piece for whole in pieces for piece in _headed(*whole)]


def _headed(line: int, lines: list[str]) -> list[tuple[int, list[str]]]:
    """A paragraph, parted from the short line right above it that is its heading."""
    short = len(lines) > 1 and len(lines[0]) < 0.6 * max(map(len, lines)) and len(lines[0]) <= 50
    if short and _is_heading(tidy(lines[0])) and not _ITEM.match(lines[1]) and lines[1].strip()[:1].isupper():
        return [(line, lines[:1]), (line + 1, lines[1:])]
    return [(line, lines)]


def _is_heading(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS) and not _ITEM.match(text)


def _items(line: int, lines: list[str]) -> list[Block]:
    """A paragraph, or the items in it."""
    parts: list[tuple[BlockKind, int, list[str]]] = []
    for number, written in enumerate(lines, line):
        mark = _ITEM.match(written)
        if mark:
            parts.append((BlockKind.ITEM, number, [written[mark.end() :]]))
        elif parts:
            parts[-1][2].append(written)
        else:
            parts.append((BlockKind.PARAGRAPH, number, [written]))
    made = ((kind, number, tidy(" ".join(written))) for kind, number, written in parts)
    return [Block(kind=kind, text=text, line=number) for kind, number, text in made if text]
