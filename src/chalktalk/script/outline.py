"""From Markdown to what counts for a film: headings, passages to speak, and what stands between their words.

Only marks are removed here. Every character that is left in a passage's text will be shown, and every line number is
the file's own. What Markdown can hold and a voice cannot say (tables, code, HTML) is left out with a warning.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.backticks import backtick
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.script import Directive
from chalktalk.errors import Place, ScriptError
from chalktalk.script.directives import Pause, directive_rule, parsed_directive, refuse_misspelt

_PICTURE_SIGNS = re.compile(
    "[\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\U0001f000-\U0001faff]"
    "[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufe0e\ufe0f\u20e3\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOST_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it is shown and not spoken."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A directive or pause, and before which character of the passage it stands."""

    offset: int
    item: Directive | Pause
    line: int


@dataclass(slots=True)
class Passage:
    """A paragraph or list item. A line feed in its text is a hard end of a sentence; all else is one line."""

    paragraph: int
    """Counted through the script; a whole list counts as one paragraph."""
    list_item: bool
    text: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """From which character on the text stands in which line of the file."""
    stressed: list[tuple[int, int]] = field(default_factory=list)
    """Characters the author emphasised, as half-open ranges in order."""
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """A script's parts in order."""

    blocks: tuple[Heading | Passage, ...]
    warnings: tuple[Diagnostic, ...]


def read_outline(source: str, name: str) -> Outline:
    """Read a script's Markdown.

    Args:
        source: The text, line numbers being the file's.
        name: The file's name, for errors.

    Raises:
        ScriptError: for a directive that cannot be understood, or a comment that never ends.
    """
    reader = _Reader(name)
    env: dict[str, object] = {}
    for token in _markdown().parse(_without_comments(source, name), env):
        reader.read(token)
    return Outline(tuple(reader.blocks), tuple(reader.warnings))


def _without_comments(source: str, name: str) -> str:
    """Blank out HTML comments, so that they part no words and swallow no text after them on their line."""
    parts: list[str] = []
    position = 0
    while (opening := source.find("<!--", position)) >= 0:
        closing = source.find("-->", opening + 4)
        if closing < 0:
            line = source.count("\n", 0, opening) + 1
            raise ScriptError("a comment that begins here never ends", where=Place(name, line), hints=("add `-->`",))
        parts += [source[position:opening], "\n" * source.count("\n", opening, closing)]
        position = closing + 3
    return "".join((*parts, source[position:]))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    markdown.inline.ruler.before("link", "directive", directive_rule)
    markdown.inline.ruler.at("backticks", _backtick_counting_lines)
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]  # picture paths stay as written
    markdown.validateLink = lambda _url: True  # type: ignore[method-assign]  # nothing here is ever followed
    return markdown


def _backtick_counting_lines(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  markdown-it's signature
    """Markdown-it's rule for code spans, which forgets how many lines a span covers."""
    start, before = state.pos, len(state.tokens)
    done = backtick(state, silent)
    if done and len(state.tokens) > before:
        state.tokens[-1].meta["lines"] = state.src.count("\n", start, state.pos)
    return done


class _Reader:
    """Takes markdown-it's tokens one by one and builds headings and passages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Heading | Passage] = []
        self.warnings: list[Diagnostic] = []
        self._paragraph = -1
        self._lists = 0
        self._heading: Token | None = None
        self._skip_to: str | None = None

    def read(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        if self._skip_to:
            self._skip_to = None if token.type == self._skip_to else self._skip_to
            return
        match token.type:
            case "footnote_block_open":
                self._skip_to = "footnote_block_close"
            case "table_open":
                self._skip_to = "table_close"
                self._warn("a table is neither spoken nor shown", line, "say it in sentences, or use a [VISUAL: …]")
            case "fence" | "code_block":
                self._warn("a block of code is neither spoken nor shown", line, "say in a sentence what it does")
            case "html_block":
                self._warn("HTML is left out, with the text in it", line, "write the text as Markdown")
            case "bullet_list_open" | "ordered_list_open":
                self._paragraph += self._lists == 0
                self._lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self._lists -= 1
            case "heading_open":
                self._heading = token
            case "heading_close":
                self._heading = None
            case "inline":
                self._inline(token, line)

    def _inline(self, token: Token, line: int) -> None:
        if not self._heading:
            self._paragraph += self._lists == 0
        passage = _PassageReader(self, Passage(max(self._paragraph, 0), self._lists > 0), line).read(token)
        if not self._heading:
            self.blocks.append(passage)
            return
        if self._heading.markup in ("-", "="):
            hint = "put an empty line between text and a dividing line" if self._heading.markup == "-" else None
            self._warn("a line underlined so is a heading, and is not spoken", line, hint)
        text = " ".join(passage.text.split())
        if text:
            self.blocks.append(Heading(int(self._heading.tag[1]), text, line))
        if passage.marks:
            self.blocks.append(Passage(max(self._paragraph, 0), list_item=False, marks=passage.marks))

    def _warn(self, message: str, line: int, hint: str | None) -> None:
        self.warnings.append(Diagnostic(message=message, line=line, hint=hint))


class _PassageReader:
    """Turns the inline tokens of one paragraph into a passage."""

    def __init__(self, reader: _Reader, passage: Passage, line: int) -> None:
        self._reader = reader
        self._passage = passage
        self._line = line
        self._parts: list[str] = []
        self._length = 0
        self._stress: list[int] = []
        self._struck = 0

    def read(self, token: Token) -> Passage:
        children = token.children or []
        alone = _alone_on_their_lines(children)
        self._passage.lines.append((0, self._line))
        for index, child in enumerate(children):
            self._read(child, alone=index in alone)
        self._passage.text = "".join(self._parts)
        return self._passage

    def _read(self, token: Token, *, alone: bool) -> None:
        match token.type:
            case "text" | "text_special":
                self._add_text(token.content)
            case "code_inline":
                self._add_text(token.content)
                self._next_line(token.meta.get("lines", 0))
            case "softbreak" | "hardbreak":
                self._add(" ")
                self._next_line(1)
            case "em_open" | "strong_open":
                self._stress.append(self._length)
            case "em_close" | "strong_close":
                start = self._stress.pop()
                if not self._stress:
                    self._passage.stressed.append((start, self._length))
            case "s_open":
                self._struck += 1
                self._warn("struck-out text is left out", "delete it, or take away the ~~")
            case "s_close":
                self._struck -= 1
            case "html_inline":
                self._html(token.content)
            case "image":
                self._image(token, alone=alone)
            case "directive":
                place = Place(self._reader.name, self._line)
                self._mark(parsed_directive(token.content, closed=token.markup == "]", place=place), alone=alone)
                self._next_line(token.content.count("\n"))
            case "cue":
                self._cue(token.content)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_text(self, text: str) -> None:
        if self._struck:
            return
        shown, pictures = _PICTURE_SIGNS.subn("", text)
        if pictures:
            self._warn("an emoji is left out", "the film's typeface has none, and a voice cannot say it")
        shown, notes = _LOST_NOTE.subn("", shown)
        if notes:
            self._warn("a footnote without its text is left out", "add a line `[^name]: …`, or delete the mark")
        self._add(_INVISIBLE.sub("", shown).replace("\n", " "))

    def _next_line(self, lines: int) -> None:
        if lines:
            self._line += lines
            self._passage.lines.append((self._length, self._line))

    def _mark(self, item: Directive | Pause, *, alone: bool) -> None:
        self._passage.marks.append(Mark(self._length, item, self._line))
        self._add("\n" if alone else " ")

    def _image(self, token: Token, *, alone: bool) -> None:
        caption = "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
        path = unquote(str(token.attrs.get("src", ""))).strip()
        if not path:
            raise ScriptError(
                "a picture names no file",
                where=Place(self._reader.name, self._line),
                hints=("write `![caption](picture.png)`",),
            )
        content = f"{path} | {' '.join(caption.split())}" if caption.strip() else path
        self._mark(Directive(kind="image", content=content, line=self._line), alone=alone)

    def _html(self, tag: str) -> None:
        if not _BREAK_TAG.fullmatch(tag):
            self._warn(f"the HTML tag {tag[:20]} is left out", "use Markdown, or nothing")
        self._add(" " if _BREAK_TAG.fullmatch(tag) else "")
        self._next_line(tag.count("\n"))

    def _cue(self, content: str) -> None:
        refuse_misspelt(content, Place(self._reader.name, self._line))
        self._warn(
            f"`[{content[:40]}]` is no directive and will be read out", "delete it, or put a backslash before it"
        )
        self._add_text(f"[{content}]")
        self._next_line(content.count("\n"))

    def _warn(self, message: str, hint: str) -> None:
        self._reader.warnings.append(Diagnostic(message=message, line=self._line, hint=hint))


def _alone_on_their_lines(tokens: list[Token]) -> set[int]:
    """Which tokens stand in a line that holds directives and pictures and nothing else."""
    alone: set[int] = set()
    line: list[int] = []
    for index, token in enumerate(tokens):
        if token.type in ("softbreak", "hardbreak"):
            alone.update(line if _is_unspoken(tokens, line) else ())
            line = []
        else:
            line.append(index)
    return alone.union(line if _is_unspoken(tokens, line) else ())


def _is_unspoken(tokens: list[Token], line: list[int]) -> bool:
    return all(
        tokens[at].type in ("directive", "image") or (tokens[at].type == "text" and not tokens[at].content.strip())
        for at in line
    )
