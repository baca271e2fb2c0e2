"""Kinds that cannot be drawn yet are shown as the nearest one that can, whole and legible, and the author is told."""

from itertools import product

import pytest
from made import SHIELD, cues_for, element, elements_in, look_for, scene_of
from stand_ins import STAND_INS

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.base import Document
from chalktalk.documents.brief import Aspect
from chalktalk.documents.storyboard import ImageVisual, StatementVisual, TitleVisual
from chalktalk.documents.timeline import SceneTimeline
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.staging.fallback import drawable
from chalktalk.staging.lint import lint
from chalktalk.timeline import check_timeline

BEHIND = {"heading"}
"""A heading steps back where the stand-in has none."""
LETTER = Artwork(icons=(IconArt(query="shield", name="monogram", paths=(), letter="S"),))


def texts_in(part: Document) -> str:
    """Everything written in a visual."""
    values = [one for _, value in part for one in (value if isinstance(value, tuple) else (value,))]
    return " ".join(texts_in(one) if isinstance(one, Document) else str(one) for one in values)


@pytest.mark.parametrize(("name", "aspect"), list(product(STAND_INS, Aspect)))
async def test_a_stand_in_is_a_scene_that_a_viewer_can_read(context: Context, name: str, aspect: Aspect) -> None:
    expected, visual = STAND_INS[name]
    scene = scene_of(visual)
    result = await stage_scene.function(context, scene, cues_for(scene), SHIELD, look_for(aspect))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    check_timeline(timeline)
    assert () == lint(timeline, cues_for(scene), look_for(aspect))
    told = f"{visual.kind.replace('_', ' ')} is drawn as {'an' if expected == 'image' else 'a'} {expected} for now"
    assert [told] == [warning.message for warning in result.warnings if "drawn as" in warning.message]


@pytest.mark.parametrize("name", STAND_INS)
def test_a_stand_in_says_all_that_the_kind_itself_would_say(name: str) -> None:
    _, visual = STAND_INS[name]
    said = texts_in(drawable(visual, SHIELD).visual)
    for part in elements_in(visual):
        assert part.id in BEHIND or part.label in said
    for datum in getattr(visual, "data", ()):
        assert datum.shown in said


@pytest.mark.parametrize("name", STAND_INS)
def test_its_elements_keep_their_names_words_and_icons(name: str) -> None:
    _, visual = STAND_INS[name]
    known = {part.id: part for part in elements_in(visual)}
    for part in elements_in(drawable(visual, SHIELD).visual):
        assert part.icon in (known[part.id].icon, None)
        assert known[part.id].cue.start == part.cue.start


def test_a_thing_for_which_there_is_no_icon_is_shown_by_its_name() -> None:
    thing = element("picture", "Blockchain", 0)
    expected = StatementVisual(heading=thing.model_copy(update={"icon": None}))
    assert (expected, None) == drawable(ImageVisual(picture=thing), LETTER)
    assert (ImageVisual(picture=thing), None) == drawable(ImageVisual(picture=thing), SHIELD)


def test_a_quote_has_its_marks_once_and_its_speaker_below() -> None:
    _, visual = STAND_INS["quote"]
    marked = visual.model_copy(update={"words": element("quote", "“So be it.”", 0)})
    expected = TitleVisual(heading=element("quote", "“So be it.”", 0), subtitle="– Newton")
    assert expected == drawable(marked, SHIELD).visual
