"""Faults of the picture: frames decoded, damaged, and encoded again as they were."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter
from planting import Case, Fault, Planted, Spot, UnfitError
from splicing import Change, Piece, Planes, decoded, encoded, groups, repainted, write_film

from chalktalk.frames import FrameRange

BLACK, WHITE, GREY = 16, 235, 128
MOTION = 0.1
"""Mean change of luma a frame from which on a viewer sees that something moves."""


def _repaint(case: Case, stretch: FrameRange, change: Change, note: str = "") -> Planted:
    """Change what is seen in a stretch."""

    def only_there(picture: Planes, number: int) -> Planes:
        return change(picture, number) if number in stretch else picture

    write_film(case.video, case.film, repainted(case.film, stretch, only_there))
    return Planted(stretch, note=note)


def _flat(picture: Planes, luma: int, blue: int = GREY, red: int = GREY) -> Planes:
    flat = np.empty_like(picture)
    height = picture.shape[0] * 2 // 3
    flat[:height] = luma
    colours = _chroma(flat)
    colours[0], colours[1] = blue, red
    return flat


def _chroma(picture: Planes) -> npt.NDArray[np.uint8]:
    """Both chroma planes of a picture, to be written to."""
    height = picture.shape[0] * 2 // 3
    return picture[height:].reshape(2, height // 2, picture.shape[1] // 2)


def _clipped(values: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    return np.clip(values.round(), 0, 255).astype(np.uint8)


def _graded(picture: Planes, gain: float, offset: float, colour: float = 1.0) -> Planes:
    """Luma about black, and chroma about grey, each made stronger or weaker."""
    height = picture.shape[0] * 2 // 3
    graded = picture.copy()
    graded[:height] = _clipped((picture[:height].astype(np.float64) - BLACK) * gain + BLACK + offset)
    graded[height:] = _clipped((picture[height:].astype(np.float64) - GREY) * colour + GREY)
    return graded


def black(case: Case) -> Planted:
    """Nothing is seen."""
    return _repaint(case, case.stretch(0.8, 0.1), lambda picture, _: _flat(picture, BLACK))


def near_black(case: Case) -> Planted:
    """Next to nothing is seen."""
    return _repaint(case, case.stretch(1.0, 0.2), lambda picture, _: _graded(picture, 0.06, 0.0, 0.1))


def white(case: Case) -> Planted:
    """All is white; at the shortest in one frame."""
    return _repaint(case, case.stretch(0.2, 0.0), lambda picture, _: _flat(picture, WHITE))


def green(case: Case) -> Planted:
    """What a decoder shows of nothing: green."""
    return _repaint(case, case.stretch(0.5, 0.1), lambda picture, _: _flat(picture, 80, 60, 50))


def freeze(case: Case) -> Planted:
    """The picture stands still where it should move, and then goes on as if nothing had been."""
    stretch = case.moving(1.0, 0.5, MOTION)
    _, held = next(iter(decoded(case.film, FrameRange(stretch.start - 1, stretch.start))))
    return _repaint(case, stretch, lambda _picture, _: held)


def frozen_to_the_end(case: Case) -> Planted:
    """The picture stands still from somewhere on."""
    stretch = case.moving(1.0, 0.5, MOTION)
    if case.film.frames - stretch.end > case.frames(9.0):
        stretch = FrameRange(max(stretch.start, case.film.frames - case.frames(8.0)), case.film.frames)
    _, held = next(iter(decoded(case.film, FrameRange(stretch.start - 1, stretch.start))))
    return _repaint(case, FrameRange(stretch.start, case.film.frames), lambda _picture, _: held)


def flicker(case: Case) -> Planted:
    """Every other frame is darker."""
    depth = 0.8 if case.spot is Spot.SHORTEST else 0.6
    return _repaint(
        case, case.stretch(1.0, 0.5), lambda picture, number: _graded(picture, depth, 0.0) if number % 2 else picture
    )


def strobe(case: Case) -> Planted:
    """Black and white in turn, more than three times a second."""
    half = max(1, case.frames(0.0625))

    def flash(picture: Planes, number: int) -> Planes:
        return _flat(picture, WHITE if (number // half) % 2 else BLACK)

    return _repaint(case, case.stretch(1.5, 1.0), flash)


def foreign_frame(case: Case) -> Planted:
    """A frame or two that belong somewhere else."""
    stretch = case.stretch(0.1, 0.0)
    frames = dict(_scattered(case))
    height = next(iter(frames.values())).shape[0] * 2 // 3
    _, here = next(iter(decoded(case.film, stretch)))
    away = {at: float(np.abs(other[:height].astype(float) - here[:height]).mean()) for at, other in frames.items()}
    other = max(away, key=lambda at: away[at])
    if away[other] < 4.0:
        raise UnfitError
    return _repaint(case, stretch, lambda _picture, _: frames[other], f"frame {other}")


def _scattered(case: Case) -> Iterator[tuple[int, Planes]]:
    """Frames from all over the film."""
    for number, picture in decoded(case.film):
        if number % max(1, case.film.frames // 8) == 0:
            yield number, picture


def tint(case: Case) -> Planted:
    """All colours lean to one side."""
    blue, red = case.chance.choice(((14, -10), (-14, 10), (-12, -12), (12, 12)))
    strength = case.degree(1.5, 1.2, 1.5, 1.2, 1.0)

    def cast(picture: Planes, _: int) -> Planes:
        cast = picture.copy()
        colours = _chroma(cast)
        colours[0] = _clipped(colours[0] + blue * strength)
        colours[1] = _clipped(colours[1] + red * strength)
        return cast

    return _repaint(case, case.stretch(3.0, 1.0), cast)


def grey(case: Case) -> Planted:
    """All colours are gone."""

    def drained(picture: Planes, _: int) -> Planes:
        return _graded(picture, 1.0, 0.0, 0.0)

    stretch = case.stretch(3.0, 1.0)
    _, middle = next(iter(decoded(case.film, FrameRange(stretch.start, stretch.end))))
    if float(np.abs(_chroma(middle).astype(float) - GREY).mean()) < 4.0:
        raise UnfitError
    return _repaint(case, stretch, drained)


def dark(case: Case) -> Planted:
    """All is darker than it should be."""
    gain = case.degree(0.4, 0.5, 0.4, 0.5, 0.6)
    return _repaint(case, case.stretch(3.0, 1.0), lambda picture, _: _graded(picture, gain, 0.0, gain))


def washed_out(case: Case) -> Planted:
    """Blacks are grey: limited range taken for full."""
    return _repaint(case, case.stretch(3.0, 1.0), lambda picture, _: _graded(picture, 219 / 255, 16.0, 224 / 255))


def letterbox(case: Case) -> Planted:
    """Black bars above and below, or at the sides."""
    part = case.degree(0.12, 0.1, 0.12, 0.1, 0.06)
    across = case.chance.random() < 0.5

    def barred(picture: Planes, _: int) -> Planes:
        barred = picture.copy()
        height = picture.shape[0] * 2 // 3
        for plane, value in ((barred[:height], BLACK), *((plane, GREY) for plane in _chroma(barred))):
            sides = plane if across else plane.T
            bar = round(part * len(sides))
            sides[:bar] = sides[-bar:] = value
        return barred

    return _repaint(case, case.stretch(3.0, 1.0), barred)


def banding(case: Case) -> Planted:
    """Slow gradients break into steps."""
    bits = 4 if case.spot is not Spot.SHORTEST else 3

    def coarse(picture: Planes, _: int) -> Planes:
        step = 1 << bits
        return (picture // step * step + step // 2).astype(np.uint8)

    return _repaint(case, case.stretch(3.0, 1.0), coarse)


def blur(case: Case) -> Planted:
    """Out of focus."""
    radius = case.degree(5, 4, 5, 4, 3)
    return _repaint(case, case.stretch(3.0, 1.0), lambda picture, _: _each(picture, ImageFilter.GaussianBlur(radius)))


def _each(picture: Planes, what: ImageFilter.Filter) -> Planes:
    height = picture.shape[0] * 2 // 3
    seen = picture.copy()
    seen[:height] = np.asarray(Image.fromarray(picture[:height]).filter(what))
    return seen


def upscaled(case: Case) -> Planted:
    """Drawn small and made large: from 360 lines, at the least from 480."""
    short = case.degree(360, 360, 360, 360, 360)
    stretch = case.stretch(4.0, 2.0)

    def enlarged(picture: Planes, _: int) -> Planes:
        height = picture.shape[0] * 2 // 3
        seen = picture.copy()
        scale = short / min(height, picture.shape[1])
        for plane in (seen[:height], *_chroma(seen)):
            size = (round(plane.shape[1] * scale), round(plane.shape[0] * scale))
            small = Image.fromarray(plane).resize(size, Image.Resampling.BOX)
            plane[:] = np.asarray(small.resize(plane.shape[::-1], Image.Resampling.BICUBIC))
        return seen

    return _repaint(case, stretch, enlarged)


def blocks(case: Case) -> Planted:
    """Squares of rubbish, as a decoder leaves them."""
    part = case.degree(0.4, 0.3, 0.4, 0.3, 0.2)
    rubbish = np.random.default_rng(case.chance.randrange(1 << 30))

    def spoilt(picture: Planes, _: int) -> Planes:
        height, width = picture.shape[0] * 2 // 3, picture.shape[1]
        spoilt = picture.copy()
        down, across = round(height * part) // 16, round(width * part) // 16
        top, left = 16 * (height // 16 - down) // 2 // 16 * 16, 16 * ((width // 16 - across) // 2)
        squares = rubbish.integers(16, 236, (down, across), dtype=np.uint8)
        spoilt[top : top + 16 * down, left : left + 16 * across] = np.kron(squares, np.ones((16, 16), np.uint8))
        return spoilt

    return _repaint(case, case.stretch(0.5, 0.1), spoilt)


def snow(case: Case) -> Planted:
    """Noise over everything."""
    rubbish = np.random.default_rng(case.chance.randrange(1 << 30))
    depth = case.degree(30, 25, 30, 25, 20)

    def noisy(picture: Planes, _: int) -> Planes:
        height = picture.shape[0] * 2 // 3
        noisy = picture.copy()
        noisy[:height] = _clipped(picture[:height] + rubbish.normal(0, depth, picture[:height].shape))
        return noisy

    return _repaint(case, case.stretch(1.0, 0.3), noisy)


def half_gone(case: Case) -> Planted:
    """The lower part of the picture did not arrive."""
    part = case.degree(0.5, 0.5, 0.5, 0.5, 0.3)

    def gone(picture: Planes, _: int) -> Planes:
        gone = picture.copy()
        height = picture.shape[0] * 2 // 3
        gone[round(height * (1 - part)) : height] = GREY
        for plane in _chroma(gone):
            plane[round(len(plane) * (1 - part)) :] = GREY
        return gone

    return _repaint(case, case.stretch(0.5, 0.1), gone)


def mirrored(case: Case) -> Planted:
    """Left is right."""

    def turned(picture: Planes, _: int) -> Planes:
        height = picture.shape[0] * 2 // 3
        turned = picture.copy()
        turned[:height] = picture[:height, ::-1]
        _chroma(turned)[:] = _chroma(picture)[:, :, ::-1]
        return turned

    return _repaint(case, case.stretch(3.0, 1.0), turned)


def zoomed(case: Case) -> Planted:
    """Too large for the frame: what is near the border is cut off."""
    part = case.degree(0.08, 0.08, 0.08, 0.08, 0.05)

    def nearer(picture: Planes, _: int) -> Planes:
        height = picture.shape[0] * 2 // 3
        nearer = picture.copy()
        for plane in (nearer[:height], *_chroma(nearer)):
            down, across = plane.shape
            box = (across * part, down * part, across * (1 - part), down * (1 - part))
            plane[:] = np.asarray(Image.fromarray(plane).resize((across, down), Image.Resampling.BICUBIC, box))
        return nearer

    return _repaint(case, case.stretch(3.0, 1.0), nearer)


def judder(case: Case) -> Planted:
    """Every other frame is seen twice, where things move."""
    stretch = case.moving(1.0, 0.5, MOTION)
    if case.film.rate.fraction > 45:
        raise UnfitError
    last: list[Planes] = []

    def doubled(picture: Planes, number: int) -> Planes:
        if (number - stretch.start) % 2 or not last:
            last[:] = [picture]
        return last[0]

    return _repaint(case, stretch, doubled)


def picture_late(case: Case) -> Planted:
    """The picture comes late against what is said, and makes up for it at the end of the stretch."""
    late = case.frames(case.degree(0.4, 0.4, 0.4, 0.4, 0.25))
    stretch = case.moving(2.0, 1.0, MOTION / 2)
    reach = FrameRange(max(0, stretch.start - late), stretch.end)
    earlier = dict(decoded(case.film, reach))
    return _repaint(case, stretch, lambda _, number: earlier[max(0, number - late)])


def swapped_scenes(case: Case) -> Planted:
    """Two scenes are seen in the wrong order: each what belongs to the other's words."""
    whole = groups(case.film)
    parts = _parts(case, whole)
    if len(parts) < 2:
        raise UnfitError
    first = min(list(Spot).index(case.spot), len(parts) - 2)
    order = [*range(first), first + 1, first, *range(first + 2, len(parts))]
    write_film(case.video, case.film, [piece for part in order for piece in parts[part][1]])
    stretch = FrameRange(parts[first][0].start, parts[first + 1][0].end)
    scenes = case.film.production.timeline.scenes
    names = tuple(s.id for s in scenes if s.start < stretch.end and stretch.start < s.end)
    return Planted(stretch, names)


def _parts(case: Case, whole: list[tuple[FrameRange, Piece]]) -> list[tuple[FrameRange, list[Piece]]]:
    """The film's groups of pictures, scene by scene."""
    starts = [scene.start for scene in case.film.production.timeline.scenes]
    parts: list[tuple[FrameRange, list[Piece]]] = []
    for place, piece in whole:
        if not parts or place.start in starts:
            parts.append((place, [piece]))
        else:
            before, pieces = parts[-1]
            parts[-1] = (FrameRange(before.start, place.end), [*pieces, piece])
    return parts


def scene_held(case: Case) -> Planted:
    """A scene's picture never comes: the last of the one before it stays."""
    scenes = case.film.production.timeline.scenes
    if len(scenes) < 2:
        raise UnfitError
    scene = case.near(scenes[1:])
    stretch = FrameRange(scene.start, min(scene.end, case.film.frames))
    _, held = next(iter(decoded(case.film, FrameRange(stretch.start - 1, stretch.start))))
    return _repaint(case, stretch, lambda _picture, _: held)


def starved(case: Case) -> Planted:
    """Encoded with far too few bits."""
    output = case.film.production.direction.output.model_copy(update={"crf": 48})
    stretch = case.stretch(4.0, 2.0)
    pieces: list[Piece] = []
    for place, piece in groups(case.film):
        if place.start < stretch.end and stretch.start < place.end:
            pieces.append(encoded((picture for _, picture in decoded(case.film, place)), output))
        else:
            pieces.append(piece)
    touched = [place for place, _ in groups(case.film) if place.start < stretch.end and stretch.start < place.end]
    write_film(case.video, case.film, pieces)
    return Planted(FrameRange(touched[0].start, touched[-1].end))


def _fault(kind: str, plant: object, *codes: str) -> Fault:
    assert callable(plant)
    return Fault(kind, codes or ("picture.*",), plant)


PICTURE_FAULTS = (
    _fault("black", black),
    _fault("near black", near_black),
    _fault("white flash", white),
    _fault("green", green),
    _fault("freeze", freeze),
    _fault("frozen to the end", frozen_to_the_end),
    _fault("flicker", flicker),
    _fault("strobe", strobe),
    _fault("foreign frame", foreign_frame),
    _fault("tint", tint),
    _fault("no colour", grey),
    _fault("dark", dark),
    _fault("washed out", washed_out),
    _fault("letterbox", letterbox),
    _fault("banding", banding),
    _fault("blur", blur),
    _fault("upscaled", upscaled),
    _fault("blocks", blocks),
    _fault("snow", snow),
    _fault("half a picture", half_gone),
    _fault("mirrored", mirrored),
    _fault("zoomed", zoomed),
    _fault("judder", judder, "picture.*", "technical.*"),
    _fault("picture late", picture_late, "picture.*", "sync.*"),
    _fault("swapped scenes", swapped_scenes, "picture.*", "sync.*"),
    _fault("scene held", scene_held),
    _fault("starved", starved, "picture.*", "technical.*"),
)
