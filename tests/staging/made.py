"""Scenes of every kind, with evenly spoken words, for the staging tests."""

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Blob, Document, Span
from chalktalk.documents.cues import Beat, Caption, CaptionWord, OverlayTimes, SceneCues, Transition
from chalktalk.documents.direction import Look
from chalktalk.documents.narration import WordTime
from chalktalk.documents.options import Aspect
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import (
    ChapterVisual,
    ComparisonVisual,
    Element,
    Gesture,
    ImageVisual,
    ListVisual,
    NumberVisual,
    Overlay,
    OverlayKind,
    Pose,
    ProcessVisual,
    RecapVisual,
    Scene,
    Side,
    StatementVisual,
    TitleVisual,
    TransitionKind,
    Visual,
)
from chalktalk.documents.theme import Palette, Theme
from chalktalk.documents.timeline import AnyNode, Path, SceneTimeline
from chalktalk.engine import Context
from chalktalk.frames import FrameRate
from chalktalk.staging import stage_scene
from chalktalk.timeline import nodes_under

RATE = FrameRate(30)
SAYING = "When a vaccine arrives your body meets a harmless piece of the virus and learns to answer it"
WORDS = tuple(SAYING.split())
PITCH, SAID = 0.4, 0.35

PAGES = {
    Aspect.WIDE: (1920, 1080, 42),
    Aspect.TALL: (1080, 1920, 30),
    Aspect.SQUARE: (1080, 1080, 30),
    Aspect.PORTRAIT: (1080, 1350, 30),
}

NIGHT = Palette(
    background_from="#0c1230",
    background_to="#1c2a5e",
    glow="#2b4a9b",
    surface="#1e2a57",
    surface_edge="#4a5788",
    ink="#f5f7ff",
    muted="#aab4d8",
    primary="#7fa6ff",
    contrast="#ff8f73",
    positive="#3ddc97",
    warning="#ffc24b",
    caption_ground="#0a0f1e",
    caption_ink="#ffffff",
)


def look_for(aspect: Aspect) -> Look:
    width, height, characters = PAGES[aspect]
    theme = Theme(name="night", summary="for tests", palette=NIGHT)
    return Look(
        theme=theme, aspect=aspect, width=width, height=height, burned_captions=True, caption_characters=characters
    )


def element(id_: str, label: str, word: int, icon: str | None = "shield") -> Element:
    return Element(id=id_, label=label, icon=icon, cue=Span(start=word, end=word + 1))


def heading(label: str) -> Element:
    return element("heading", label, 0)


def series(name: str, labels: list[str], first: int = 2) -> tuple[Element, ...]:
    pitch = max(1, (len(WORDS) - first) // max(1, len(labels)))
    return tuple(element(f"{name}-{i + 1}", label, first + i * pitch) for i, label in enumerate(labels))


def side(name: str, label: str, points: list[str], first: int) -> Side:
    return Side(head=element(name, label, first), note="In short", points=series(f"{name}-point", points, first + 1))


PHOTO = Blob(digest="a" * 64, size=1, media_type="image/png")
"""A picture that staging places without ever opening it."""


def photo(width: int, height: int) -> Asset:
    return Asset(path="photo.png", blob=PHOTO, width=width, height=height)


VISUALS: dict[str, Visual] = {
    "title": TitleVisual(heading=heading("How a vaccine teaches your body"), subtitle="A minute on memory"),
    "chapter": ChapterVisual(number=2, heading=heading("The body remembers")),
    "statement": StatementVisual(heading=heading("Your body learns without falling ill"), lit=Span(start=2, end=3)),
    "list": ListVisual(
        heading=heading("Lines of defence"), items=series("item", ["Skin", "White blood cells", "Memory"])
    ),
    "long list": ListVisual(
        heading=heading("What it holds"), items=series("item", ["One", "Two", "Three", "Four", "Five", "Six"])
    ),
    "comparison": ComparisonVisual(
        heading=heading("A bit chooses, a qubit holds both"),
        left=side("left", "Classical bit", ["One value at a time", "Reads never change it", "Scales linearly"], 1),
        right=side("right", "Qubit", ["Superposition of values", "Measuring collapses it"], 9),
    ),
    "large number": NumberVisual(value=element("value", "1,000,000", 4), caption=element("caption", "People", 8)),
    "long title": TitleVisual(heading=heading("The extraordinarily complicated fall of an empire, explained")),
    "process": ProcessVisual(
        heading=heading("From shot to shield"), steps=series("step", ["Vaccine arrives", "Cells look", "Memory stays"])
    ),
    "long process": ProcessVisual(
        heading=heading("Six steps"), steps=series("step", ["Ask", "Look", "Guess", "Test", "Measure", "Publish"])
    ),
    "number": NumberVisual(
        value=element("value", "$3.5 million", 4), caption=element("caption", "Lives saved a year", 8)
    ),
    "image": ImageVisual(asset=photo(1600, 900), picture=element("picture", "Three in ten", 0)),
    "panorama": ImageVisual(asset=photo(4000, 500), picture=element("picture", "", 0)),
    "thing": ImageVisual(picture=element("picture", "Immune system", 0)),
    "long thing": ImageVisual(picture=element("picture", "An extraordinarily complicated immune system", 3)),
    "nameless thing": ImageVisual(picture=element("picture", "", 0)),
    "recap": RecapVisual(heading=heading("Remember"), items=series("item", ["A harmless lesson", "Memory", "Faster"])),
}


CHIPS = (
    Overlay(kind=OverlayKind.TERM, element=element("overlay-1", "Messenger ribonucleic acid", 5)),
    Overlay(kind=OverlayKind.NUMBER, element=element("overlay-2", "1.5 million", 9, icon=None)),
)

SHIELD = Artwork(icons=(IconArt(query="shield", name="shield", paths=("M 4 4 L 20 4 L 12 20 Z",)),))
"""One icon, for the only query the test scenes ask for."""


def scene_of(visual: Visual, *, figure: bool = True, overlays: tuple[Overlay, ...] = ()) -> Scene:
    gestures = (
        Gesture(pose=Pose.EXPLAINING, cue=Span(start=0, end=1)),
        Gesture(pose=Pose.POINTING_RIGHT, cue=Span(start=6, end=7)),
    )
    return Scene(
        id="a-scene",
        chapter="The immune system",
        starts_chapter=False,
        sentences=(Sentence(words=tuple(Word(display=word, spoken=word) for word in WORDS)),),
        visual=visual,
        overlays=overlays,
        figure=gestures if figure else (),
        emphases=(Span(start=12, end=13),),
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )


def elements_in(part: Document) -> list[Element]:
    if isinstance(part, Element):
        return [part]
    inner = (one for _, value in part for one in (value if isinstance(value, tuple) else (value,)))
    return [element for one in inner if isinstance(one, Document) for element in elements_in(one)]


def cues_for(scene: Scene) -> SceneCues:
    times = tuple(WordTime(start=0.5 + i * PITCH, end=0.5 + i * PITCH + SAID) for i in range(len(scene.words)))
    named = [(part.id, part.cue.start) for part in elements_in(scene)]
    named += [(f"gesture-{i}", gesture.cue.start) for i, gesture in enumerate(scene.figure, start=1)]
    named += [(f"emphasis-{i}", span.start) for i, span in enumerate(scene.emphases, start=1)]
    beats = [
        Beat(element=name, word=word, spoken=times[word].start, due=RATE.frame_at(max(0.0, times[word].start - 0.3)))
        for name, word in named
    ]
    half = len(times) // 2
    lines = (Span(start=0, end=half), Span(start=half, end=len(times)))
    captions = tuple(
        Caption(start=times[line.start].start, end=times[line.end - 1].end, lines=(line,)) for line in lines
    )
    frames = RATE.frames_covering(times[-1].end + 1.0)
    return SceneCues(
        scene=scene.id,
        rate=RATE,
        frames=frames,
        enter=Transition(kind=scene.enter, frames=0),
        leave=Transition(kind=scene.leave, frames=12),
        words=times,
        utterances=(),
        beats=tuple(sorted(beats, key=lambda beat: beat.due)),
        overlays=tuple(
            OverlayTimes(element=beat.element, start_frame=beat.due, end_frame=min(beat.due + 90, frames - 12))
            for beat in beats
            if beat.element.startswith("overlay-")
        ),
        caption_words=tuple(
            CaptionWord(text=word.display, start=time.start, end=time.end)
            for word, time in zip(scene.words, times, strict=True)
        ),
        captions=captions,
    )


async def staged(
    context: Context, visual: Visual, aspect: Aspect = Aspect.WIDE, art: Artwork = SHIELD
) -> tuple[SceneTimeline, dict[str, AnyNode], dict[str, int]]:
    """A picture alone on its page: its timeline, its nodes by their names, and when each element is due."""
    scene = scene_of(visual, figure=False)
    cues = cues_for(scene)
    result = await stage_scene.function(context, scene, cues, art, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    nodes = {node.id: node for layer in timeline.layers for top in layer.nodes for node in nodes_under(top)}
    return timeline, nodes, {beat.element: beat.due for beat in cues.beats}


def points_of(node: AnyNode) -> list[tuple[float, float]]:
    """The points that a path goes through, and its control points."""
    assert isinstance(node, Path)
    numbers = [float(word) for word in node.d.split() if not word.isalpha()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
