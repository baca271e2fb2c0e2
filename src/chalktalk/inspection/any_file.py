"""The stages for any file: decoded once, within bounds of time and memory."""

from functools import partial
from pathlib import Path

from chalktalk.documents.inspection import Expectation, Inspection, Listened, Sketch
from chalktalk.documents.limits import Limits
from chalktalk.engine import Context, Place, stage
from chalktalk.inspection.boxes import layout_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.following import FilmWatcher, Stretch
from chalktalk.inspection.gathering import Gatherer
from chalktalk.inspection.guarding import Guard, guarded
from chalktalk.inspection.inspecting import Words, heard_from, inspected, listened_to, listener_in
from chalktalk.inspection.looking import look_through
from chalktalk.videofiles import no_picture, opened_file, opened_video


@stage("listen_file", version=1, place=Place.WORKER)
async def listen_file(context: Context, path: str, guard: Guard) -> Listened:
    """Hear all of a file's sound, and leave its pictures to `inspect_file`: words are looked for in between.

    Raises:
        OptionError: if it is no video that can be read.
    """
    with guarded(guard):
        return listened_to(Path(path), context, guard)


@stage("inspect_file", version=1, place=Place.WORKER)
async def inspect_file(
    context: Context,
    path: str,
    expectation: Expectation | None,
    sketches: tuple[Sketch, ...],
    captions: str | None,
    limits: Limits,
    guard: Guard,
    listened: Listened | None = None,
    words: Words | None = None,
) -> Inspection:
    """Look at any file, decoding all of it once, within bounds of time and memory.

    What is in the file may change, so this is a stage that nobody remembers: done in a worker of its own.

    Args:
        context: Its store has the sketches.
        path: The file.
        expectation: What it should be; None if nothing is known of that.
        sketches: What it should look like, segment by segment; empty if that is not known.
        captions: The text of the WebVTT file that goes with it.
        limits: What it is held to.
        guard: How much memory and time the file may cost.
        listened: What `listen_file` heard of it; None has its sound decoded here.
        words: When the words of each scene sound in it; None if nobody looked.

    Raises:
        OptionError: if it is no video that can be read.
    """
    store = context.store
    with guarded(guard), listener_in(store) as ears, opened_file(Path(path)) as (file, size):
        layout = layout_of(file, size)
        with opened_video(file, path) as container:
            gatherer = Gatherer(container, size, layout if "mp4" in container.format.name else None)
            if gatherer.video is None:
                raise no_picture(path)
            rate = expectation.rate if expectation else gatherer.rate
            stretches = [Stretch(one.frames, partial(store.get, one.pictures.digest)) for one in sketches]
            eyes = FilmWatcher(rate, stretches)
            bounds = guard.bounds(gatherer.seconds)
            hearing = None if listened else ears
            facts = look_through(container, gatherer, eyes, hearing, bounds, lambda done: context.advance(done, 0))
        heard = heard_from(listened, store) if listened else ears.heard()
        evidence = Evidence(facts, eyes.seen(), heard, expectation, words, captions, limits)
        return inspected(evidence, drawn=bool(sketches))
