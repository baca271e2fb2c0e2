"""Good films to plant faults in: short ones of many kinds, made once and kept.

Sections of the examples, stretches of the showreel, and random scripts, each with a theme, a shape, a rate, music and
captions of its own: what `produce` makes of them is taken to be good, and to be as it was planned.
"""

import asyncio
import random
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from pydantic import ValidationError

from chalktalk.cli.folder import contents, write_folder
from chalktalk.documents.brief import Brief
from chalktalk.documents.options import Aspect, CaptionMode, MusicMode
from chalktalk.documents.production import Production
from chalktalk.engine import Event, LocalRunner, Store
from chalktalk.frames import FrameRate
from chalktalk.produce import produce
from chalktalk.publishing.report import Report, build_report
from chalktalk.script import Overrides, read_brief

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.md"))
SHOWREEL = ROOT / "gallery" / "showreel.md"
COUNT = 64
"""How many films there are."""
THEMES = ("midnight", "daylight", "chalkboard", "#2a0f3d #ff9ecb #ffd166", "#ffffff #0b5fff")
RATES = (*6 * [FrameRate(30)], *2 * [FrameRate(25)], FrameRate(30000, 1001), FrameRate(24), FrameRate(60))
SHAPES = (Aspect.WIDE, Aspect.WIDE, Aspect.WIDE, Aspect.TALL, Aspect.SQUARE, Aspect.PORTRAIT)
CAPTIONS = (CaptionMode.BOTH, CaptionMode.SIDECAR, CaptionMode.BOTH, CaptionMode.BURNED)
TOGETHER = 3
"""Pictures of the showreel in one film."""
PRODUCTION = "production.json"


@dataclass(frozen=True, slots=True)
class Wish:
    """A film to be made."""

    name: str
    script: str
    asked: Overrides
    music: MusicMode


@dataclass(frozen=True)
class GoodFilm:
    """A film that was made, with all that led to it."""

    folder: Path
    """As `chalktalk make` writes it, and `production.json`."""
    production: Production

    @property
    def name(self) -> str:
        """Its folder's."""
        return self.folder.name

    @property
    def video(self) -> Path:
        """The film itself."""
        return self.folder / "video.mp4"

    @property
    def rate(self) -> FrameRate:
        """Frames a second."""
        return self.production.timeline.rate

    @property
    def frames(self) -> int:
        """Its length."""
        return self.production.timeline.frames

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.rate.seconds_at(self.frames)


def wishes(count: int = COUNT) -> tuple[Wish, ...]:
    """The films in their order: the first are what we show people, the others random."""
    texts = [*_sections(), *_stretches()]
    texts += [_random(seed) for seed in range(max(0, count - len(texts)))]
    return tuple(_wish(number, *text) for number, text in enumerate(texts[:count]))


def _wish(number: int, name: str, script: str) -> Wish:
    """A script with a look and a sound of its own; neighbours differ in all of them."""
    chance = random.Random(number)  # noqa: S311  not for secrets
    asked = Overrides(
        theme=THEMES[number % len(THEMES)],
        aspect=chance.choice(SHAPES),
        quality="draft",
        captions=chance.choice(CAPTIONS),
        rate=chance.choice(RATES),
    )
    return Wish(f"{number:02}-{name}", script, asked, chance.choice((MusicMode.AUTO, MusicMode.AUTO, MusicMode.NONE)))


def _sections() -> Iterator[tuple[str, str]]:
    """Every section of the examples as a script."""
    for path in EXAMPLES:
        _, header, text = path.read_text(encoding="utf-8").split("---", 2)
        for number, section in enumerate(re.split(r"^(?=## )", text, flags=re.MULTILINE)):
            yield f"{path.stem}-{number}", f"---{header}---\n\n{section.strip()}\n"


def _stretches() -> Iterator[tuple[str, str]]:
    """The showreel, some pictures at a time."""
    _, header, text = SHOWREEL.read_text(encoding="utf-8").split("---", 2)
    shown = [part.strip() for part in re.split(r"^(?=\[VISUAL)", text, flags=re.MULTILINE) if "[VISUAL" in part]
    for first, last in pairwise([*range(0, len(shown), TOGETHER), len(shown)]):
        body = "\n".join(re.sub(r"^## .*$", "", part, flags=re.MULTILINE) for part in shown[first:last])
        yield f"showreel-{first}", f"---{header}---\n\n{body}\n"


@cache
def _topics() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).with_name("topics.toml")).read_text(encoding="utf-8"))


def _random(seed: int) -> tuple[str, str]:
    """A script of some scenes, drawn by lot."""
    chance = random.Random(f"script {seed}")  # noqa: S311
    topic = _topics()["topics"][seed % len(_topics()["topics"])]
    say = _topics()["phrases"][topic["language"]]
    scenes = chance.sample(_SCENES, 2)
    body = "\n\n".join(scene(topic, say, chance) for scene in scenes)
    header = f"---\ntitle: {topic['title']}\nlanguage: {topic['language']}\n---"
    return f"random-{seed}", f"{header}\n\n{say['opening']}\n\n{body}\n\n{say['closing']}\n"


def _listed(names: list[str], say: dict[str, str]) -> str:
    return f"{', '.join(names[:-1])} {say['and']} {names[-1]}"


def _parts(topic: dict[str, Any], say: dict[str, str], chance: random.Random) -> str:
    parts = chance.sample(topic["parts"], chance.choice((3, 4)))
    kind = chance.choice(("list", "hierarchy", "network", "scale", "data flow"))
    shown = {
        "list": f"list: {topic['title']}: {'; '.join(parts)}",
        "hierarchy": f"hierarchy: {parts[0]}: {'; '.join(parts[1:])}",
        "network": f"network: {topic['title']}: {'; '.join(parts)}",
        "scale": f"scale: {topic['title']}: {'; '.join(parts)}",
        "data flow": f"data flow: {topic['title']}: {' -> '.join(parts)}",
    }[kind]
    return f"[VISUAL: {shown}]\n{say['parts'].format(_listed(parts, say))}"


def _steps(topic: dict[str, Any], say: dict[str, str], chance: random.Random) -> str:
    steps = topic["steps"][: chance.choice((3, 4))]
    kind = chance.choice(("process", "cycle"))
    return f"[VISUAL: {kind}: {topic['title']}: {' -> '.join(steps)}]\n{say['steps'].format('. '.join(steps))}"


def _sides(topic: dict[str, Any], say: dict[str, str], _chance: random.Random) -> str:
    (left, *its), (right, *theirs) = topic["sides"]
    told = say["sides"].format(left, its[0], right, theirs[0])
    return f"[VISUAL: comparison: {left}: {'; '.join(its)} | {right}: {'; '.join(theirs)}]\n{told}"


def _number(topic: dict[str, Any], say: dict[str, str], chance: random.Random) -> str:
    value, what = chance.choice(topic["numbers"])
    return f"[VISUAL: number: {value}: {what}]\n{say['number'].format(value, what)}"


def _chart(topic: dict[str, Any], say: dict[str, str], chance: random.Random) -> str:
    parts = chance.sample(topic["parts"], 3)
    data = "; ".join(f"{part} = {chance.randrange(5, 60)} %" for part in parts)
    kind = chance.choice(("bar chart", "bar chart", "line chart"))
    return f"[VISUAL: {kind}: {topic['title']}: {data}]\n{say['parts'].format(_listed(parts, say))}"


def _statement(topic: dict[str, Any], say: dict[str, str], chance: random.Random) -> str:
    step = chance.choice(topic["steps"])
    return f"[VISUAL: {chance.choice(('statement', 'abstract'))}: {step}]\n{step}. {say['closing']}"


Telling = Callable[[dict[str, Any], dict[str, str], random.Random], str]
_SCENES: tuple[Telling, ...] = (_parts, _parts, _steps, _sides, _number, _chart, _statement)


def made(place: Path, count: int, workers: int) -> list[GoodFilm]:
    """The good films, made where they are not there yet; all share the store beside them."""
    return asyncio.run(_made(place, wishes(count), workers))


async def _made(place: Path, asked: tuple[Wish, ...], workers: int) -> list[GoodFilm]:
    store = Store(place / "store")
    events: list[Event] = []
    missing = [wish for wish in asked if not _is_there(place / "good" / wish.name)]
    if missing:
        async with LocalRunner(store, workers, events.append) as run:
            for wish in missing:
                events.clear()
                production = await produce(_brief(wish, place / "scripts", store), run)
                _keep(place / "good" / wish.name, production, build_report(production, events), store)
    return [known(place / "good" / wish.name) for wish in asked]


def _is_there(folder: Path) -> bool:
    """Whether a film was made, by a version that wrote what this one reads."""
    try:
        known(folder)
    except (FileNotFoundError, ValidationError):
        return False
    return True


def known(folder: Path) -> GoodFilm:
    """A film that was made."""
    return GoodFilm(folder, Production.model_validate_json((folder / PRODUCTION).read_bytes()))


def _keep(folder: Path, production: Production, report: Report, store: Store) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    write_folder(folder, contents(production, report, store), store)
    (folder / PRODUCTION).write_text(production.model_dump_json(), encoding="utf-8")  # last: now it is all there
    print(f"made {folder.name}: {production.timeline.rate.seconds_at(production.timeline.frames):.1f} s", flush=True)


def _brief(wish: Wish, scripts: Path, store: Store) -> Brief:
    for images in (ROOT / "examples" / "images", SHOWREEL.parent / "images"):
        shutil.copytree(images, scripts / "images", dirs_exist_ok=True)
    path = scripts / f"{wish.name}.md"
    path.write_text(wish.script, encoding="utf-8")
    return read_brief(path, wish.asked, store, {}).model_copy(update={"music": wish.music})


def motion_of(film: GoodFilm, pictures: Callable[[], Iterator[npt.NDArray[np.uint8]]]) -> npt.NDArray[np.float64]:
    """Mean change of luma from each frame to the one before it, kept beside the film."""
    known = film.folder / "motion.npy"
    if not known.exists():
        before: npt.NDArray[np.int16] | None = None
        changes: list[float] = []
        for picture in pictures():
            now = picture.astype(np.int16)
            changes.append(0.0 if before is None else float(np.abs(now - before).mean()))
            before = now
        np.save(known, np.array(changes))
    moved: npt.NDArray[np.float64] = np.load(known)
    return moved
