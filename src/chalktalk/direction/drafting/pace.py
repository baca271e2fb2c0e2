"""Pace: how long a video is, how often it is cut, how its energy runs, and how fast anyone speaks."""

from chalktalk.direction.drafting.asking import Asking
from chalktalk.direction.drafting.picking import Picked, number_wished
from chalktalk.direction.limits import MOST_CUTS_SEEN
from chalktalk.documents.creative.direction import FEWEST_CUTS, LONGEST_FILM, MOST_CUTS, SHORTEST, Source
from chalktalk.documents.creative.wishes import Aim, How

FEWEST_DRAFTED = 1.0
"""Cuts a minute of what is drafted anew."""
SLOWEST, READABLE = 90, 200
"""Words a minute within which a voice is followed and captions are read (BBC subtitle guidelines: 160 to 180)."""


def duration_of(asking: Asking) -> Picked[float]:
    """How long it is, in seconds."""
    brief = asking.brief
    if brief.duration is not None:
        length = round(brief.duration, 3)
        return Picked(length, Source.BRIEF, "the brief says so")
    picked = number_wished(
        asking.base(Aim.DURATION, _told(asking)), asking.wishes(Aim.DURATION), (SHORTEST, LONGEST_FILM)
    )
    return Picked(round(picked.value, 3), picked.source, picked.because)


def cuts_of(asking: Asking, duration: float) -> Picked[float]:
    """How often it is cut in a minute, for being so long."""
    shown = None
    if asking.film:
        rate = min(max(round(asking.film.cuts_a_minute, 2), FEWEST_DRAFTED), MOST_CUTS)
        shown = Picked(rate, Source.VIDEO, f"the film cuts {rate:.3g} times a minute")
    base: Picked[float] = asking.base(Aim.CUTS, shown)
    if base.source in (Source.PLATFORM, Source.DEFAULT):
        base = Picked(base.value * _hurry(asking, duration), base.source, base.because)
    if base.source is not Source.VIDEO and base.source is not Source.PREVIOUS:  # nobody says or shows how many
        base = Picked(min(base.value, MOST_CUTS_SEEN), base.source, base.because)
    wishes = asking.wishes(Aim.CUTS)
    picked = number_wished(base, wishes, (FEWEST_DRAFTED, MOST_CUTS))
    for wish in wishes:
        if wish.how is How.WITHOUT:
            picked = picked.by_words(FEWEST_DRAFTED, wish)
    if not any(wish.how in (How.SET, How.TIMES) for wish in wishes) and base.value <= MOST_CUTS_SEEN:
        picked = Picked(min(picked.value, MOST_CUTS_SEEN), picked.source, picked.because)
    rate = min(max(round(picked.value, 2), FEWEST_CUTS), MOST_CUTS)
    return Picked(rate, picked.source, picked.because)


def energy_of(asking: Asking) -> Picked[tuple[float, ...]]:
    """How its energy runs."""
    shown = None
    if asking.film and len(asking.film.energy) > 1:
        shown = Picked(
            tuple(round(level, 3) for level in asking.film.energy), Source.VIDEO, "the film rises and falls so"
        )
    base: Picked[tuple[float, ...]] = asking.base(Aim.ENERGY, shown)
    for wish in asking.wishes(Aim.ENERGY):
        curve = _curve(base.value, wish.value, wish.how)
        base = Picked(curve, Source.WORDS, f"“{wish.words}” asks for it")
    return base


def voice_of(asking: Asking) -> Picked[int]:
    """How many words are spoken in a minute."""
    base: Picked[int] = asking.base(Aim.VOICE)
    for wish in (*asking.wishes(Aim.VOICE), *asking.wishes(Aim.CUTS, How.TIMES)):
        pace = base.value
        if wish.field is Aim.CUTS:
            pace = (
                min(round(pace * 1.2), max(READABLE, pace))
                if amount_in(wish.value) > 1
                else max(round(pace / 1.15), SLOWEST)
            )
        elif wish.value in ("fast", "slow"):
            faster = (wish.value == "fast") == (wish.how in (How.SET, How.MORE))
            pace = min(round(pace * 1.2), READABLE) if faster else max(round(pace / 1.2), SLOWEST)
        if wish.how is How.WITHOUT and wish.value == "any":
            base = Picked(pace, Source.WORDS, f"“{wish.words}” asks for no voice; the pace is that of what is read")
        elif pace != base.value:
            base = base.by_words(pace, wish, Aim.VOICE)
        elif wish.field is Aim.VOICE:
            base = Picked(pace, Source.WORDS, f"“{wish.words}” asks for such a voice, at a usual pace")
    return base


def amount_in(text: str) -> float:
    """A number in a wish's value; nothing for none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def _told(asking: Asking) -> Picked[float] | None:
    """How long a script takes to say."""
    words = len(asking.brief.about.split())
    if not words:
        return None
    pace = asking.base(Aim.VOICE).value
    seconds = min(max(round(60 * words / pace), SHORTEST), LONGEST_FILM)
    return Picked(float(seconds), Source.WORDS, f"the script's {words} words take so long to say")


def _hurry(asking: Asking, duration: float) -> float:
    """How many times as often a video is cut for being shorter, or longer, than is usual where it is seen."""
    usual = next(asking.habitual(Aim.DURATION)).value
    return float(min(max((usual / duration) ** 0.15, 0.8), 1.3))


def _curve(now: tuple[float, ...], value: str, how: How) -> tuple[float, ...]:
    """An energy curve as words ask for it: of another shape, or higher or lower."""
    count, level = len(now), sum(now) / len(now)
    parts = [index / (count - 1) for index in range(count)]
    match value, how:
        case ("rising", How.SET):
            curve = [0.2 + 0.7 * part for part in parts]
        case ("falling", How.SET):
            curve = [0.9 - 0.6 * part for part in parts]
        case ("arc", How.SET):
            curve = [0.3 + 0.65 * (1 - abs(part - 0.7) / 0.7) for part in parts]
        case ("steady", How.SET):
            curve = [level] * count
        case ("high", How.SET | How.MORE):
            curve = [one + 0.6 * (1 - one) if how is How.SET else one + 0.2 for one in now]
        case ("low", How.SET) | ("high", How.LESS | How.WITHOUT):
            curve = [one * 0.5 if how is How.SET else one - 0.2 for one in now]
        case _:
            return now
    return tuple(round(min(max(one, 0.0), 1.0), 3) for one in curve)
