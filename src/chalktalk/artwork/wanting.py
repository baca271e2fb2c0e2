"""Which scenes want a picture, and what they ask painters for.

A scene wants one if its script describes a picture (`[VISUAL: painting: …]`, or freely where a plain thought would be
shown), or if all it has to show is a large icon, a mood, a character, or, where the plan is the best, a few words.
Charts, steps, comparisons, code and whatever else says something by its form are never painted over, nor is what the
author asked for by another kind.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chalktalk.artwork.casting import chain_for, complexity, is_touchable, role_for
from chalktalk.artwork.prompting import (
    FEELINGS,
    NEGATIVE,
    is_clear,
    named_first,
    normal,
    prompt_of,
    sheet_prompt,
    shown_words,
    style_of,
)
from chalktalk.documents.analysis import Tone
from chalktalk.documents.direction import Look
from chalktalk.documents.options import Aspect
from chalktalk.documents.painting import PainterRole, Painting, PaintingWish
from chalktalk.documents.script import Directive, Script
from chalktalk.documents.services import Character, Painters, Pictures, Plan, Services
from chalktalk.documents.storyboard import (
    AbstractVisual,
    Element,
    ImageVisual,
    QuoteVisual,
    Scene,
    StatementVisual,
    Storyboard,
)

PAINTING = "painting"
"""The directive's kind that asks for a picture."""
SIZES = {Aspect.WIDE: (1792, 1024), Aspect.TALL: (1024, 1792)}
"""Pixels asked for by the page's shape: shapes that painters know."""
SQUARE = (1024, 1024)
SHEET_SIZE = (1792, 1024)
CONCEPTS = 3
"""Concepts of its scene that the picture of a thought shows at most."""
LONGEST_CAPTION = 12
"""Words of a quotation that can stand below a picture."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What one picture is to show."""

    shown: str
    """As a painter is told it."""
    counted: str
    """The part of it that says how complex it is."""
    touchable: bool = True
    characters: tuple[Character, ...] = ()


def wishes_for(script: Script, storyboard: Storyboard, look: Look, services: Services) -> dict[str, PaintingWish]:
    """What the scenes of a whole film ask painters for, by scene; most scenes ask for nothing.

    Args:
        script: Where the author may describe pictures.
        storyboard: The whole film.
        look: What the pictures should look like, and their shape.
        services: Who paints, whom, and when.
    """
    style, size = style_of(look, script.audience), SIZES.get(look.aspect, SQUARE)
    subjects = _subjects(script, storyboard, services)
    return {scene.id: _wish(subject, style, size, services) for scene, subject in subjects}


def cast_of(script: Script, storyboard: Storyboard, services: Services) -> tuple[Character, ...]:
    """The characters that a film's pictures show and that somebody can keep to."""
    if not services.painters.faithful:
        return ()
    shown = [character for _, subject in _subjects(script, storyboard, services) for character in subject.characters]
    return tuple(character for character in services.characters if character in shown)


def sheet_for(character: Character, services: Services) -> PaintingWish:
    """The character's reference sheet. It is the same in every look, so that later films have the same character."""
    return PaintingWish(
        text=f"reference sheet of {character.name}",
        prompt=sheet_prompt(character),
        negative=NEGATIVE,
        width=SHEET_SIZE[0],
        height=SHEET_SIZE[1],
        role=PainterRole.FAITHFUL,
        complexity=1.0,
        reference=character.reference,
        lora=character.lora,
        drawn=True,
        painters=services.painters.faithful,
        judges=services.moderation,
    )


def with_sheets(services: Services, sheets: dict[str, Painting]) -> Services:
    """The same, with characters that look as on their sheets, by name; who has none stays as the author gave them."""
    cast = (
        character.model_copy(update={"reference": sheet.asset.blob})
        if (sheet := sheets.get(character.name)) and sheet.asset
        else character
        for character in services.characters
    )
    return services.model_copy(update={"characters": tuple(cast)})


def wanted(script: Script, storyboard: Storyboard, look: Look, services: Services) -> Counter[PainterRole]:
    """How many different pictures a film asks for, by who is asked first: what an estimate counts."""
    wishes = wishes_for(script, storyboard, look, services).values()
    sheets = (sheet_for(character, services) for character in cast_of(script, storyboard, services))
    return Counter(wish.role for wish in {*wishes, *sheets})


def with_painting(scene: Scene, painting: Painting | None) -> Scene:
    """The scene with its picture; as it was, if there is none: that is its placeholder, in the film's own style."""
    if painting is None or painting.asset is None:
        return scene
    picture = _caption(scene)
    assert picture is not None
    return scene.model_copy(update={"visual": ImageVisual(asset=painting.asset, picture=picture)})


def _caption(scene: Scene) -> Element | None:
    """What stands below a scene's picture; None for scenes whose visual is never painted over."""
    match scene.visual:
        case ImageVisual(asset=None, picture=picture):
            return picture
        case AbstractVisual(heading=heading):
            return heading.model_copy(update={"label": ""})  # the voice has the words
        case StatementVisual(heading=heading):
            return heading
        case QuoteVisual(words=words, speaker=speaker) if len(words.label.split()) <= LONGEST_CAPTION:
            return words.model_copy(update={"label": f"“{words.label}”" + (f" {speaker}" if speaker else "")})
        case _:
            return None


def _subjects(script: Script, storyboard: Storyboard, services: Services) -> Iterator[tuple[Scene, Subject]]:
    """The scenes that want a picture, and what of; a thing that several of them show is the same picture in all."""
    if services.pictures is Pictures.NONE or services.painters == Painters():
        return
    directives, things = _directives(script, storyboard), dict[str, Subject]()
    for scene in storyboard.scenes:
        directive = directives.get(scene.id)
        if _caption(scene) is None or (directive is not None and directive.kind not in (None, PAINTING)):
            continue
        said = " ".join(word.display for word in scene.words) + (f" {directive.content}" if directive else "")
        cast = tuple(character for character in services.characters if _named(character, said))
        if directive is not None:
            content = directive.content
            described = shown_words(content if directive.kind is None else content.partition("|")[0])
            yield scene, Subject(described, described, characters=cast)
        elif services.pictures is Pictures.AUTO and (cast or _is_bare(scene, services.plan)):
            subject = _subject(scene, script.title, cast)
            shared = isinstance(scene.visual, ImageVisual) and not cast
            yield scene, things.setdefault(subject.counted, subject) if shared else subject


def _is_bare(scene: Scene, plan: Plan) -> bool:
    """Whether a scene has nothing better to show than a picture."""
    return isinstance(scene.visual, ImageVisual | AbstractVisual) or plan is Plan.PREMIUM


def _subject(scene: Scene, title: str, cast: tuple[Character, ...]) -> Subject:
    """What a character does; what is to be seen of a thing; or a thought, with what its scene and film speak of."""
    if cast:
        told = next((one.text for one in scene.sentences if _named(cast[0], one.text)), scene.sentences[0].text)
        return Subject(shown_words(told), told, characters=cast)
    if isinstance(scene.visual, ImageVisual):
        picture = scene.visual.picture
        said = _sentence_with(scene, picture)
        thing = normal(picture.label.strip() or named_first(picture.icon or ""), said) or title
        return Subject(thing if is_clear(thing) else f"{thing}, as in “{shown_words(said)}”", thing)
    touchable, tone = False, Tone.NEUTRAL
    if isinstance(scene.visual, AbstractVisual):
        thought, tone = scene.visual.heading.label, scene.visual.tone
    elif isinstance(scene.visual, StatementVisual):
        thought, touchable = scene.visual.heading.label, is_touchable(scene.visual.heading.icon)
    else:
        assert isinstance(scene.visual, QuoteVisual)
        thought = scene.visual.words.label
    things = ", ".join(dict.fromkeys(normal(accent.text) for accent in scene.accents[:CONCEPTS]))
    counted = f"{thought}, {things}" if things else thought
    beside = f", with {things}" if things else ""
    said = shown_words(" ".join(sentence.text for sentence in scene.sentences))
    shown = f"a {FEELINGS[tone]} scene{beside} for “{said}”, in a film on {title}"
    return Subject(shown, counted, touchable)


def _sentence_with(scene: Scene, part: Element) -> str:
    """The sentence that names a part; where none does in these words, that of the words it belongs to."""
    last = "".join(part.label.lower().split()[-1:])
    stem = last[: max(3, len(last) - 3)]
    start, cued = 0, scene.sentences[-1].text
    for sentence in scene.sentences:
        if stem and re.search(rf"\b{re.escape(stem)}", sentence.text.lower()):
            return sentence.text
        if start <= part.cue.start < start + len(sentence.words):
            cued = sentence.text
        start += len(sentence.words)
    return cued


def _wish(subject: Subject, style: str, size: tuple[int, int], services: Services) -> PaintingWish:
    hard = complexity(subject.counted, touchable=subject.touchable, people=len(subject.characters))
    role = role_for(hard, characters=bool(subject.characters))
    known = next((one for one in subject.characters if one.reference or one.lora), None)  # painters keep to one at most
    return PaintingWish(
        text=subject.shown,
        prompt=prompt_of(subject.shown, style, subject.characters),
        negative=NEGATIVE,
        width=size[0],
        height=size[1],
        role=role,
        complexity=hard,
        reference=known.reference if known else None,
        lora=known.lora if known else None,
        painters=chain_for(role, services.painters),
        judges=services.moderation,
    )


def _directives(script: Script, storyboard: Storyboard) -> dict[str, Directive]:
    """The directive before a scene's first sentence, by scene. Scenes hold the script's sentences in their order."""
    placed = [placed for section in script.sections for placed in section.sentences]
    found: dict[str, Directive] = {}
    at = 0
    for scene in storyboard.scenes:
        directive = placed[at].directive if at < len(placed) else None
        if directive is not None:
            found[scene.id] = directive
        at += len(scene.sentences)
    return found


def _named(character: Character, said: str) -> bool:
    """Whether words name someone."""
    return re.search(rf"(?<!\w){re.escape(character.name)}(?!\w)", said, re.IGNORECASE) is not None
