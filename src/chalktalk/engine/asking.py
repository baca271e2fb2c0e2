"""Asking a language model for a document: what it writes is validated, and it is told what is wrong, a few times."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from chalktalk.documents.asking import Answered, Offer, TextAnswer, TextRequest, Turn
from chalktalk.documents.base import Document
from chalktalk.engine.desk import Desk
from chalktalk.errors import BrokenAnswerError

D = TypeVar("D", bound=Document)

REPAIRS = 2
"""Times a model is told what is wrong with its answer."""
_MOST_COMPLAINTS = 10
"""Told at a time: the rest often goes away with them."""


@dataclass(frozen=True, slots=True)
class Written(Generic[D]):
    """A document that a language model wrote."""

    document: D
    answers: tuple[Answered[TextAnswer], ...]
    """All that it took, in order: the last holds the document, those before it were of no use."""


async def ask_for(
    desk: Desk,
    shape: type[D],
    request: TextRequest,
    chain: tuple[Offer, ...],
    *,
    repairs: int = REPAIRS,
    complaints: Callable[[D], Sequence[str]] = lambda _: (),
) -> Written[D]:
    """Ask for a document.

    Args:
        desk: Where to ask.
        shape: The document's type. Its JSON Schema goes with the request, with its docstrings.
        request: What is asked; its schema is put in here.
        chain: Who may answer.
        repairs: Times the model is told what is wrong.
        complaints: What is wrong with a document that is valid in itself, each one sentence to the model.

    Raises:
        BrokenAnswerError: if the last answer does not fit either; says what is wrong with it.
        NoProviderError: if none answered.
        BudgetError: if the budget forbids all who might have answered.
    """
    schema = json.dumps(shape.model_json_schema(), ensure_ascii=False)
    asking = request.model_copy(update={"answer_schema": schema})
    answers: list[Answered[TextAnswer]] = []
    while True:
        answers.append(await desk.ask(asking, chain))
        text = answers[-1].answer.text
        document, wrong = _read(text, shape)
        if document is not None and not (wrong := tuple(complaints(document))):
            return Written(document, tuple(answers))
        if len(answers) > repairs:
            who = answers[-1].offer.provider
            told = f"{who} was told {repairs} times what is wrong with its answer, and still: {wrong[0]}"
            raise BrokenAnswerError(told, paid=True)
        mended = (Turn(role="assistant", text=text), Turn(role="user", text=_reproach(wrong)))
        asking = asking.model_copy(update={"turns": (*asking.turns, *mended)})


def _read(text: str, shape: type[D]) -> tuple[D | None, tuple[str, ...]]:
    """A document, or what is wrong with it."""
    try:
        return shape.model_validate_json(_unfenced(text)), ()
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_context=False, include_input=False)
        return None, tuple(f"{'.'.join(map(str, error['loc'])) or 'the whole'}: {error['msg']}" for error in errors)


def _unfenced(text: str) -> str:
    """What stands between a code fence's lines, if a model put it there."""
    lines = text.strip().splitlines()
    fenced = len(lines) > 2 and lines[0].startswith("```") and lines[-1].startswith("```")
    return "\n".join(lines[1:-1]) if fenced else text


def _reproach(wrong: Sequence[str]) -> str:
    told = "\n".join(f"- {complaint}" for complaint in wrong[:_MOST_COMPLAINTS])
    return f"That cannot be used as it is:\n{told}\nAnswer with the whole of it again, mended, as JSON alone."
