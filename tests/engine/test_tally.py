"""Adding events up."""

from chalktalk.engine import Advanced, Asked, Cached, Finished, StageTally, Started, Tally


def test_calls_made_and_kept_are_counted_apart_and_frames_together() -> None:
    tally = Tally()
    made = {"stage": "render", "key": "a", "subject": None, "at": 0.0}
    kept = {**made, "key": "b"}
    tally.add(Asked(**made, units=100, media=()))  # type: ignore[arg-type]
    tally.add(Asked(**kept, units=50, media=()))  # type: ignore[arg-type]
    tally.add(Started(**made))  # type: ignore[arg-type]
    tally.add(Cached(**kept, seconds=3.0))  # type: ignore[arg-type]
    half = tally.add(Advanced(**made, done=1, total=2))  # type: ignore[arg-type]

    assert (100, 150, 1) == (half.units_done, half.units, half.waiting)

    done = tally.add(Finished(**made, seconds=2.0))  # type: ignore[arg-type]

    expected = StageTally("render", asked=2, computed=1, kept=1, seconds=2.0, units=150, units_done=150)
    assert expected == done
    assert 0 == done.waiting
