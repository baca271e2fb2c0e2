"""A PDF file as blocks: its lines with their sizes, put together to headings and paragraphs."""

import logging
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.material import Block, BlockKind
from chalktalk.errors import Place, SourceError
from chalktalk.script.sources.taken import Taken, tidy

_MOST_PAGES = 500
_MOST_SECONDS = 120.0
"""That all pages together may take."""
_LONGEST_HEADING = 12
"""Words."""
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?|[IVX]{1,4}\.|[A-H]\.?)\s+(?=[A-Z])")
_NAMED = re.compile(
    r"(?:abstract|summary|introduction|background|methods?|results?|discussion|conclusions?|references|"
    r"bibliography|acknowledge?ments?)\.?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[•‣◦▪●–]\s*(?=\S)|\(?\d{1,2}[.)]\s+(?=[A-Z])")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text on a page."""

    text: str
    size: float
    """Of its letters, in points."""
    bold: bool
    top: float
    """Height of its baseline on the page, in points; it counts upwards."""
    page: int


def pdf_blocks(data: bytes, name: str, advance: Callable[[int, int], None]) -> Taken:
    """The blocks of a PDF's text.

    Args:
        data: The file.
        name: For messages.
        advance: Is told after each page.

    Raises:
        SourceError: if it is locked, broken, far too long, or holds no text, as scans do.
    """
    title, pages = _pages(data, name, advance)
    lines = [line for page in _without_margins(pages) for line in page]
    if not lines:
        return Taken(title, (), remedy="a scan has to go through text recognition first, with OCRmyPDF for one")
    body = Counter[float]()
    for line in lines:
        body[line.size] += len(line.text)
    usual = body.most_common(1)[0][0]
    blocks = list(_blocks([line for line in lines if line.size > 0.86 * usual], usual))
    first = next((at for at, line in enumerate(lines[:12]) if line.size > 1.25 * usual), None)
    top = title if title and any(title.casefold() in block.text.casefold() for block in blocks[:4]) else None
    if top is None and first is not None:
        top = next((block.text for block in blocks[:4] if block.kind is BlockKind.HEADING), None)
    start = next((at + 1 for at, block in enumerate(blocks[:4]) if top and block.text == top), 0)
    return Taken(top or title, blocks[start:], remedy="give its text", warnings=_remarks(pages))


def _remarks(pages: Sequence[Sequence[_Line]]) -> tuple[Diagnostic, ...]:
    bare = [str(number) for number, page in enumerate(pages, 1) if not page]
    if not bare:
        return ()
    told = ", ".join(bare[:8]) + (" …" if len(bare) > 8 else "")
    return (Diagnostic(message=f"there is no text on page {told}", hint="recognise the text of scanned pages first"),)


def _pages(data: bytes, name: str, advance: Callable[[int, int], None]) -> tuple[str | None, list[list[_Line]]]:
    """The title that the file names, and every page's lines."""
    from pypdf import PdfReader  # noqa: PLC0415  half a second that only a PDF is worth
    from pypdf.errors import FileNotDecryptedError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is nothing to whoever gave the file
    try:
        reader = PdfReader(BytesIO(data))
        number = _number_of_pages(reader, name)
        pages = list(_read_pages(reader, number, name, advance))
        info = reader.metadata
        return (tidy(str(info.title)) if info and info.title else None) or None, pages
    except (SourceError, MemoryError):
        raise
    except FileNotDecryptedError:
        raise _locked(name) from None
    except Exception as fault:  # noqa: BLE001  a broken file can make the library stumble anywhere
        hint = f"save it anew from the program it comes from ({type(fault).__name__})"
        raise SourceError("the PDF is broken", where=Place(name), hints=(hint,)) from None


def _locked(name: str) -> SourceError:
    return SourceError("the PDF is locked", where=Place(name), hints=("save it without a password",))


def _number_of_pages(reader: Any, name: str) -> int:  # noqa: ANN401  a class of a package that is imported late
    """How many pages there are.

    Raises:
        SourceError: if it is locked, or there are too many.
    """
    if reader.is_encrypted and not _opens(reader):
        raise _locked(name)
    claimed = reader.trailer["/Root"]["/Pages"].get("/Count", 0)  # looked at first: going through all takes a while
    number = claimed if isinstance(claimed, int) and claimed > _MOST_PAGES else len(reader.pages)
    if number > _MOST_PAGES:
        hint = f"give the part that the film is about, {_MOST_PAGES} pages at most"
        raise SourceError(f"the PDF has {number:,} pages", where=Place(name), hints=(hint,))
    return number


def _read_pages(reader: Any, number: int, name: str, advance: Callable[[int, int], None]) -> Iterator[list[_Line]]:  # noqa: ANN401
    deadline = time.monotonic() + _MOST_SECONDS
    for at, page in enumerate(reader.pages, 1):
        yield _lines(page, at)
        advance(at, number)
        if time.monotonic() > deadline:
            hint = "give the part that the film is about, or save it anew"
            raise SourceError(f"reading it takes over {_MOST_SECONDS:.0f} seconds", where=Place(name), hints=(hint,))


def _opens(reader: Any) -> bool:  # noqa: ANN401
    """Whether the empty password opens it, as with files that only forbid printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001  ciphers that are not there, broken dictionaries
        return False


def _lines(page: Any, number: int) -> list[_Line]:  # noqa: ANN401
    """A page's lines, from its text in the order in which it is written."""
    lines: list[_Line] = []
    pieces: list[tuple[str, float, bool]] = []
    top = 0.0

    def end() -> None:
        text = tidy("".join(piece for piece, _, _ in pieces))
        if text:
            longest = max(pieces, key=lambda piece: len(piece[0].strip()))
            lines.append(_Line(text, longest[1], longest[2], top, number))
        pieces.clear()

    def visit(text: str, matrix: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:  # noqa: ANN401
        nonlocal top
        scale = abs(inner[3] or inner[1]) * abs(matrix[3] or matrix[1])
        points = round(size * scale * 2) / 2
        bold = bool(re.search(r"bold|black|heavy", str((font or {}).get("/BaseFont", "")), re.IGNORECASE))
        for part in re.split(r"(\n)", text):
            if part == "\n":
                end()
            elif part:
                if part.strip():
                    top = inner[5] * matrix[3] + matrix[5]
                pieces.append((part, points, bold))

    page.extract_text(visitor_text=visit)
    end()
    return lines


def _without_margins(pages: Sequence[Sequence[_Line]]) -> Iterator[list[_Line]]:
    """Pages without page numbers, and without lines that stand at the top or bottom of several pages."""
    ends: Counter[str] = Counter()
    for page in pages:
        ends.update({_worn(line) for line in (*page[:2], *page[-2:])})
    often = {text for text, count in ends.items() if count >= 3 and count > len(pages) / 4}
    for page in pages:
        edge = {id(line) for line in (*page[:2], *page[-2:])}
        yield [
            line
            for line in page
            if not (id(line) in edge and (_worn(line) in often or _PAGE_NUMBER.fullmatch(line.text)))
        ]


def _worn(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.text).casefold()


def _blocks(lines: Sequence[_Line], usual: float) -> Iterator[Block]:
    """Headings, and lines joined to paragraphs."""
    widest = sorted(len(line.text) for line in lines)[len(lines) * 3 // 4]
    gaps = Counter(round(a.top - b.top) for a, b in pairwise(lines) if 0 < a.top - b.top < 60)
    leading = gaps.most_common(1)[0][0] if gaps else 12
    open_: list[_Line] = []
    for line in lines:
        if open_ and _parts(open_, line, usual, widest, leading):
            yield _joined(open_, usual)
            open_ = []
        open_.append(line)
    if open_:
        yield _joined(open_, usual)


def _parts(open_: Sequence[_Line], line: _Line, usual: float, widest: int, leading: float) -> bool:
    """Whether a line begins a block of its own."""
    before = open_[-1]
    titles = _level(before, usual), _level(line, usual)
    if titles[0] != titles[1] or _ITEM.match(line.text):
        return True
    if titles[0]:
        return before.size != line.size or _numbered(line)
    ended = before.text.endswith((".", "!", "?", ":", "”", '"'))
    if line.page != before.page or before.top - line.top < 0:  # a new page or column goes on with the paragraph
        return ended
    gap = before.top - line.top
    return (gap > 1.3 * leading and gap > leading + 2) or (ended and len(before.text) < 0.75 * widest)


def _numbered(line: _Line) -> bool:
    return bool(_NUMBERED.match(line.text))


def _level(line: _Line, usual: float) -> int:
    """Of which rank a heading a line is; 0 for none."""
    words = line.text.split()
    if len(words) > _LONGEST_HEADING or line.text.endswith((".", ",", ";")) or not re.search(r"[^\W\d_]{2}", line.text):
        return 0
    if line.size >= 1.45 * usual:
        return 1
    if line.size >= 1.12 * usual or _NAMED.fullmatch(_NUMBERED.sub("", line.text)):
        return 2
    return 3 if line.bold and len(words) <= 10 else 0


def _joined(lines: Sequence[_Line], usual: float) -> Block:
    text = ""
    for line in lines:
        broken = text.endswith("-") and line.text[:1].islower() and re.search(r"[^\W\d_]-$", text)
        text = text[:-1] + line.text if broken else f"{text} {line.text}".strip()
    level = _level(lines[0], usual)
    if level:
        text = _NUMBERED.sub("", text)
        return Block(kind=BlockKind.HEADING, text=text, level=level, page=lines[0].page)
    mark = _ITEM.match(text)
    kind = BlockKind.ITEM if mark else BlockKind.PARAGRAPH
    return Block(kind=kind, text=text[mark.end() :] if mark else text, page=lines[0].page)
