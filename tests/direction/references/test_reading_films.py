"""Films of known shots, colours, movement and sound, read by the stage itself; and files that are no good films."""

import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from listening import listening
from moving_pictures import Painter, Picture, slate, texture, write_film
from PIL import Image

from chalktalk.direction.references.difference import difference
from chalktalk.direction.references.films import read_film
from chalktalk.direction.references.watching import watched
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import FilmReading, Key
from chalktalk.engine import Context, Store
from chalktalk.errors import OptionError
from chalktalk.loudness import FLOOR
from chalktalk.videofiles import opened_file, opened_video

RED, BLUE, YELLOW = "#b02820", "#1c3878", "#e8d060"


def three_slates(time: float) -> Picture:
    """Red for a second, blue for two, yellow for one."""
    return slate(RED if time < 1 else BLUE if time < 3 else YELLOW)


def reference(context: Context, path: Path) -> Reference:
    return Reference(blob=context.store.put(path.read_bytes(), "video/mp4"), name=path.name)


async def read(context: Context, path: Path) -> FilmReading:
    return await read_film.function(context, reference(context, path))


async def refused(context: Context, path: Path) -> str:
    with pytest.raises(OptionError) as caught:
        await read(context, path)
    assert caught.value.hints
    assert caught.value.where is not None
    assert path.name == caught.value.where.file
    return caught.value.message


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("references")


@pytest.fixture(scope="module")
def slates(place: Path) -> Path:
    return write_film(place / "slates.mp4", three_slates, 4, sound=lambda time: 0.1 * np.sin(2 * np.pi * 997 * time))


@pytest.fixture(scope="module")
def good(slates: Path) -> bytes:
    return slates.read_bytes()


async def test_shots_are_told_with_their_colour_and_light(context: Context, slates: Path) -> None:
    reading = await read(context, slates)

    assert [(0, 1), (1, 3), (3, 4)] == [(round(shot.start, 2), round(shot.end, 2)) for shot in reading.shots]
    for expected, shot in zip((RED, BLUE, YELLOW), reading.shots, strict=True):
        assert 3 >= difference(expected, shot.colour)
        assert 0 == shot.motion
    assert [0.39, 0.25, 0.84] == pytest.approx([shot.lightness for shot in reading.shots], abs=0.02)
    assert 2 / 4 * 60 == pytest.approx(reading.cuts_a_minute)
    assert (4, 4, 25) == (reading.seconds, reading.looked_at, reading.frames_a_second)
    assert 0 == reading.motion


async def test_what_is_seen_weighs_as_long_as_it_lasts(context: Context, slates: Path) -> None:
    seen = (await read(context, slates)).seen

    assert (160, 90) == (seen.width, seen.height)
    assert 3 == len(seen.palette)
    assert 5 >= difference(BLUE, seen.palette[0].colour)
    assert 0.5 == pytest.approx(seen.palette[0].weight, abs=0.1)
    assert Key.NORMAL is seen.light.key
    assert 0.43 == pytest.approx(seen.light.lightness, abs=0.03)
    assert 1 == pytest.approx(np.linalg.norm(seen.embedding.values), abs=1e-4)


async def test_loudness_is_that_of_broadcasters(context: Context, slates: Path) -> None:
    # A tone of 997 Hz in one channel is as loud in LUFS as it is strong: 0.1 is -20 dB, its mean square 3.01 dB less.
    assert -23.0 == pytest.approx((await read(context, slates)).loudness, abs=0.2)


async def test_a_film_without_sound_has_no_loudness(context: Context, tmp_path: Path) -> None:
    assert (await read(context, write_film(tmp_path / "film.mp4", three_slates, 1))).loudness is None


async def test_a_silent_track_is_as_quiet_as_can_be(context: Context, tmp_path: Path) -> None:
    assert FLOOR == (await read(context, write_film(tmp_path / "f.mp4", three_slates, 1, sound=np.zeros_like))).loudness


async def test_energy_rises_where_it_moves_and_sounds(context: Context, tmp_path: Path) -> None:
    board = texture(4, 320)

    def calm_then_wild(time: float) -> Picture:
        return board[:, :160] if time < 2 else np.roll(board, round(150 * time), axis=1)[:, :160]

    path = write_film(tmp_path / "film.mp4", calm_then_wild, 4, sound=lambda time: np.sin(3000 * time) * (time > 2) / 2)
    energy = (await read(context, path)).energy

    assert 8 == len(energy)
    assert max(energy[:3]) < 0.05
    assert min(energy[5:]) > 0.5


def talking(time: float) -> Picture:
    """Somebody whose mouth moves before a still ground."""
    picture = np.array(texture(1))
    picture[15:75, 60:100] = (220, 180, 150)
    picture[55 : 60 + round(4 * abs(np.sin(9 * time))), 72:88] = (90, 30, 30)
    return picture


@pytest.mark.parametrize(
    ("painter", "least", "most"),
    [
        pytest.param(lambda _time: texture(1), 0, 0.01, id="a still picture"),
        pytest.param(lambda time: texture(1) * (0.6 + 0.3 * np.sin(3 * time)), 0, 0.1, id="only the light changes"),
        pytest.param(talking, 0.005, 0.2, id="a talking head"),
        pytest.param(lambda time: np.roll(texture(1), round(70 * time), axis=1), 0.5, 1, id="everything moves"),
    ],
)
async def test_movement_goes_from_still_to_all(
    context: Context, tmp_path: Path, painter: Painter, least: float, most: float
) -> None:
    assert least <= (await read(context, write_film(tmp_path / "film.mp4", painter, 1.2))).motion <= most


async def test_movement_and_cuts_do_not_depend_on_the_rate(context: Context, tmp_path: Path) -> None:
    def painter(time: float) -> Picture:
        return np.roll(texture(1 if time < 0.8 else 2), round(50 * time), axis=1)

    slow = await read(context, write_film(tmp_path / "slow.mp4", painter, 1.6, rate=15))
    quick = await read(context, write_film(tmp_path / "quick.mp4", painter, 1.6, rate=60))

    assert [0.8] == pytest.approx([shot.end for shot in slow.shots[:-1]], abs=0.04)
    assert [0.8] == pytest.approx([shot.end for shot in quick.shots[:-1]], abs=0.04)
    assert slow.motion == pytest.approx(quick.motion, abs=0.1)


async def test_pictures_that_come_when_they_like_are_told_in_their_own_time(context: Context, tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    times = [Fraction(int(tick), 1000) for tick in np.cumsum([0, *random.choice([20, 40, 110], 50)])]
    last = float(times[-1])
    reading = await read(context, write_film(tmp_path / "film.mp4", three_slates, last, times=times))

    assert [1, 3][: len(reading.shots) - 1] == pytest.approx([shot.end for shot in reading.shots[:-1]], abs=0.12)
    assert last == pytest.approx(reading.seconds, abs=0.12)


async def test_slides_that_are_shown_for_seconds_are_shots(context: Context, tmp_path: Path) -> None:
    times = [Fraction(0), Fraction(5), Fraction(10), Fraction(12)]
    pages = [texture(seed) for seed in range(4)]
    path = write_film(tmp_path / "film.mp4", lambda time: pages[int(time // 4)], 0, rate=1, times=times)
    reading = await read(context, path)

    assert [5, 10, 12] == [shot.start for shot in reading.shots[1:]]
    assert 0 == reading.motion


async def test_a_film_on_its_side_is_turned_upright(context: Context, tmp_path: Path) -> None:
    def red_on_the_left(_time: float) -> Picture:
        return np.concatenate([slate(RED)[:, :80], slate(BLUE)[:, 80:]], axis=1)

    path = write_film(tmp_path / "film.mp4", red_on_the_left, 0.6)
    data = bytearray(path.read_bytes())
    matrix = data.index(b"tkhd") + 44
    data[matrix : matrix + 20] = struct.pack(">5i", 0, 1 << 16, 0, -1 << 16, 0)  # a quarter clockwise
    path.write_bytes(data)
    seen = (await read(context, path)).seen
    with opened_file(path) as (file, _), opened_video(file, "film.mp4") as container:
        small = watched(container, "film.mp4", 60).smalls[0].pixels

    assert (90, 160) == (seen.width, seen.height)
    assert (160, 90) == small.shape[:2]
    assert [0xB0, 0x1C] == pytest.approx([int(small[20, 45, 0]), int(small[140, 45, 0])], abs=8)


async def test_black_bars_and_a_picture_of_one_frame_are_no_trouble(context: Context, tmp_path: Path) -> None:
    reading = await read(context, write_film(tmp_path / "film.mp4", lambda _time: slate("#000000"), 0.04))

    assert 1 == len(reading.shots)
    assert (0, 0) == (reading.cuts_a_minute, reading.motion)


async def test_of_a_film_that_was_cut_short_the_rest_is_read(
    context: Context, slates: Path, good: bytes, tmp_path: Path
) -> None:
    with av.open(slates) as container:
        places = [packet.pos for packet in container.demux(video=0) if packet.pts and packet.pos]
    (tmp_path / "film.mp4").write_bytes(good[: places[60]])
    reading = await read(context, tmp_path / "film.mp4")

    assert 1 < reading.looked_at < 3.5
    assert 1 == pytest.approx(reading.shots[0].end, abs=0.05)


async def test_without_its_index_a_film_is_refused(context: Context, good: bytes, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(good[: good.index(b"moov") - 4] + good[good.index(b"mdat") - 4 :])

    assert "cannot be read as a video" in await refused(context, tmp_path / "film.mp4")


async def test_pictures_by_a_films_name_are_refused(context: Context, tmp_path: Path) -> None:
    picture = Image.new("RGB", (64, 48), RED)
    for kind in ("JPEG", "PNG", "GIF", "WEBP"):
        picture.save(tmp_path / f"{kind}.mp4", kind, **({"save_all": True} if kind == "GIF" else {}))
        assert "cannot be read as a video" in await refused(context, tmp_path / f"{kind}.mp4")


async def test_what_is_no_film_at_all_is_refused(context: Context, tmp_path: Path) -> None:
    contents = {"text.mp4": b"hello", "empty.mp4": b"", "ones.mp4": b"\xff" * 10_000, "svg.mp4": b"<svg/>"}
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
        assert "cannot be read as a video" in await refused(context, tmp_path / name)


async def test_a_sound_by_a_films_name_is_refused(context: Context, tmp_path: Path) -> None:
    with av.open(tmp_path / "sound.mp4", "w") as container:
        stream = container.add_stream("aac", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode())

    assert "no moving picture" in await refused(context, tmp_path / "sound.mp4")


async def test_a_film_without_pictures_is_refused(context: Context, good: bytes, tmp_path: Path) -> None:
    data = bytearray(good)
    at = data.index(b"stsz")
    data[at + 12 : at + 16] = bytes(4)  # the index lists no picture
    (tmp_path / "none.mp4").write_bytes(data)

    assert "none of its pictures can be decoded" in await refused(context, tmp_path / "none.mp4")


async def test_pictures_of_absurd_size_get_no_memory(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "absurd.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("mjpeg", rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuvj420p"
        for _ in range(4):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuvj420p")))
        container.mux(stream.encode())
    data = bytearray(path.read_bytes())
    at = -1
    while (at := data.find(b"\xff\xc0", at + 1)) >= 0:  # each frame's header
        data[at + 5 : at + 9] = struct.pack(">HH", 16_384, 16_384)
    path.write_bytes(data)

    assert "none of its pictures can be decoded" in await refused(context, path)


async def test_a_list_of_addresses_is_not_followed(context: Context, tmp_path: Path) -> None:
    with listening() as (port, calls):
        address = f"http://127.0.0.1:{port}/film.ts"
        lists = {
            "hls.mp4": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
            "concat.mp4": f"ffconcat version 1.0\nfile '{address}'\n",
            "manifest.mp4": f'<?xml version="1.0"?><MPD><BaseURL>{address}</BaseURL></MPD>',
        }
        for name, text in lists.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            assert "cannot be read as a video" in await refused(context, tmp_path / name)

    assert [] == calls


async def test_what_costs_too_much_time_is_refused(slates: Path) -> None:
    with (
        opened_file(slates) as (file, _),
        opened_video(file, "film.mp4") as container,
        pytest.raises(OptionError, match="takes more than 0 seconds"),
    ):
        watched(container, "film.mp4", 0)


@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_happens_to_its_bytes_a_film_ends_in_a_reading_or_an_error(
    good: bytes, place: Path, data: st.DataObject
) -> None:
    changed = bytearray(good)
    for _ in range(data.draw(st.integers(1, 30))):
        changed[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    (place / "fuzzed.mp4").write_bytes(changed[: data.draw(st.integers(0, len(good)))])
    context = Context(Store(place / "store"), lambda _done, _total: None)
    try:
        reading = await read(context, place / "fuzzed.mp4")
    except OptionError as error:
        assert error.hints  # noqa: PT017  either way is right
    else:
        assert reading.looked_at == reading.shots[-1].end
