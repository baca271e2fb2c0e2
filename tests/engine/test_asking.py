"""Asking for a document: a model that gets it right, one that has to be told, and one that never learns."""

from typing import Any, cast

import pytest

from chalktalk.documents.asking import A, Answered, Offer, Request, TextAnswer, TextRequest, Turn
from chalktalk.documents.base import Document
from chalktalk.engine.asking import ask_for
from chalktalk.engine.desk import NobodyThere
from chalktalk.errors import BrokenAnswerError, NoProviderError

OFFER = Offer(provider="somebody", model="a-model")
REQUEST = TextRequest(system="You count.", turns=(Turn(role="user", text="How many?"),))


class Count(Document):
    """So many of something."""

    things: str
    number: int


class Desk:
    """A desk at which one model sits, with its answers ready."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[TextRequest] = []

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        assert isinstance(request, TextRequest)
        self.asked.append(request)
        answer = TextAnswer(text=self._answers.pop(0))
        return cast("Answered[Any]", Answered[TextAnswer](answer=answer, offer=chain[0], price=10))


GOOD = '{"things": "cats", "number": 3}'


@pytest.mark.parametrize("answer", [GOOD, f"```json\n{GOOD}\n```", f"\n{GOOD}\n"])
async def test_a_good_answer_is_a_document(answer: str) -> None:
    desk = Desk(answer)

    written = await ask_for(desk, Count, REQUEST, (OFFER,))

    assert Count(things="cats", number=3) == written.document
    assert 1 == len(written.answers)
    schema = desk.asked[0].answer_schema
    assert schema is not None
    assert "So many of something." in schema


@pytest.mark.parametrize(
    "bad", ['{"things": "cats"}', '{"things": "cats", "number": "many"}', '{"things":', "Three.", ""]
)
async def test_a_model_is_told_what_is_wrong_with_its_answer(bad: str) -> None:
    desk = Desk(bad, GOOD)

    written = await ask_for(desk, Count, REQUEST, (OFFER,))

    assert 3 == written.document.number
    assert [bad, GOOD] == [answered.answer.text for answered in written.answers]
    before, said, told = desk.asked[1].turns
    assert (REQUEST.turns[0], Turn(role="assistant", text=bad)) == (before, said)
    assert "user" == told.role
    assert desk.asked[0].answer_schema == desk.asked[1].answer_schema


async def test_what_is_wrong_is_said_with_its_place() -> None:
    desk = Desk('{"things": "cats", "number": "many"}', GOOD)

    await ask_for(desk, Count, REQUEST, (OFFER,))

    assert "number: Input should be a valid integer" in desk.asked[1].turns[-1].text


async def test_a_valid_document_can_still_be_complained_of() -> None:
    desk = Desk('{"things": "dogs", "number": 3}', GOOD)

    written = await ask_for(
        desk, Count, REQUEST, (OFFER,), complaints=lambda count: () if count.things == "cats" else ("Count cats.",)
    )

    assert "cats" == written.document.things
    assert "- Count cats." in desk.asked[1].turns[-1].text


async def test_a_model_that_never_learns_is_asked_a_bounded_number_of_times() -> None:
    desk = Desk(*["Three."] * 9)

    with pytest.raises(BrokenAnswerError) as caught:
        await ask_for(desk, Count, REQUEST, (OFFER,), repairs=2)

    assert 3 == len(desk.asked)
    assert caught.value.paid is True
    assert "somebody" in str(caught.value)


async def test_where_nobody_is_there_nobody_answers() -> None:
    with pytest.raises(NoProviderError):
        await ask_for(NobodyThere(), Count, REQUEST, (OFFER,))
