"""Mending: what is made again when inspection finds fault with a film, and how often that was tried."""

from collections.abc import Iterable, Sequence

from chalktalk.documents.inspection import Finding, Inspection, Mend, Remedy

MOST_ROUNDS = 2
"""What two rounds do not mend is a person's to look at."""
OF_THE_FILM = frozenset({Remedy.MIX, Remedy.JOIN, Remedy.CAPTION})
"""Remedies that make again what is one thing for all scenes."""
NEXT = {Remedy.RENDER: Remedy.RESTAGE, Remedy.JOIN: Remedy.MIX, Remedy.NARRATE: Remedy.MIX}
"""What may help where a remedy was tried in vain: a scene that still looks wrong when it was drawn again is staged more
simply; sound that is still wrong when it was joined or spoken again is mixed again."""
EXPLAINED = {Remedy.JOIN: frozenset({Remedy.MIX, Remedy.NARRATE})}
"""Remedies that wait for another: what is missing in a file that was cut off need not be missing in its sound."""


def mends_for(inspection: Inspection, done: Sequence[Mend]) -> tuple[Mend, ...]:
    """What to make again, in the order of the film; nothing once two rounds have been tried."""
    turn = max((mend.round for mend in done), default=0) + 1
    if turn > MOST_ROUNDS:
        return ()
    codes: dict[tuple[Remedy, str | None], list[str]] = {}
    for finding in inspection.findings:
        remedy = _remedy(finding, done)
        if remedy is not None:
            scene = None if remedy in OF_THE_FILM else finding.where.scene
            codes.setdefault((remedy, scene), []).append(finding.code)
    waiting = {later for remedy, _ in codes for later in EXPLAINED.get(remedy, ())}
    return tuple(
        Mend(round=turn, remedy=remedy, scene=scene, codes=tuple(dict.fromkeys(found)))
        for (remedy, scene), found in codes.items()
        if remedy not in waiting
    )


def attempts(mends: Iterable[Mend], remedy: Remedy, *scenes: str) -> int:
    """How often something was asked for: by one of these scenes, or by the film as a whole."""
    return sum(mend.remedy is remedy and (mend.scene is None or mend.scene in scenes) for mend in mends)


def _remedy(finding: Finding, done: Iterable[Mend]) -> Remedy | None:
    """What may help now: a finding's own remedy, or the next if that was tried for the same."""
    scene = finding.where.scene
    tried = any(
        mend.remedy is finding.remedy and mend.scene in (scene, None) and finding.code in mend.codes for mend in done
    )
    return NEXT.get(finding.remedy, finding.remedy) if tried and finding.remedy else finding.remedy
