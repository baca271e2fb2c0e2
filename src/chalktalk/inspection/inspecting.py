"""The stages: a delivered film, or any file, looked at from its first frame to its last."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import av
import numpy as np

from chalktalk.documents.base import Blob
from chalktalk.documents.film import Film, Segment
from chalktalk.documents.inspection import Expectation, Inspection, Listened, Sketch, Watched
from chalktalk.documents.limits import Limits
from chalktalk.documents.narration import WordTime
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.inspection.boxes import layout_of
from chalktalk.inspection.checks.platform import check_platform
from chalktalk.inspection.checks.technical import TECHNICAL
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.following import FilmWatcher, Stretch
from chalktalk.inspection.gathering import Gatherer
from chalktalk.inspection.guarding import Guard, guarded
from chalktalk.inspection.heard import Heard
from chalktalk.inspection.judging import judged, verdict_of
from chalktalk.inspection.listening import Listener
from chalktalk.inspection.looking import look_through
from chalktalk.inspection.loudness_curve import loudness_curve
from chalktalk.inspection.opening import no_picture, opened_file, opened_video
from chalktalk.inspection.seen import Seen

Words = tuple[tuple[WordTime, ...], ...]
"""For each scene, when its words sound; seconds from the film's start."""


_WITHOUT_PICTURES = (*TECHNICAL, check_platform)
"""What can be said of a file from which no picture comes."""


@stage("inspect", version=1, place=Place.WORKER)
async def inspect(
    context: Context,
    film: Film,
    segments: tuple[Segment, ...],
    watched: tuple[Watched, ...],
    expectation: Expectation,
    words: Words | None,
    captions: Blob | None,
    limits: Limits,
    listened: Listened | None = None,
) -> Inspection:
    """Look at a film that was just joined.

    Args:
        context: Its store has everything.
        film: The delivered file. Its pictures are not decoded again: its packets are held against the segments'.
        segments: What it was joined from, in order.
        watched: What was seen of each segment.
        expectation: What the film should be.
        words: When the words of each scene sound in the delivered file, found there anew; None if nobody looked.
        captions: The WebVTT file that goes with it.
        limits: What it is held to.
        listened: What was heard of it; None has its sound decoded here.
    """
    store = context.store
    path = store.path(film.video.digest)
    seen = Seen.joined([Seen.from_bytes(store.get(one.figures.digest)) for one in watched])
    text = store.get(captions.digest).decode() if captions else None
    with _listener(store) as ears, opened_file(path) as (file, size):
        layout = layout_of(file, size)
        with opened_video(file, path) as container:
            gatherer = Gatherer(container, size, layout, _payloads(store, segments))
            if gatherer.video is None:
                raise no_picture(path)
            facts = look_through(container, gatherer, None, None if listened else ears)
        seen = _on_films_clock(seen, facts)
        heard = _heard(listened, store) if listened else ears.heard()
        return _inspected(Evidence(facts, seen, heard, expectation, words, text, limits), drawn=True)


@stage("inspect_file", version=1, place=Place.WORKER)
async def inspect_file(
    context: Context,
    path: str,
    expectation: Expectation | None,
    sketches: tuple[Sketch, ...],
    captions: str | None,
    limits: Limits,
    guard: Guard,
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

    Raises:
        OptionError: if it is no video that can be read.
    """
    store = context.store
    with guarded(guard), _listener(store) as ears, opened_file(Path(path)) as (file, size):
        layout = layout_of(file, size)
        with opened_video(file, Path(path)) as container:
            gatherer = Gatherer(container, size, layout if "mp4" in container.format.name else None)
            if gatherer.video is None:
                raise no_picture(Path(path))
            rate = expectation.rate if expectation else gatherer.rate
            stretches = [Stretch(one.frames, partial(store.get, one.pictures.digest)) for one in sketches]
            eyes = FilmWatcher(rate, stretches)
            bounds = guard.bounds(gatherer.seconds)
            facts = look_through(container, gatherer, eyes, ears, bounds, lambda done: context.advance(done, 0))
        evidence = Evidence(facts, eyes.seen(), ears.heard(), expectation, None, captions, limits)
        return _inspected(evidence, drawn=bool(sketches))


@contextmanager
def _listener(store: Store) -> Iterator[Listener]:
    """Ears, for as long as what they keep on disk is needed."""
    with store.scratch() as folder, (folder / "mono.raw").open("w+b") as mono:
        yield Listener(mono)


def _inspected(evidence: Evidence, *, drawn: bool) -> Inspection:
    findings = judged(evidence) if evidence.seen.frames else judged(evidence, _WITHOUT_PICTURES)
    return Inspection(
        seconds=round(evidence.seconds, 3),
        frames=evidence.seen.frames,
        findings=findings,
        verdict=verdict_of(findings, evidence.limits.most_warnings),
        unchecked=tuple(_unchecked(evidence, drawn=drawn)),
        loudness=loudness_curve(evidence.heard),
    )


def _unchecked(evidence: Evidence, *, drawn: bool) -> Iterator[str]:
    """What could not be looked at, and why."""
    if evidence.facts.given_up:
        yield f"the file was not looked at to its end, because {evidence.facts.given_up}"
    if not evidence.seen.frames:
        yield "pictures, sound and captions were not looked at, because no picture can be decoded"
    if evidence.expected is None:
        yield "what the film should show and say is not known, so it was not compared with that"
        return
    if not drawn:
        yield "its pictures were not compared with what they should be, because the store has no longer what that needs"
    if evidence.words is None:
        yield "whether every word of the script is said was not looked for"


def _heard(listened: Listened, store: Store) -> Heard:
    """What was heard before, its sound mapped from the store."""
    size = listened.mono.size // 2
    mono = np.memmap(store.path(listened.mono.digest), "<i2", "r", shape=(size,)) if size else np.zeros(0, np.int16)
    return Heard.from_bytes(store.get(listened.figures.digest), mono)


def _on_films_clock(seen: Seen, facts: Facts) -> Seen:
    """With the delivered file's times instead of the segments', where both have as many frames."""
    times = np.sort(facts.pictures.times)
    return replace(seen, times=times) if len(times) == seen.frames else seen


def _payloads(store: Store, segments: tuple[Segment, ...]) -> Iterator[bytes]:
    """The bytes of every picture, in the order of decoding."""
    for segment in segments:
        with av.open(str(store.path(segment.video.digest))) as container:
            yield from (bytes(packet) for packet in container.demux(video=0) if packet.size)
