"""Whole films, made by the command a user types: complete, right when decoded again, and never made twice."""

import asyncio
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import av
import pytest

from chalktalk.documents.base import Document
from chalktalk.engine import LocalRunner, Run, Stage, Started, Store
from chalktalk.engine.call import Call
from chalktalk.produce import produce
from chalktalk.render import plan_segments, render_segment
from chalktalk.script import Overrides, read_brief
from chalktalk.sound import measure_loudness

pytestmark = pytest.mark.video

SCRIPT = Path(__file__).with_name("ice.md").read_text(encoding="utf-8")

FILES = {
    "video.mp4",
    "captions.srt",
    "captions.vtt",
    "captions.words.vtt",
    "chapters.txt",
    "thumbnail.png",
    "storyboard.json",
    "timeline.json",
    "expected.json",
    "inspection.json",
    "inspection.html",
    "report.json",
    "report.html",
}

Event = dict[str, Any]
P = ParamSpec("P")
R = TypeVar("R", bound=Document)


def command(folder: Path, *more: str, store: str = "store", out: str = "out") -> list[str]:
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    where = ("-o", str(folder / out), "--store", str(folder / store))
    return [chalktalk, "make", str(folder / "ice.md"), *where, "--quality", "draft", "--json", *more]


def make(folder: Path, *more: str, store: str = "store", out: str = "out") -> list[Event]:
    done = subprocess.run(
        command(folder, *more, store=store, out=out), capture_output=True, text=True, check=False, timeout=600
    )
    assert (0, "") == (done.returncode, done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def made(events: list[Event]) -> list[tuple[str, str | None]]:
    """Stage and subject of all work that was really done."""
    return [(event["stage"], event["subject"]) for event in events if event["event"] == "finished"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script, made into a film once."""
    path = tmp_path_factory.mktemp("film")
    (path / "ice.md").write_text(SCRIPT, encoding="utf-8")
    make(path)
    return path


def frames_of(video: Path) -> Iterator[av.VideoFrame]:
    with av.open(str(video)) as container:
        yield from container.decode(video=0)


def report_of(folder: Path, out: str = "out") -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / out / "report.json").read_text(encoding="utf-8"))
    return report


def test_the_folder_holds_everything_a_user_needs(folder: Path) -> None:
    assert {path.name for path in (folder / "out").iterdir()} == FILES
    assert all(path.stat().st_size > 0 for path in (folder / "out").iterdir())


def test_the_picture_is_h264_high_of_constant_rate_with_its_colours_flagged(folder: Path) -> None:
    with av.open(str(folder / "out" / "video.mp4")) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        assert ("h264", "High", "yuv420p") == (context.name, context.profile, context.pix_fmt)
        assert (1280, 720, Fraction(30)) == (context.width, context.height, stream.average_rate)
        bt709 = 1
        assert (bt709,) * 3 == (context.color_primaries, context.color_trc, context.colorspace)
        step = 1 / (stream.average_rate or 1) / (stream.time_base or 1)
        times = [frame.pts for frame in container.decode(stream)]
    assert [round(step * number) for number in range(len(times))] == times


def test_the_film_lasts_as_long_as_its_timeline_and_its_sound(folder: Path) -> None:
    timeline = json.loads((folder / "out" / "timeline.json").read_text(encoding="utf-8"))["header"]
    assert timeline["frames"] == sum(1 for _ in frames_of(folder / "out" / "video.mp4"))
    with av.open(str(folder / "out" / "video.mp4")) as container:
        audio = container.streams.audio[0]
        context = audio.codec_context
        assert ("aac", "LC", 48000, 2) == (context.name, context.profile, context.sample_rate, context.channels)
        samples = sum(frame.samples for frame in container.decode(audio))
    assert abs(samples / 48000 - timeline["frames"] / 30) < 0.05


def test_the_index_comes_before_the_media_so_that_a_browser_can_start_at_once(folder: Path) -> None:
    head = (folder / "out" / "video.mp4").read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


def test_the_finished_file_has_the_loudness_platforms_ask_for(folder: Path) -> None:
    integrated, peak = measure_loudness(folder / "out" / "video.mp4")
    target, tolerance, limit = -14.0, 0.5, -1.0
    assert abs(integrated - target) <= tolerance
    assert peak <= limit


def test_every_element_comes_in_within_a_frame_of_300_ms_before_its_word_and_a_number_of_up_to_500(
    folder: Path,
) -> None:
    scenes = report_of(folder)["scenes"]
    ahead = [(beat["spoken"] - beat["seconds"], scene["kind"]) for scene in scenes for beat in scene["beats"]]
    assert ahead
    for seconds, kind in ahead:
        most = 0.5 if kind == "number" else 0.3
        assert 0.3 - 1.001 / 30 <= seconds <= most + 1.001 / 30


def test_in_the_delivered_picture_each_step_starts_to_show_on_its_frame(folder: Path) -> None:
    timeline = json.loads((folder / "out" / "timeline.json").read_text(encoding="utf-8"))
    scene = next(scene for scene in report_of(folder)["scenes"] if scene["kind"] == "process")
    placed = next(place for place in timeline["header"]["scenes"] if place["id"] == scene["id"])
    pictures = [frame.to_ndarray(format="gray").astype(int) for frame in frames_of(folder / "out" / "video.mp4")]
    scale = pictures[0].shape[0] / timeline["header"]["page_height"]
    late: dict[str, int] = {}
    for name, node in groups_in(timeline["scenes"][scene["id"]]).items():
        if re.fullmatch(r"step-\d+", name):
            x, y = round(node["x"] * scale), round(node["y"] * scale)
            due = placed["start"] + node["opacity"][0][0]
            crops = [pictures[frame][y - 30 : y + 30, x - 30 : x + 30] for frame in range(due - 6, due + 10)]
            late[name] = next(i for i, crop in enumerate(crops) if abs(crop - crops[0]).mean() > 1.0) - 6
    assert {"step-1", "step-2", "step-3"} == late.keys()
    # At its first keyframe it is still transparent, so the next frame is the first that can show it.
    assert {1} == set(late.values())


def groups_in(scene: dict[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    waiting = [node for layer in scene["layers"] for node in layer["nodes"]]
    while waiting:
        node = waiting.pop()
        if node["kind"] == "group":
            found[node["id"]] = node
            waiting += node["children"]
    return found


def test_looked_at_from_its_first_frame_to_its_last_it_is_what_it_should_be(folder: Path) -> None:
    chalktalk = str(Path(sys.executable).with_name("chalktalk"))
    look = [chalktalk, "inspect", str(folder / "out"), "--store", str(folder / "store"), "--json"]
    done = subprocess.run(look, capture_output=True, text=True, check=False, timeout=600)
    inspection = json.loads(done.stdout)

    assert ([], "approve", 0, "") == (inspection["findings"], inspection["verdict"], done.returncode, done.stderr)


def test_made_again_unchanged_nothing_is_done_again(folder: Path) -> None:
    before = (folder / "out" / "video.mp4").read_bytes()
    assert [] == made(make(folder))
    assert before == (folder / "out" / "video.mp4").read_bytes()
    assert 0 == sum(stage["computed"] for stage in report_of(folder)["stages"])


def test_one_word_changed_renders_only_the_scene_it_is_in(folder: Path) -> None:
    edited = SCRIPT.replace("Water grows as it freezes.", "Water swells as it freezes.")
    (folder / "ice.md").write_text(edited, encoding="utf-8")
    try:
        done = made(make(folder, out="edited"))
    finally:
        (folder / "ice.md").write_text(SCRIPT, encoding="utf-8")
    count = {stage: sum(1 for name, _ in done if name == stage) for stage, _ in done}
    assert (1, 1, 1) == (count["narrate"], count["synchronise"], count["stage_scene"])
    # The scene itself, and the transitions into it and out of it.
    assert count["render_segment"] <= 3
    touched = [scene["id"] for scene in report_of(folder, "edited")["scenes"] if "narrate" in scene["recomputed"]]
    assert 1 == len(touched)


def test_an_edited_storyboard_is_made_as_it_is_and_only_where_it_was_edited(folder: Path) -> None:
    plain = json.loads((folder / "out" / "storyboard.json").read_text(encoding="utf-8"))
    process = next(scene for scene in plain["scenes"] if scene["visual"]["kind"] == "process")
    process["visual"]["steps"][1]["label"] = "A lid of ice"
    (folder / "edited.json").write_text(json.dumps(plain), encoding="utf-8")
    done = made(make(folder, "--storyboard", str(folder / "edited.json"), out="restored"))
    for stage in ("synchronise", "stage_scene"):
        assert [process["id"]] == [subject for name, subject in done if name == stage]
    assert [] == [stage for stage, _ in done if stage in ("analyse", "draw_up", "narrate")]
    again = json.loads((folder / "restored" / "storyboard.json").read_text(encoding="utf-8"))
    assert "A lid of ice" in {step["label"] for scene in again["scenes"] for step in scene["visual"].get("steps", ())}


@pytest.mark.parametrize("workers", ["1", "2", "3"])
def test_any_number_of_workers_makes_the_same_bytes(folder: Path, workers: str) -> None:
    make(folder, "--workers", workers, store=f"store-{workers}", out=f"out-{workers}")
    made, expected = (folder / out / "video.mp4" for out in (f"out-{workers}", "out"))
    assert expected.read_bytes() == made.read_bytes()


@pytest.mark.parametrize("seed", [1, 2])
async def test_segments_made_in_any_order_make_the_same_bytes(folder: Path, tmp_path: Path, seed: int) -> None:
    shutil.copytree(folder / "store", tmp_path / "store")
    for path in (tmp_path / "store" / "results").glob("*/*.json"):
        if '"render_segment"' in path.read_text("utf-8"):
            path.unlink()
    store = Store(tmp_path / "store")
    begun: list[str] = []

    def follow(event: object) -> None:
        if isinstance(event, Started) and event.stage == "render_segment":
            begun.append(event.key)

    async with LocalRunner(store, 1, follow) as run:
        production = await produce(
            read_brief(folder / "ice.md", Overrides(quality="draft"), store, {}), shuffled(run, seed)
        )
    output = production.direction.output
    planned = [Call.bind(render_segment, plan).key for plan in plan_segments(production.timeline, output)]
    assert (sorted(planned), True) == (sorted(begun), planned != begun)
    assert (folder / "out" / "video.mp4").read_bytes() == store.get(production.film.video.digest)


def shuffled(run: LocalRunner, seed: int) -> Run:
    """A runner that takes calls up in an order of its own."""
    chance = random.Random(seed)

    async def later(stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        await asyncio.sleep(chance.uniform(0, 0.3))
        return await run(stage, *args, **kwargs)

    return later


def killed_at_news(folder: Path, seen: set[str], kept: set[str]) -> bool:
    """Run until something happens that has not been seen before, then kill; False if it came to its end.

    News are the first result of a stage, and frames being drawn; but not the last stage of all, after which the folder
    is written while the news travel. `kept` gets the stages whose results were found again.
    """
    process = subprocess.Popen(command(folder, store="store-killed", out="out-killed"), stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == "cached":
                kept.add(event["stage"])
            news = f"{event['event']} {event['stage']}" if event["event"] in ("finished", "advanced") else None
            if news and news not in seen and news != "finished inspect":
                seen.add(news)
                os.kill(process.pid, signal.SIGKILL)
                return True
    return False


def test_killed_after_every_stage_and_while_rendering_it_goes_on_and_makes_the_same_bytes(folder: Path) -> None:
    seen: set[str] = set()
    kept: set[str] = set()
    while killed_at_news(folder, seen, kept):
        assert not (folder / "out-killed" / "video.mp4").exists()
    # Found again, not seen finishing: a kill for one stage's news may come after another's result was kept as well.
    assert {"write", "analyse", "draw_up", "narrate", "stage_scene", "render_segment", "mix", "join"} <= kept
    assert "advanced render_segment" in seen
    finished = (folder / "out-killed" / "video.mp4").read_bytes()
    assert (folder / "out" / "video.mp4").read_bytes() == finished


def test_a_damaged_piece_of_the_store_is_noticed_and_made_again(folder: Path) -> None:
    before = (folder / "out" / "video.mp4").read_bytes()
    digest = hashlib.sha256(before).hexdigest()
    blob = folder / "store" / "blobs" / digest[:2] / digest[2:]
    blob.chmod(0o644)
    blob.write_bytes(b"not what it was" + before[15:])
    events = make(folder)
    assert "join" in {stage for stage, _ in made(events)}
    assert [event for event in events if event["event"] == "warned"]
    assert before == (folder / "out" / "video.mp4").read_bytes()


@pytest.mark.parametrize(("aspect", "size"), [("9:16", (720, 1280)), ("1:1", (720, 720)), ("4:5", (720, 900))])
def test_other_shapes_are_as_large_as_they_should_be(tmp_path: Path, aspect: str, size: tuple[int, int]) -> None:
    (tmp_path / "ice.md").write_text("# Ice\n\nIce floats.\n", encoding="utf-8")
    make(tmp_path, "--aspect", aspect, "--captions", "none")
    with av.open(str(tmp_path / "out" / "video.mp4")) as container:
        context = container.streams.video[0].codec_context
        assert size == (context.width, context.height)
    assert {"captions.srt", "captions.vtt"}.isdisjoint(path.name for path in (tmp_path / "out").iterdir())
