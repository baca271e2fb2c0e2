"""Lengths: how many scenes there are, and how long each lasts."""

from collections.abc import Sequence

from chalktalk.direction.limits import SHORTEST_SEEN

MOST_DRAFTED = 60
"""Scenes: more nobody reads."""


def scene_count(duration: float, cuts_a_minute: float) -> int:
    """How many scenes: one from cut to cut, but none shorter than can be seen, and not more than anyone reads."""
    wanted = round(duration * cuts_a_minute / 60)
    return max(1, min(wanted, int(duration / SHORTEST_SEEN), MOST_DRAFTED))


def most_scenes(duration: float, wanted: int) -> int:
    """As many scenes as somebody wants, as far as anyone reads them and each lasts a millisecond."""
    return max(1, min(wanted, MOST_DRAFTED, round(1000 * duration)))


def shared_out(duration: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Lengths by shares, none below its least or what can be seen as far as that fits, which add up to a duration.

    Args:
        duration: Seconds in all.
        shares: How long each is against the others.
        least: Seconds that each needs at least.
    """
    floors = [max(SHORTEST_SEEN, need) for need in least]
    if sum(floors) > duration:
        floors = [min(SHORTEST_SEEN, duration / len(shares))] * len(shares)
    lengths = [duration * share / sum(shares) for share in shares]
    for _ in shares:
        short = [index for index, length in enumerate(lengths) if length < floors[index] - 1e-9]
        if not short:
            break
        held = {index for index, length in enumerate(lengths) if length <= floors[index]}
        free = duration - sum(floors[index] for index in held)
        open_shares = sum(share for index, share in enumerate(shares) if index not in held)
        lengths = [floors[index] if index in held else free * share / open_shares for index, share in enumerate(shares)]
    return rounded(lengths, duration)


def rounded(lengths: Sequence[float], duration: float) -> list[float]:
    """Lengths in whole milliseconds that add up to a duration."""
    scale = duration / sum(lengths)
    ends = [round(1000 * scale * sum(lengths[: index + 1])) for index in range(len(lengths))]
    ends[-1] = round(1000 * duration)
    begins = [0, *ends[:-1]]
    return [max(end - begin, 1) / 1000 for begin, end in zip(begins, ends, strict=True)]
