"""One planted fault for each check of the picture, told by its name, and a good film of which nothing is told."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from tempfile import TemporaryFile

import av
import numpy as np
import numpy.typing as npt
import pytest

from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.direction import Output
from chalktalk.documents.inspection import Expectation, ExpectedScene, Finding
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate
from chalktalk.inspection.checks import OF_THE_PICTURE
from chalktalk.inspection.checks.freeze import frozen_at
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.glance import Glancer
from chalktalk.inspection.listening import Listener
from chalktalk.inspection.watching import Watcher

Picture = npt.NDArray[np.uint8]
"""A frame in yuv420p, as PyAV has it: luma above, chroma below."""
Fault = Callable[[int], Picture]

RATE = FrameRate(30)
WIDTH, HEIGHT, FRAMES = 320, 180, 90
SECOND_SCENE = 45
MIDDLE = 60
"""A frame in the second scene, of which one in three is drawn again."""


def good(frame: int) -> Picture:
    """A film of two scenes: bars like letters on a slope of grey, and a box that moves."""
    second = frame >= SECOND_SCENE
    luma = 60 + np.add.outer(np.arange(HEIGHT) / 9, np.arange(WIDTH) / 32)
    rows = slice(20, 50) if second else slice(110, 150)
    luma[rows, 30:130:6] = 220
    luma[rows, 31:130:6] = 200
    if second:
        luma[120:150, 20 + 2 * frame : 60 + 2 * frame] = 180
    else:
        luma[70:100, 150 + 3 * frame : 185 + 3 * frame] = 20
    chroma = np.full((HEIGHT // 2, WIDTH), 128)
    chroma[: HEIGHT // 4] += 12
    return np.concatenate([luma, chroma]).astype(np.uint8)


def sketch() -> bytes:
    """The good film as it is drawn again: every third frame, small."""
    glancer, frames = Glancer(None), range(0, FRAMES, 3)
    glances = [glancer.at(as_frame(good(frame), frame), frame) for frame in frames]
    file = BytesIO()
    np.savez(
        file,
        luma=[glance.luma for glance in glances],
        chroma=[glance.chroma for glance in glances],
        frames=np.array(frames),
    )
    return file.getvalue()


def as_frame(picture: Picture, number: int) -> av.VideoFrame:
    frame = av.VideoFrame.from_ndarray(picture, "yuv420p")
    frame.pts, frame.time_base = number, 1 / RATE.fraction
    return frame


def expectation() -> Expectation:
    def scene(name: str, start: int, end: int) -> ExpectedScene:
        none = Transition(kind=TransitionKind.CUT, frames=0)
        cues = SceneCues(
            scene=name,
            rate=RATE,
            frames=end - start,
            enter=none,
            leave=none,
            words=(),
            utterances=(),
            beats=(),
            captions=(),
        )
        return ExpectedScene(id=name, start=start, end=end, cues=cues, words=())

    return Expectation(
        output=Output(width=WIDTH, height=HEIGHT, rate=RATE, crf=20, preset="fast"),
        frames=FRAMES,
        language="en",
        target_lufs=-14.0,
        peak_limit_dbtp=-1.0,
        has_music=False,
        captions=False,
        scenes=(scene("first", 0, SECOND_SCENE), scene("second", SECOND_SCENE, FRAMES)),
    )


def evidence_of(fault: Fault, *, known: bool, frames: int = FRAMES) -> Evidence:
    watcher = Watcher(sketch() if known else None)
    for frame in range(frames):
        watcher.see(as_frame(fault(frame), frame))
    return evidence_from(watcher, known=known)


def evidence_from(watcher: Watcher, *, known: bool) -> Evidence:
    seen = watcher.seen()
    with TemporaryFile() as mono:
        heard = Listener(mono).heard()
    return Evidence(
        facts=Facts(
            container="mp4",
            video_codec="h264",
            width=WIDTH,
            height=HEIGHT,
            rate=RATE,
            seconds=seen.length,
            audio_codec=None,
        ),
        seen=seen,
        heard=heard,
        expected=expectation() if known else None,
        words=None,
        captions=None,
    )


def findings_of(evidence: Evidence) -> list[Finding]:
    return [finding for check in OF_THE_PICTURE for finding in check(evidence)]


def told(fault: Fault, *, known: bool = True, frames: int = FRAMES) -> list[str]:
    return [
        finding.code.removeprefix("picture.") for finding in findings_of(evidence_of(fault, known=known, frames=frames))
    ]


def during(change: Callable[[Picture], Picture], start: int = MIDDLE, end: int = MIDDLE + 15) -> Fault:
    return lambda frame: change(good(frame)) if start <= frame < end else good(frame)


def lighter(levels: float, gain: float = 1.0) -> Callable[[Picture], Picture]:
    def change(picture: Picture) -> Picture:
        luma = picture[:HEIGHT] * gain + levels
        return np.concatenate([np.clip(luma, 16, 235).astype(np.uint8), picture[HEIGHT:]])

    return change


def plain(luma: int, chroma: int = 128) -> Callable[[Picture], Picture]:
    def change(picture: Picture) -> Picture:
        plain = np.full_like(picture, chroma)
        plain[:HEIGHT] = luma
        return plain

    return change


def on_luma(change: Callable[[Picture], Picture]) -> Callable[[Picture], Picture]:
    return lambda picture: np.concatenate([np.ascontiguousarray(change(picture[:HEIGHT])), picture[HEIGHT:]])


def blurred(luma: Picture) -> Picture:
    kernel = np.exp(-0.5 * (np.arange(-8, 9) / 2.5) ** 2)
    rows = [np.convolve(np.pad(row, 8, "edge"), kernel / kernel.sum(), "valid") for row in luma]
    return np.rint(rows).astype(np.uint8)


def boxed(luma: Picture) -> Picture:
    smaller = luma[:: 4 // 3].copy()
    smaller[:20] = smaller[-20:] = 16
    return smaller


def patched(value: int, rows: slice, columns: slice) -> Callable[[Picture], Picture]:
    def change(picture: Picture) -> Picture:
        changed = picture.copy()
        changed[rows, columns] = value
        return changed

    return change


def tinted(picture: Picture) -> Picture:
    changed = picture.copy()
    changed[HEIGHT : HEIGHT + HEIGHT // 4] += 6
    return changed


FAULTS: dict[str, tuple[str, Fault]] = {
    "a tenth of a second of black": ("black", during(plain(16), MIDDLE, MIDDLE + 3)),
    "one black frame between two drawn ones": ("black", during(plain(16), MIDDLE + 1, MIDDLE + 2)),
    "nearly black": ("black", during(lighter(15.5, 0.05))),
    "a tenth of a second of white": ("white", during(plain(235), MIDDLE, MIDDLE + 3)),
    "one lighter frame between two drawn ones": ("flicker", during(lighter(25), MIDDLE + 1, MIDDLE + 2)),
    "half a second that stands": ("freeze", lambda frame: good(MIDDLE if MIDDLE <= frame < MIDDLE + 15 else frame)),
    "blurred": ("blur", during(on_luma(blurred))),
    "lighter": ("brightness", during(lighter(8))),
    "weaker contrast": ("brightness", during(lighter(22, 0.7))),
    "bands": ("banding", during(on_luma(lambda luma: luma // 8 * 8 + 4))),
    "a colour cast": ("cast", during(tinted)),
    "no colours": (
        "cast",
        during(lambda picture: np.concatenate([picture[:HEIGHT], np.full_like(picture[HEIGHT:], 128)])),
    ),
    "black bars": ("bars", during(on_luma(boxed))),
    "lost chroma": ("damage", during(plain(16, 0), MIDDLE, MIDDLE + 3)),
    "shifted by four pixels": ("placing", during(on_luma(lambda luma: np.roll(luma, 4, 1)))),
    "shifted by forty pixels": ("placing", during(on_luma(lambda luma: np.roll(luma, 40, 1)))),
    "mirrored": ("turned", during(on_luma(lambda luma: luma[:, ::-1]))),
    "upside down": ("turned", during(on_luma(lambda luma: luma[::-1]))),
    "another scene": ("swapped", lambda frame: good(frame - 40 if MIDDLE <= frame < MIDDLE + 15 else frame)),
    "a third of a second late": ("pace", lambda frame: good(frame - 10 if 20 <= frame < 40 else frame)),
    "something missing": ("unlike", during(patched(70, slice(20, 50), slice(100, 130)))),
    "something extra": ("unlike", during(patched(200, slice(5, 17), slice(290, 302)))),
    "every other frame twice": ("judder", lambda frame: good(frame // 2 * 2)),
}
"""By situation, the code it is told by, and the film."""


def test_a_good_film_has_nothing_wrong() -> None:
    assert [] == told(good)


def test_a_good_film_of_which_nothing_is_known_has_nothing_wrong() -> None:
    assert [] == told(good, known=False)


@pytest.mark.parametrize(("code", "fault"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_once_by_its_name(code: str, fault: Fault) -> None:
    assert [code] == told(fault)


UNAIDED = {
    name: FAULTS[name] for name in FAULTS if FAULTS[name][0] in {"black", "white", "flicker", "damage", "judder"}
}
UNAIDED.pop("nearly black")


@pytest.mark.parametrize(("code", "fault"), UNAIDED.values(), ids=UNAIDED)
def test_some_faults_are_told_in_anybodys_film(code: str, fault: Fault) -> None:
    assert [code] == told(fault, known=False)


def flashing(frame: int) -> Picture:
    return patched(220, slice(0, 100), slice(0, 160))(good(0)) if frame // 3 % 2 else good(0)


def red(frame: int) -> Picture:
    picture = good(0)
    if frame // 3 % 2:
        picture[:HEIGHT] = 63
        picture[HEIGHT : HEIGHT + HEIGHT // 4], picture[HEIGHT + HEIGHT // 4 :] = 102, 240
    return picture


def test_four_flashes_a_second_in_a_quarter_of_the_picture_may_bring_on_a_seizure() -> None:
    assert "flashes" in told(flashing, known=False)


def test_red_flashes_do_so_by_their_colour() -> None:
    messages = [finding.message for finding in findings_of(evidence_of(red, known=False))]
    assert any("red flashes" in message for message in messages)


def test_three_flashes_are_none_too_many() -> None:
    assert "flashes" not in told(lambda frame: flashing(frame if 30 <= frame < 48 else 0), known=False)


def test_a_slide_that_stands_for_very_long_is_told_of_an_unknown_film() -> None:
    assert ["freeze"] == told(lambda _: good(0), known=False, frames=310)


def test_a_faint_move_that_the_encoder_saves_up_is_no_freeze() -> None:
    evidence = evidence_of(good, known=True)
    due = [53, 27, 33, 6, 27, 65, 32, 18, 32, 46, 27, 3, 20, 6, 27, 31]
    moved = [71, 4, 4, 19, 3, 31, 49, 3, 3, 70, 3, 3, 3, 3, 4, 27]  # as measured in a draft's drifting dust

    assert not frozen_at(with_motion(evidence, due, moved)).any()
    assert frozen_at(with_motion(evidence, due, [71, *[2] * 15])).any()


def with_motion(evidence: Evidence, due: list[int], moved: list[int]) -> Evidence:
    """The same film, its frames that were drawn again due to move by so many pixels, and moving by so many."""
    figures = {name: evidence.seen[name].copy() for name in evidence.seen.figures}
    places = evidence.seen.drawn_at[1 : len(due) + 1]
    figures["to_move"][places], figures["moved"][places] = due, moved
    return replace(evidence, seen=replace(evidence.seen, figures=figures))


def test_lasting_bars_are_told_of_an_unknown_film() -> None:
    assert ["bars"] == told(lambda frame: on_luma(boxed)(good(frame % 40)), known=False, frames=100)


def test_a_dark_ground_is_no_bar() -> None:
    assert "bars" not in told(lambda frame: lighter(-20)(good(frame)), known=False)


def test_the_scene_at_fault_is_named() -> None:
    findings = findings_of(evidence_of(during(plain(16)), known=True))
    assert ["second"] == [finding.where.scene for finding in findings]


def test_a_swapped_scene_is_told_with_the_one_that_is_shown() -> None:
    (finding,) = findings_of(evidence_of(FAULTS["another scene"][1], known=True))
    assert ("second", "the picture shows scene first") == (finding.where.scene, finding.message)


def test_a_fault_across_two_scenes_is_told_of_both() -> None:
    findings = findings_of(evidence_of(during(tinted, SECOND_SCENE - 9, SECOND_SCENE + 9), known=True))
    assert ["first", "second"] == [finding.where.scene for finding in findings]


def encoded() -> bytes:
    """The good film in H.264, a key frame every second, and one where the second scene starts."""
    file = BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE.fraction, options={"g": "30", "crf": "12"})
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        for frame in range(FRAMES):
            container.mux(stream.encode(as_frame(good(frame), frame)))
        container.mux(stream.encode())
    return file.getvalue()


def spoiled(film: bytes, key: int) -> bytes:
    """A film in which the middle of one key frame is overwritten."""
    with av.open(BytesIO(film), "r") as container:
        packets = [packet for packet in container.demux(video=0) if packet.is_keyframe and packet.size]
    place, size = packets[key].pos, packets[key].size
    assert place is not None
    data = bytearray(film)
    data[place + size // 2 : place + size] = bytes(size - size // 2)
    return bytes(data)


def watched(film: bytes) -> Watcher:
    watcher = Watcher(sketch(), RATE.fraction)
    with av.open(BytesIO(film), "r") as container:
        for packet in container.demux(video=0):
            watcher.see_packet(packet)
    return watcher


def test_a_film_as_it_was_encoded_has_nothing_wrong() -> None:
    assert [] == findings_of(evidence_from(watched(encoded()), known=True))


def test_a_broken_group_of_pictures_is_told_as_damage_alone() -> None:
    (finding,) = findings_of(evidence_from(watched(spoiled(encoded(), key=2)), known=True))
    assert ("picture.damage", "second", 1.5) == (finding.code, finding.where.scene, finding.where.start)


def test_what_was_seen_is_kept_and_joined() -> None:
    watcher = watched(encoded())
    seen = watcher.seen()
    kept = type(seen).from_bytes(seen.as_bytes())
    twice = type(seen).joined([kept, kept])
    assert (180, 60, 6.0) == (twice.frames, len(twice.drawn_at), round(twice.length, 3))
    assert np.array_equal(twice["luma"][90:], seen["luma"])
