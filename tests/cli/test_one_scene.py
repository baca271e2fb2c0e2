"""`chalktalk make --scene`: one scene as it is in the whole film, without making that."""

import asyncio
from pathlib import Path

import av
import pytest
from click.testing import CliRunner

from chalktalk.cli import commands
from chalktalk.documents.base import Blob, Diagnostic
from chalktalk.documents.brief import Brief
from chalktalk.documents.film import Film
from chalktalk.documents.options import MusicMode, Quality
from chalktalk.engine import Asked, Cached, Event, Finished, LocalRunner, Store
from chalktalk.errors import OptionError
from chalktalk.excerpt import produce_scene
from chalktalk.frames import FrameRate
from chalktalk.naming import file_name, place_of
from chalktalk.produce import produce
from chalktalk.publishing.report import build_report

pytestmark = pytest.mark.video

SCRIPT = """\
Ice should sink. It does not.

Water grows as it freezes.

## The lake

[VISUAL: process: How a lake survives: Cold air cools the top → Ice forms a lid → Warm water stays below]
Cold air cools the top. Ice forms a lid. Warm water stays below.

## The end

So remember: ice floats.
"""
BRIEF = Brief(source=SCRIPT, source_name="ice.md", quality=Quality.DRAFT, rate=FrameRate(10), music=MusicMode.NONE)
IDS = ("rain-falls", "rivers-rise", "2")


def lengths(store: Store, video: Blob) -> tuple[int, float]:
    """Frames of the picture, and seconds of the sound."""
    with av.open(str(store.path(video.digest))) as container:
        frames = sum(1 for _ in container.decode(video=0))
    with av.open(str(store.path(video.digest))) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    return frames, samples / 48_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, str, Film, list[Event]]:
    """The scene with the process, in a store that knew nothing."""
    store, events = Store(tmp_path_factory.mktemp("store")), list[Event]()

    async def make() -> tuple[str, Film]:
        async with LocalRunner(store, 2, events.append) as run:
            return (await produce_scene(BRIEF, "3", run))[:2]

    return store, *asyncio.run(make()), events


async def test_a_scene_is_made_as_long_as_it_is_with_only_what_is_seen_beside_it(
    made: tuple[Store, str, Film, list[Event]],
) -> None:
    store, scene, film, events = made
    later = list[Event]()
    async with LocalRunner(store, 2, later.append) as run:
        production = await produce(BRIEF, run)
    ids = [placed.id for placed in production.timeline.scenes]
    placed = production.timeline.scenes[2]

    assert ids[2] == scene
    assert placed.end - placed.start == film.frames
    frames, seconds = lengths(store, film.video)
    assert film.frames == frames
    assert film.frames / 10 == pytest.approx(seconds, abs=0.03)
    staged = {event.subject for event in events if isinstance(event, Asked) and event.stage == "stage_scene"}
    assert set(ids[1:4]) == staged
    drawn = {event.key for event in events if isinstance(event, Finished) and event.stage == "render_segment"}
    answered = {event.key for event in later if isinstance(event, Cached) and event.stage == "render_segment"}
    assert drawn
    assert drawn == answered


async def test_the_first_and_the_last_scene_have_no_neighbour_on_one_side(
    made: tuple[Store, str, Film, list[Event]],
) -> None:
    store = made[0]
    async with LocalRunner(store, 2) as run:
        production = await produce(BRIEF, run)
        ends = [await produce_scene(BRIEF, name, run) for name in ("1", str(len(production.timeline.scenes)))]

    placed = (production.timeline.scenes[0], production.timeline.scenes[-1])
    assert [(one.id, one.end - one.start) for one in placed] == [(name, film.frames) for name, film, *_ in ends]


async def test_the_report_says_who_encoded_and_that_it_is_not_who_was_asked(
    made: tuple[Store, str, Film, list[Event]],
) -> None:
    remark = Diagnostic(message="NVENC does not work here; libx264 encoded the film", hint="chalktalk doctor")
    brief = BRIEF.model_copy(update={"encoder_reason": "NVENC does not work here", "encoder_remark": remark})
    async with LocalRunner(made[0], 2) as run:
        report = build_report(await produce(brief, run), ())

    assert ("h264", "libx264", "NVENC does not work here") == (
        report.film.codec,
        report.film.encoder,
        report.film.encoder_reason,
    )
    assert f"{remark.message} (chalktalk doctor)" in map(str, report.downgrades)


def test_the_command_puts_it_beside_the_film_and_says_where(tmp_path: Path) -> None:
    script = tmp_path / "ice.md"
    script.write_text(SCRIPT, encoding="utf-8")
    options = ["-o", str(tmp_path / "out"), "--store", str(tmp_path / "store"), "--quality", "draft", "--fps", "10"]
    result = CliRunner().invoke(commands, ["make", str(script), *options, "--scene", "1", "--encoder", "x264"])

    assert result.exception is None
    (path,) = (tmp_path / "out").rglob("*.*")
    assert tmp_path / "out" / "scenes" == path.parent
    assert str(path) in result.output.splitlines()[-1]
    with pytest.raises(OptionError, match="there is no scene 99"):
        raise CliRunner().invoke(commands, ["make", str(script), *options, "--scene", "99"]).exception or Exception


def test_a_scene_is_known_by_its_id_or_its_number() -> None:
    assert [0, 1, 2] == [place_of(name, IDS) for name in ("rain-falls", "rivers-rise", "2")]
    assert 0 == place_of("1", IDS)


@pytest.mark.parametrize("name", ["rain-fals", "0", "4", "-1", "٣", ""])
def test_a_scene_that_there_is_not_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(OptionError, match="rain-falls"):
        place_of(name, IDS)


def test_an_id_of_the_authors_own_makes_a_file_in_the_folder() -> None:
    assert ("rain-falls", "-etc-passwd", "Übermut-2") == tuple(
        map(file_name, ("rain-falls", "../../etc/passwd", "Übermut 2"))
    )
