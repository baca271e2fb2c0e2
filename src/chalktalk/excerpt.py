"""One scene of a film as a small film of its own, made from what the whole film would be made from.

Its pictures are the whole film's own segments, so that the store has them when that is made, or had them before. Music
is composed anew, as long as the scene.
"""

from asyncio import gather
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from chalktalk.direction import direct
from chalktalk.documents.brief import Brief
from chalktalk.documents.film import Film, SegmentPlan
from chalktalk.documents.narration import LostVoice
from chalktalk.documents.storyboard import Scene, Storyboard, TransitionKind
from chalktalk.engine import Run
from chalktalk.making import soundtrack_of
from chalktalk.naming import place_of
from chalktalk.planning import StagedFilm, stage_scenes, storyboard_of, with_creative, with_script
from chalktalk.render import join, plan_segments, render_segment
from chalktalk.script import write
from chalktalk.staging import assemble


class Excerpt(NamedTuple):
    """A film of one scene."""

    scene: str
    """Its id."""
    film: Film
    voice: str
    """Whose it is."""
    lost_voices: tuple[LostVoice, ...]
    """Those that should have spoken it and did not."""


async def produce_scene(brief: Brief, name: str, run: Run) -> Excerpt:
    """Make a film of one scene, with what is still or already seen of its neighbours, and only its own sound.

    Args:
        brief: The whole video.
        name: The scene's id, or its number from 1.
        run: What runs stages.

    Raises:
        OptionError: if there is no such scene; names the nearest.
    """
    brief, _ = await with_script(brief, run)
    brief, _ = await with_creative(brief, run)
    direction = await run(direct, brief)
    script = await run(write, brief)
    storyboard = await storyboard_of(brief, script, run)
    at = place_of(name, [scene.id for scene in storyboard.scenes])
    scene = storyboard.scenes[at]
    staged = await stage_scenes(brief, direction, script, storyboard, with_neighbours(storyboard, at), run)

    plans = _plans_showing(scene, staged)
    alone = _alone(scene, staged)
    timeline = assemble(alone.scenes, alone.cues, direction.look)
    rendering = gather(*(run(render_segment, plan) for plan in plans))
    soundtrack, segments = await gather(soundtrack_of(alone, timeline, brief, run), rendering)
    film = await run(join, tuple(segments), soundtrack, direction.output)
    return Excerpt(scene.id, film, staged.direction.voice.name, staged.lost_voices)


def with_neighbours(storyboard: Storyboard, at: int) -> Storyboard:
    """A scene with those that can be seen beside it, and with the one from which something flies into such a one."""
    before = 2 if at > 1 and storyboard.scenes[at - 1].enter is TransitionKind.MATCH else 1
    return _cut(storyboard, slice(max(at - before, 0), at + 2))


def _cut(storyboard: Storyboard, part: slice) -> Storyboard:
    kept = {"scenes": storyboard.scenes[part], "rationales": storyboard.rationales[part]}
    return storyboard.model_copy(update=kept)


def _plans_showing(scene: Scene, staged: StagedFilm) -> Iterator[SegmentPlan]:
    """The film's segments from the scene's first frame to its last."""
    timeline = assemble(staged.scenes, staged.cues, staged.direction.look)
    plans = plan_segments(timeline, staged.direction.output)
    starts = accumulate((plan.frames for plan in plans), initial=0)
    placed = next(placed for placed in timeline.scenes if placed.id == scene.id)
    return (plan for start, plan in zip(starts, plans, strict=False) if placed.start <= start < placed.end)


def _alone(scene: Scene, staged: StagedFilm) -> StagedFilm:
    """The same staging without the scene's neighbours."""
    at = staged.storyboard.scenes.index(scene)
    only = slice(at, at + 1)
    return replace(
        staged,
        storyboard=_cut(staged.storyboard, only),
        artworks=staged.artworks[only],
        cues=staged.cues[only],
        scenes=staged.scenes[only],
        paintings=staged.paintings[only],
    )
