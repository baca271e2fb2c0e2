"""The stage: a delivered film, looked at from its first frame to its last."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from chalktalk.documents.base import Blob
from chalktalk.documents.film import Film, Segment
from chalktalk.documents.inspection import Expectation, Inspection, Listened, Watched
from chalktalk.documents.limits import Limits
from chalktalk.documents.narration import WordTime
from chalktalk.documents.sound import Soundtrack
from chalktalk.engine import Context, Place, Store, stage
from chalktalk.inspection.boxes import layout_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Facts
from chalktalk.inspection.gathering import Gatherer
from chalktalk.inspection.guarding import Guard
from chalktalk.inspection.heard import Heard
from chalktalk.inspection.judging import judged, verdict_of
from chalktalk.inspection.listening import Listener, listened_from
from chalktalk.inspection.looking import look_through
from chalktalk.inspection.loudness_curve import loudness_curve
from chalktalk.inspection.seen import Seen
from chalktalk.videofiles import no_picture, opened_file, opened_video

Words = tuple[tuple[WordTime, ...], ...]
"""For each scene, when its words sound; seconds from the film's start."""


@stage("inspect", version=4, place=Place.WORKER)
async def inspect(
    context: Context,
    film: Film,
    segments: tuple[Segment, ...],
    watched: tuple[Watched, ...],
    soundtrack: Soundtrack,
    listened: Listened,
    expectation: Expectation,
    words: Words | None,
    captions: Blob | None,
    limits: Limits,
) -> Inspection:
    """Look at a film that was just joined.

    Args:
        context: Its store has everything.
        film: The delivered file. It is not decoded again: its packets are held against those it was joined from.
        segments: The pictures it was joined from, in order.
        watched: What was seen of each segment.
        soundtrack: The sound it was joined from.
        listened: What was heard of that.
        expectation: What the film should be.
        words: When the words of each scene are heard, found anew in the sound; None if nobody looked.
        captions: The WebVTT file that goes with it.
        limits: What it is held to.
    """
    store = context.store
    path = store.path(film.video.digest)
    seen = Seen.from_bytes(*(store.get(one.figures.digest) for one in watched))
    text = store.get(captions.digest).decode() if captions else None
    with opened_file(path) as (file, size):
        layout = layout_of(file, size)
        with opened_video(file, str(path)) as container:
            gatherer = Gatherer(container, size, layout, _pictures(store, segments), _sounds(store, soundtrack))
            if gatherer.video is None:
                raise no_picture(str(path))
            facts = look_through(container, gatherer, None, None)
    seen, heard = _on_films_clock(seen, facts), heard_from(listened, store)
    return inspected(Evidence(facts, seen, heard, expectation, words, text, limits), drawn=True)


@stage("listen", version=3, place=Place.WORKER, first=True)
async def listen(context: Context, soundtrack: Soundtrack) -> Listened:
    """Hear all of a film's sound, once: for the checks in figures, and for who looks for words in it in mono.

    The film need not be there: `inspect` shows that it delivers this sound, packet by packet, each in its place.
    """
    return listened_to(context.store.path(soundtrack.audio.digest), context, Guard(), pictures=False)


def listened_to(path: Path, context: Context, guard: Guard, *, pictures: bool = True) -> Listened:
    """All the sound of a file; its pictures, which it has to have if `pictures`, are left alone.

    What is broken is passed over.

    Raises:
        OptionError: if it is no video that can be read.
    """
    with context.store.scratch() as folder:
        with (folder / "mono").open("wb+") as mono, opened_file(path) as (file, size):
            ears = Listener(mono)
            with opened_video(file, str(path)) as container:
                gatherer = Gatherer(container, size, None)
                if pictures and gatherer.video is None:
                    raise no_picture(str(path))
                bounds = guard.bounds(gatherer.seconds)
                look_through(container, gatherer, None, ears, bounds, lambda done: context.advance(done, 0))
            heard = ears.heard()
        return listened_from(heard, folder / "mono", context.store)


@contextmanager
def listener_in(store: Store) -> Iterator[Listener]:
    """Ears, for as long as what they keep on disk is needed."""
    with store.scratch() as folder, (folder / "mono.raw").open("w+b") as mono:
        yield Listener(mono)


def inspected(evidence: Evidence, *, drawn: bool) -> Inspection:
    """What all checks make of a film; `drawn` if it was held against drawings of its own."""
    findings = judged(evidence)
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
        yield "its pictures were not looked at, because none can be decoded"
    if evidence.expected is None:
        yield "what the film should show and say is not known, so it was not compared with that"
        return
    if not drawn:
        yield "its pictures were not compared with what they should be, because the store has no longer what that needs"
    if evidence.words is None:
        yield "whether every word of the script is said was not looked for"


def heard_from(listened: Listened, store: Store) -> Heard:
    """What was heard before, its sound mapped from the store."""
    size = listened.mono.size // 2
    mono = np.memmap(store.path(listened.mono.digest), "<i2", "r", shape=(size,)) if size else np.zeros(0, np.int16)
    return Heard.from_bytes(store.get(listened.figures.digest), mono)


def _on_films_clock(seen: Seen, facts: Facts) -> Seen:
    """With the delivered file's times instead of the segments', where both have as many frames."""
    times = np.sort(facts.pictures.times)
    return replace(seen, times=times) if len(times) == seen.frames else seen


def _sounds(store: Store, soundtrack: Soundtrack) -> Iterator[tuple[bytes, float]]:
    """The bytes of every packet of sound, and when it is heard, in seconds."""
    with av.open(str(store.path(soundtrack.audio.digest))) as container:
        tick = Fraction(container.streams.audio[0].time_base or 0)
        for packet in container.demux(audio=0):
            if packet.size:
                assert packet.pts is not None
                yield bytes(packet), packet.pts * tick.numerator / tick.denominator


def _pictures(store: Store, segments: tuple[Segment, ...]) -> Iterator[bytes]:
    """The bytes of every picture, in the order of decoding."""
    for segment in segments:
        with av.open(str(store.path(segment.video.digest))) as container:
            yield from (bytes(packet) for packet in container.demux(video=0) if packet.size)
