"""Films as scripts and storyboards of a few words, for tests."""

from collections.abc import Sequence

from chalktalk.direction import theme_named
from chalktalk.documents.analysis import Tone
from chalktalk.documents.base import Span
from chalktalk.documents.direction import Look
from chalktalk.documents.options import Aspect
from chalktalk.documents.script import Directive, PlacedSentence, Script, Section, Sentence, Word
from chalktalk.documents.storyboard import (
    AbstractVisual,
    Element,
    ImageVisual,
    Rationale,
    Scene,
    StatementVisual,
    Storyboard,
    TransitionKind,
    Visual,
)

Told = tuple[str, Visual] | tuple[str, Visual, Directive]


def element(label: str, icon: str | None = None, name: str = "heading") -> Element:
    return Element(id=name, label=label, icon=icon, cue=Span(start=0, end=1))


def thing(label: str) -> ImageVisual:
    return ImageVisual(picture=element(label, label.lower(), "picture"))


def statement(label: str) -> StatementVisual:
    return StatementVisual(heading=element(label))


def mood(label: str, tone: Tone = Tone.NEUTRAL) -> AbstractVisual:
    return AbstractVisual(heading=element(label), tone=tone)


def directive(content: str, kind: str | None = None) -> Directive:
    return Directive(kind=kind, content=content, file="talk.md", line=1)


def film(scenes: Sequence[Told], title: str = "Bees") -> tuple[Script, Storyboard]:
    """A script and its storyboard: what is said, what is shown, what the author asked for."""
    said = [Sentence(words=tuple(Word(display=word, spoken=word) for word in told[0].split(" "))) for told in scenes]
    placed = tuple(
        PlacedSentence(sentence=sentence, line=1, paragraph=at, directive=told[2] if len(told) > 2 else None)
        for at, (sentence, told) in enumerate(zip(said, scenes, strict=True))
    )
    script = Script(
        title=title, language="en", audience=None, sections=(Section(title=None, line=1, sentences=placed),)
    )
    shown = tuple(
        Scene(
            id=f"scene-{at}",
            chapter=None,
            starts_chapter=at == 1,
            sentences=(sentence,),
            visual=told[1],
            enter=TransitionKind.CUT,
            leave=TransitionKind.CUT,
        )
        for at, (sentence, told) in enumerate(zip(said, scenes, strict=True), 1)
    )
    board = Storyboard(title=title, language="en", scenes=shown, rationales=(Rationale(reason="test"),) * len(shown))
    return script, board


def look(theme: str = "midnight", aspect: Aspect = Aspect.WIDE) -> Look:
    return Look(
        theme=theme_named(theme), aspect=aspect, width=1920, height=1080, burned_captions=True, caption_characters=40
    )
