"""What forty pictures cost by the hybrid choice with memory, in real painters' prices."""

from collections.abc import Sequence
from dataclasses import replace

from painters import BEST, CHEAP, STOCK, Studio, hills, png
from told import Told, directive, film, look, mood, statement, thing

from chalktalk.artwork import paint, wishes_for
from chalktalk.documents.asking import PictureRequest
from chalktalk.documents.painting import PaintingWish
from chalktalk.documents.services import Painters, Plan, Services
from chalktalk.engine import Context

PRICES = {"best": 250_000, "cheap": 5_000}
"""Millionths of a dollar: gpt-image-1 in high quality and SDXL on a rented machine, both at about 1.5 megapixels."""
SERVICES = Services(
    plan=Plan.PREMIUM,
    painters=Painters(strongest=(BEST, STOCK), faithful=(CHEAP, STOCK), cheapest=(CHEAP, STOCK)),
)
THINGS = ("bee", "hive", "flower", "honey", "sun", "meadow", "queen bee", "pollen", "nectar", "garden", "bear", "wax")
CROWDED = (
    "a farmer lifting a frame from a hive while two children are watching behind a fence",
    "a bear reaching into a hollow tree as bees are swarming around its head and into the forest",
    "bees fanning their wings at the entrance of the hive, with a wasp waiting above them in the grass",
    "a girl holding a jar of honey over a table between her brother and an old woman pouring tea",
)


def forty() -> list[Told]:
    """24 things, twelve of them twice; 12 thoughts and moods; four crowded pictures that the author describes."""
    things: list[Told] = [(f"Look at the {name}.", thing(name.capitalize())) for name in (*THINGS, *THINGS)]
    thoughts: list[Told] = [(f"That is worth {at} of them.", statement(f"Worth {at} of them")) for at in range(8)]
    moods: list[Told] = [(f"How calm it is at {at}.", mood(f"Calm at {at}")) for at in range(4)]
    described: list[Told] = [("See for yourself.", statement("See"), directive(words)) for words in CROWDED]
    return [*things, *thoughts, *moods, *described]


def quick(request: PictureRequest) -> bytes:
    return PICTURES[request.width]


PICTURES = {1792: png(hills(1344, 768))}


async def spent_on(scenes: Sequence[Told], title: str, studio: Studio, context: Context) -> int:
    """What a film's pictures add to the bill."""
    before = sum(studio.spent.values())
    wishes: Sequence[PaintingWish] = tuple(wishes_for(*film(scenes, title), look(), SERVICES).values())
    assert len(scenes) == len(wishes)
    for wish in dict.fromkeys(wishes):
        assert (await paint.function(replace(context, desk=studio), wish)).asset is not None
    return sum(studio.spent.values()) - before


async def test_forty_pictures_cost_a_third_of_the_dearest_and_those_of_the_next_film_less(context: Context) -> None:
    studio = Studio(context.store, {"best": quick, "cheap": quick}, PRICES)

    first = await spent_on(forty(), "How bees find flowers", studio, context)
    assert 4 == studio.pictures.count("best")
    assert 24 == studio.pictures.count("cheap")
    assert first <= 0.35 * 40 * PRICES["best"]

    fresh: list[Told] = [("A cat.", thing("Cat")), ("A dog.", thing("Dog")), ("They rest.", statement("They rest"))]
    like = [*forty()[6:24], *forty()[36:38], *fresh]
    alone = await spent_on(like, "Why bees dance", Studio(context.store, studio.painters, PRICES), context)
    after = await spent_on(like, "Why bees dance", studio, context)

    assert after <= 0.7 * alone
