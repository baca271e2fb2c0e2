"""Stages made to fail once: how many films are mended without a person, and what was made again for it.

`python bench/inspection/mending.py`. A runner stands between `produce` and its stages, and spoils one result of one
stage the first time it is asked for; what it is asked for anew is left alone. Everything else is real.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from spoiling import Spoil

from chalktalk.documents.base import Document
from chalktalk.engine import Run, Stage, Store

RESULTS = Path(__file__).parents[1] / "results"
SCRIPT = """\
---
title: Why ice floats
---

Ice should sink. It does not, and you are alive because of that.

## The odd solid

Water grows as it freezes. Its molecules lock into open rings, so ice is about 9% lighter than water.

[VISUAL: process: How a lake survives: Cold air cools the top → Ice forms a lid → Warm water stays below]
Cold air cools the top. Ice forms a lid. Warm water stays below.

So remember: ice floats, the lake lives, and so do you.
"""
P = ParamSpec("P")
R = TypeVar("R", bound=Document)


@dataclass
class FailingOnce:
    """A runner one of whose stages gives one bad result."""

    run: Run
    store: Store
    spoil: Spoil
    at: int
    """Which of the stage's results: from the first asked for."""
    again: list[str] = field(default_factory=list)
    """Stages that were asked to do something anew."""
    _asked: int = 0

    async def __call__(self, stage: Stage[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """The stage's result, or a bad one."""
        if stage.name == self.spoil.stage and not stage.attempt:
            self._asked += 1
        mine = stage.name == self.spoil.stage and not stage.attempt and self._asked == self.at + 1
        if stage.attempt:
            self.again.append(stage.name)
        result = await self.run(stage, *args, **kwargs)
        return self.spoil.spoilt(self.store, result) if mine else result
