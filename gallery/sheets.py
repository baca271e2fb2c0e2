"""Three moments of every scene, as contact sheets and as the pictures of docs/gallery.md."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
import PIL.ImageDraw

from chalktalk.documents.cues import SceneCues
from chalktalk.documents.direction import Look, Output
from chalktalk.documents.film import SceneSlice, SegmentPlan
from chalktalk.documents.options import Aspect
from chalktalk.documents.timeline import StagedScene
from chalktalk.engine import Store
from chalktalk.planning import StagedFilm
from chalktalk.render.still import paint_frame

SHORT_SIDE = 360
"""Pixels of a picture's shorter side."""
ACROSS = 4200
"""Pixels of a sheet, at most."""
A_SHEET = 10
"""Scenes on a sheet, so that each can still be judged when all of it is on a screen."""
GAP, TITLE = 12, 24
SETTLED = 0.7
"""Seconds after its due frame by which an element has arrived."""
PAGE_PICTURE = 480
"""Pixels across of a picture in docs/gallery.md."""


@dataclass(frozen=True)
class Shot:
    """One kind in one theme and shape: three pictures of its animation."""

    kind: str
    theme: str
    aspect: Aspect
    pictures: tuple[PIL.Image.Image, ...]


def shots_of(film: StagedFilm, store: Store) -> list[Shot]:
    """Every scene of a film that has been staged."""
    look = film.direction.look
    return [
        Shot(
            kind=scene.visual.kind,
            theme=look.theme.name,
            aspect=look.aspect,
            pictures=tuple(_picture(staged, look, film.direction.output, store, at) for at in moments_of(cues)),
        )
        for scene, staged, cues in zip(film.storyboard.scenes, film.scenes, film.cues, strict=True)
    ]


def moments_of(cues: SceneCues) -> tuple[int, int, int]:
    """The frames in which a scene has just started, is half told, and is all there."""
    dues = sorted(beat.due for beat in cues.beats) or [0]
    end = cues.frames - cues.leave.frames - 1
    start = min(max(dues[0], cues.enter.frames) + cues.rate.frame_at(0.25), end)
    middle = max(dues[len(dues) // 2] + cues.rate.frame_at(SETTLED) // 3, (start + end) // 2)
    return start, min(middle, end), end


def _picture(staged: StagedScene, look: Look, output: Output, store: Store, frame: int) -> PIL.Image.Image:
    scale = SHORT_SIDE / min(look.width, look.height)
    size = {"width": 2 * round(look.width * scale / 2), "height": 2 * round(look.height * scale / 2)}
    plan = SegmentPlan(
        output=output.model_copy(update=size),
        page_width=look.width,
        page_height=look.height,
        frames=staged.frames,
        slices=(SceneSlice(timeline=staged.timeline, resources=staged.resources, first=0),),
    )
    return PIL.Image.open(io.BytesIO(paint_frame(plan, store, frame))).convert("RGB")


def contact_sheets(shots: Sequence[Shot], folder: Path) -> None:
    """All shots of one theme and shape, each with its name, some on a page (`midnight-16x9-1.png`)."""
    for number, first in enumerate(range(0, len(shots), A_SHEET), start=1):
        theme = shots[0].theme.replace("#", "").replace(" ", "-")
        name = f"{theme}-{shots[0].aspect.value.replace(':', 'x')}-{number}.png"
        _sheet(shots[first : first + A_SHEET]).save(folder / name)


def _sheet(shots: Sequence[Shot]) -> PIL.Image.Image:
    width, height = shots[0].pictures[0].size
    strip = 3 * width + 5 * GAP
    columns = ACROSS // strip
    rows = -(-len(shots) // columns)
    page = PIL.Image.new("RGB", (columns * strip, rows * (height + TITLE + GAP)), "white")
    pen = PIL.ImageDraw.Draw(page)
    for index, shot in enumerate(shots):
        x, y = index % columns * strip, index // columns * (height + TITLE + GAP)
        pen.text((x + 4, y + 6), shot.kind.replace("_", " "), fill="black")
        for number, picture in enumerate(shot.pictures):
            page.paste(picture, (x + number * (width + GAP), y + TITLE))
    return page


def catalogue_page(shots: Sequence[Shot], folder: Path) -> None:
    """`docs/gallery.md`: each kind's last picture in the first theme, and one kind in every theme and shape."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.jpg"):
        old.unlink()
    wide = [shot for shot in shots if shot.aspect is Aspect.WIDE]
    shown = {shot.kind: shot for shot in reversed(wide) if shot.theme == wide[0].theme}
    for shot in shown.values():
        _save(shot.pictures[-1], folder / f"{shot.kind}.jpg")
    _save(_looks([shot for shot in shots if shot.kind == "comparison"]), folder / "looks.jpg")
    folder.with_suffix(".md").write_text("\n".join(_lines(sorted(shown))) + "\n", encoding="utf-8")


def _save(picture: PIL.Image.Image, path: Path) -> None:
    small = picture.copy()
    small.thumbnail((PAGE_PICTURE * (3 if path.stem == "looks" else 1), 2000))
    small.save(path, quality=82, optimize=True)


def _looks(shots: Sequence[Shot]) -> PIL.Image.Image:
    """One kind in every theme (rows) and shape (columns)."""
    themes = list(dict.fromkeys(shot.theme for shot in shots))
    widths = [shot.pictures[-1].width for shot in shots if shot.theme == themes[0]]
    height = max(shot.pictures[-1].height for shot in shots)
    page = PIL.Image.new("RGB", (sum(widths) + GAP * (len(widths) - 1), len(themes) * (height + GAP) - GAP), "white")
    for row, theme in enumerate(themes):
        x = 0
        for shot in (shot for shot in shots if shot.theme == theme):
            picture = shot.pictures[-1]
            page.paste(picture, (x, row * (height + GAP) + (height - picture.height) // 2))
            x += picture.width + GAP
    return page


def _lines(kinds: Sequence[str]) -> Iterator[str]:
    yield "# Gallery"
    yield ""
    yield "Every kind of picture, as it stands when all of it has been said. Drawn by `make gallery` from"
    yield "[gallery/showreel.md](../gallery/showreel.md), which also asks for each of them: copy from there."
    yield ""
    yield "| | | |"
    yield "|---|---|---|"
    for first in range(0, len(kinds), 3):
        row = kinds[first : first + 3]
        cells = (f"![{kind}](gallery/{kind}.jpg)<br>`{kind.replace('_', ' ')}`" for kind in row)
        yield f"| {' | '.join([*cells, *([''] * (3 - len(row)))])} |"
    yield ""
    yield "## Themes and shapes"
    yield ""
    yield "![The same scene in every theme and shape](gallery/looks.jpg)"
