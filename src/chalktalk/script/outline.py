"""From Markdown to what counts for a film: headings, passages to speak, and what stands between their words.

Only marks are removed here. Every character that is left in a passage's text will be shown, and every line number is
the file's own. What Markdown can hold and a voice cannot say (tables, code, HTML) is left out with a warning.
"""

from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.backticks import backtick
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from chalktalk.documents.base import Diagnostic
from chalktalk.errors import Place, ScriptError
from chalktalk.script.directives import directive_rule
from chalktalk.script.passages import Passage, PassageReader

_LEFT_OUT = {
    "table_open": ("a table is neither spoken nor shown", "say it in sentences, or use a [VISUAL: …]"),
    "fence": ("a block of code is neither spoken nor shown", "say in a sentence what it does"),
    "code_block": ("an indented block is code, neither spoken nor shown", "take away the spaces before it"),
    "html_block": ("HTML is left out, with the text in it", "write the text as Markdown"),
}
"""What Markdown has and a film has not, by the token that begins it, with a hint."""

_SKIPPED = {"footnote_block_open": "footnote_block_close", "table_open": "table_close"}
"""Parts of which nothing is read, from the first token to the last."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; it is shown and not spoken."""

    level: int
    text: str
    line: int


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
    markdown.validateLink = lambda url: url is not None  # type: ignore[method-assign]  # nothing here is ever followed
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
        self._name = name
        self.blocks: list[Heading | Passage] = []
        self.warnings: list[Diagnostic] = []
        self._paragraph = -1
        self._lists = 0
        self._ordered = False
        self._item = -1
        self._heading: Token | None = None
        self._skip_to: str | None = None

    def read(self, token: Token) -> None:
        """Take in the next token."""
        line = token.map[0] + 1 if token.map else 1
        if self._skip_to:
            self._skip_to = None if token.type == self._skip_to else self._skip_to
            return
        self._skip_to = _SKIPPED.get(token.type)
        if token.type in _LEFT_OUT:
            self._warn(*_LEFT_OUT[token.type], line)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if self._lists == 0:
                self._paragraph += 1
                self._ordered = token.type == "ordered_list_open"
                self._item = -1
            self._lists += 1
        elif token.type == "list_item_open":
            self._item += self._lists == 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists -= 1
        elif token.type in ("heading_open", "heading_close"):
            self._heading = token if token.nesting > 0 else None
        elif token.type == "inline" and self._heading:
            self._read_heading(token, line, self._heading)
        elif token.type == "inline":
            self._paragraph += self._lists == 0
            self.blocks.append(self._passage(token, line))

    def _read_heading(self, token: Token, line: int, heading: Token) -> None:
        passage = self._passage(token, line)
        text = " ".join(passage.text.split())
        if heading.markup == "-":
            hint = "put an empty line between text and a dividing line"
            self._warn("a line underlined with dashes is a heading, and is not spoken", hint, line)
        if text:
            self.blocks.append(Heading(int(heading.tag[1]), text, line))
        if passage.marks:
            self.blocks.append(Passage(passage.paragraph, list_item=False, lines=passage.lines, marks=passage.marks))

    def _passage(self, token: Token, line: int) -> Passage:
        listed = self._lists > 0
        passage = Passage(
            max(self._paragraph, 0),
            list_item=listed,
            ordered=listed and self._ordered,
            item=self._item if listed else None,
        )
        return PassageReader(self._name, passage, line, self.warnings).read(token)

    def _warn(self, message: str, hint: str, line: int) -> None:
        self.warnings.append(Diagnostic(message=message, line=line, hint=hint))
