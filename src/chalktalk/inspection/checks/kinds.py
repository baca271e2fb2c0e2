"""Kinds: in what way a stretch of film is not as it was drawn, the plainest name first."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

import numpy as np
import numpy.typing as npt

from chalktalk.inspection.checks.spans import scene_starts
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.seen import Bytes

_SAMPLES = 15
"""Frames of a stretch that are looked for elsewhere in the film."""
_OTHER = 1.0
"""Levels of mean luma from which on a picture may be another one altogether."""
_NEAR = 0.3
"""Levels of mean luma by which two pictures are as like a third as each other."""
_ALIKE = 2
"""Scenes: where one gives way to the next, two have the same picture."""
_CHUNK = 2048
"""Drawn frames that are compared at once, so that memory stays flat."""
_FOUND = 0.4
"""How much of the difference may be left, in that other picture."""
_CLOSE = 2.0
"""Levels of mean luma that two pictures of the same things differ by at most."""
_ALL = 0.7
"""Part of what has contrast that a blur takes it from."""
_PLACED = 0.5
"""Part of the difference (in squares) that has to be explained by the picture's having gone somewhere."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A stretch that is not as drawn."""

    frames: tuple[int, int]
    """From, up to."""
    drawn: npt.NDArray[np.int64]
    """Those of its frames that were drawn again, as indices of `Seen.drawn_at`."""


@dataclass(frozen=True, slots=True)
class _Middle:
    """What is typical of a stretch."""

    evidence: Evidence
    cluster: Cluster

    def __getitem__(self, name: str) -> float:
        seen = self.evidence.seen
        values = seen[name][seen.drawn_at[self.cluster.drawn]]
        known = values[~np.isnan(values)]
        return float(np.median(known)) if len(known) else 0.0

    def at_most(self, name: str) -> int:
        """The drawn frame in which a figure is greatest."""
        seen = self.evidence.seen
        return int(seen.drawn_at[self.cluster.drawn[int(np.nanargmax(seen[name][seen.drawn_at[self.cluster.drawn]]))]])


Told = tuple[str, str, float, float]
"""Code, words, what was measured, its limit."""


def named(evidence: Evidence, cluster: Cluster) -> Told:
    """What is wrong with a stretch."""
    middle = _Middle(evidence, cluster)
    return next(told for kind in _KINDS if (told := kind(middle)))


def _turned(middle: _Middle) -> Told | None:
    """Mirrored, or upside down."""
    ways = {
        "mirrored": (slice(None), slice(None), slice(None, None, -1)),
        "upside down": (slice(None), slice(None, None, -1), slice(None)),
        "turned by 180 degrees": (slice(None), slice(None, None, -1), slice(None, None, -1)),
    }
    shown, drawn = _sampled(middle)
    here = _difference(shown, drawn)
    left = {way: _difference(shown[turn], drawn) for way, turn in ways.items()}
    way = min(left, key=lambda way: left[way])
    if left[way] < _FOUND * here:
        return "turned", f"the picture is {way}", here, _FOUND * here
    return None


def _swapped(middle: _Middle) -> Told | None:
    """Another scene's pictures, or the same scene's at another time."""
    shown, drawn = _sampled(middle)
    here = _difference(shown, drawn)
    if here < _OTHER:
        return None
    found = [_looked_for(middle.evidence, picture) for picture in shown]
    if np.median([left for _, left, _ in found]) > _FOUND * here:
        return None
    seen, expected = middle.evidence.seen, middle.evidence.expected
    mine, there = seen.drawn_at[_indices(middle)], seen.drawn_at[[place for place, _, _ in found]]
    scenes = scene_starts(middle.evidence)
    others = np.searchsorted(scenes, there, "right") - 1
    away = others != np.searchsorted(scenes, mine, "right") - 1
    if expected and away.mean() > 0.5:
        if np.median([count for _, _, count in found]) > _ALIKE:
            return None  # a picture with so little in it that many scenes have one like it
        names, counts = np.unique(others[away], return_counts=True)
        name = expected.scenes[int(names[counts.argmax()])].id
        return "swapped", f"the picture shows scene {name}", here, _FOUND * here
    if np.ptp(seen.times[there]) < np.ptp(seen.times[mine]) / 2:
        return None  # one picture for all the time: something has not come in, but time goes on
    late = float(np.median(seen.times[mine] - seen.times[there]))
    words = f"the picture shows what is due {abs(late):.1f} s {'earlier' if late > 0 else 'later'}"
    return "pace", words, late, 0.1


def _looked_for(evidence: Evidence, picture: Bytes) -> tuple[int, float, int]:
    """Which drawn frame is most like a picture, by how much it differs, and how many scenes have one as like."""
    seen = evidence.seen
    everything = seen.drawn_thumbs.reshape(len(seen.drawn_at), -1)
    differences = np.concatenate(
        [
            np.abs(everything[first : first + _CHUNK].astype(np.int16) - picture.reshape(-1)).mean(axis=1)
            for first in range(0, len(everything), _CHUNK)
        ]
    )
    best = int(differences.argmin())
    near = seen.drawn_at[differences < differences[best] + _NEAR]
    scenes = np.unique(np.searchsorted(scene_starts(evidence), near, "right"))
    return best, float(differences[best]), len(scenes)


def _placed(middle: _Middle) -> Told | None:
    limits = middle.evidence.limits.picture
    shift, zoom = hypot(middle["shift_x"], middle["shift_y"]), middle["zoom"]
    if middle["explained"] < _PLACED:
        return None
    if abs(zoom) > limits.zoom and abs(zoom) * 45 > shift:
        words = "larger" if zoom > 0 else "smaller"
        return "placing", f"the picture is {abs(zoom):.1%} {words} than it should be", abs(zoom), limits.zoom
    if shift > limits.shift:
        return "placing", f"the picture is shifted by {shift / 90:.1%} of its shorter side", shift, limits.shift
    return None


def _brightness(middle: _Middle) -> Told | None:
    limits, off, gain = middle.evidence.limits.picture, middle["off_mean"], middle["gain"]
    if middle["rest"] > _FOUND * middle["off"] or middle["tint_part"] > 0.5:
        return None
    if abs(off) > limits.brightness:
        words = "brighter" if off > 0 else "darker"
        return (
            "brightness",
            f"the picture is {words} than it should be by {abs(off):.0f} levels",
            off,
            limits.brightness,
        )
    if abs(gain - 1) > limits.contrast:
        return "brightness", f"the picture has {gain:.0%} of its contrast", gain, 1 - limits.contrast
    return None


def _cast(middle: _Middle) -> Told | None:
    limits, tint = middle.evidence.limits.picture, hypot(middle["tint_u"], middle["tint_v"])
    luma_kept = middle["odd"] < limits.odd or middle["rest"] < max(_CLOSE, _FOUND * middle["off"])
    everywhere = tint > limits.cast and middle["tint_part"] > 0.6 and luma_kept
    coloured = middle["odd_tint"] > limits.coloured and middle["odd"] < limits.odd
    if not everywhere and not coloured:
        return None
    measured, limit = (tint, limits.cast) if everywhere else (middle["odd_tint"], limits.coloured)
    return "cast", f"the picture's colours are off by {measured:.0f} levels", measured, limit


def _blur(middle: _Middle) -> Told | None:
    limits = middle.evidence.limits.picture
    crisp = middle["crisp"]
    if crisp < limits.least_crisp and middle["faded"] > _ALL and abs(middle["off_mean"]) < _CLOSE:
        return "blur", f"the picture has {crisp:.0%} of the sharpness it should have", crisp, limits.least_crisp
    return None


def _bands(middle: _Middle) -> Told | None:
    limit = middle.evidence.limits.picture.grain
    if middle["grain"] > limit and middle["odd"] < 2 * middle.evidence.limits.picture.odd:
        words = f"{middle['grain']:.0%} of what should be smooth has bands or noise"
        return "banding", words, middle["grain"], limit
    return None


def _unlike(middle: _Middle) -> Told:
    seen, limit = middle.evidence.seen, middle.evidence.limits.picture.odd
    frame = middle.at_most("odd")
    where = f"{seen['odd_x'][frame]:.0%} from the left and {seen['odd_y'][frame]:.0%} from the top"
    what = "something is missing" if seen["odd_less"][frame] > 0 else "something is there that should not be"
    return "unlike", f"the picture is not as it was drawn: {what}, {where}", float(seen["odd"][frame]), limit


_KINDS: tuple[Callable[[_Middle], Told | None], ...] = (
    _turned,
    _swapped,
    _placed,
    _brightness,
    _cast,
    _blur,
    _bands,
    _unlike,
)


def _indices(middle: _Middle) -> npt.NDArray[np.int64]:
    drawn = middle.cluster.drawn
    return drawn[np.linspace(0, len(drawn) - 1, min(len(drawn), _SAMPLES)).astype(np.int64)]


def _sampled(middle: _Middle) -> tuple[Bytes, Bytes]:
    """Some frames of the stretch as they are shown and as they were drawn."""
    seen, indices = middle.evidence.seen, _indices(middle)
    return seen.thumbs[seen.drawn_at[indices]], seen.drawn_thumbs[indices]


def _difference(shown: Bytes, drawn: Bytes) -> float:
    return float(np.median(np.abs(shown.astype(np.int16) - drawn).mean(axis=(1, 2))))
