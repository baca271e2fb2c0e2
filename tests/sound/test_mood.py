import pytest

from chalktalk.documents.analysis import SceneType, Tone
from chalktalk.documents.base import Span
from chalktalk.documents.mood import Mood
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import (
    AbstractVisual,
    Element,
    Face,
    Gesture,
    Pose,
    QuoteVisual,
    Rationale,
    Scene,
    SpeedVisual,
    Storyboard,
    TransitionKind,
    Visual,
)
from chalktalk.sound import mood_of

CUE = Span(start=0, end=1)
SPEED = SpeedVisual(heading=Element(id="heading", label="Fast", cue=CUE), mover=Element(id="m", label="Car", cue=CUE))
QUOTE = QuoteVisual(words=Element(id="words", label="Be still", cue=CUE))


def film(visual: Visual, *gestures: Gesture) -> Storyboard:
    scene = Scene(
        id="one",
        chapter=None,
        starts_chapter=False,
        type=SceneType.EXPLANATION,
        sentences=(Sentence(words=(Word(display="So.", spoken="so"),)),),
        visual=visual,
        figure=gestures,
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )
    scenes = tuple(scene.model_copy(update={"id": f"scene-{n}"}) for n in range(6))
    return Storyboard(title="One", language="en", scenes=scenes, rationales=(Rationale(reason="directive"),) * 6)


def felt(tone: Tone) -> Mood:
    return mood_of(film(AbstractVisual(heading=Element(id="heading", label="", cue=CUE), tone=tone)))


def test_good_news_sound_brighter_than_bad() -> None:
    assert felt(Tone.NEGATIVE).valence < felt(Tone.NEUTRAL).valence < felt(Tone.POSITIVE).valence


def test_a_film_that_says_neither_is_friendly() -> None:
    mood = mood_of(film(QUOTE))
    assert 0.25 == mood.valence


def test_speed_is_livelier_than_a_quote() -> None:
    assert mood_of(film(QUOTE)).energy < mood_of(film(SPEED)).energy


@pytest.mark.parametrize(("pose", "face"), [(Pose.EXCITED, Face.HAPPY), (Pose.THINKING, Face.THOUGHTFUL)])
def test_the_figure_tells_a_mood_too(pose: Pose, face: Face) -> None:
    plain = mood_of(film(SPEED))
    moved = mood_of(film(SPEED, *(Gesture(pose=pose, face=face, cue=CUE),) * 3))
    if pose is Pose.EXCITED:
        assert plain.valence < moved.valence
    else:
        assert (moved.valence, moved.energy) < (plain.valence, plain.energy)


def test_moods_come_in_quarters_so_that_small_edits_keep_the_music() -> None:
    for tone in Tone:
        mood = felt(tone)
        assert 0 == mood.valence % 0.25 == mood.energy % 0.25
