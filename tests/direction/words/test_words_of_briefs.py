"""What is read out of briefs: platform and category of labelled ones, and wishes of single phrases."""

from pathlib import Path

import pytest

from chalktalk.direction.words import category_of, read_words, subject_of
from chalktalk.documents.creative.wishes import Aim, Category, How, Wording

LABELLED = Path(__file__).parent / "labelled"


def values(wording: Wording, field: Aim, how: How = How.SET) -> list[str]:
    """What is wished for of one field, in the order of the text."""
    return [wish.value for wish in wording.wishes if wish.field is field and wish.how is how]


def briefs(name: str) -> list[list[str]]:
    """Labelled briefs: platform, category (`-`: none) and text."""
    lines = (LABELLED / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n").split("|", 2) for line in lines]


@pytest.mark.parametrize("name", ["tune", "held", "held2"])
@pytest.mark.parametrize(("column", "field"), [(0, Aim.PLATFORM), (1, Aim.CATEGORY)])
def test_labelled_briefs_are_understood(name: str, column: int, field: Aim) -> None:
    labelled = briefs(name)
    right = [brief for brief in labelled if (values(read_words(brief[2]), field) or ["-"])[0] == brief[column]]

    assert len(right) >= 0.95 * len(labelled)


@pytest.mark.parametrize(
    ("field", "how", "value", "text"),
    [
        (Aim.DURATION, How.SET, "90", "ninety seconds"),
        (Aim.DURATION, How.SET, "120", "a two-minute film"),
        (Aim.DURATION, How.SET, "90", "1:30 long"),
        (Aim.DURATION, How.SET, "30", "half a minute please"),
        (Aim.DURATION, How.SET, "60", "in unter einer Minute"),
        (Aim.DURATION, How.SET, "37.5", "30-45s"),
        (Aim.DURATION, How.SET, "150", "2 min 30 sec"),
        (Aim.DURATION, How.SET, "150", "two and a half minutes"),
        (Aim.DURATION, How.TIMES, "0.5", "half as long"),
        (Aim.DURATION, How.MORE, "10", "10 seconds longer"),
        (Aim.DURATION, How.LESS, "any", "shorter, please"),
        (Aim.CUTS, How.SET, "20", "20 cuts per minute"),
        (Aim.CUTS, How.SET, "20", "a cut every 3 seconds"),
        (Aim.CUTS, How.TIMES, "2", "twice as fast"),
        (Aim.CUTS, How.TIMES, "2", "doppelt so schnell"),
        (Aim.CUTS, How.WITHOUT, "any", "one long take"),
        (Aim.CUTS, How.MORE, "any", "fast cuts"),
        (Aim.SCENES, How.SET, "6", "in six scenes"),
        (Aim.ASPECT, How.SET, "9:16", "vertical, please"),
        (Aim.ASPECT, How.SET, "16:9", "1920x1080"),
        (Aim.ASPECT, How.SET, "4:5", "4:5 portrait"),
        (Aim.ASPECT, How.SET, "16:9", "Querformat"),
        (Aim.PALETTE, How.SET, "#0b132b", "ground #0b132b"),
        (Aim.PALETTE, How.SET, "#ff8000", "rgb(255, 128, 0)"),
        (Aim.PALETTE, How.WITHOUT, "#d62828", "bitte kein Rot"),
        (Aim.PALETTE, How.WITHOUT, "#2463c9", "swap the blue for green"),
        (Aim.PALETTE, How.SET, "#2e9e4f", "swap the blue for green"),
        (Aim.PALETTE, How.LESS, "any", "less colourful"),
        (Aim.KEY, How.MORE, "low", "a bit darker"),
        (Aim.KEY, How.SET, "low", "low-key lighting"),
        (Aim.CONTRAST, How.SET, "hard", "hard shadows"),
        (Aim.TEMPERATURE, How.MORE, "warm", "warmer"),
        (Aim.TEMPERATURE, How.SET, "warm", "golden hour"),
        (Aim.STYLE, How.WITHOUT, "playful", "not too playful"),
        (Aim.STYLE, How.WITHOUT, "corporate", "nothing corporate"),
        (Aim.STYLE, How.MORE, "playful", "more playful"),
        (Aim.FEELING, How.LESS, "serious", "less serious"),
        (Aim.MUSIC, How.WITHOUT, "any", "without music"),
        (Aim.MUSIC, How.SET, "joyful", "upbeat music"),
        (Aim.VOICE, How.SET, "calm", "a calm female voice"),
        (Aim.VOICE, How.SET, "female", "a calm female voice"),
        (Aim.CAPTIONS, How.WITHOUT, "any", "no captions"),
        (Aim.CAPTIONS, How.SET, "burned", "burned-in subtitles"),
        (Aim.OVERLAYS, How.LESS, "any", "less text"),
        (Aim.TRANSITIONS, How.SET, "fades", "smooth fades"),
        (Aim.AUDIENCE, How.SET, "children aged 8", "for children aged 8"),
        (Aim.AUDIENCE, How.SET, "CFOs", "for CFOs"),
        (Aim.LANGUAGE, How.SET, "de", "narrated in German"),
        (Aim.LANGUAGE, How.SET, "fr", "Erklärvideo auf Französisch"),
    ],
)
def test_a_phrase_wishes_for_one_thing(field: Aim, how: How, value: str, text: str) -> None:
    assert value in values(read_words(text), field, how)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Aim.PALETTE, "A film about the Red Cross in Orange County"),
        (Aim.PALETTE, "Our golden retriever at the Blue Note"),
        (Aim.KEY, "Our old video was too dark. Make this one joyful."),
        (Aim.STYLE, "End on the slogan “Be bold and playful every day”."),
        (Aim.DURATION, "hook within the first 5 seconds"),
        (Aim.DURATION, "a 15-minute pasta recipe"),
        (Aim.ASPECT, "the business of vertical farming"),
        (Aim.TEMPERATURE, "a video about warm-blooded animals"),
    ],
)
def test_what_is_only_spoken_of_is_no_wish(field: Aim, text: str) -> None:
    assert [] == [wish for wish in read_words(text).wishes if wish.field is field]


def test_none_of_a_list_is_wanted_after_no() -> None:
    wording = read_words("No red, blue or green, but gold.")

    assert ["#d62828", "#2463c9", "#2e9e4f"] == values(wording, Aim.PALETTE, How.WITHOUT)
    assert ["#d4af37"] == values(wording, Aim.PALETTE)


def test_contradictions_stay() -> None:
    wording = read_words("A wide landscape film in 9:16 for TikTok. It is a LinkedIn post.")

    assert ["16:9", "9:16"] == values(wording, Aim.ASPECT)
    assert ["tiktok", "linkedin"] == values(wording, Aim.PLATFORM)


def test_the_platform_that_a_film_comes_from_is_not_where_it_goes() -> None:
    assert ["linkedin"] == values(read_words("Turn our YouTube video into a LinkedIn clip"), Aim.PLATFORM)


def test_a_shade_changes_the_colour_it_stands_by() -> None:
    shades = [values(read_words(f"{shade} blue"), Aim.PALETTE)[0] for shade in ("dark", "plain", "pale", "pastel")]

    assert len(set(shades)) == len(shades)


def test_a_brief_that_says_nothing_asks_for_nothing() -> None:
    wording = read_words("make a video")

    assert () == wording.wishes
    assert wording.informative == 0.0
    assert wording.subject is None


def test_a_rich_brief_is_more_informative_than_small_talk() -> None:
    rich = read_words("TikTok, 30 seconds, playful, pastel pink, upbeat music")
    poor = read_words("hello there, hope you had a splendid weekend, whatever comes to your head works")

    assert rich.informative > 0.8 > poor.informative


def test_the_subject_is_told_in_the_texts_own_words() -> None:
    assert subject_of("A two-minute explainer about compound interest for teenagers") == "compound interest"
    assert subject_of("How vaccines work, warm and playful") == "How vaccines work"


def test_a_script_has_the_category_of_what_it_speaks_of() -> None:
    found = category_of("Vaccines train the immune system. The virus meets antibodies. A vaccine is a lesson.\n" * 40)

    assert found is not None
    assert Category.HEALTH is found[0]


def test_a_script_about_nothing_known_has_no_category() -> None:
    assert category_of("Lorem ipsum dolor sit amet.") is None
