"""Asking painters: who is asked next when a picture will not do, and what is told of it."""

from dataclasses import replace

import pytest
from painters import (
    BEST,
    CHEAP,
    FAIR,
    JUDGE,
    STOCK,
    Painter,
    Studio,
    black,
    empty,
    good,
    half,
    nonsense,
    out_of_focus,
    square,
    tiny,
)

from chalktalk.artwork import paint
from chalktalk.documents.asking import Offer, PictureRequest
from chalktalk.documents.painting import PainterRole, Painting, PaintingWish
from chalktalk.engine import Context, LocalRunner, Store

DOWN = ConnectionError("no connection")


def wish(*painters: Offer, drawn: bool = False, judges: tuple[Offer, ...] = ()) -> PaintingWish:
    return PaintingWish(
        text="honey bee",
        prompt="Honey bee. Flat.",
        negative="text",
        width=1792,
        height=1024,
        role=PainterRole.CHEAPEST,
        complexity=0.0,
        drawn=drawn,
        painters=painters or (CHEAP, FAIR, STOCK),
        judges=judges,
    )


async def painted(context: Context, studio: Studio, asked: PaintingWish) -> Painting:
    return await paint.function(replace(context, desk=studio), asked)


def better_next_time(request: PictureRequest) -> bytes:
    return (out_of_focus, good)[min(request.attempt, 1)](request)


async def test_a_good_picture_is_taken_as_it_comes(context: Context) -> None:
    studio = Studio(context.store, {"cheap": good}, {"cheap": 5000})
    painting = await painted(context, studio, wish())

    assert painting.asset is not None
    assert (1792, 1024) == (painting.asset.width, painting.asset.height)
    assert context.store.has(painting.asset.blob.digest)
    assert (CHEAP, 5000, (), ()) == (painting.offer, painting.price, painting.flawed, painting.tried)
    assert ["cheap"] == studio.pictures
    assert not painting.stands_in


async def test_a_blurred_picture_is_asked_for_again(context: Context) -> None:
    studio = Studio(context.store, {"cheap": better_next_time}, {"cheap": 5000})
    painting = await painted(context, studio, wish())

    assert painting.asset is not None
    assert [0] == [flawed.attempt for flawed in painting.flawed]
    assert ["cheap", "cheap"] == studio.pictures
    assert 10_000 == studio.spent["cheap"]


@pytest.mark.parametrize("bad", [out_of_focus, black, empty, square, tiny, nonsense, half])
async def test_who_never_draws_well_is_asked_three_times_and_then_the_next(context: Context, bad: Painter) -> None:
    studio = Studio(context.store, {"cheap": bad, "fair": good}, {"cheap": 5000, "fair": 30_000})
    painting = await painted(context, studio, wish())

    assert ["cheap", "cheap", "cheap", "fair"] == studio.pictures
    assert FAIR == painting.offer
    assert [(CHEAP, 0), (CHEAP, 1), (CHEAP, 2)] == [(flawed.offer, flawed.attempt) for flawed in painting.flawed]
    assert 30_000 == painting.price
    assert 15_000 == sum(flawed.price or 0 for flawed in painting.flawed)


async def test_where_painters_fail_a_photograph_stands_with_its_photographer(context: Context) -> None:
    studio = Studio(context.store, {"cheap": DOWN, "fair": empty, "stock": good}, credits={"stock": "Ann Lee, Pexels"})
    painting = await painted(context, studio, wish())

    assert (STOCK, "Ann Lee, Pexels") == (painting.offer, painting.credit)
    assert [CHEAP] == [tried.offer for tried in painting.tried]


async def test_a_reference_sheet_has_to_be_drawn(context: Context) -> None:
    studio = Studio(context.store, {"stock": good}, credits={"stock": "Ann Lee, Pexels"})
    painting = await painted(context, studio, wish(STOCK, drawn=True))

    assert painting.asset is None
    assert ("it was found and not drawn",) == painting.flawed[0].findings


async def test_without_anybody_there_is_no_picture_and_every_failure_is_told(context: Context) -> None:
    painting = await painted(context, Studio(context.store, {"fair": black}), wish(CHEAP, FAIR, BEST))

    assert painting.asset is None
    assert painting.stands_in
    assert [CHEAP, BEST] == [tried.offer for tried in painting.tried]
    assert 3 == len(painting.flawed)


async def test_what_the_budget_does_not_allow_is_not_drawn(context: Context) -> None:
    studio = Studio(context.store, {"cheap": black, "stock": good}, {"cheap": 6000}, budget=10_000)
    painting = await painted(context, studio, wish(CHEAP, STOCK))

    assert ["cheap", "stock"] == studio.pictures
    assert STOCK == painting.offer

    painting = await painted(context, studio, wish(CHEAP).model_copy(update={"prompt": "Bee."}))

    assert painting.asset is None
    assert "the next call would pass the budget" == painting.refusal


async def test_what_may_not_be_shown_is_never_asked_for(context: Context) -> None:
    studio = Studio(context.store, {"cheap": good}, bad_words=("bee",))
    painting = await painted(context, studio, wish(judges=(JUDGE,)))

    assert [] == studio.pictures
    assert "it was judged not fit to be shown (bee)" == painting.refusal
    assert painting.stands_in


async def test_judges_of_words_need_not_look_at_the_picture(context: Context) -> None:
    painting = await painted(context, Studio(context.store, {"cheap": good}), wish(judges=(JUDGE,)))

    assert painting.asset is not None
    assert () == painting.remarks


async def test_a_picture_is_remembered_and_a_missing_one_tried_for_again(store: Store) -> None:
    down, up = Studio(store, {"cheap": DOWN}), Studio(store, {"cheap": good})
    for studio, missing in ((down, True), (up, False), (down, False)):
        async with LocalRunner(store, 1, desk=studio) as run:
            assert missing == ((await run(paint, wish(CHEAP))).asset is None)
    assert ["cheap"] == up.pictures
