"""Scripts from a few lines of text, and the storyboards drawn up from them."""

import asyncio
import re
from collections.abc import Callable

import pytest

from chalktalk.analysis import analyse
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob
from chalktalk.documents.manner import Transitions
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.script import Directive, PlacedSentence, Script, Section, Sentence, Word
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import Context
from chalktalk.storyboard import draw_up

PICTURE = Asset(path="cell.png", blob=Blob(digest="0" * 64, size=1, media_type="image/png"), width=1600, height=900)

DIRECTIVE = re.compile(r"^\[(?:(\w+): )?(.*?)\]\s*")
PAUSE = "¶"

Draw = Callable[..., Storyboard]


def script_of(text: str, *, title: str = "The film", language: str = "en") -> Script:
    """Each line is a paragraph, `## …` opens a chapter, `- …` is a list item (all of a list are one paragraph),
    `[kind: content]` a directive before a sentence, `*word*` is stressed, `¶` after a word a pause of a second."""
    sections: list[tuple[str | None, int, list[PlacedSentence]]] = [(None, 1, [])]
    before, number = "", 0
    for line, paragraph in enumerate(text.strip().splitlines(), 1):
        number = number if before.startswith("- ") and paragraph.startswith("- ") else line
        before = paragraph
        if paragraph.startswith("## "):
            sections.append((paragraph[3:], line, []))
        elif paragraph:
            sections[-1][2].extend(_placed(paragraph, line, number))
    return Script(
        title=title,
        language=language,
        audience=None,
        sections=tuple(Section(title=name, line=at, sentences=tuple(said)) for name, at, said in sections if said),
    )


def _placed(paragraph: str, line: int, number: int) -> list[PlacedSentence]:
    found = []
    for told in re.split(r"(?<=[.!?¶]) (?=[^a-z¶])", paragraph.removeprefix("- ").strip()):
        directive = DIRECTIVE.match(told)
        words = DIRECTIVE.sub("", told).replace(f" {PAUSE}", PAUSE).split()
        found.append(
            PlacedSentence(
                sentence=Sentence(words=tuple(map(_word, words))),
                line=line,
                paragraph=number,
                list_item=paragraph.startswith("- "),
                directive=Directive(kind=directive[1], content=directive[2], file="talk.md", line=line)
                if directive
                else None,
            )
        )
    return found


def _word(text: str) -> Word:
    shown = text.replace(PAUSE, "").replace("*", "")
    return Word(
        display=shown,
        spoken=re.sub(r"[^\w' ]", "", shown) or shown,
        emphasis="*" in text,
        pause=1.0 if PAUSE in text else 0.0,
    )


@pytest.fixture
def draw(context: Context) -> Draw:
    """Draws up the storyboard for a script or its text."""

    def drawn(text: Script | str, *, transitions: Transitions = Transitions.VARIED, **about: str) -> Storyboard:
        script = text if isinstance(text, Script) else script_of(text, **about)

        async def drawing() -> Storyboard:
            graph = await analyse.function(context, script, Reader())
            return await draw_up.function(context, script, graph, (PICTURE,), transitions)

        return asyncio.run(drawing())

    return drawn


@pytest.fixture
def write() -> Callable[[str], Script]:
    """Makes a script of a text."""
    return script_of
