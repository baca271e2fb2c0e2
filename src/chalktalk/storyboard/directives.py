"""The author's wishes, `[VISUAL: kind: content]`: what each kind's content looks like, and what is wrong with it.

    title: Heading | subtitle                     chapter: Heading             statement: A few words
    list: [Heading:] one; two; three              recap: [Heading:] one; two; three
    process: [Heading:] one -> two -> three       (also → or ;)
    comparison: A (note): point, point | B (note): point, point      (also A vs B)
    number: $3.5M: what it measures               image: path | caption

`|` may stand for `;` in lists. Content without a known kind is a free description: the rules choose, its words find
the icon.
"""

import re
from collections.abc import Callable, Sequence

from chalktalk.documents.base import Diagnostic, Span
from chalktalk.documents.brief import Asset
from chalktalk.documents.script import Directive
from chalktalk.documents.storyboard import (
    ChapterVisual,
    ComparisonVisual,
    Element,
    ImageVisual,
    ListVisual,
    NumberVisual,
    ProcessVisual,
    RecapVisual,
    Side,
    StatementVisual,
    TitleVisual,
    Visual,
)
from chalktalk.errors import Place, ScriptError
from chalktalk.storyboard.cueing import cues_for, matches
from chalktalk.storyboard.elements import FIRST_WORD, heading, icon_query, parts_of
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.labels import LABEL_WORDS, capitalised, label
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.rules.quantity import number_visual, quantity
from chalktalk.storyboard.tokens import read_text

ITEM_BREAK = re.compile(r"\s*[;|]\s*")
STEP_BREAK = re.compile(r"\s*(?:→|⟶|=>|->|[;|])\s*")
SIDE_BREAK = re.compile(r"\s*\|\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
POINT_BREAK = re.compile(r"\s*[;,]\s*")
NUMBER_BREAK = re.compile(r"\s*\|\s*|:\s+")
ANY_BREAK = re.compile(r"[;|,:()→⟶]|=>|->|\bvs\b\.?|\bversus\b", re.IGNORECASE)
NOTE = re.compile(r"^(.*?)\s*\(([^)]*)\)$")

Builder = Callable[[str, Passage, Sequence[Asset]], Visual]


def fulfil(directive: Directive, passage: Passage, assets: Sequence[Asset]) -> Choice:
    """The picture that the author asks for.

    Raises:
        ScriptError: if the content does not fit its kind; its place names the line.
    """
    builder = BUILDERS.get(directive.kind or "")
    if builder is None:
        raise _fault(directive, f"there is no kind of picture called “{directive.kind}”", ", ".join(BUILDERS))
    try:
        visual = builder(directive.content.strip(), passage, assets)
    except ContentError as error:
        raise _fault(directive, error.message, error.example) from error
    return Choice(visual, "directive", warnings=tuple(_remarks(directive, visual, passage)))


class ContentError(Exception):
    """A directive's content does not fit its kind; `fulfil` adds the place."""

    def __init__(self, message: str, example: str) -> None:
        super().__init__(message)
        self.message = message
        self.example = example


def _fault(directive: Directive, message: str, example: str) -> ScriptError:
    return ScriptError(message, where=Place(directive.file, directive.line), hints=(f"write {example}",))


def _title(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    name, _, subtitle = content.partition("|")
    return TitleVisual(
        heading=heading(name.strip() or passage.film, passage.lexicon, icon=True), subtitle=subtitle.strip() or None
    )


def _chapter(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    name = content or passage.chapter or passage.film
    return ChapterVisual(number=max(1, passage.number), heading=heading(name, passage.lexicon, icon=True))


def _statement(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    words = content.replace("*", "").split()
    if not words or len(words) > 10:
        raise ContentError("a statement has one to ten words", "[VISUAL: statement: A few words]")
    lit = [at for at, word in enumerate(content.split()) if "*" in word]
    return StatementVisual(
        heading=heading(" ".join(words), passage.lexicon, icon=True),
        lit=Span(start=lit[0], end=lit[-1] + 1) if lit and len(lit) < len(words) else None,
    )


def _list(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    name, items = _items("item", content, passage, ITEM_BREAK, 6, "[VISUAL: list: one; two; three]")
    return ListVisual(heading=name or heading_for(passage, (), items, "list"), items=items)


def _recap(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    name, items = _items("item", content, passage, ITEM_BREAK, 5, "[VISUAL: recap: one; two; three]")
    return RecapVisual(heading=name or heading_for(passage, (), items, "recap"), items=items)


def _process(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    example = "[VISUAL: process: one -> two -> three]"
    name, steps = _items("step", content, passage, STEP_BREAK, 6, example)
    if len(steps) < 2:
        raise ContentError("a process needs at least two steps", example)
    return ProcessVisual(heading=name or heading_for(passage, (), steps, "process"), steps=steps)


def _comparison(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    example = "[VISUAL: comparison: Bit: one value | Qubit: many values]"
    sides = [part for part in SIDE_BREAK.split(content, maxsplit=1) if part.strip()]
    if len(sides) != 2:
        raise ContentError("a comparison needs two sides", example)
    name, first = _heading_before(sides[0], passage, colons=2)
    left = _side("left", first, passage, example)
    right = _side("right", sides[1], passage, example)
    said = (left.head, right.head, *left.points, *right.points)
    return ComparisonVisual(heading=name or heading_for(passage, (), said, "comparison"), left=left, right=right)


def _number(content: str, passage: Passage, _assets: Sequence[Asset]) -> Visual:
    value, *rest = (part.strip() for part in NUMBER_BREAK.split(content, maxsplit=1))
    caption = rest[0] if rest else ""
    if not any(sign.isdigit() for sign in value):
        raise ContentError("a number needs digits", "[VISUAL: number: $3.5M: what it measures]")
    if not caption:
        found = quantity(passage)
        caption = found.visual.caption.label if found and isinstance(found.visual, NumberVisual) else passage.film
    said, measured = (cues_for((text,), passage.tokens, passage.lexicon)[0] for text in (value, caption))
    return number_visual(value, said, capitalised(caption), measured, passage)


def _image(content: str, _passage: Passage, assets: Sequence[Asset]) -> Visual:
    path, _, caption = (part.strip() for part in content.partition("|"))
    asset = next((asset for asset in assets if asset.path == path), None)
    if asset is None:
        raise ContentError(f"the picture “{path}” was not found", "[VISUAL: image: path | caption]")
    picture = Element(id="picture", label=capitalised(caption), cue=FIRST_WORD)
    return ImageVisual(blob=asset.blob, width=asset.width, height=asset.height, picture=picture)


BUILDERS: dict[str, Builder] = {
    "title": _title,
    "chapter": _chapter,
    "statement": _statement,
    "list": _list,
    "comparison": _comparison,
    "process": _process,
    "number": _number,
    "image": _image,
    "recap": _recap,
}


def _items(
    name: str, content: str, passage: Passage, cut: re.Pattern[str], most: int, example: str
) -> tuple[Element | None, tuple[Element, ...]]:
    """The heading, if there is one, and the items in order, each cued to its words."""
    title, rest = _heading_before(content, passage, colons=1)
    parts = [part.strip() for part in cut.split(rest) if part.strip()]
    if not 1 <= len(parts) <= most:
        raise ContentError(f"there are {len(parts)} parts where 1 to {most} are possible", example)
    return title, _elements([f"{name}-{at}" for at in range(1, len(parts) + 1)], parts, passage)


def _heading_before(content: str, passage: Passage, *, colons: int) -> tuple[Element | None, str]:
    """A heading is what stands before the first of so many colons."""
    if content.count(": ") < colons:
        return None, content
    title, _, rest = content.partition(": ")
    return heading(title.strip(), passage.lexicon), rest


def _side(name: str, content: str, passage: Passage, example: str) -> Side:
    subject, _, said = content.strip().partition(":")
    noted = NOTE.match(subject.strip())
    subject, note = (noted[1], noted[2]) if noted else (subject.strip(), None)
    points = [part.strip() for part in POINT_BREAK.split(said) if part.strip()]
    if not subject or len(points) > 4:
        raise ContentError("a side has a name and at most four points", example)
    names = [name, *(f"{name}-point-{at}" for at in range(1, len(points) + 1))]
    head, *rest = _elements(names, [subject, *points], passage)
    return Side(head=head, note=note, points=tuple(rest))


def _elements(names: Sequence[str], texts: Sequence[str], passage: Passage) -> tuple[Element, ...]:
    spans = cues_for(texts, passage.tokens, passage.lexicon)
    return tuple(
        Element(id=name, label=_fitting(text, passage), icon=icon_query(text, passage.lexicon), cue=span)
        for name, text, span in zip(names, texts, spans, strict=True)
    )


def _fitting(text: str, passage: Passage) -> str:
    """The author's words as they are, unless they are too many for a label."""
    if len(text.split()) <= LABEL_WORDS:
        return capitalised(text)
    return label(read_text(text, passage.lexicon), passage.lexicon)


def _remarks(directive: Directive, visual: Visual, passage: Passage) -> list[Diagnostic]:
    """What the author should know: words that were shortened, and pictures whose words are never said."""
    shown = parts_of(visual)
    written = {text.strip().lower() for text in ANY_BREAK.split(directive.content)}
    remarks = [
        Diagnostic(
            message=f"a label was shortened to “{part.label}”",
            line=directive.line,
            hint=f"labels have at most {LABEL_WORDS} words",
        )
        for part in shown
        if part.label.lower() not in written
    ]
    if len(shown) > 1 and not any(matches(part.label, passage.tokens, passage.lexicon) for part in shown):
        remarks.append(
            Diagnostic(
                message="nothing in this picture is said in its sentences, so its parts come in evenly",
                line=directive.line,
                hint="use the same words in the narration, or move the directive",
            )
        )
    return remarks
