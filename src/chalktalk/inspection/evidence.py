"""Evidence: everything that checks go by, and how they tell what they find."""

from dataclasses import dataclass, field

from chalktalk.documents.inspection import Expectation, ExpectedScene, Finding, Remedy, Severity, Where
from chalktalk.documents.limits import Limits
from chalktalk.documents.narration import WordTime
from chalktalk.frames import FrameRate
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.heard import Heard
from chalktalk.inspection.seen import Seen


@dataclass(frozen=True, slots=True)
class Evidence:
    """A film, decoded once, and what it should be."""

    facts: Facts
    """What container and streams say of themselves, and what their packets show."""
    seen: Seen
    heard: Heard
    expected: Expectation | None
    """None for a film of which nothing is known."""
    words: tuple[tuple[WordTime, ...], ...] | None
    """When the words of each scene sound in the delivered file, found there anew; None if that was not looked for."""
    captions: str | None
    """The WebVTT file that goes with the film, if there is one."""
    limits: Limits = field(default_factory=Limits)

    @property
    def rate(self) -> FrameRate:
        """Frames a second, as planned, or else as the file says."""
        return self.expected.rate if self.expected else self.facts.rate

    @property
    def seconds(self) -> float:
        """Length of the film."""
        return self.facts.seconds

    def scene_at(self, start: float, end: float) -> ExpectedScene | None:
        """The scene that most of a stretch lies in; where two are seen, the one that came first counts half."""
        if self.expected is None:
            return None
        first, last = self.rate.frame_at(start), max(self.rate.frame_at(start) + 1, self.rate.frame_at(end))
        return max(self.expected.scenes, key=lambda scene: min(scene.end, last) - max(scene.start, first))

    def found(
        self,
        code: str,
        severity: Severity,
        stretch: tuple[float, float] | None,
        message: str,
        *,
        measured: float | None = None,
        limit: float | None = None,
        hints: tuple[str, ...] = (),
        remedy: Remedy | None = None,
    ) -> Finding:
        """A finding in a stretch of the film, from and to in seconds; None for the film as a whole."""
        start, end = stretch or (0.0, self.seconds)
        scene = self.scene_at(start, end) if stretch else None
        where = Where(start=round(max(0.0, start), 3), end=round(max(0.0, end), 3), scene=scene and scene.id)
        return Finding(
            code=code,
            severity=severity,
            where=where,
            message=message,
            measured=None if measured is None else round(measured, 3),
            limit=limit,
            hints=hints,
            remedy=remedy,
        )
