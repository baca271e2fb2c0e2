"""Directions drafted from briefs as people write them: each fault is told, and its twin passes in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalktalk.direction import directed
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import CreativeDirection

TWINS: tuple[tuple[str, str, str, dict[str, object]], ...] = (
    (
        "wishes_contradict",
        "How bees make honey. There is no music. There is loud music from start to end.",
        "How bees make honey. There is no loud music. There is soft music from start to end.",
        {},
    ),
    (
        "wishes_contradict",
        "Comment les abeilles font le miel. Sans musique. Une musique forte du début à la fin.",
        "Comment les abeilles font le miel. Pas de musique forte, plutôt une musique douce.",
        {},
    ),
    (
        "wishes_contradict",
        "Our new boots. Skip the subtitles. Big subtitles are shown throughout.",
        "Our new boots. Skip the intro. Big subtitles are shown throughout.",
        {},
    ),
    (
        "wishes_contradict",
        "Bees. The pace is calm throughout. The pace is energetic throughout.",
        "Bees. The pace is calm throughout. The music is energetic throughout.",
        {},
    ),
    (
        "contrast_too_low",
        "How bees make honey. Use only the colours #dddddd and #e6e6e6.",
        "How bees make honey. Our colours are #dddddd and #e6e6e6.",
        {},
    ),
    (
        "contrast_too_low",
        "Unsere neuen Schuhe. Nur Schwarz und Dunkelblau.",
        "Unsere neuen Schuhe. Nur Weiß und Dunkelblau.",
        {},
    ),
    (
        "contrast_too_low",
        "Our boots. Palette: navy and black only.",
        "Our boots. Palette: navy and cream only.",
        {},
    ),
    (
        "contrast_too_low",
        "Our boots. Background: #ffffff. Text: #f5e6a8.",
        "Our boots. Background: #ffffff. Text: #12355b. Accents: #f5e6a8.",
        {},
    ),
    (
        "scene_too_short",
        "Un vídeo de 60 segundos sobre las abejas. Cada escena dura medio segundo.",
        "Un vídeo de 60 segundos sobre las abejas. Cada escena dura seis segundos.",
        {"duration": 60},
    ),
    (
        "cuts_too_fast",
        "A minute on our boots. Two cuts every second.",
        "A minute on our boots. Two cuts every minute.",
        {},
    ),
    (
        "aspect_against_wording",
        "How bees make honey. Frame it horizontally.",
        "How bees make honey. The camera moves horizontally.",
        {"aspect": "9:16"},
    ),
    (
        "aspect_against_wording",
        "Breathtaking wide landscapes of the Serengeti for TikTok.",
        "Breathtaking close-ups of lions in the Serengeti for TikTok.",
        {"platform": "tiktok"},
    ),
    (
        "aspect_against_wording",
        "An upright phone video on how to vote.",
        "A landscape-format video on how to vote.",
        {"aspect": "16:9"},
    ),
    (
        "palette_too_large",
        "Crimson, amber, lime, emerald, cyan, indigo and magenta: a trailer for the carnival.",
        "Crimson, amber and cyan: a trailer for the carnival.",
        {},
    ),
    (
        "scene_too_short",
        "The history of flight in 12 scenes and 15 seconds.",
        "The history of flight in 5 scenes and 15 seconds.",
        {},
    ),
    (
        "overlays_too_dense",
        "Every second a new caption with a fact about sharks, 45 seconds.",
        "Every ten seconds a new caption with a fact about sharks, 45 seconds.",
        {},
    ),
    (
        "durations_do_not_add_up",
        "Five scenes of 30 seconds each on bread making, 60 seconds in all.",
        "Five scenes of 12 seconds each on bread making, 60 seconds in all.",
        {},
    ),
    (
        "voice_too_long",
        "A 250-word voice-over in a video of 20 seconds about tides.",
        "A 40-word voice-over in a video of 20 seconds about tides.",
        {},
    ),
    (
        "contrast_too_low",
        "White text on a pale yellow background, a video about lemonade.",
        "Black text on a pale yellow background, a video about lemonade.",
        {},
    ),
    (
        "too_long_for_platform",
        "A ten minute Instagram Reel about our cathedral.",
        "A one minute Instagram Reel about our cathedral.",
        {},
    ),
    (
        "aspect_against_platform",
        "A video about sushi.",
        "A video about sushi, please.",
        {"platform": "tiktok"},
    ),
    (
        "wishes_contradict",
        "Our new perfume, peaceful and chaotic, 30 seconds.",
        "Our new perfume, peaceful and elegant, 30 seconds.",
        {},
    ),
    (
        "wishes_contradict",
        "A calm and frantic 60-second YouTube explainer on tea.",
        "A calm 60-second YouTube explainer on tea, with a frantic finish.",
        {},
    ),
    (
        "wishes_contradict",
        "Ein ruhiges und hektisches Video über Bienen, 40 Sekunden.",
        "Ein ruhiges und warmes Video über Bienen, 40 Sekunden.",
        {},
    ),
)


def drafted(text: str, **fields: object) -> CreativeDirection:
    asked = CreativeBrief.model_validate({"text": text, **fields})
    return directed(asked, read_words(text, asked.language))


@pytest.mark.parametrize(
    ("code", "faulty", "clean", "fields"), TWINS, ids=[f"{n}-{one[0]}" for n, one in enumerate(TWINS)]
)
def test_a_fault_in_a_brief_is_told_and_its_twin_is_clean(
    code: str, faulty: str, clean: str, fields: dict[str, object]
) -> None:
    fault = {"aspect": "1:1"} if code == "aspect_against_platform" else {}

    assert code in [one.code for one in drafted(faulty, **fields, **fault).cautions]
    assert () == drafted(clean, **fields).cautions
    assert drafted(faulty, **fields, **fault).confidence.overall < drafted(clean, **fields).confidence.overall


PIECES = (
    *(
        "calm",
        "hectic",
        "and",
        "but",
        "no music",
        "music",
        "30 seconds",
        "ten scenes",
        "every",
        "second",
        "16:9",
        "TikTok",
    ),
    *(
        "white",
        "text",
        "on",
        "black",
        "“",
        "”",
        "\n",
        ",",
        ".",
        "0",
        "9999",
        "scene 1",
        "not",
        "minimal",
        "busy",
        "video",
    ),
    *(
        "half a",
        "overlays",
        "per minute",
        "ruhig",
        "水",
        "🙂",
        "\u0130",
        "cuts",
        "of",
        "1 second each",
        "bright",
        "dark",
    ),
)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(" ".join))
def test_whatever_is_written_is_checked(text: str) -> None:
    made = drafted(text)

    assert all(one.message and one.hint for one in made.cautions)
    assert 0 <= made.confidence.overall <= 1
