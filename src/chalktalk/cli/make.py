"""`chalktalk make SCRIPT.md`."""

from dataclasses import replace
from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.briefing import Wishes, brief_for, read_edition, with_encoder, with_sound, with_typefaces
from chalktalk.cli.delivering import EXPECTED, announce, deliver
from chalktalk.cli.display import Display, clock, display_for
from chalktalk.cli.folder import check_folder, write_folder
from chalktalk.cli.options import one_of, parse_loudness, parse_rate, script_argument, store_option, workers_option
from chalktalk.documents.brief import Aspect, Brief, CaptionMode, Codec, Quality
from chalktalk.documents.film import Film
from chalktalk.documents.services import Pictures
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.excerpt import produce_scene
from chalktalk.frames import FrameRate
from chalktalk.inspection import limits_from
from chalktalk.naming import file_name
from chalktalk.render import EncoderWish, workers_for
from chalktalk.script import Overrides
from chalktalk.settings import FILE_NAME, Settings, read_settings

SCENES = "scenes"
"""Folder, in that of the film, for films of single scenes."""


@click.command()
@script_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to put it; else out/SCRIPT.")
@click.option(
    "--quality", type=one_of("quality", Quality), metavar="|".join(Quality), help="How large and how careful."
)
@click.option("--aspect", type=one_of("aspect", Aspect), metavar="|".join(Aspect), help="The shape of the frame.")
@click.option("--theme", metavar="NAME", help="A look (see chalktalk themes), a file, or colours.")
@click.option("--voice", metavar="NAME", help="A voice; see chalktalk voices.")
@click.option("--narration", type=click.Path(path_type=Path), metavar="FILE", help="Your own voice: wav, mp3, m4a, …")
@click.option("--music", metavar="auto|none|FILE", help="Made to fit, none, or your own; auto if left out.")
@click.option("--target-lufs", type=parse_loudness, metavar="LUFS", help="Loudness of the film; -14 if left out.")
@click.option("--fps", type=parse_rate, metavar="RATE", help="Frames a second: 24, 25, 29.97, 30, 50, 60, 30000/1001.")
@click.option(
    "--captions", type=one_of("caption mode", CaptionMode), metavar="|".join(CaptionMode), help="Where they go."
)
@click.option(
    "--pictures",
    type=one_of("choice of pictures", Pictures),
    metavar="|".join(Pictures),
    help="What painters draw, if any are set up; auto if left out.",
)
@click.option(
    "--storyboard", type=click.Path(path_type=Path), metavar="FILE", help="A storyboard that was edited; see there."
)
@click.option("--scene", metavar="ID", help="Only this one, by its id or number, into DIR/scenes.")
@click.option(
    "--encoder",
    type=one_of("encoder", EncoderWish),
    metavar="|".join(EncoderWish),
    help="x264 on the processor, NVENC on the graphics card; the faster that works if left out.",
)
@click.option("--codec", type=one_of("codec", Codec), metavar="|".join(Codec), help="H.264 if left out.")
@workers_option
@store_option
@click.option("--json", "as_json", is_flag=True, help="Tell progress and result as JSON lines.")
@click.pass_context
def make(
    context: click.Context,
    script: Path,
    out: Path | None,
    quality: str | None,
    aspect: str | None,
    theme: str | None,
    voice: str | None,
    narration: Path | None,
    music: str | None,
    target_lufs: float | None,
    fps: FrameRate | None,
    captions: str | None,
    pictures: str | None,
    storyboard: Path | None,
    scene: str | None,
    encoder: str | None,
    codec: str | None,
    workers: int | None,
    store: Path | None,
    as_json: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Make a video from a script."""
    settings = read_settings(store=store, workers=workers, encoder=encoder, codec=codec)
    folder = out or Path("out") / script.stem
    given = Overrides(quality=quality, aspect=aspect, theme=theme, voice=voice, rate=fps, captions=captions)
    check_folder(folder if scene is None else folder / SCENES)
    brief = brief_for(script, given, settings)
    if pictures is not None:
        services = brief.services.model_copy(update={"pictures": Pictures(pictures)})
        brief = brief.model_copy(update={"services": services})
    if storyboard is not None:
        brief = brief.model_copy(update={"edition": read_edition(storyboard)})
    brief = with_typefaces(brief, Store(settings.store))
    brief = with_sound(brief, settings, Wishes(narration=narration, music=music, target_lufs=target_lufs))
    brief = with_encoder(brief, settings).model_copy(update={"limits": limits_from(settings.limits, FILE_NAME)})
    settings = replace(settings, workers=workers_for(brief.encoder, settings.workers))
    with display_for(as_json=as_json) as display:
        if scene is not None:
            place = folder / SCENES
            path, film = run_interruptibly(_make_scene(brief, scene, place, settings, display), stop_at_once)
            if brief.encoder_remark is not None:
                display.note(f"{script}: {brief.encoder_remark.message}")
            seconds = film.rate.seconds_at(film.frames)
            display.result(f"{path}: {clock(seconds)} of film", {"file": str(path), "seconds": round(seconds, 3)})
            return
        delivery = run_interruptibly(deliver(brief, folder, settings, display), stop_at_once)
        announce(delivery, display)
    context.exit(delivery.exit_code)


async def _make_scene(brief: Brief, name: str, folder: Path, settings: Settings, display: Display) -> tuple[Path, Film]:
    """One scene's film, and where it lies."""
    store = Store(settings.store)
    async with LocalRunner(store, settings.workers, display.on_event, EXPECTED) as run:
        scene, film = await produce_scene(brief, name, run)
        path = folder / f"{file_name(scene)}.mp4"
        write_folder(folder, {path.name: film.video}, store)
    return path, film
