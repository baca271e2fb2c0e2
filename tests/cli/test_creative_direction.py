"""Creative direction at the command line and in the front matter: what it decides, and what it says."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
from click.testing import CliRunner
from encoders import tiny_encoder

from chalktalk.cli import commands
from chalktalk.cli.briefing import Wishes, brief_for, with_sound
from chalktalk.cli.looking import LookWishes, nobody_asked
from chalktalk.documents.brief import Brief
from chalktalk.documents.creative.direction import CreativeDirection, Role
from chalktalk.documents.creative.wishes import Platform
from chalktalk.documents.manner import Choice, Transitions
from chalktalk.documents.options import Aspect
from chalktalk.engine import LocalRunner, Store
from chalktalk.errors import OptionError
from chalktalk.planning import stage_film, with_creative
from chalktalk.publishing.directed import creative_report, direction_lines
from chalktalk.script import Overrides
from chalktalk.settings import Settings, read_settings

SCRIPT = "# Tides\n\nThe moon pulls the sea.\n\nA petrol engine wastes energy, whereas a motor uses nearly all of it.\n"


needs_onnxruntime = pytest.mark.skipif(find_spec("onnxruntime") is None, reason="networks need the extra ‘clip’")


@pytest.fixture
def known(tmp_path: Path) -> Settings:
    return read_settings(store=tmp_path / "store")


def written(tmp_path: Path, front: str = "") -> Path:
    path = tmp_path / "tides.md"
    path.write_text(f"---\n{front}\n---\n{SCRIPT}" if front else SCRIPT, encoding="utf-8")
    return path


def picture(path: Path, colour: str = "#0a5a58") -> Path:
    PIL.Image.new("RGB", (320, 180), colour).save(path)
    return path


def told(*arguments: str) -> str:
    result = CliRunner().invoke(commands, list(arguments))
    if result.exception is not None:
        raise result.exception
    return result.output


def test_the_front_matter_asks_for_a_look(tmp_path: Path, known: Settings) -> None:
    picture(tmp_path / "look.jpg")
    front = "reference: look.jpg\nplatform: shorts\nstyle: warm and calm\ntheme: daylight"
    brief = brief_for(written(tmp_path, front), Overrides(voice="espeak"), known)
    assert brief.creative is not None
    assert brief.creative.image is not None
    assert ("look.jpg", Platform.SHORTS, "warm and calm") == (
        brief.creative.image.name,
        brief.creative.platform,
        brief.creative.text,
    )
    assert tuple(choice for choice in Choice if choice is not Choice.THEME) == brief.open


def test_options_win_over_the_front_matter(tmp_path: Path, known: Settings) -> None:
    front = "platform: shorts\nstyle: warm and calm"
    wishes = LookWishes(platform="linkedin", references=(picture(tmp_path / "other.png"),))
    brief = brief_for(written(tmp_path, front), Overrides(voice="espeak", aspect="1:1"), known, wishes)
    brief = with_sound(brief, known, Wishes(music="none"))
    assert brief.creative is not None
    assert (Platform.LINKEDIN, "warm and calm") == (brief.creative.platform, brief.creative.text)
    assert brief.creative.image is not None
    assert (Choice.THEME, Choice.CAPTIONS) == brief.open


def test_a_film_that_asks_for_no_look_has_none(tmp_path: Path, known: Settings) -> None:
    assert brief_for(written(tmp_path), Overrides(voice="espeak"), known).creative is None


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("reference: gone.jpg", r"tides.md:2: there is no reference gone.jpg"),
        ("platform: youtub", r"tides.md:2: `youtub` is no platform \(did you mean `youtube`"),
        ("style: '…'", r"tides.md:2: the style says nothing"),
        ("reference: a.png | b.png", r"tides.md:2: there are two pictures to go by"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_line(tmp_path: Path, known: Settings, front: str, message: str) -> None:
    picture(tmp_path / "a.png")
    picture(tmp_path / "b.png")
    with pytest.raises(OptionError, match=message):
        brief_for(written(tmp_path, front), Overrides(), known)


async def directed_brief(script: Path, known: Settings, **wishes: Any) -> tuple[Brief, CreativeDirection]:
    brief = brief_for(script, Overrides(voice="espeak"), known, LookWishes(**wishes))
    async with LocalRunner(Store(known.store), 1) as run:
        brief, direction = await with_creative(nobody_asked(brief), run)
        assert direction is not None
        film = await stage_film(brief, run)
        assert brief.drawn_theme == film.direction.look.theme
        again, same = await with_creative(nobody_asked(brief), run)
        assert (brief, direction) == (again, same)
    return brief, direction


async def test_a_film_follows_the_words(tmp_path: Path, known: Settings) -> None:
    style = "Handmade and calm, slow fades, teal and coral, no music"
    brief, direction = await directed_brief(written(tmp_path), known, style=style, platform="shorts")
    assert brief.drawn_theme is not None
    assert ("chalk", "hand") == (brief.drawn_theme.stroke, brief.drawn_theme.typeface)
    assert (direction.motion, Transitions.FADES) == (brief.manner.motion, brief.manner.transitions)
    assert Aspect.TALL is brief.aspect
    report = creative_report(direction)
    assert {"ground", "ink"} <= {one.role for one in report.palette}
    assert any("Handmade" in one.because for one in report.choices)


async def test_a_film_follows_a_picture(tmp_path: Path, known: Settings) -> None:
    look = picture(tmp_path / "look.png", "#0b3d2e")
    brief, direction = await directed_brief(written(tmp_path), known, references=(look,))
    ground = next(paint.colour for paint in direction.palette if paint.role is Role.GROUND)
    assert "#0b3d2e" == ground
    assert brief.drawn_theme is not None


def test_check_tells_what_may_not_be_meant(tmp_path: Path) -> None:
    script = written(tmp_path)
    style = "a wide landscape"
    said = told("check", str(script), "--platform", "shorts", "--style", style, "--store", str(tmp_path / "store"))
    assert "wide" in said


def test_a_direction_is_printed_with_where_everything_comes_from(tmp_path: Path) -> None:
    store, out = str(tmp_path / "store"), tmp_path / "look.json"
    text = "A calm 45 second video about a lighthouse, for Reels"
    said = told("direct", text, "--store", store, "-o", str(out))
    assert re.search(r"^platform +reels  \[words: “Reels” asks for", said, re.MULTILINE)
    assert "confidence" in said
    assert "price $" in said
    direction = CreativeDirection.model_validate_json(out.read_text("utf-8"))
    assert (Platform.REELS, 45.0) == (direction.platform, direction.duration)
    changed = json.loads(told("direct", "twice as fast", "--previous", str(out), "--json", "--store", store))
    assert "reels" == changed["platform"]
    assert "changes" in changed
    assert direction.summary == next(iter(direction_lines(direction)))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "there is nothing to direct by"),
        (("warm", "--duration", "soon"), "soon is no length"),
        (("warm", "--platform", "reel"), "there is no platform reel"),
        (("warm", "--previous", "gone.json"), "there is no such direction"),
        (("x" * 10_001,), "the text is too long"),
    ],
)
def test_a_direction_that_cannot_be_drawn_says_why(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        told("direct", *arguments, "--store", str(tmp_path / "store"))


def directed(tmp_path: Path, colour: str, *arguments: str) -> str:
    look = picture(tmp_path / f"{colour[1:]}.png", colour)
    return told("direct", "--reference", str(look), "--store", str(tmp_path / "store"), *arguments)


def test_directions_that_look_like_it_are_found_again(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    for colour in ("#0a5a58", "#c03010"):
        directed(tmp_path, colour, "-o", str(shelf / f"{colour[1:]}.json"))
    told("direct", "warm and calm", "--store", str(tmp_path / "store"), "-o", str(shelf / "words.json"))
    (shelf / "notes.json").write_text("[]", encoding="utf-8")
    near = re.findall(r"like it (\S+): .*?(\w+)\.json", directed(tmp_path, "#0b5e5c", "--like", str(shelf)))
    assert ["0a5a58", "c03010"] == [name for _, name in near]
    assert float(near[0][0]) > 0.9 > float(near[1][0])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("direct", "warm and calm", "--like", "."), "needs something that others can look like"),
        (("direct", "--reference", "LOOK", "--like", "gone"), "no such folder"),
    ],
)
def test_nothing_is_like_words_or_lies_nowhere(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    look = str(picture(tmp_path / "look.png"))
    given = [look if one == "LOOK" else one for one in arguments]
    with pytest.raises(OptionError, match=message) as refused:
        told(*given, "--store", str(tmp_path / "store"))
    assert refused.value.hints


@needs_onnxruntime
def test_the_users_own_network_says_where_a_reference_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("chalktalk.toml").write_text('clip = "encoder.onnx"\n', encoding="utf-8")
    Path("encoder.onnx").write_bytes(tiny_encoder())
    shown = CreativeDirection.model_validate_json(directed(tmp_path, "#0a5a58", "--json"))
    assert shown.embedding is not None
    assert shown.embedding.space.startswith("clip-")


def test_a_network_that_is_not_there_is_missed_at_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("chalktalk.toml").write_text('clip = "encodr.onnx"\n', encoding="utf-8")
    Path("encoder.onnx").touch()
    with pytest.raises(OptionError, match=r"there is no network encodr\.onnx") as refused:
        directed(tmp_path, "#0a5a58")
    assert (("did you mean encoder.onnx?",), "chalktalk.toml") == (
        refused.value.hints,
        refused.value.where and refused.value.where.file,
    )
