"""The stage that reads a reference film: its shots, how they move and sound, and what they show together."""

from itertools import pairwise

import numpy as np

from chalktalk.direction.references.clip import Look, embedded_anew
from chalktalk.direction.references.colouring import heaviest
from chalktalk.direction.references.cuts import cuts_in
from chalktalk.direction.references.energy import energy_of
from chalktalk.direction.references.hearing import integrated
from chalktalk.direction.references.movement import Movement, movement_in
from chalktalk.direction.references.reels import Reel
from chalktalk.direction.references.seeing import glimpse_of, pooled
from chalktalk.direction.references.sheets import contact_sheet
from chalktalk.direction.references.spaces import lab_from
from chalktalk.direction.references.watching import Small, Watched, watched
from chalktalk.documents.base import Blob
from chalktalk.documents.creative.brief import Reference
from chalktalk.documents.creative.readings import FilmReading, Seen, Shot
from chalktalk.engine import Context, Place, limited_memory, stage
from chalktalk.errors import OptionError
from chalktalk.errors import Place as Where
from chalktalk.videofiles import opened_file, opened_video

_MEMORY = 2 * 2**30
"""Bytes that looking may take: a frame of 8K is 53 MB, a decoder keeps up to 17."""
_WORK = 300.0
"""Seconds of looking that a film may cost; ten minutes of 1080p take about one minute."""
_LARGEST = 8 * 2**30
"""Bytes of a file."""
_LOOKS = 8
"""Pictures that are looked into closely."""
_BETWEEN_LOOKS = 1.0
"""Seconds of one shot in which nothing new is to be seen."""
_SETTLED = 0.15
"""Seconds from a cut within which pictures may be mixed of both shots."""
_INSTANT = 1e-6
"""Seconds by which times may be off that were added up."""


@stage("read_film", version=1, place=Place.WORKER)
async def read_film(
    context: Context, reference: Reference, embedder: Blob | None = None, *, judged: bool = False
) -> FilmReading:
    """Read shots, cuts, movement, light, palette and loudness out of a film, decoding it once.

    Args:
        context: Its store has the film.
        reference: The film, as anybody may have sent it.
        embedder: CLIP's image encoder as ONNX, to say where the film lies among others; our own descriptor else.
        judged: Whether somebody is going to judge it, and needs to see a sheet.

    Raises:
        OptionError: if it is no video that can be read, or takes too much memory or time, or the embedder is of no use.
        MachineError: if onnxruntime is not there to run the embedder.
    """
    where = Where(reference.name)
    if reference.blob.size > _LARGEST:
        raise OptionError("the film is larger than 8 GB", where=where, hints=("give a shorter or a smaller film",))
    try:
        with limited_memory(_MEMORY), opened_file(context.store.path(reference.blob.digest)) as (file, _):
            with opened_video(file, reference.name) as container:
                film = watched(container, reference.name, _WORK, lambda done: context.advance(done, 0))
            reading = reading_of(film)
    except MemoryError as fault:
        hints = ("give a smaller film, or one from a source you trust",)
        raise OptionError("decoding it takes more than 2 GB of memory", where=where, hints=hints) from fault
    if judged:
        reading = reading.model_copy(update={"sheet": context.store.put(contact_sheet(film), "image/jpeg")})
    return embedded_anew(reading, context.store, embedder, _looks(film, reading.shots)) if embedder else reading


def reading_of(film: Watched) -> FilmReading:
    """What a film that was watched is like."""
    cuts = [cut.seconds for cut in cuts_in(Reel(film.times, film.luma, film.chroma))]
    spans = list(pairwise([0.0, *cuts, film.looked_at]))
    movements = [_movement(film, start, end) for start, end in spans]
    shots = tuple(_shot(film, *span, movement.mean) for span, movement in zip(spans, movements, strict=True))
    return FilmReading(
        seen=_seen(film, shots),
        seconds=film.seconds,
        frames_a_second=film.rate,
        shots=shots,
        looked_at=film.looked_at,
        cuts_a_minute=60 * len(cuts) / film.looked_at,
        motion=sum((shot.end - shot.start) * shot.motion for shot in shots) / film.looked_at,
        loudness=None if film.powers is None else integrated(film.powers),
        energy=energy_of(film.looked_at, movements, cuts, film.powers),
    )


def _movement(film: Watched, start: float, end: float) -> Movement:
    """What moves in a shot, without what only leads into it or out of it."""
    inside = (film.times >= start - _INSTANT) & (film.times < end - _INSTANT)
    settled = inside & (film.times >= start + _SETTLED) & (film.times < end - _SETTLED)
    which = np.flatnonzero(settled if settled.any() else inside)
    return movement_in(film.times[which], film.luma[which])


def _shot(film: Watched, start: float, end: float, motion: float) -> Shot:
    pixels = _nearest(film, (start + end) / 2, start, end).pixels
    lightness = float(np.clip(lab_from(pixels)[..., 0].mean() / 100, 0, 1))
    return Shot(start=start, end=end, colour=heaviest(pixels), lightness=lightness, motion=motion)


def _seen(film: Watched, shots: tuple[Shot, ...]) -> Seen:
    """What all shots show, each weighing as long as it lasts."""
    looks = _looks(film, shots)
    return pooled([glimpse_of(pixels) for pixels, _ in looks], [weight for _, weight in looks], film.width, film.height)


def _looks(film: Watched, shots: tuple[Shot, ...]) -> list[Look]:
    """Pictures of the longest shots, with the seconds that each stands for."""
    looks: list[Look] = []
    for shot in sorted(shots, key=lambda shot: shot.start - shot.end)[:_LOOKS]:
        length = shot.end - shot.start
        count = max(1, min(round(length / film.looked_at * _LOOKS), round(length / _BETWEEN_LOOKS)))
        for number in range(count):
            moment = shot.start + length * (number + 0.5) / count
            looks.append((_nearest(film, moment, shot.start, shot.end).pixels, length / count))
    return looks


def _nearest(film: Watched, moment: float, start: float, end: float) -> Small:
    """The small picture of a shot that is nearest to a moment; one made of a tiny picture where there is none."""
    inside = [small for small in film.smalls if start + _SETTLED <= small.seconds < end - _SETTLED]
    if inside:
        return min(inside, key=lambda small: abs(small.seconds - moment))
    return film.enlarged(int(np.clip(np.searchsorted(film.times, moment), 0, len(film.times) - 1)))
