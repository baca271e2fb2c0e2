"""What a creative direction makes of a film's theme and manner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.colours import oklch
from chalktalk.direction import directed, manner_of, theme_of, with_direction
from chalktalk.direction.legibility import faults_of
from chalktalk.direction.roles import INK_TINT, palette_in_roles
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection, Origin, Paint, Role, Source
from chalktalk.documents.creative.readings import Composition, Contrast, Key, Light
from chalktalk.documents.creative.wishes import Aim, Category, Feeling, Style, Wording
from chalktalk.documents.manner import Choice, Manner, Motion, Transitions
from chalktalk.documents.mood import Mood
from chalktalk.documents.options import Aspect, CaptionMode, MusicMode

DRAWN = directed(CreativeBrief(platform=None, category=Category.CAUSE), Wording())
"""A direction nobody asked anything of but its kind."""


def paints(**colours: str) -> tuple[Paint, ...]:
    return tuple(
        Paint(colour=colour, weight=1 / len(colours), role=Role(role.replace("_", " ")))
        for role, colour in colours.items()
    )


def like(**fields: object) -> CreativeDirection:
    plain: dict[str, object] = {"style": (), "feeling": Feeling.CURIOUS, "light": Light(), "composition": Composition()}
    return DRAWN.model_copy(update={**plain, **fields})


colours = st.integers(0, (1 << 24) - 1).map(lambda value: f"#{value:06x}")
palettes = st.dictionaries(st.sampled_from(Role), colours, min_size=2).map(
    lambda roles: tuple(Paint(colour=colour, weight=1 / len(roles), role=role) for role, colour in roles.items())
)


@given(palettes)
def test_any_palette_becomes_one_that_everyone_can_read(found: tuple[Paint, ...]) -> None:
    assert () == faults_of(palette_in_roles(found))


@pytest.mark.parametrize("ground", ["#0b3d2e", "#2b0f45", "#ffd400", "#dfe9d3", "#1c1420", "#f6f4f0"])
def test_a_ground_is_still_recognised(ground: str) -> None:
    shown = palette_in_roles(paints(ground=ground, accent="#c2321f")).background_from
    lightness, chroma, hue = oklch(ground)
    seen = oklch(shown)
    assert abs(lightness - seen[0]) < 0.06
    assert abs(chroma - seen[1]) < 0.06
    assert chroma < 0.02 or abs((hue - seen[2] + 180) % 360 - 180) < 12


def test_each_accent_keeps_its_role() -> None:
    shown = palette_in_roles(
        paints(ground="#0e1530", ink="#ffffff", accent="#7aa0ff", second_accent="#ff8361", highlight="#ffc24d")
    )
    given = ("#7aa0ff", "#ff8361", "#ffc24d")
    for colour, near in zip(given, (shown.primary, shown.contrast, shown.warning), strict=True):
        assert all(abs(one - other) < 4 for one, other in zip(oklch(colour), oklch(near), strict=True))


def test_an_ink_is_hardly_coloured_and_its_colour_becomes_an_accent() -> None:
    shown = palette_in_roles(paints(ground="#100828", ink="#20e0ff", accent="#f733c0"))
    assert oklch(shown.ink)[1] <= INK_TINT + 0.01
    assert (
        abs(oklch(shown.warning)[2] - oklch("#20e0ff")[2]) < 10
        or abs(oklch(shown.contrast)[2] - oklch("#20e0ff")[2]) < 10
    )


def test_greys_get_gold_or_blue_by_the_light() -> None:
    greys = paints(ground="#101010", ink="#f0f0f0", accent="#888888")
    warm, cool = (oklch(palette_in_roles(greys, warm=warm).primary)[2] for warm in (True, False))
    assert 60 < warm < 95
    assert 215 < cool < 255


@pytest.mark.parametrize(
    ("styles", "ground", "corners", "cards", "typeface", "stroke"),
    [
        ((Style.PLAYFUL,), "blobs", "round", "flat", "round", "clean"),
        ((Style.VINTAGE,), "paper", "sharp", "outlined", "serif", "clean"),
        ((Style.NEON,), "floor", "soft", "glowing", "tech", "clean"),
        ((Style.HANDMADE,), "grid", "soft", "outlined", "hand", "chalk"),
        ((Style.MINIMAL, Style.PLAYFUL), "plain", "sharp", "flat", "round", "clean"),
        ((), "dots", "soft", "raised", "sans", "clean"),
    ],
)
def test_a_style_gives_a_theme_its_traits_and_the_next_what_it_leaves_open(
    styles: tuple[Style, ...], ground: str, corners: str, cards: str, typeface: str, stroke: str
) -> None:
    theme = theme_of(like(style=styles))
    assert (ground, corners, cards, typeface, stroke) == (
        theme.ground,
        theme.corners,
        theme.cards,
        theme.typeface,
        theme.stroke,
    )


def seen(**fields: object) -> CreativeDirection:
    """A direction whose palette is a picture's, and whose style nobody asked for."""
    origins = (
        Origin(field=Aim.PALETTE, source=Source.IMAGE, because="seen"),
        Origin(field=Aim.STYLE, source=Source.CATEGORY, because="usual"),
    )
    return like(origins=origins, style=(Style.CORPORATE,), **fields)


def test_a_reference_speaks_through_its_light_where_nobody_named_a_style() -> None:
    neon = paints(ground="#100828", ink="#ffffff", accent="#ff2ec4")
    night = seen(palette=neon, light=Light(key=Key.LOW, contrast=Contrast.HARD))
    shore = seen(composition=Composition(horizon=0.6))
    assert "floor" == theme_of(night).ground
    assert "waves" == theme_of(shore).ground


def test_the_manner_follows_and_its_mood_is_stepped() -> None:
    mood = Mood(valence=0.33, energy=0.9)
    manner = manner_of(like(motion=Motion.LIVELY, transitions=Transitions.CUTS, mood=mood, effects=False))
    assert (Motion.LIVELY, Transitions.CUTS, False) == (manner.motion, manner.transitions, manner.effects)
    assert Mood(valence=0.25, energy=1.0) == manner.mood
    assert DRAWN.pacing.words_a_minute == manner.words_a_minute


def test_only_what_the_author_left_open_is_decided() -> None:
    direction = like(aspect=Aspect.TALL, captions=CaptionMode.BURNED, music=False)
    brief = Brief(source="Hello.", source_name="hello.md", theme="daylight", aspect=Aspect.SQUARE)
    closed = with_direction(brief, direction)
    assert (None, Aspect.SQUARE, CaptionMode.BOTH, MusicMode.AUTO) == (
        closed.drawn_theme,
        closed.aspect,
        closed.captions,
        closed.music,
    )
    opened = with_direction(brief.model_copy(update={"open": frozenset(Choice)}), direction)
    assert (theme_of(direction), Aspect.TALL, CaptionMode.BURNED, MusicMode.NONE) == (
        opened.drawn_theme,
        opened.aspect,
        opened.captions,
        opened.music,
    )


def test_what_a_direction_is_about_makes_no_other_theme() -> None:
    assert theme_of(like(subject="tides")) == theme_of(like(subject="bees", summary="Another film"))


def test_a_manner_nobody_asked_for_is_the_usual_one() -> None:
    assert Manner() == Brief(source="", source_name="x.md").manner
    assert (Motion.STEADY, Transitions.VARIED, 150, None, True) == tuple(dict(Manner()).values())
