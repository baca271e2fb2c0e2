"""Bytes as text, and Markdown as blocks."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from chalktalk.documents.material import Block, BlockKind
from chalktalk.errors import Place, SourceError
from chalktalk.script.sources.taken import Taken, tidy

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n){0,200}?(?:---|\.\.\.)[ \t]*\n")
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SKIPPED = {"table_open": "table_close"}


def decoded(data: bytes, charset: str | None, name: str) -> str:
    """Bytes as text with plain line feeds: by their mark, by what they are said to be, as UTF-8, else Windows-1252.

    Raises:
        SourceError: if they are no text.
    """
    marked = next((code for mark, code in _MARKS.items() if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        hint = "give Markdown, plain text, PDF or HTML"
        raise SourceError("this is no text file", where=Place(name), hints=(hint,))
    said = _META_CHARSET.search(data[:4096])
    for code in (marked, charset, said[1].decode("ascii") if said else None, "utf-8"):
        try:
            return _plain_lines(data.decode(code)) if code else _never()
        except (UnicodeDecodeError, LookupError):
            continue
    return _plain_lines(data.decode("cp1252", "replace"))


def _never() -> str:
    raise LookupError


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def markdown_blocks(text: str) -> Taken:
    """Markdown's headings, paragraphs and list items; code, tables, HTML and pictures are left out."""
    front = _FRONT_MATTER.match(text)
    body = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
    body = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), body)
    blocks = _blocks(MarkdownIt("commonmark").enable("table").parse(body))
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    top = next((block for block in headings if block.level == 1), None)
    only = top is not None and sum(block.level == 1 for block in headings) == 1
    title = top.text if top is not None and (only or top is blocks[0]) else None
    return Taken(title, [block for block in blocks if not (title and block is top)])


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    level, lists, skip_to = 0, 0, ""
    for token in tokens:
        if skip_to:
            skip_to = "" if token.type == skip_to else skip_to
            continue
        skip_to = _SKIPPED.get(token.type, "")
        if token.type.endswith("_list_open"):
            lists += 1
        elif token.type.endswith("_list_close"):
            lists -= 1
        elif token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline" and (said := tidy(_said(token.children or ()))):
            kind = BlockKind.HEADING if level else BlockKind.ITEM if lists else BlockKind.PARAGRAPH
            blocks.append(Block(kind=kind, text=said, level=level, line=token.map[0] + 1 if token.map else None))
    return blocks


def _said(tokens: Sequence[Token]) -> str:
    """The words of a line of Markdown: what a link and a code span show; no pictures, no HTML."""
    parts = {"softbreak": "\n", "hardbreak": "\n"}
    shown = ("text", "code_inline", "text_special")
    return "".join(token.content if token.type in shown else parts.get(token.type, "") for token in tokens)
