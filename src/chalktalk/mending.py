"""Mending: what is made again when inspection finds fault with a film, and how often that was tried."""

from collections.abc import Iterable, Sequence

from chalktalk.documents.inspection import Finding, Inspection, Mend, Remedy

MOST_ROUNDS = 2
"""What two rounds do not mend is a person's to look at."""


def mends_for(inspection: Inspection, done: Sequence[Mend]) -> tuple[Mend, ...]:
    """What to make again, in the order of the film; nothing once two rounds have been tried.

    A scene that was drawn again and still does not look as it should is staged more simply the next time.
    """
    turn = max((mend.round for mend in done), default=0) + 1
    if turn > MOST_ROUNDS:
        return ()
    codes: dict[tuple[Remedy, str | None], list[str]] = {}
    for finding in inspection.findings:
        remedy = _remedy(finding, done)
        if remedy is not None:
            codes.setdefault((remedy, finding.where.scene), []).append(finding.code)
    return tuple(
        Mend(round=turn, remedy=remedy, scene=scene, codes=tuple(dict.fromkeys(found)))
        for (remedy, scene), found in codes.items()
    )


def attempts(mends: Iterable[Mend], remedy: Remedy, *scenes: str) -> int:
    """How often something was asked for: by one of these scenes, or by the film as a whole."""
    return sum(mend.remedy is remedy and (mend.scene is None or mend.scene in scenes) for mend in mends)


def _remedy(finding: Finding, done: Iterable[Mend]) -> Remedy | None:
    scene = finding.where.scene
    drawn_again = any(
        mend.remedy is Remedy.RENDER and mend.scene == scene and finding.code in mend.codes for mend in done
    )
    return Remedy.RESTAGE if finding.remedy is Remedy.RENDER and drawn_again and scene else finding.remedy
