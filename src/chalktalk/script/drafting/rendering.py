"""A model's script as Markdown in our grammar: what it gets wrong is mended or left out, and noted."""

import re
from collections.abc import Sequence

from chalktalk.documents.base import Diagnostic
from chalktalk.script.directives import LONGEST_PAUSE
from chalktalk.script.drafting.answer import WrittenParagraph, WrittenScript
from chalktalk.script.drafting.visuals import sane_visual
from chalktalk.script.plainly import as_text, with_plain_start, without_marks

_PIECE = re.compile(
    r"(?P<pause>\[\s*pause(?:\s+(?P<number>\d{1,4}(?:\.\d{1,3})?)\s*(?P<unit>s|ms))?\s*\])"
    r"|(?P<other>\[[^\[\]]*\]?)"
    r"|(?P<stress>(?<![\w*])\*{1,2}(?P<word>\w(?:[^*\n\[\]<>`\\_]{0,60}[\w!?.])?)\*{1,2}(?![\w*]))",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")
_FENCE = re.compile(r"```\w*")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?(?:-->|$)", re.DOTALL)
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_LONGEST_HEADING = 70


def rendered(script: WrittenScript) -> tuple[str, tuple[Diagnostic, ...]]:
    """The script's Markdown, and what was left out of it, with the lines where that stood.

    It parses, whatever the model wrote; it is without a word to speak if the model wrote none.
    """
    page = _Page()
    page.add(f"# {_heading(script.title) or 'Untitled'}", "")
    for section in script.sections:
        if section.heading and (name := _heading(section.heading)) and section.part != "hook":
            page.add(f"## {name}", "")
        for paragraph in section.paragraphs:
            page.paragraph(paragraph)
    return "\n".join(page.lines), tuple(page.findings)


def _heading(text: str) -> str:
    bare = " ".join(_HASHES.sub("", _TAG.sub("", text)).replace("[", " ").replace("]", " ").replace("*", "").split())
    if len(bare) > _LONGEST_HEADING:
        bare = bare[:_LONGEST_HEADING].rpartition(" ")[0] or bare[:_LONGEST_HEADING]
    return as_text(bare) if re.search(r"[^\W_]", bare) else ""


class _Page:
    """Lines, as they come."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.findings: list[Diagnostic] = []

    def add(self, *lines: str) -> None:
        """More of them."""
        self.lines += lines

    def paragraph(self, paragraph: WrittenParagraph) -> None:
        """A paragraph with its picture and its list; nothing of it if there is nothing to say."""
        said, items = _lines_of(paragraph)
        text = self._text(" ".join(said))
        listed = [line for item in items if _speaks(line := self._text(item))]
        if not _speaks(text) and not listed:
            return
        if paragraph.visual and (visual := self._visual(paragraph.visual)):
            self.add(f"[VISUAL: {visual}]")
        if _speaks(text):
            self.add(with_plain_start(text), "")
        self.add(*(f"- {with_plain_start(line)}" for line in listed), *([""] if listed else []))

    def _visual(self, wish: str) -> str | None:
        visual, reason = sane_visual(wish)
        if visual is None and reason:
            self._note(f"the picture “{_short(wish)}” was left out: {reason}", "add one of your own there")
        return visual

    def _text(self, text: str) -> str:
        """Text whose pauses and stressed words are ours, and all else plain."""
        bare = " ".join(_TAG.sub(" ", _FENCE.sub(" ", text)).replace("`", "").split())
        parts: list[str] = []
        end = 0
        for piece in _PIECE.finditer(bare):
            parts += [without_marks(bare[end : piece.start()]), self._piece(piece)]
            end = piece.end()
        parts.append(without_marks(bare[end:]))
        return " ".join("".join(parts).split())

    def _piece(self, piece: re.Match[str]) -> str:
        if piece["stress"]:
            return f"*{without_marks(piece['word'])}*"
        if piece["pause"]:
            seconds = float(piece["number"] or 0) / (1000 if (piece["unit"] or "").lower() == "ms" else 1)
            if seconds <= LONGEST_PAUSE:
                return f"[pause {piece['number']}{piece['unit'].lower()}]" if piece["number"] else "[pause]"
        self._note(f"{_short(piece[0])} was left out: it is no cue that can stand there", "add one of your own there")
        return " "

    def _note(self, message: str, hint: str) -> None:
        self.findings.append(Diagnostic(message=message, line=len(self.lines) + 1, hint=hint))


def _lines_of(paragraph: WrittenParagraph) -> tuple[list[str], list[str]]:
    """What is said in a row, and the items of a list, also where a model wrote them into its text."""
    said: list[str] = []
    items: list[str] = []
    for line in paragraph.text.splitlines():
        if _BULLET.match(line):
            items.append(_BULLET.sub("", line))
        elif line.strip():
            said.append(_HASHES.sub("", line))
    return said, [*items, *(_BULLET.sub("", " ".join(item.split())) for item in paragraph.items)]


def _speaks(text: str) -> bool:
    return bool(re.search(r"[^\W_]", re.sub(r"\[pause[^\]]*\]", "", text)))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"


def spoken_words(text: str) -> int:
    """How many words of a script's Markdown are spoken."""
    return sum(bool(re.search(r"\w", word)) for line in spoken_lines(text) for word in line.split())


def spoken_lines(text: str) -> Sequence[str]:
    """The lines of a rendered script without headings and cues; empty where there is nothing to say."""
    told = (
        "" if line.startswith(("# ", "## ", "[VISUAL:")) else re.sub(r"\[pause[^\]]*\]", " ", line)
        for line in text.split("\n")
    )
    return [re.sub(r"\\(?=[^\w\s])", "", line.removeprefix("- ")) for line in told]
