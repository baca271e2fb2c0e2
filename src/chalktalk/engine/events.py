"""Progress as events: what the command line draws, `--json` prints, and tests assert."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to one call of a stage."""

    stage: str
    """The stage's name."""
    key: str
    """The call's key in the store; the same work has the same key."""
    subject: str | None
    """What the call is about: the id of a scene, the words of a sentence."""
    at: float
    """Seconds since the runner was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Event):
    """The result is wanted. Every call begins with this."""

    units: int | None
    """How much work it is, in frames, where that is known."""
    media: tuple[str, ...]
    """Digests of the blobs that the call's inputs mention."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The store has no sound result, so the work begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advanced(Event):
    """Part of the work is done."""

    done: int
    """Units done so far."""
    total: int
    """Units in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(Event):
    """The work is done and its result is kept."""

    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cached(Event):
    """The store had the result."""

    seconds: float
    """How long it took when it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned(Event):
    """Something had to be done again; the result is whole all the same."""

    message: str
    """What and why, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Event):
    """The call ended in an error."""

    message: str
    """The error in one line."""
