"""Assembling: staged scenes laid one after another, overlapping in their transitions."""

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Look
from chalktalk.documents.timeline import PlacedScene, StagedScene, Timeline


def assemble(staged: tuple[StagedScene, ...], cues: tuple[SceneCues, ...], look: Look) -> Timeline:
    """The film's header: where each scene starts and ends."""
    placed: list[PlacedScene] = []
    start = 0
    for scene, times in zip(staged, cues, strict=True):
        end = start + scene.frames
        placed.append(
            PlacedScene(id=scene.scene, start=start, end=end, timeline=scene.timeline, resources=scene.resources)
        )
        start = end - times.leave.frames
    return Timeline(
        rate=cues[0].rate,
        page_width=look.width,
        page_height=look.height,
        frames=placed[-1].end,
        scenes=tuple(placed),
    )
