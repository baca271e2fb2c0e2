"""How far a recording has left its script, and where that is too far to make a film of it."""

from collections.abc import Sequence

from chalktalk.documents.narration import Divergence, DivergenceKind
from chalktalk.errors import AssetError, Place
from chalktalk.timecode import timecode

MOST = 0.15
"""Share of words; beyond it pictures would come for what nobody says, and the captions would not be what is heard."""

FASTEST = 10.0
"""Words a second; nobody reads aloud half as fast."""

_NAMED = 5
"""Divergences that an error names."""

_LONGEST_QUOTE = 8
"""Words."""


def check_pace(seconds: float, words: int, place: Place) -> None:
    """See that a recording is long enough for its script.

    Raises:
        AssetError: if it is not.
    """
    if words > seconds * FASTEST:
        hint = "is it this script's recording, and all of it?"
        message = f"the recording lasts {seconds:.1f} s, too short for the script's {words} words"
        raise AssetError(message, where=place, hints=(hint,))


def drift_of(divergences: Sequence[Divergence], words: int) -> float:
    """Words skipped, added and changed, as a share of the script's words."""
    return sum(_size(divergence) for divergence in divergences) / words


def check_drift(divergences: Sequence[Divergence], words: int, place: Place) -> None:
    """See that a recording follows its script.

    Raises:
        AssetError: if it does not; names the share, the first divergences with their times, and what to do.
    """
    drift = drift_of(divergences, words)
    if drift <= MOST:
        return
    named = "; ".join(described(divergence) for divergence in divergences[:_NAMED])
    more = f"; and {len(divergences) - _NAMED} more" if len(divergences) > _NAMED else ""
    share = f"{drift:.1%}" if drift < 1 else "all"
    raise AssetError(
        f"the recording leaves the script in {share} of its words, and {MOST:.0%} is the most: {named}{more}",
        where=place,
        hints=("write in the script what was said, or record those places again", "is it this script's recording?"),
    )


def described(divergence: Divergence) -> str:
    """A divergence on one line: `1:07.4 said “tiny” for “harmless”`."""
    at = timecode(divergence.start)
    heard, text = _quoted(divergence.heard), _quoted(divergence.written)
    if divergence.kind is DivergenceKind.SKIPPED:
        return f"{at} skipped {text}"
    if divergence.kind is DivergenceKind.ADDED:
        return f"{at} added {heard}"
    return f"{at} said {heard} for {text}"


def _size(divergence: Divergence) -> int:
    return max(len(divergence.written.split()), len(divergence.heard.split()))


def _quoted(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:_LONGEST_QUOTE])}{' …' if len(words) > _LONGEST_QUOTE else ''}”"
