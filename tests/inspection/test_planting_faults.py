"""The bench plants faults into good films: what it damages must be all that differs."""

import random
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from films import GoodFilm
from planting import Case, Spot, Truth
from score import scored
from splicing import Planes, Samples, decoded, groups, repainted, sound_of, sounding, write_film

from chalktalk.documents.direction import Output
from chalktalk.documents.film import Segment
from chalktalk.documents.inspection import Finding, Severity, Where
from chalktalk.documents.production import Production
from chalktalk.documents.sound import Soundtrack
from chalktalk.engine import Context, Store
from chalktalk.frames import FrameRange, FrameRate
from chalktalk.render import join
from chalktalk.render.encode import encode
from chalktalk.sound.encoding import encode_aac
from chalktalk.sound.filters import frames_of

FRAMES = 75
OUTPUT = Output(width=64, height=48, rate=FrameRate(25), crf=25, preset="superfast")


def picture(number: int) -> Planes:
    planes = np.full((72, 64), 128, np.uint8)
    planes[:48] = 40 + 2 * number
    return planes


@pytest.fixture
async def film(context: Context, store: Store, tmp_path: Path) -> GoodFilm:
    """Three seconds that grow brighter, under a tone; two scenes of which the second comes in at frame 40."""
    encode((VideoFrame.from_ndarray(picture(n), format="yuv420p") for n in range(FRAMES)), OUTPUT, tmp_path / "v.mp4")
    tone = np.sin(np.arange(48_000 * FRAMES // 25) / 20).astype(np.float32) / 4
    encode_aac(frames_of([np.stack([tone, tone])]), tmp_path / "a.mp4")
    segment = Segment(video=store.put_file(tmp_path / "v.mp4", "video/mp4"), frames=FRAMES)
    audio = store.put_file(tmp_path / "a.mp4", "audio/mp4")
    sound = Soundtrack(audio=audio, frames=FRAMES, integrated_lufs=-14, true_peak_dbtp=-1)
    made = await join.function(context, (segment,), sound, OUTPUT)
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "video.mp4").write_bytes(store.get(made.video.digest))
    scenes = (SimpleNamespace(id="one", start=0, end=50), SimpleNamespace(id="two", start=40, end=FRAMES))
    timeline = SimpleNamespace(rate=OUTPUT.rate, frames=FRAMES, scenes=scenes)
    production = SimpleNamespace(timeline=timeline, direction=SimpleNamespace(output=OUTPUT))
    return GoodFilm(folder, Production.model_construct(**vars(production)))


def packets_of(path: Path) -> list[tuple[str, Fraction, bytes]]:
    with av.open(path) as container:
        return [
            (packet.stream.type, packet.pts * packet.time_base, bytes(packet))
            for packet in container.demux()
            if packet.pts is not None
        ]


def brightness_of(path: Path) -> list[int]:
    with av.open(path) as container:
        return [round(float(frame.to_ndarray()[:48].mean())) for frame in container.decode(video=0)]


def test_a_film_put_together_again_unchanged_has_every_packet_at_its_time(film: GoodFilm, tmp_path: Path) -> None:
    write_film(tmp_path / "again.mp4", film)
    assert sorted(packets_of(film.video)) == sorted(packets_of(tmp_path / "again.mp4"))


def test_frames_that_are_not_repainted_stay_as_they_were(film: GoodFilm, tmp_path: Path) -> None:
    stretch = FrameRange(52, 55)
    pieces = repainted(film, stretch, lambda old, number: picture(0) if number in stretch else old)
    write_film(tmp_path / "changed.mp4", film, pieces)
    before, after = brightness_of(film.video), brightness_of(tmp_path / "changed.mp4")
    assert FRAMES == len(after)
    assert before[:50] == after[:50], "of another group of pictures, which is not encoded again"
    assert [52, 53, 54] == [number for number in range(FRAMES) if abs(after[number] - before[number]) > 20]


def test_groups_of_pictures_are_closed_and_cover_the_film(film: GoodFilm) -> None:
    places = [place for place, _ in groups(film)]
    assert [0, 50] == [place.start for place in places]
    assert FRAMES == places[-1].end
    assert list(range(60, 64)) == [number for number, _ in decoded(film, FrameRange(60, 64))]


@pytest.mark.parametrize(
    ("change", "moved"),
    [(lambda sound: sound, 0), (lambda sound: np.roll(sound, 9600, axis=1), 9600)],
    ids=["as it is", "late by 0.2 s"],
)
def test_sound_that_is_encoded_again_lies_where_it_was_put(
    film: GoodFilm, tmp_path: Path, change: Callable[[Samples], Samples], moved: int
) -> None:
    sound = sound_of(film)
    pulse = np.zeros_like(sound)
    pulse[:, 48_000] = 0.9
    with sounding(change(pulse)) as heard:
        write_film(tmp_path / "video.mp4", film, sound=heard)
    peak = int(np.abs(sound_of(GoodFilm(tmp_path, film.production))[0]).argmax())
    assert abs(peak - 48_000 - moved) <= 1


@pytest.mark.parametrize(
    ("stretch", "scenes"),
    [
        (FrameRange(0, 10), ("one",)),
        (FrameRange(42, 46), ("one", "two")),
        (FrameRange(45, 75), ("two",)),
        (FrameRange(0, 75), ("one",)),
    ],
    ids=["in a scene", "in a transition", "mostly in the second", "over all of it"],
)
def test_a_fault_belongs_to_the_scene_that_has_most_of_it(
    film: GoodFilm, store: Store, tmp_path: Path, stretch: FrameRange, scenes: tuple[str, ...]
) -> None:
    case = Case(film, Spot.MIDDLE, store, tmp_path, random.Random(1))
    assert scenes == case.scenes_of(stretch)


def finding(code: str, start: float, end: float, scene: str | None) -> Finding:
    return Finding(code=code, severity=Severity.ISSUE, where=Where(start=start, end=end, scene=scene), message="bad")


def test_what_is_found_elsewhere_or_of_another_kind_does_not_count() -> None:
    truth = Truth("black", Spot.MIDDLE, "film", ("picture.*",), 2.0, 2.5, ("one",), "")
    assert not scored("x", truth, 0, [finding("picture.black", 4.0, 4.5, "one")]).recognised
    assert not scored("x", truth, 0, [finding("sound.clipping", 2.0, 2.5, "one")]).recognised
    assert scored("x", truth, 0, [finding("picture.black", 2.1, 2.4, "one")]).named
    assert scored("x", truth, 0, [finding("picture.black", 2.1, 2.4, "two")]).named is False


def test_the_finding_that_fits_best_is_asked_for_the_scene() -> None:
    truth = Truth("black", Spot.MIDDLE, "film", ("picture.*",), 2.0, 2.5, ("one",), "")
    found = [finding("picture.flicker", 2.5, 2.52, "two"), finding("picture.black", 2.0, 2.5, "one")]
    assert scored("x", truth, 0, found).named
