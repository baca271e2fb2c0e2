"""Faults of the file: bytes, packets, time stamps, what the streams say of themselves."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from planting import Case, Fault, Planted
from splicing import Coded, Piece, decoded, encoded, frames_from, groups, piece_of, sound_of, sounding, write_film

from chalktalk.frames import FrameRange
from chalktalk.render.encode import options_of


def truncated(case: Case) -> Planted:
    """The file ends before its time."""
    data = case.film.video.read_bytes()
    kept = case.degree(0.3, 0.6, 0.97, 0.8, 0.99)
    case.video.write_bytes(data[: round(len(data) * kept)])
    return Planted(None, note=f"{kept:.0%} of its bytes")


def broken_idr(case: Case) -> Planted:
    """Some bytes of a key frame are others."""
    whole = groups(case.film)
    at = whole.index(case.near(whole))
    place, piece = whole[at]
    spoilt = _flipped(case, piece.packets[0], round(case.degree(64, 48, 32, 48, 16)))
    return _replaced(case, at, replace(piece, packets=(spoilt, *piece.packets[1:])), place)


def broken_picture(case: Case) -> Planted:
    """What changes from one frame to the next is spoilt, up to the next key frame."""
    whole = groups(case.film)
    at = whole.index(case.near([one for one in whole if one[1].frames > 20] or whole))
    place, piece = whole[at]
    largest = max(range(1, piece.frames - piece.frames // 3), key=lambda index: len(piece.packets[index].data))
    packets = list(piece.packets)
    packets[largest] = _flipped(case, packets[largest], round(case.degree(64, 48, 32, 48, 24)))
    start = place.start + int(packets[largest].pts)
    return _replaced(case, at, replace(piece, packets=tuple(packets)), FrameRange(start, place.end))


def lost_key(case: Case) -> Planted:
    """A key frame is missing: what follows builds on nothing."""
    whole = groups(case.film)
    at = whole.index(case.near(whole[1:]))
    place, piece = whole[at]
    return _replaced(case, at, replace(piece, packets=piece.packets[1:]), place)


def _flipped(case: Case, packet: Coded, count: int) -> Coded:
    """A packet in which some bytes differ, behind its headers."""
    data = bytearray(packet.data)
    first = min(len(data) // 4 + 8, len(data) - 1)
    for _ in range(count):
        data[case.chance.randrange(first, len(data))] ^= case.chance.randrange(1, 256)
    return replace(packet, data=bytes(data))


def _replaced(case: Case, at: int, piece: Piece, stretch: FrameRange) -> Planted:
    pieces = [one for _, one in groups(case.film)]
    pieces[at] = piece
    write_film(case.video, case.film, pieces)
    return Planted(stretch)


def frames_lost(case: Case) -> Planted:
    """Frames are missing, and the one before them stays for as long."""
    stretch = _inner(case, case.stretch(0.2, 0.0))
    gone = stretch.length
    write_film(
        case.video,
        case.film,
        list(_without(case, stretch)),
        shown=lambda time: time if time < stretch.start else time + gone,
    )
    return Planted(stretch)


def frames_cut(case: Case) -> Planted:
    """Frames are missing, and all that follow come early against the sound."""
    stretch = _inner(case, case.stretch(0.5, 0.1))
    write_film(case.video, case.film, list(_without(case, stretch)))
    return Planted(FrameRange(stretch.start, case.film.frames), ())


def _inner(case: Case, stretch: FrameRange) -> FrameRange:
    """A stretch that spares the film's first frames and its last ones."""
    start = min(max(stretch.start, 6), case.film.frames - stretch.length - 6)
    return FrameRange(start, start + stretch.length)


def _without(case: Case, stretch: FrameRange) -> Iterator[Piece]:
    for place, piece in groups(case.film):
        if place.start < stretch.end and stretch.start < place.end:
            kept = [picture for number, picture in decoded(case.film, place) if number not in stretch]
            if kept:
                yield encoded(kept, case.film.production.direction.output)
        else:
            yield piece


def uneven(case: Case) -> Planted:
    """Frames are shown for unequal times."""
    stretch, off = case.stretch(2.0, 0.5), Fraction(2, 5)

    def shown(time: Fraction) -> Fraction:
        return time + off if time.numerator % 2 and int(time) in stretch else time

    write_film(case.video, case.film, shown=shown)
    return Planted(stretch)


def wrong_rate(case: Case) -> Planted:
    """Frames are shown for the wrong time, all of them alike."""
    factor = Fraction(case.degree(1.2, 0.8, 1.25, 0.5, 1.04)).limit_denominator(1000)
    write_film(case.video, case.film, shown=lambda time: time * factor)
    return Planted(None)


def ends_early(case: Case) -> Planted:
    """The last of the film is missing."""
    frames = case.frames(case.degree(3.0, 2.0, 1.0, 1.5, 0.2))
    stretch = FrameRange(case.film.frames - frames, case.film.frames)
    sound = sound_of(case.film)[:, : case.film.rate.samples_at(stretch.start, 48_000)]
    with sounding(sound) as heard:
        write_film(case.video, case.film, list(_without(case, stretch)), heard)
    return Planted(stretch, ())


def sound_ends_early(case: Case) -> Planted:
    """The sound stops before the picture does."""
    seconds = case.degree(4.0, 3.0, 2.0, 3.0, 1.0)
    stretch = FrameRange(case.film.frames - case.frames(seconds), case.film.frames)
    with sounding(sound_of(case.film)[:, : case.film.rate.samples_at(stretch.start, 48_000)]) as heard:
        write_film(case.video, case.film, sound=heard)
    return Planted(stretch, ())


def index_last(case: Case) -> Planted:
    """The index lies behind everything else, so that nothing plays before all is loaded."""
    write_film(case.video, case.film, faststart=False)
    return Planted(None)


def no_sound(case: Case) -> Planted:
    """There is no sound stream."""
    write_film(case.video, case.film, mute=True)
    return Planted(None)


def sound_stream_late(case: Case) -> Planted:
    """The sound's own clock starts late."""
    write_film(case.video, case.film, late=Fraction(case.degree(0.5, 0.3, 0.4, 0.25, 0.2)).limit_denominator(100))
    return Planted(None)


def wrong_sample_rate(case: Case) -> Planted:
    """Sound of another sample rate, or in mono."""
    rate, layout = (44_100, "stereo") if case.degree(0, 1, 0, 1, 0) else (24_000, "mono")
    with tempfile.TemporaryDirectory(prefix="chalktalk-plant-") as folder:
        path = Path(folder) / "sound.mp4"
        resampler = av.AudioResampler(format="fltp", layout=layout, rate=rate)
        with av.open(case.film.video) as source, av.open(path, "w", format="mp4") as container:
            stream = container.add_stream("aac", rate=rate, layout=layout)
            for frame in source.decode(audio=0):
                for part in resampler.resample(frame):
                    part.pts = None
                    container.mux(stream.encode(part))
            container.mux(stream.encode(None))
        write_film(case.video, case.film, sound=path)
    return Planted(None, note=f"{rate} Hz {layout}")


def wrong_colours_told(case: Case) -> Planted:
    """The file says that its colours are others than they are: of old television, or in full range."""
    full = case.degree(0, 1, 0, 1, 0) > 0

    def lie(context: av.VideoCodecContext) -> None:
        context.colorspace = Colorspace.ITU709 if full else Colorspace.SMPTE170M
        context.color_range = ColorRange.JPEG if full else ColorRange.MPEG
        context.color_primaries = ColorPrimaries.BT709 if full else ColorPrimaries.SMPTE170M
        context.color_trc = ColorTrc.BT709 if full else ColorTrc.SMPTE170M

    output = case.film.production.direction.output
    with _recoded(case, output.width, output.height, lie) as like, av.open(like) as container:
        write_film(case.video, case.film, [piece_of(container, case.film.rate)], like=like)
    return Planted(None, note="full range" if full else "SMPTE 170M")


def wrong_size(case: Case) -> Planted:
    """Smaller than it should be."""
    scale = case.degree(0.5, 0.67, 0.5, 0.75, 0.9)
    return _resized(case, scale, scale)


def squeezed(case: Case) -> Planted:
    """Of another shape: everything is too narrow or too low."""
    across, down = case.chance.choice(((0.75, 1.0), (1.0, 0.75), (0.9, 1.0), (1.0, 0.9)))
    return _resized(case, across, down)


def _resized(case: Case, across: float, down: float) -> Planted:
    output = case.film.production.direction.output
    width, height = 2 * round(output.width * across / 2), 2 * round(output.height * down / 2)
    with _recoded(case, width, height, lambda _: None) as like, av.open(like) as container:
        write_film(case.video, case.film, [piece_of(container, case.film.rate)], like=like)
    return Planted(None, note=f"{width}x{height}")


@contextmanager
def _recoded(case: Case, width: int, height: int, told: Callable[[av.VideoCodecContext], None]) -> Iterator[Path]:
    """The film's picture encoded anew in another size, with what the file says of it changed."""
    output = case.film.production.direction.output
    rate = output.rate.fraction
    with tempfile.TemporaryDirectory(prefix="chalktalk-plant-") as folder:
        path = Path(folder) / "film.mp4"
        with av.open(path, "w", format="mp4") as container:
            stream = container.add_stream(output.encoder, rate=rate, options=options_of(output))
            assert isinstance(stream, av.VideoStream)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.time_base = stream.codec_context.time_base = 1 / rate
            stream.codec_context.thread_count = 1
            told_well(stream.codec_context)
            told(stream.codec_context)
            for index, frame in enumerate(frames_from(picture for _, picture in decoded(case.film))):
                container.mux(stream.encode(_sized(frame, width, height, index, rate)))
            container.mux(stream.encode())
        yield path


def told_well(context: av.VideoCodecContext) -> None:
    """Say of colours what is true of all films."""
    context.colorspace, context.color_range = Colorspace.ITU709, ColorRange.MPEG
    context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709


def _sized(frame: VideoFrame, width: int, height: int, index: int, rate: Fraction) -> VideoFrame:
    sized = frame.reformat(width, height) if (frame.width, frame.height) != (width, height) else frame
    sized.pts, sized.time_base = index, 1 / rate
    return sized


_ANY = ("technical.*",)
FILE_FAULTS = (
    Fault("truncated", _ANY, truncated),
    Fault("broken key frame", ("technical.*", "picture.*"), broken_idr),
    Fault("broken picture", ("technical.*", "picture.*"), broken_picture),
    Fault("key frame missing", ("technical.*", "picture.*"), lost_key),
    Fault("frames lost", ("technical.*",), frames_lost),
    Fault("frames cut", ("technical.*", "sync.*"), frames_cut),
    Fault("uneven times", _ANY, uneven),
    Fault("wrong rate", _ANY, wrong_rate),
    Fault("ends early", _ANY, ends_early),
    Fault("sound ends early", ("technical.*", "sound.*"), sound_ends_early),
    Fault("index last", _ANY, index_last),
    Fault("no sound", ("technical.*", "sound.*"), no_sound),
    Fault("sound stream late", ("technical.*", "sync.*"), sound_stream_late),
    Fault("wrong sample rate", ("technical.*", "sound.*"), wrong_sample_rate),
    Fault("wrong colours told", _ANY, wrong_colours_told),
    Fault("wrong size", _ANY, wrong_size),
    Fault("squeezed", _ANY, squeezed),
)
