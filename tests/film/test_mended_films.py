"""Films in which something went wrong: mended scene by scene, or handed to a person; never a success that is none."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

import av
import numpy as np
import pytest
from runs import SCRIPT

from chalktalk.documents.base import Document
from chalktalk.documents.direction import Direction, Output
from chalktalk.documents.film import Segment
from chalktalk.documents.inspection import Remedy, Verdict
from chalktalk.engine import LocalRunner, Run, Stage, Store
from chalktalk.produce import produce
from chalktalk.render.encode import encode
from chalktalk.script import Overrides, read_brief

pytestmark = pytest.mark.video

P = ParamSpec("P")
R = TypeVar("R", bound=Document)


@dataclass
class BlackAtFirst:
    """A runner whose first segment is black until it is asked to draw it again."""

    run: Run
    store: Store
    always: bool
    """Whether it and all others stay black, however often they are drawn."""
    drawn: list[tuple[int, int]] = field(default_factory=list)
    """Which segment was asked for, and which attempt it was."""
    _plans: list[object] = field(default_factory=list)
    _output: Output | None = None

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        result = await self.run(stage, *args, **kwargs)
        if isinstance(result, Direction):
            self._output = result.output
        if not isinstance(result, Segment) or self._output is None:
            return result
        if args[0] not in self._plans:
            self._plans.append(args[0])
        number = self._plans.index(args[0])
        self.drawn.append((number, stage.attempt))
        black = self.always or (number == 0 and not stage.attempt)
        return result.model_copy(update={"video": self._black(result.frames, self._output)}) if black else result

    def _black(self, frames: int, output: Output) -> object:
        picture = np.full((output.height * 3 // 2, output.width), 128, np.uint8)
        picture[: output.height] = 16
        with self.store.scratch() as folder:
            path = folder / "black.mp4"
            encode((av.VideoFrame.from_ndarray(picture, "yuv420p") for _ in range(frames)), output, path)
            return self.store.put_file(path, "video/mp4")


async def made(tmp_path: Path, *, always: bool) -> tuple[BlackAtFirst, Verdict, list[tuple[Remedy, str | None]]]:
    script = tmp_path / "ice.md"
    script.write_text(SCRIPT, encoding="utf-8")
    store = Store(tmp_path / "store")
    brief = read_brief(script, Overrides(quality="draft"), store, {})
    async with LocalRunner(store, 2) as run:
        runner = BlackAtFirst(run, store, always)
        inspection = (await produce(brief, runner)).inspection
    return runner, inspection.verdict, [(mend.remedy, mend.scene) for mend in inspection.mends]


async def test_a_black_segment_is_drawn_again_and_nothing_else(tmp_path: Path) -> None:
    runner, verdict, mends = await made(tmp_path, always=False)
    again = {number for number, attempt in runner.drawn if attempt}

    assert Verdict.APPROVE == verdict
    assert [Remedy.RENDER] == [remedy for remedy, _ in mends]
    assert 0 in again
    assert len(again) < len({number for number, _ in runner.drawn})


async def test_what_two_rounds_do_not_mend_is_not_approved(tmp_path: Path) -> None:
    _, verdict, mends = await made(tmp_path, always=True)

    assert Verdict.REJECT == verdict
    assert {Remedy.RENDER, Remedy.RESTAGE} == {remedy for remedy, _ in mends}


def chalktalk(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = str(Path(sys.executable).with_name("chalktalk"))
    where = ("--store", str(folder / "store"))
    return subprocess.run(
        [command, *arguments, *where], capture_output=True, text=True, check=False, timeout=600, cwd=folder
    )


def test_a_film_that_is_not_approved_is_written_and_waits_for_a_person(tmp_path: Path) -> None:
    (tmp_path / "ice.md").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "chalktalk.toml").write_text("[inspection]\nplatform.longest = 1.0\n", encoding="utf-8")
    made = chalktalk(tmp_path, "make", "ice.md", "--quality", "draft", "--music", "none")
    listed = json.loads(chalktalk(tmp_path, "review", "list", "--json").stdout)
    shown = chalktalk(tmp_path, "review", "show", listed["id"]).stdout

    assert 3 == made.returncode
    assert "inspection did not approve it" in made.stdout
    assert (tmp_path / "out/ice/video.mp4").is_file()
    assert "platform." in shown

    again = chalktalk(tmp_path, "review", "redo", listed["id"], "1")
    approved = chalktalk(tmp_path, "review", "approve", listed["id"], "-m", "it may be long")

    assert 3 == again.returncode
    assert 0 == approved.returncode
    assert "nothing waits for review\n" == chalktalk(tmp_path, "review", "list").stdout
