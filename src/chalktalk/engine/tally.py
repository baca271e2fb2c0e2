"""Events added up by stage, for displays and reports."""

from dataclasses import dataclass, field

from chalktalk.engine.events import Advanced, Asked, Cached, Event, Failed, Finished, Started


@dataclass(slots=True)
class StageTally:
    """How far one stage is."""

    name: str
    asked: int = 0
    """Calls so far."""
    computed: int = 0
    """Calls whose work was done now."""
    kept: int = 0
    """Calls that the store answered."""
    failed: int = 0
    seconds: float = 0.0
    """Work done now, added up over all calls, also those that ran side by side."""
    units: int = 0
    """Frames in all, as far as calls have said."""
    units_done: float = 0
    """Frames done or kept."""

    @property
    def waiting(self) -> int:
        """Calls not yet answered."""
        return self.asked - self.computed - self.kept - self.failed


@dataclass(slots=True)
class Tally:
    """All stages so far, in the order in which they were first asked for."""

    stages: dict[str, StageTally] = field(default_factory=dict)
    _units: dict[str, int] = field(default_factory=dict)
    _done: dict[str, float] = field(default_factory=dict)

    def add(self, event: Event) -> StageTally:
        """Count an event in; the tally of its stage."""
        stage = self.stages.setdefault(event.stage, StageTally(event.stage))
        match event:
            case Asked():
                stage.asked += 1
                stage.units += event.units or 0
                self._units[event.key] = event.units or 0
            case Started():
                self._move(stage, event.key, 0)
            case Advanced():
                self._move(stage, event.key, self._units[event.key] * event.done / max(event.total, 1))
            case Finished():
                stage.computed += 1
                stage.seconds += event.seconds
                self._move(stage, event.key, self._units[event.key])
                del self._done[event.key]
            case Cached():
                stage.kept += 1
                self._move(stage, event.key, self._units[event.key])
                del self._done[event.key]
            case Failed():
                stage.failed += 1
        return stage

    def _move(self, stage: StageTally, key: str, done: float) -> None:
        stage.units_done += done - self._done.get(key, 0)
        self._done[key] = done
