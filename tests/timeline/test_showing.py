"""Where in a film something lies, told to people."""

from chalktalk.documents.base import Blob
from chalktalk.documents.timeline import PlacedScene, Timeline
from chalktalk.errors import MachineError, Place, WorkerError
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.timeline import told

FILM = Timeline(
    rate=FrameRate(30),
    page_width=1920,
    page_height=1080,
    frames=2400,
    scenes=tuple(
        PlacedScene(id=name, start=start, end=end, timeline=Blob(digest="0" * 64, size=0, media_type=""), resources=())
        for name, start, end in (("ice-sinks", 0, 1815), ("lake-lives", 1800, 2400))
    ),
)


def test_part_of_one_scene_is_told_by_its_name_and_its_times() -> None:
    assert "scene ice-sinks (0:00.0 to 1:00.0 of the film)" == told(FILM, FrameRange(0, 1800))
    assert "scene lake-lives (1:00.5 to 1:20.0 of the film)" == told(FILM, FrameRange(1815, 2400))


def test_a_transition_is_told_by_both_scenes() -> None:
    assert "scenes ice-sinks and lake-lives (1:00.0 to 1:00.5 of the film)" == told(FILM, FrameRange(1800, 1815))


def test_an_error_told_of_something_stays_what_it_was() -> None:
    fault = WorkerError("a worker died", hints=("run it again",), retryable=True)
    fault.add_note("where it was")
    error = fault.told_of("scene ice-sinks")

    assert "scene ice-sinks: a worker died (run it again)" == str(error)
    assert (WorkerError, True, ["where it was"]) == (type(error), error.retryable, error.__notes__)
    assert "a.md:3: b: full" == str(MachineError("full", where=Place("a.md", 3)).told_of("b"))
