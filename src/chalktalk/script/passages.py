"""One paragraph of Markdown, mark by mark: the text to speak, and what stands between its words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from chalktalk.documents.base import Diagnostic
from chalktalk.documents.script import Directive
from chalktalk.errors import Place, ScriptError
from chalktalk.script.directives import Pause, parsed_directive, refuse_misspelt

_PICTURE_SIGNS = re.compile(
    "[\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\U0001f000-\U0001faff]"
    "[\ufe0f\u200d\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufe0e\ufe0f\u20e3\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LOST_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_BETWEEN = ("directive", "image")
"""Tokens that stand between words."""

_BROKEN_WORD = re.compile(r"[^\W\d_]-$")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


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
    ordered: bool = False
    """Whether the outermost list around it is numbered."""
    item: int | None = None
    """Which item of that list it belongs to, from 0."""
    text: str = ""
    lines: list[tuple[int, int]] = field(default_factory=list)
    """From which character on the text stands in which line of the file."""
    stressed: list[tuple[int, int]] = field(default_factory=list)
    """Characters the author emphasised, as half-open ranges in order."""
    marks: list[Mark] = field(default_factory=list)


class PassageReader:
    """Turns the inline tokens of one paragraph, list item or heading into a passage."""

    def __init__(self, name: str, passage: Passage, line: int, warnings: list[Diagnostic]) -> None:
        self._name = name
        self._passage = passage
        self._line = line
        self._warnings = warnings
        self._parts: list[str] = []
        self._length = 0
        self._stress: list[int] = []
        self._struck = 0
        self._readers: dict[str, Callable[[Token], None]] = {
            "text": lambda token: self._add_text(token.content),
            "code_inline": self._code,
            "softbreak": self._line_break,
            "hardbreak": self._line_break,
            "em_open": lambda _token: self._stress.append(self._length),
            "strong_open": lambda _token: self._stress.append(self._length),
            "em_close": self._stress_ends,
            "strong_close": self._stress_ends,
            "s_open": self._strike,
            "s_close": self._strike,
            "html_inline": self._html,
            "image": self._image,
            "directive": self._directive,
            "cue": self._cue,
        }

    def read(self, token: Token) -> Passage:
        """The passage, complete. Tokens with nothing to say, such as links' ends and footnote marks, leave no trace."""
        tokens = token.children or []
        alone = _alone_on_their_lines(tokens)
        self._passage.lines.append((0, self._line))
        for index, part in enumerate(tokens):
            if reader := self._readers.get(part.type):
                reader(part)
            if part.type in _BETWEEN:
                self._add("\n" if index in alone else " ")
        self._passage.text = "".join(self._parts)
        return self._passage

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

    def _code(self, token: Token) -> None:
        self._add_text(token.content)
        self._next_line(token.meta.get("lines", 0))

    def _line_break(self, _token: Token) -> None:
        if _BROKEN_WORD.search(self._parts[-1] if self._parts else ""):
            self._warn("a word broken at the end of the line becomes two", "write it in one line")
        self._add(" ")
        self._next_line(1)

    def _next_line(self, lines: int) -> None:
        if lines:
            self._line += lines
            self._passage.lines.append((self._length, self._line))

    def _stress_ends(self, _token: Token) -> None:
        start = self._stress.pop()
        if not self._stress:
            self._passage.stressed.append((start, self._length))

    def _strike(self, token: Token) -> None:
        self._struck += token.nesting
        if token.nesting > 0:
            self._warn("struck-out text is left out", "delete it, or take away the ~~")

    def _html(self, token: Token) -> None:
        if _BREAK_TAG.fullmatch(token.content):
            self._add(" ")
        elif not token.content.startswith("</"):
            self._warn(f"the HTML tag {token.content[:20]} is left out", "use Markdown, or nothing")
        self._next_line(token.content.count("\n"))

    def _mark(self, item: Directive | Pause) -> None:
        self._passage.marks.append(Mark(self._length, item, self._line))

    def _directive(self, token: Token) -> None:
        self._mark(parsed_directive(token.content, closed=token.markup == "]", place=Place(self._name, self._line)))
        self._next_line(token.content.count("\n"))

    def _image(self, token: Token) -> None:
        caption = "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
        path = unquote(str(token.attrs.get("src", ""))).strip()
        if not path:
            hint = "write `![caption](picture.png)`"
            raise ScriptError("a picture names no file", where=Place(self._name, self._line), hints=(hint,))
        content = f"{path} | {' '.join(caption.split())}" if caption.strip() else path
        self._mark(Directive(kind="image", content=content, file=self._name, line=self._line))

    def _cue(self, token: Token) -> None:
        refuse_misspelt(token.content, Place(self._name, self._line))
        said = f"`[{token.content[:40]}]` is no directive and will be read out"
        self._warn(said, "delete it, or put a backslash before it")
        self._add_text(f"[{token.content}]")
        self._next_line(token.content.count("\n"))

    def _warn(self, message: str, hint: str) -> None:
        self._warnings.append(Diagnostic(message=message, line=self._line, hint=hint))


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
        tokens[at].type in _BETWEEN or (tokens[at].type == "text" and not tokens[at].content.strip()) for at in line
    )
