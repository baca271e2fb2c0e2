"""An HTML page as blocks: the article's headings, paragraphs and items, without what surrounds it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from chalktalk.documents.material import Block, BlockKind
from chalktalk.script.lexicon import word_set
from chalktalk.script.sources.taken import Taken, tidy

_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_SILENT = word_set(
    "script style noscript template svg math canvas object iframe video audio picture figure map head "
    "nav footer aside form button select textarea dialog table pre menu"
)
"""Elements of which nothing is read."""
_BLOCKS = word_set(
    "html body main article section div header p blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 details summary "
    "address center hgroup"
)
"""Elements that part their text from what stands around them."""
_SIDE = re.compile(
    r"(?:^|[-_\s])(?:cookies?|consent|gdpr|banner|nav|navbar|navbox|navigation|menu|sidebar|breadcrumbs?|share|sharing|"
    r"social|related|recommended|comments?|footer|advert|ads?|promo|newsletter|subscribe|signup|paywall|popup|modal|"
    r"toc|infobox|reflist|references|reference|footnotes?|catlinks|editsection|mw-editsection|hatnote|noprint|metadata|"
    r"byline|author-box|pagination|skip-link|skip|sr-only|visually-hidden|tags|toolbar|widget)(?:$|[-_\s])",
    re.IGNORECASE,
)
"""What classes and ids of parts beside the text are called."""
_SIDE_ROLES = word_set("navigation banner contentinfo dialog alertdialog search complementary menu menubar")
_MAIN = ("article", "main")
_DEEPEST = 400
"""Elements within elements that are told apart: browsers draw no more than some hundred."""
_MOSTLY_LINKS = 0.6


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    silent: bool
    region: int | None
    """The article it is part of."""


@dataclass(slots=True)
class _Piece:
    """A block in the making."""

    tag: str
    line: int
    region: int | None
    listed: bool
    text: str = ""
    linked: int = 0
    """Characters of it that are links."""


class _PageReader(HTMLParser):
    """Goes through a page once; an element left open is closed with the one around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []
        self.title = ""
        self._open: list[_Open] = []
        self._counts: Counter[str] = Counter()
        self._regions = 0
        self._in_title = False
        self._fresh = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        self._in_title = tag == "title" and not self.title
        if tag == "br":
            self._add("\n")
        self._fresh |= tag in _BLOCKS or tag == "hr"
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        if tag in ("p", "li", "dt", "dd") and self._open and self._open[-1].tag == tag:
            self.handle_endtag(tag)
        above = self._open[-1] if self._open else _Open("", silent=False, region=None)
        region = above.region
        role = dict(attrs).get("role") or ""
        if tag in _MAIN or role == "main":
            self._regions += 1
            region = self._regions
        silent = above.silent or tag in _SILENT or _is_aside(tag, attrs)
        self._open.append(_Open(tag, silent, region))
        self._counts[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in `<br/>` and its like; of any other element this is an empty one."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open in it."""
        self._in_title = False
        self._fresh |= tag in _BLOCKS
        if not self._counts[tag]:
            return
        while self._open:
            closed = self._open.pop()
            self._counts[closed.tag] -= 1
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if self._in_title:
            self.title += data
        else:
            self._add(data)

    def _add(self, data: str) -> None:
        here = self._open[-1] if self._open else _Open("", silent=False, region=None)
        if here.silent or (self._fresh and not data.strip()):
            return
        if self._fresh or not self.pieces:
            tags = [one.tag for one in self._open]
            tag = next((name for name in reversed(tags) if name in _BLOCKS), "")
            listed = any(name in ("ul", "ol") for name in tags)
            self.pieces.append(_Piece(tag, self.getpos()[0], here.region, listed))
            self._fresh = False
        piece = self.pieces[-1]
        piece.text += data
        piece.linked += len(data.strip()) if self._counts["a"] else 0


def _is_aside(tag: str, attrs: Sequence[tuple[str, str | None]]) -> bool:
    """Whether an element stands beside the text, or is not shown."""
    values = {name: value or "" for name, value in attrs}
    if "hidden" in values or values.get("aria-hidden") == "true" or values.get("role") in _SIDE_ROLES:
        return True
    if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", values.get("style", ""), re.IGNORECASE):
        return True
    if tag in ("html", "body", *_MAIN):
        return False
    return bool(_SIDE.search(f"{values.get('class', '')} {values.get('id', '')}"))


def page_blocks(text: str) -> Taken:
    """The blocks of a page's article: of its largest `<article>` or `<main>`, else of all of it."""
    reader = _PageReader()
    reader.feed(text)
    reader.close()
    pieces = _article(reader.pieces)
    blocks = [block for piece in pieces if (block := _block(piece))]
    top = next((block for block in blocks if block.level == 1), None)
    title = top.text if top else re.split(r"\s+[|–—·-]\s+", tidy(reader.title))[0] or None
    start = blocks.index(top) + 1 if top and not any(_says_much(one) for one in blocks[: blocks.index(top)]) else 0
    remedy = "pages that a program fills in the browser hold no text: save it as PDF, or give its text"
    return Taken(title, [one for one in blocks[start:] if one is not top], remedy=remedy)


def _article(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    sizes: Counter[int | None] = Counter()
    for piece in pieces:
        sizes[piece.region] += len(piece.text)
    told = [(size, region) for region, size in sizes.items() if region is not None]
    largest = max(told, default=(0, 0), key=lambda one: one[0])
    if largest[0] < 400:  # the page says where its article is, and it is not there
        return pieces
    return [piece for piece in pieces if piece.region == largest[1]]


def _block(piece: _Piece) -> Block | None:
    text = tidy(piece.text)
    if not text:
        return None
    if re.fullmatch(r"h[1-6]", piece.tag):
        return Block(kind=BlockKind.HEADING, text=text, level=int(piece.tag[1]), line=piece.line)
    if piece.linked > _MOSTLY_LINKS * len(text):
        return None
    listed = piece.listed or piece.tag in ("dd", "dt")
    return Block(kind=BlockKind.ITEM if listed else BlockKind.PARAGRAPH, text=text, line=piece.line)


def _says_much(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text.split()) > 12
