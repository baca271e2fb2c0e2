"""`chalktalk make SCRIPT.md`, `--topic "…"` or `--source FILE`."""

from dataclasses import replace
from pathlib import Path

import click

from chalktalk.cli import stop_at_once
from chalktalk.cli.assigning import (
    assignment_for,
    check_one,
    check_writer,
    minutes_option,
    name_for,
    source_option,
    topic_option,
)
from chalktalk.cli.briefing import Wishes, brief_for, read_edition, with_encoder, with_sound, with_typefaces
from chalktalk.cli.delivering import EXPECTED, announce, deliver
from chalktalk.cli.desks import desk_for
from chalktalk.cli.display import Display, clock, display_for
from chalktalk.cli.folder import check_folder, write_folder
from chalktalk.cli.looking import LookWishes, look_options
from chalktalk.cli.options import (
    budget_option,
    one_of,
    optional_script_argument,
    parse_loudness,
    parse_rate,
    plan_option,
    store_option,
    workers_option,
)
from chalktalk.cli.services import check_configured, services_here, with_services
from chalktalk.documents.brief import Brief
from chalktalk.documents.options import Aspect, CaptionMode, Codec, Quality
from chalktalk.documents.services import Pictures, Plan
from chalktalk.engine import LocalRunner, Store, run_interruptibly
from chalktalk.errors import OptionError
from chalktalk.excerpt import Excerpt, produce_scene
from chalktalk.frames import FrameRate
from chalktalk.inspection import limits_from
from chalktalk.naming import file_name
from chalktalk.publishing.remarks import lost_voice_remark
from chalktalk.render import EncoderWish, workers_for
from chalktalk.script import Overrides
from chalktalk.settings import FILE_NAME, Settings, read_settings

SCENES = "scenes"
"""Folder, in that of the film, for films of single scenes."""


@click.command()
@optional_script_argument
@topic_option
@source_option
@minutes_option
@click.option("--language", metavar="TAG", help="Of the narration, as in en or pt-BR.")
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="DIR", help="Where to put it; else out/SCRIPT.")
@click.option(
    "--quality", type=one_of("quality", Quality), metavar="|".join(Quality), help="How large and how careful."
)
@click.option("--aspect", type=one_of("aspect", Aspect), metavar="|".join(Aspect), help="The shape of the frame.")
@click.option("--theme", metavar="NAME", help="A look (see chalktalk themes), a file, or colours.")
@look_options
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
@plan_option
@budget_option
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
    script: Path | None,
    topic: str | None,
    source: str | None,
    minutes: float | None,
    language: str | None,
    out: Path | None,
    quality: str | None,
    aspect: str | None,
    theme: str | None,
    references: tuple[Path, ...],
    platform: str | None,
    style: str | None,
    voice: str | None,
    narration: Path | None,
    music: str | None,
    target_lufs: float | None,
    fps: FrameRate | None,
    captions: str | None,
    pictures: str | None,
    plan: str | None,
    budget: int | None,
    storyboard: Path | None,
    scene: str | None,
    encoder: str | None,
    codec: str | None,
    workers: int | None,
    store: Path | None,
    as_json: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Make a video from a script; or have that written about a topic, or made from a source."""
    check_one(script, topic, source, minutes)
    if script is None and narration is not None:
        hint = "write it first with chalktalk write, and read that out"
        raise OptionError("a recording needs the script that it reads", hints=(hint,))
    settings = read_settings(store=store, workers=workers, encoder=encoder, codec=codec)
    folder = out or Path("out") / (script.stem if script is not None else name_for(topic, source))
    given = Overrides(
        quality=quality, aspect=aspect, theme=theme, voice=voice, rate=fps, captions=captions, language=language
    )
    check_folder(folder if scene is None else folder / SCENES)
    about = script if script is not None else assignment_for(topic, source, minutes, Store(settings.store))
    brief = brief_for(about, given, settings, LookWishes(references, platform, style))
    check_configured(brief, settings)
    services = services_here(settings, brief.language, Plan(plan) if plan else None, budget)
    brief = with_services(brief, services, Pictures(pictures) if pictures else None)
    check_writer(brief)
    if storyboard is not None:
        brief = brief.model_copy(update={"edition": read_edition(storyboard)})
    brief = with_typefaces(brief, Store(settings.store))
    brief = with_sound(brief, settings, Wishes(narration=narration, music=music, target_lufs=target_lufs))
    brief = with_encoder(brief, settings).model_copy(update={"limits": limits_from(settings.limits, FILE_NAME)})
    settings = replace(settings, workers=workers_for(brief.encoder, settings.workers))
    with display_for(as_json=as_json) as display:
        if scene is not None:
            place = folder / SCENES
            path, made = run_interruptibly(_make_scene(brief, scene, place, settings, display), stop_at_once)
            if brief.encoder_remark is not None:
                display.note(f"{script or brief.source_name}: {brief.encoder_remark.message}")
            for lost in made.lost_voices:
                display.note(f"{script or brief.source_name}: {lost_voice_remark(lost, made.voice)}")
            seconds = made.film.rate.seconds_at(made.film.frames)
            display.result(f"{path}: {clock(seconds)} of film", {"file": str(path), "seconds": round(seconds, 3)})
            return
        delivery = run_interruptibly(deliver(brief, folder, settings, display), stop_at_once)
        announce(delivery, display)
    context.exit(delivery.exit_code)


async def _make_scene(
    brief: Brief, name: str, folder: Path, settings: Settings, display: Display
) -> tuple[Path, Excerpt]:
    """One scene's film, and where it lies."""
    store = Store(settings.store)
    async with (
        desk_for(brief.services, folder.parent, settings) as desk,
        LocalRunner(store, settings.workers, display.on_event, EXPECTED, desk) as run,
    ):
        made = await produce_scene(brief, name, run)
        path = folder / f"{file_name(made.scene)}.mp4"
        write_folder(folder, {path.name: made.film.video}, store)
    return path, made
