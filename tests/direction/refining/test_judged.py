"""Briefs that are judged before any model hears of them."""

from io import BytesIO
from typing import Any

import pytest
from made_directions import brief, direction, scene
from models_asked import JUDGE, WORDS, OpenAI, context_with
from PIL import Image
from vendor_kit import Fault, Mounted

from chalktalk.direction.judging import MOST_CHARACTERS, judge_brief, judge_film
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Judgement
from chalktalk.documents.creative.wishes import Aim
from chalktalk.engine import Store
from chalktalk.errors import RefusedError

BAD = "a violence of shape"


async def judged(store: Store, asked: CreativeBrief, *faults: Fault) -> tuple[Judgement, Mounted[OpenAI]]:
    with Mounted(OpenAI("")) as openai:
        if faults:
            openai.rule = lambda _: faults[0]
        async with context_with(store, openai) as context:
            return await judge_brief.function(context, asked, (JUDGE,)), openai


def with_picture(store: Store, **fields: Any) -> CreativeBrief:
    held = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(held, "PNG")
    blob = store.put(held.getvalue(), "image/png")
    return brief(image={"blob": blob.model_dump(), "name": "look.png"}, **fields)


async def test_a_harmless_brief_passes_and_every_part_of_it_was_judged(store: Store) -> None:
    asked = with_picture(
        store, about="A script.", audience="children", context={"previous_config": direction().model_dump()}
    )
    judgement, openai = await judged(store, asked)

    assert Judgement() == judgement
    assert 5 == len(openai.asked)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (brief(BAD), "the brief's text"),
        (brief(about=BAD), "what the video is about"),
        (brief(about="peace " * (MOST_CHARACTERS // 4) + BAD), "what the video is about"),
        (brief(audience=BAD), "the audience"),
        (
            brief(context={"previous_config": direction(scenes=(scene(1, 30, visual=BAD),)).model_dump()}),
            "the direction before",
        ),
    ],
    ids=["text", "about", "long about", "audience", "previous"],
)
async def test_what_may_not_be_shown_is_refused_by_its_place_and_kind_and_never_repeated(
    asked: CreativeBrief, name: str, store: Store
) -> None:
    with pytest.raises(RefusedError) as caught:
        await judged(store, asked)

    assert f"{name} was judged not fit to be shown (violence)" == caught.value.message
    assert "shape" not in str(caught.value)


async def test_a_judge_that_does_not_answer_is_a_caution_and_the_next_run_asks_again(store: Store) -> None:
    judgement, _ = await judged(store, brief(), Fault.UNAVAILABLE)

    assert [("not_judged", Aim.STYLE)] == [(one.code, one.field) for one in judgement.cautions]
    assert judgement.stands_in


async def test_a_judge_who_does_not_see_says_so(store: Store) -> None:
    async with context_with(store) as context:
        judgement = await judge_brief.function(context, with_picture(store), (WORDS,))

    assert [Aim.COMPOSITION] == [one.field for one in judgement.cautions]
    assert "the embedded word list cannot judge pictures" in judgement.cautions[0].message


async def test_without_a_judge_nothing_is_judged(store: Store) -> None:
    async with context_with(store) as context:
        assert Judgement() == await judge_brief.function(context, brief(BAD), ())


async def test_a_film_is_judged_by_its_sheet_where_somebody_sees(store: Store) -> None:
    decent, indecent = store.put(b"pictures", "image/png"), store.put(b"other pictures", "image/jpeg")
    with Mounted(OpenAI("")) as openai:
        async with context_with(store, openai) as context:
            assert Judgement() == await judge_film.function(context, decent, (JUDGE,))
            with pytest.raises(RefusedError, match="the reference film was judged not fit to be shown"):
                await judge_film.function(context, indecent, (JUDGE,))
            unseen = await judge_film.function(context, decent, (WORDS,))

    assert unseen.cautions[0].message.startswith("nobody could judge whether the reference film may be shown")
