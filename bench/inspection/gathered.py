"""What inspection goes by for each file, gathered as `inspect_file` does it, and kept, so that checks are quick.

Kept is what was seen and heard; it is gathered anew where anything has changed that looks or listens.
"""

import asyncio
import pickle
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
from films import ROOT, GoodFilm, known

from chalktalk.documents.base import Blob
from chalktalk.documents.inspection import Expectation, Sketch
from chalktalk.documents.limits import Limits
from chalktalk.documents.narration import HeardWords
from chalktalk.documents.script import Word
from chalktalk.engine import Context, Store
from chalktalk.errors import ChalktalkError
from chalktalk.inspection.boxes import layout_of
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.expecting import expectation_of
from chalktalk.inspection.following import FilmWatcher, Stretch
from chalktalk.inspection.gathering import Gatherer
from chalktalk.inspection.inspecting import Words
from chalktalk.inspection.listening import Listener
from chalktalk.inspection.looking import look_through
from chalktalk.inspection.voice import voice_levels
from chalktalk.narration import hear_words
from chalktalk.render import plan_segments, plan_sketch, sketch_segment
from chalktalk.videofiles import no_picture, opened_file, opened_video
from faults import TRUTH, truth_in

_ROOM = ROOT / "src" / "chalktalk" / "inspection"
_LOOKING = (*_ROOM.glob("*.py"), *_ROOM.glob("measures/*.py"), ROOT / "src" / "chalktalk" / "render" / "sketch.py")
_JUDGING = {
    "judging.py",
    "evidence.py",
    "inspecting.py",
    "sheet.py",
    "page.py",
    "stills.py",
    "webvtt.py",
    "limiting.py",
}


@dataclass(frozen=True)
class Gathered:
    """The evidence of one file."""

    folder: Path
    evidence: Evidence | None
    """None for a file that cannot be read at all, which is told at once."""
    refused: str
    """Why it cannot."""
    frames: int
    cpu: float
    """Seconds of a processor that looking and listening took, sketches apart."""


@cache
def looking() -> str:
    """A name for how things are looked at now."""
    digest = sha256()
    for path in sorted(path for path in _LOOKING if path.name not in _JUDGING):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def gathered(folders: list[Path], place: Path, processes: int) -> Iterator[Gathered]:
    """The evidence of every folder, good or planted, in their order."""
    with ProcessPoolExecutor(processes) as pool:
        for folder, name in zip(folders, pool.map(partial(_kept, place), folders), strict=True):
            yield read(folder, name)


def read(folder: Path, name: str) -> Gathered:
    """What was kept of a file."""
    return _loaded(folder / name)


def _loaded(path: Path) -> Gathered:
    found = pickle.loads(path.read_bytes())  # noqa: S301  we wrote it ourselves
    assert isinstance(found, Gathered)
    return found


def _kept(place: Path, folder: Path) -> str:
    """The name under which a folder's evidence lies in it, gathered now if it has to be."""
    name = f"evidence-{looking()}.pickle"
    if not (folder / name).exists():
        for old in folder.glob("evidence-*.pickle"):
            old.unlink()
        found = _gather(place, folder)
        (folder / "evidence.partial").write_bytes(pickle.dumps(found))
        (folder / "evidence.partial").rename(folder / name)
    return name


def _gather(place: Path, folder: Path) -> Gathered:
    film = known(place / "good" / truth_in(folder).film) if (folder / TRUTH).exists() else known(folder)
    store = Store(place / "store")
    sketches = asyncio.run(sketched(film, store))
    begun = time.process_time()
    try:
        evidence = evidence_of(folder, film, sketches, store)
    except ChalktalkError as refusal:
        return Gathered(folder, None, str(refusal), 0, time.process_time() - begun)
    return Gathered(folder, evidence, "", evidence.seen.frames, time.process_time() - begun)


def expectation_for(film: GoodFilm, store: Store) -> Expectation:
    """What a film was planned to be."""
    made = film.production
    parts = made.timeline, made.direction.output, made.cues, made.storyboard, made.direction, made.brief
    planned = expectation_of(*parts)
    scenes = (
        scene.model_copy(update={"voice": voice_levels(scene.cues.utterances, store)}) for scene in planned.scenes
    )
    return planned.model_copy(update={"scenes": tuple(scenes)})


def words_in(folder: Path, mono: npt.NDArray[np.int16], expected: Expectation, store: Store) -> Words | None:
    """When words sound in a film, kept beside it: that depends on its sound alone, and takes a while."""
    sound = store.put(mono.tobytes(), "audio/L16")
    path = folder / f"words-{sound.digest[:16]}.json"
    if not path.exists():
        context = Context(store=store, advance=lambda _done, _total: None)
        scenes = tuple(scene.words for scene in expected.scenes)
        found = asyncio.run(_heard_words(context, sound, scenes, expected.language))
        path.write_text(found.model_dump_json(), encoding="utf-8")
    return HeardWords.model_validate_json(path.read_bytes()).scenes


async def _heard_words(context: Context, mono: Blob, scenes: tuple[tuple[Word, ...], ...], language: str) -> HeardWords:
    return await hear_words.function(context, mono, scenes, language)


async def sketched(film: GoodFilm, store: Store) -> tuple[Sketch, ...]:
    """What a film should look like, kept beside it."""
    path = film.folder / f"sketches-{looking()}.pickle"
    if path.exists():
        known_: tuple[Sketch, ...] = pickle.loads(path.read_bytes())  # noqa: S301
        return known_
    context = Context(store=store, advance=lambda _done, _total: None)
    plans = plan_segments(film.production.timeline, film.production.direction.output)
    drawn = tuple([await sketch_segment.function(context, plan_sketch(plan)) for plan in plans])
    path.write_bytes(pickle.dumps(drawn))
    return drawn


def evidence_of(folder: Path, film: GoodFilm, sketches: tuple[Sketch, ...], store: Store) -> Evidence:
    """Look at a file and listen to it, once.

    Raises:
        ChalktalkError: if it cannot be read.
    """
    path, expectation = folder / "video.mp4", expectation_for(film, store)
    with store.scratch() as scratch, (scratch / "mono.raw").open("w+b") as mono, opened_file(path) as (file, size):
        layout = layout_of(file, size)
        with opened_video(file, str(path)) as container:
            gatherer = Gatherer(container, size, layout)
            if gatherer.video is None:
                raise no_picture(str(path))
            stretches = [Stretch(one.frames, partial(store.get, one.pictures.digest)) for one in sketches]
            eyes, ears = FilmWatcher(expectation.rate, stretches), Listener(mono)
            facts = look_through(container, gatherer, eyes, ears)
        heard = ears.heard()
        captions = folder / "captions.vtt"
        text = captions.read_text(encoding="utf-8") if captions.exists() else None
        words = words_in(folder, heard.mono, expectation, store)
        return Evidence(facts, eyes.seen(), heard, expectation, words, text, Limits())
