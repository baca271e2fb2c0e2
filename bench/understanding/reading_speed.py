"""How fast scripts are read and drawn up, and with how much memory: part of `make bench-understanding`.

All figures are of one core and after start-up. The long script is made of the labelled ones, one after another.
"""

import asyncio
import itertools
import os
import resource
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter, process_time

from labels import labelled

from chalktalk.analysis import analyse, reader_here
from chalktalk.documents.brief import Brief
from chalktalk.documents.script import Script, Section
from chalktalk.engine import Context, Store
from chalktalk.script import write
from chalktalk.storyboard import draw_up

LENGTHS = (1_000, 10_000, 50_000)
GOAL = 2.0
"""Seconds for a thousand words."""


@dataclass(frozen=True)
class Speed:
    """One length."""

    words: int
    analysed: float
    """Seconds of processor time."""
    drawn_up: float
    peak_mib: float
    """Highest resident memory of the process so far."""


async def measure() -> list[Speed]:
    """Read and draw up scripts of growing length, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        context = Context(store=Store(Path(folder)), advance=lambda *_: None)
        scripts = [
            await write.function(context, Brief(source=markdown, source_name=f"{name}.md"))
            for name, markdown, _ in labelled("tune")
        ]
        await analyse.function(context, scripts[0], reader_here())  # loads the engine
        return [await _speed(_of_length(scripts, words), context) for words in LENGTHS]


async def _speed(script: Script, context: Context) -> Speed:
    words = sum(len(piece.sentence.words) for section in script.sections for piece in section.sentences)
    begun = process_time()
    graph = await analyse.function(context, script, reader_here())
    read = process_time()
    await draw_up.function(context, script, graph, ())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Speed(words, round(read - begun, 3), round(process_time() - read, 3), round(peak, 1))


def _of_length(scripts: list[Script], words: int) -> Script:
    """Sections of the scripts, over and over, until there are so many words; paragraphs go on counting."""
    sections: list[Section] = []
    count = paragraph = 0
    for section in itertools.cycle(section for script in scripts for section in script.sections):
        kept = []
        for piece in section.sentences:
            if count >= words:
                break
            kept.append(piece.model_copy(update={"paragraph": piece.paragraph + paragraph}))
            count += len(piece.sentence.words)
        if kept:
            sections.append(section.model_copy(update={"sentences": tuple(kept)}))
            paragraph = kept[-1].paragraph + 1
        if count >= words:
            break
    return scripts[0].model_copy(update={"sections": tuple(sections)})


def table(speeds: list[Speed]) -> list[dict[str, float]]:
    """Print the figures; return them for the JSON."""
    print(
        f"\n{'words':>8}{'read, s':>10}{'drawn up, s':>13}{'s a 1,000':>11}{'peak MiB':>10}   goal: {GOAL:g} s a 1,000"
    )
    for speed in speeds:
        each = (speed.analysed + speed.drawn_up) * 1000 / speed.words
        print(f"{speed.words:>8}{speed.analysed:>10.2f}{speed.drawn_up:>13.2f}{each:>11.2f}{speed.peak_mib:>10.0f}")
    return [asdict(speed) for speed in speeds]


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    started = perf_counter()
    table(asyncio.run(measure()))
    print(f"{perf_counter() - started:.1f} s in all")
