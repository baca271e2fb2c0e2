"""Light: figures that keep to its names, and as near to what was seen or was before as those allow."""

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.usual import usual_category
from chalktalk.documents.creative.readings import Contrast, Key, Light, Temperature
from chalktalk.documents.creative.wishes import Aim, Category, How

LIGHTNESS = {Key.LOW: 0.28, Key.NORMAL: 0.5, Key.HIGH: 0.74}
SPREAD = {Contrast.SOFT: 0.3, Contrast.NORMAL: 0.5, Contrast.HARD: 0.75}
WARMTH = {Temperature.COOL: -0.35, Temperature.NEUTRAL: 0.0, Temperature.WARM: 0.35}
"""What a name stands for where nothing was measured."""
_NUDGE = 0.12
"""How far a figure goes if more is asked of what is already so."""


def light_of(asking: Asking, category: Category, key: Key, contrast: Contrast, temperature: Temperature) -> Light:
    """The light with these names: in figures as it was seen, was before, or is usual for a category."""
    seen = next((seen.light for _, _, seen in asking.seen), None)
    base = seen or (asking.previous.light if asking.previous else usual_category(category).light)
    figures = {
        "lightness": _moved(base.lightness, LIGHTNESS[key], base.key is key, _pull(asking, Aim.KEY, "low", "high")),
        "spread": _moved(
            base.spread, SPREAD[contrast], base.contrast is contrast, _pull(asking, Aim.CONTRAST, "soft", "hard")
        ),
        "warmth": _moved(
            base.warmth,
            WARMTH[temperature],
            base.temperature is temperature,
            _pull(asking, Aim.TEMPERATURE, "cool", "warm"),
            least=-1.0,
        ),
    }
    return base.model_copy(update={"key": key, "contrast": contrast, "temperature": temperature, **figures})


def _pull(asking: Asking, aim: Aim, down: str, up: str) -> int:
    """Whether words ask for more of one end or the other: 1, -1, or 0."""
    pulls = {(up, How.MORE): 1, (up, How.LESS): -1, (down, How.MORE): -1, (down, How.LESS): 1}
    total = sum(pulls.get((wish.value, wish.how), 0) for wish in asking.wishes(aim))
    return max(min(total, 1), -1)


def _moved(figure: float, meant: float, same: bool, pull: int, *, least: float = 0.0) -> float:  # noqa: FBT001
    """A figure whose name is the same or another, and of which more or less may be asked."""
    if not same:
        return meant
    return round(min(max(figure + _NUDGE * pull, least), 1.0), 3) if pull else figure
