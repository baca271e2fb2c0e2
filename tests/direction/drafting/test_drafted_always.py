"""What holds for every drafted direction, whatever is asked for."""

from typing import Any

from drafted import TEAL_AND_ORANGE, drafted, film_of, milliseconds, painted, picture_of
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.colours import contrast_ratio
from chalktalk.direction import draft_direction
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection, Role
from chalktalk.documents.creative.readings import FilmReading, PictureReading
from chalktalk.documents.creative.wishes import Aim, Category, Platform
from chalktalk.documents.options import Aspect
from chalktalk.engine import Context

PHRASES = (
    *("a video about bees", "twice as fast", "half as long", "no red", "in black, white and gold", "darker", "warmer"),
    *("neon", "calm", "for TikTok", "30 seconds", "5 minutes", "no music", "less text", "no voice-over", "one take"),
    *(
        "- a bee\n- a flower\n- honey",
        "Title: “Honey”",
        "Ein Video über Bienen",
        "très lent",
        "in 12 scenes",
        "{subject}",
    ),
    *(
        "more colourful",
        "no colour",
        "symmetrical",
        "like a movie trailer",
        "builds up",
        "“say this”",
        "1) a 2) b 3) c",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PHRASES), max_size=6).map(", ".join),
    st.lists(st.sampled_from(PHRASES), max_size=4).map("\n".join),
    st.text(max_size=200),
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "platform": st.sampled_from(Platform),
        "category": st.sampled_from(Category),
        "aspect": st.sampled_from(Aspect),
        "duration": st.floats(1, 21_600),
        "about": st.text(max_size=80),
        "audience": st.text(max_size=30),
    },
)
PICTURES = st.sampled_from((None, picture_of(TEAL_AND_ORANGE)))
FILMS = st.sampled_from((None, film_of(TEAL_AND_ORANGE, cuts_a_minute=0.0), film_of(TEAL_AND_ORANGE, motion=0.0)))


def assert_is_complete(direction: CreativeDirection) -> None:
    assert direction == CreativeDirection.model_validate_json(direction.model_dump_json())
    assert round(1000 * direction.duration) == milliseconds(direction)
    assert contrast_ratio(painted(direction.palette, Role.INK), painted(direction.palette, Role.GROUND)) >= 4.5
    assert [aim for aim in Aim if aim is not Aim.SCENES] == [origin.field for origin in direction.origins]
    assert {role for scene in direction.scenes for role in scene.palette} <= {paint.role for paint in direction.palette}
    assert direction.summary
    assert direction.subject


@settings(max_examples=60)
@given(TEXTS, FIELDS, PICTURES, FILMS)
def test_any_brief_gives_a_complete_direction_the_same_every_time(
    text: str, fields: dict[str, Any], picture: PictureReading | None, film: FilmReading | None
) -> None:
    direction = drafted(text, picture=picture, film=film, **fields)

    assert_is_complete(direction)
    assert direction == drafted(text, picture=picture, film=film, **fields)


@settings(max_examples=60)
@given(TEXTS, TEXTS, FIELDS)
def test_any_change_of_any_direction_is_complete_and_none_is_the_same(
    text: str, change: str, fields: dict[str, Any]
) -> None:
    before = drafted(text, **fields)

    assert_is_complete(drafted(change, previous=before))
    assert before.model_copy(update={"changes": ()}) == drafted(previous=before)


async def test_the_stage_gives_what_the_function_gives(context: Context) -> None:
    brief = CreativeBrief(text="A warm video about bees for TikTok")

    assert drafted(brief.text) == await draft_direction.function(context, brief, None, None)
