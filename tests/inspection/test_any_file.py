"""Any file whatever: looked at within bounds, with what is wrong told, and never believed."""

import os
import struct
import zipfile
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from listening import listening

from chalktalk.documents.inspection import Inspection, Verdict
from chalktalk.documents.limits import Limits, TechnicalLimits
from chalktalk.engine import Context, Store
from chalktalk.errors import OptionError
from chalktalk.inspection import Guard, inspect_file
from chalktalk.inspection.gathering import Gatherer
from chalktalk.inspection.looking import look_through
from chalktalk.videofiles import opened_file, opened_video

FRAMES = 60
TINY = Limits(technical=TechnicalLimits(least_width=16, least_height=16))
"""For films that are no larger than the tests need."""


def write(
    path: Path, *, codec: str | None = "libx264", sound: bool = True, cover: bool = False, frames: int = FRAMES
) -> bytes:
    """A film of 64 x 48 pixels, two seconds long, with its index first; gives its bytes."""
    with av.open(path, "w", options={"movflags": "faststart"}) as container:
        video = container.add_stream(codec, rate=30, options={"g": "15"}) if codec else None
        audio = container.add_stream("aac", rate=48_000, layout="stereo") if sound else None
        if isinstance(video, av.VideoStream):
            video.width, video.height = 64, 48
            video.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
            if cover:
                video.disposition = Disposition.attached_pic
            for number in range(frames):
                picture = np.full((48, 64, 3), (number * 4 % 256, 90, 128), np.uint8)
                container.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
            container.mux(video.encode())
        if audio:
            for start in range(0, frames * 1600, 1024):
                frame = av.AudioFrame.from_ndarray(np.full((2, 1024), 0.1, np.float32), "fltp", "stereo")
                frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
                container.mux(audio.encode(frame))
            container.mux(audio.encode())
    return path.read_bytes()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def good(place: Path) -> bytes:
    return write(place / "good.mp4")


async def looked_at(path: Path, context: Context, guard: Guard | None = None) -> Inspection:
    return await inspect_file.function(context, str(path), None, (), None, TINY, guard or Guard())


def technical(inspection: Inspection) -> set[str]:
    """What is found of what this room's technical checks look for."""
    return {finding.code for finding in inspection.findings if finding.code.startswith(("technical.", "platform."))}


async def refused(path: Path, context: Context) -> str:
    with pytest.raises(OptionError) as caught:
        await looked_at(path, context)
    assert str(path) in str(caught.value)
    assert caught.value.hints
    return caught.value.message


def _kept(folder: Path, data: bytes) -> Path:
    (folder / "kept.mp4").write_bytes(data)
    return folder / "kept.mp4"


async def test_nothing_technical_is_said_against_a_good_file(good: bytes, tmp_path: Path, context: Context) -> None:
    (tmp_path / "film.mp4").write_bytes(good)
    inspection = await looked_at(tmp_path / "film.mp4", context)

    assert (set(), FRAMES) == (technical(inspection), inspection.frames)
    assert pytest.approx(inspection.seconds, abs=0.1) == 2
    assert 1 == len(inspection.unchecked)


async def test_a_file_that_was_cut_short_is_told_with_the_moment(good: bytes, tmp_path: Path, context: Context) -> None:
    (tmp_path / "film.mp4").write_bytes(good[: len(good) * 3 // 4])
    inspection = await looked_at(tmp_path / "film.mp4", context)

    (finding,) = (finding for finding in inspection.findings if finding.code.startswith("technical."))
    assert ("technical.cut-off", Verdict.REJECT) == (finding.code, inspection.verdict)
    assert 0.5 < finding.where.start < 1.9


async def test_without_its_index_a_file_cannot_be_read(place: Path, good: bytes, context: Context) -> None:
    (place / "headless.mp4").write_bytes(good[: good.index(b"moov") - 4] + good[good.index(b"mdat") - 4 :])

    assert "cannot be read as a video" in await refused(place / "headless.mp4", context)


async def test_an_index_behind_the_media_is_told(good: bytes, film: Path, context: Context) -> None:
    assert "technical.index-last" in technical(await looked_at(film, context))
    assert good.index(b"moov") < good.index(b"mdat")


async def test_a_broken_group_of_pictures_is_a_finding_and_no_crash(
    good: bytes, tmp_path: Path, context: Context
) -> None:
    with av.open(_kept(tmp_path, good)) as container:
        middle = [packet for packet in container.demux(video=0) if packet.is_keyframe][2]
    assert middle.pos is not None
    assert middle.pts is not None
    broken = bytearray(good)
    broken[middle.pos : middle.pos + middle.size] = b"\x00" * middle.size
    (tmp_path / "film.mp4").write_bytes(broken)
    inspection = await looked_at(tmp_path / "film.mp4", context)

    finding = next(finding for finding in inspection.findings if finding.code.endswith(".damage"))
    assert finding.where.start == pytest.approx(float(middle.pts * middle.time_base), abs=0.1)


async def test_damaged_sound_is_told(good: bytes, tmp_path: Path, context: Context) -> None:
    with av.open(_kept(tmp_path, good)) as container:
        packets = [packet for packet in container.demux(audio=0) if packet.pos is not None and packet.size]
    broken = bytearray(good)
    for packet in packets[40:60]:
        assert packet.pos is not None
        broken[packet.pos : packet.pos + packet.size] = b"\xff" * packet.size
    (tmp_path / "film.mp4").write_bytes(broken)

    assert "technical.damage" in technical(await looked_at(tmp_path / "film.mp4", context))


async def test_what_is_no_video_is_refused(place: Path, context: Context) -> None:
    contents = {"text.mp4": b"hello", "empty.mp4": b"", "ones.mp4": b"\xff" * 100_000, "header.mp4": b"\0\0\0\x18ftyp"}
    for name, data in contents.items():
        (place / name).write_bytes(data)
    with zipfile.ZipFile(place / "zip.mp4", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(10**7))

    for name in (*contents, "zip.mp4"):
        assert "cannot be read as a video" in await refused(place / name, context)


async def test_what_is_no_regular_file_is_refused_at_once(place: Path, context: Context) -> None:
    os.mkfifo(place / "pipe.mp4")
    (place / "loop.mp4").symlink_to("loop.mp4")
    (place / "zero.mp4").symlink_to("/dev/zero")

    for name in ("pipe.mp4", "zero.mp4", "."):
        assert "not a regular file" in await refused(place / name, context)
    assert "cannot be opened" in await refused(place / "loop.mp4", context)
    assert "cannot be opened" in await refused(place / "nowhere.mp4", context)
    assert "no file name" in await refused(Path("nul\0.mp4"), context)


async def test_a_link_to_a_film_is_followed(good: bytes, tmp_path: Path, context: Context) -> None:
    (tmp_path / "link.mp4").symlink_to(_kept(tmp_path, good))

    assert FRAMES == (await looked_at(tmp_path / "link.mp4", context)).frames


async def test_nothing_is_fetched_from_a_network(place: Path, context: Context) -> None:
    with listening() as (port, calls):
        address = f"http://127.0.0.1:{port}/film.ts"
        lists = {
            "hls.mp4": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
            "list.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
            "concat.mp4": f"ffconcat version 1.0\nfile '{address}'\n",
            "session.sdp": f"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video {port} RTP/AVP 96\n",
            "manifest.mpd": f'<?xml version="1.0"?><MPD><BaseURL>{address}</BaseURL></MPD>',
        }
        for name, text in lists.items():
            (place / name).write_text(text, encoding="utf-8")
            assert "cannot be read as a video" in await refused(place / name, context)
        assert "an address" in await _message(address, context)
        assert "an address" in await _message(f"tcp://127.0.0.1:{port}", context)

    assert [] == calls


async def _message(path: str, context: Context) -> str:
    with pytest.raises(OptionError) as caught:
        await inspect_file.function(context, path, None, (), None, TINY, Guard())
    return caught.value.message


async def test_a_list_of_other_files_is_not_followed(good: bytes, tmp_path: Path, context: Context) -> None:
    _kept(tmp_path, good)
    (tmp_path / "film.mp4").write_text("ffconcat version 1.0\nfile kept.mp4\n", encoding="utf-8")

    assert "cannot be read as a video" in await refused(tmp_path / "film.mp4", context)


async def test_a_frame_of_absurd_size_gets_no_memory(place: Path, context: Context) -> None:
    data = bytearray(write(place / "jpegs.mp4", codec="mjpeg", sound=False))
    at = -1
    while (at := data.find(b"\xff\xc0", at + 1)) >= 0:  # each frame's header
        data[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    (place / "absurd.mp4").write_bytes(data)
    inspection = await looked_at(place / "absurd.mp4", context, Guard(memory=400 * 2**20))

    assert 0 == inspection.frames
    assert {"technical.no-pictures"} <= technical(inspection)


async def test_a_film_without_frames_and_one_without_picture_are_no_films(place: Path, context: Context) -> None:
    write(place / "sound.mp4", codec=None)
    write(place / "cover.mp4", codec="mjpeg", cover=True, frames=1)
    assert "no moving picture" in await refused(place / "sound.mp4", context)
    assert "no moving picture" in await refused(place / "cover.mp4", context)

    data = bytearray(write(place / "none.mp4", sound=False))
    at = data.index(b"stsz")
    data[at + 12 : at + 16] = bytes(4)  # the index lists no picture
    (place / "none.mp4").write_bytes(data)
    assert "technical.no-pictures" in technical(await looked_at(place / "none.mp4", context))


async def test_a_film_without_sound_is_told(place: Path, context: Context) -> None:
    write(place / "silent.mp4", sound=False)

    assert {"technical.no-sound"} == technical(await looked_at(place / "silent.mp4", context))


def with_index(good: bytes, box: bytes, at: int, *numbers: int) -> bytes:
    """The film with numbers of its first such box, the picture's, in place of its own."""
    data = bytearray(good)
    start = data.index(box) + at
    data[start : start + 4 * len(numbers)] = struct.pack(f">{len(numbers)}I", *numbers)
    return bytes(data)


@pytest.mark.parametrize(
    ("box", "at", "numbers"),
    [
        (b"stsz", 8, (1, 0x7FFFFFFF)),  # two thousand million pictures of a byte
        (b"stts", 12, (60, 0x7FFFFFFF)),  # each of which lasts for days
        (b"stco", 12, (5,)),  # all of them in the file's header
        (b"mdhd", 12, (0,)),  # no tick a second
        (b"mdat", -4, (0x7FFFFFFF,)),  # more media than there is file
    ],
)
async def test_an_index_that_lies_is_not_believed(
    good: bytes, tmp_path: Path, context: Context, box: bytes, at: int, numbers: tuple[int, ...]
) -> None:
    (tmp_path / "film.mp4").write_bytes(with_index(good, box, at, *numbers))
    inspection = await looked_at(tmp_path / "film.mp4", context)

    assert inspection.frames <= FRAMES


async def test_a_film_that_never_ends_is_given_up(good: bytes, tmp_path: Path, context: Context) -> None:
    (tmp_path / "film.mp4").write_bytes(good)
    inspection = await looked_at(tmp_path / "film.mp4", context, Guard(film=0.5))

    assert {"technical.given-up"} == technical(inspection)
    assert 15 <= inspection.frames < 25
    assert "longer than" in inspection.unchecked[0]


async def test_a_file_that_takes_too_long_is_given_up(good: bytes, tmp_path: Path, context: Context) -> None:
    (tmp_path / "film.mp4").write_bytes(good)
    inspection = await looked_at(tmp_path / "film.mp4", context, Guard(least=1e-9, pace=1e-9))

    assert {"technical.given-up"} == technical(inspection)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_happens_to_its_bytes_a_file_ends_in_findings_or_an_error(
    good: bytes, place: Path, data: st.DataObject
) -> None:
    changed = bytearray(good)
    for _ in range(data.draw(st.integers(1, 30))):
        changed[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    length = data.draw(st.integers(0, len(good)))
    part = bytes(changed[:length]) if data.draw(st.booleans()) else bytes(changed)
    path = place / "fuzzed.mp4"
    path.write_bytes(part)
    context = Context(Store(place / "store"), lambda _done, _total: None)
    try:
        inspection = await looked_at(path, context)
    except OptionError as error:
        assert error.hints  # noqa: PT017  either way is right
    else:
        assert inspection.frames <= 10 * FRAMES


def test_frames_that_a_decoder_holds_back_to_the_end_keep_their_times(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    write(path)
    seen: list[float] = []

    class Eyes:
        def see(self, frame: av.VideoFrame, seconds: float) -> None:  # noqa: ARG002  what is asked of eyes
            seen.append(seconds)

    with opened_file(path) as (file, _), opened_video(file, str(path)) as container:
        look_through(container, Gatherer(container, path.stat().st_size, None), Eyes(), None)

    assert sorted(seen) == seen
    assert FRAMES == len(set(seen))
