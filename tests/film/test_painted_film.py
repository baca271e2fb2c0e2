"""A whole film with pictures from painters: one draws well, one only stock can help, one nobody can."""

import asyncio
from dataclasses import dataclass

import pytest
from painters import CHEAP, FAIR, STOCK, Studio, empty, good

from chalktalk.cli.folder import contents
from chalktalk.documents.asking import PictureRequest
from chalktalk.documents.brief import Brief
from chalktalk.documents.options import MusicMode, Quality
from chalktalk.documents.production import Production
from chalktalk.documents.services import Character, Painters, Services
from chalktalk.documents.storyboard import ImageVisual
from chalktalk.engine import Asked, Event, LocalRunner, Store
from chalktalk.frames import FrameRate
from chalktalk.planning import stage_film
from chalktalk.produce import produce
from chalktalk.publishing.report import Report, build_report
from chalktalk.publishing.report_page import report_page

SCRIPT = """\
[VISUAL: painting: a bee on a poppy | Searching]
She follows a scent.

[VISUAL: painting: a calm lake]
Nothing moves on the lake.

[VISUAL: painting: an anchor on the quay]
The anchor lies there.

[VISUAL: painting: Bo the robot in a garden]
Bo waits.
"""
PAINTERS = Painters(faithful=(FAIR,), cheapest=(CHEAP, STOCK))
BO = Character(name="Bo", description="a small blue robot")


def brief(services: Services) -> Brief:
    return Brief(
        source=SCRIPT,
        source_name="bees.md",
        quality=Quality.DRAFT,
        rate=FrameRate(10),
        music=MusicMode.NONE,
        services=services,
    )


def mostly_empty(request: PictureRequest) -> bytes:
    return (good if "bee" in request.prompt else empty)(request)


def without_anchors(request: PictureRequest) -> bytes:
    return (empty if "anchor" in request.prompt else good)(request)


def only_bo(request: PictureRequest) -> bytes:
    return (good if "Bo" in request.prompt else empty)(request)


@dataclass(frozen=True)
class Made:
    production: Production
    report: Report
    studio: Studio
    store: Store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    store, events = Store(tmp_path_factory.mktemp("store")), list[Event]()
    studio = Studio(
        store,
        {"cheap": mostly_empty, "stock": without_anchors, "fair": only_bo},
        {"cheap": 5000, "fair": 30_000},
        {"stock": "Ann Lee on Pexels"},
    )

    async def make() -> Production:
        async with LocalRunner(store, 2, events.append, desk=studio) as run:
            return await produce(brief(Services(painters=PAINTERS, characters=(BO,))), run)

    production = asyncio.run(make())
    return Made(production, build_report(production, events), studio, store)


@pytest.mark.video
def test_the_report_says_who_drew_what_at_what_price(made: Made) -> None:
    told = [scene.painting for scene in made.report.scenes]

    assert ["cheap one", "stock one", None, "fair one"] == [one.painter if one else "" for one in told]
    assert [None, "Ann Lee on Pexels", None, None] == [one.credit if one else "" for one in told]
    assert told[0] is not None
    assert (0.005, ()) == (told[0].price, told[0].failures)
    assert told[2] is not None
    assert 3 == len(told[2].failures)  # one for each painter
    spent = (
        sum(one.price or 0.0 for one in told if one) + sum(sheet.price or 0 for sheet in made.production.sheets) / 1e6
    )
    assert sum(made.studio.spent.values()) == pytest.approx(spent * 1e6)


@pytest.mark.video
def test_what_stands_in_the_place_of_a_picture_is_told(made: Made) -> None:
    (missing,) = (remark for remark in made.report.downgrades if remark.message.startswith("there is no picture"))

    assert made.report.scenes[2].id == missing.scene
    assert "“an anchor on the quay”" in missing.message
    assert "what stock one drew will not do: it is blank (3 times)" in missing.message


@pytest.mark.video
def test_photographers_are_named_beside_the_film_and_on_its_page(made: Made) -> None:
    files = contents(made.production, made.report, made.store)
    page = report_page(made.report, made.store)

    assert isinstance(files["credits.txt"], tuple)
    name = b"".join(files["credits.txt"]).decode()
    assert name.startswith("Pictures\n0:0")
    assert name.endswith("  Ann Lee on Pexels\n")
    assert "picture: Ann Lee on Pexels" in page
    assert "no painter gave a picture of “an anchor on the quay”" in page


@pytest.mark.video
def test_painted_scenes_show_their_pictures_and_the_storyboard_stays_the_authors(made: Made) -> None:
    resources = [{blob.digest for blob in staged.resources} for staged in made.production.staged]
    assets = [painting.asset if painting else None for painting in made.production.paintings]

    assert [True, True, None, True] == [
        asset and asset.blob.digest in held for asset, held in zip(assets, resources, strict=True)
    ]
    assert all(
        isinstance(scene.visual, ImageVisual) and scene.visual.asset is None
        for scene in made.production.storyboard.scenes
    )


@pytest.mark.video
def test_a_character_is_drawn_after_its_sheet(made: Made) -> None:
    (sheet,) = made.production.sheets
    assert sheet.asset is not None
    asked = [request for name, request in made.studio.asked if name == "fair"]
    requests = [request for request in asked if isinstance(request, PictureRequest) and "Bo" in request.prompt]

    assert [None, sheet.asset.blob] == [request.reference for request in requests]


@pytest.mark.video
async def test_made_again_only_the_missing_picture_is_asked_for_and_nothing_is_paid_twice(made: Made) -> None:
    before, events = made.studio.spent.copy(), list[Event]()
    async with LocalRunner(made.store, 2, events.append, desk=made.studio) as run:
        again = await produce(made.production.brief, run)

    assert made.production.film == again.film
    assert before == made.studio.spent


async def test_without_painters_nobody_is_asked_and_every_scene_is_as_it_was(store: Store) -> None:
    events: list[Event] = []
    async with LocalRunner(store, 2, events.append) as run:
        film = await stage_film(brief(Services(characters=(BO,))), run)

    assert "paint" not in {event.stage for event in events if isinstance(event, Asked)}
    assert (None,) * 4 == film.paintings
    assert () == film.sheets
