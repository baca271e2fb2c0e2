"""What was paid for before: answers from the ledger whose sounds and pictures are still in the store."""

from typing import Any, cast

from chalktalk.costs import Ledger, call_key
from chalktalk.documents.asking import (
    A,
    Answered,
    ModerationAnswer,
    Offer,
    PictureAnswer,
    Port,
    Request,
    SpeechAnswer,
    TextAnswer,
)
from chalktalk.engine import Store
from chalktalk.engine.call import blobs_in

_ANSWERED: dict[Port, type[Answered[Any]]] = {
    Port.TEXT: Answered[TextAnswer],
    Port.SPEECH: Answered[SpeechAnswer],
    Port.IMAGE: Answered[PictureAnswer],
    Port.MODERATION: Answered[ModerationAnswer],
}


def remembered(request: Request[A], chain: tuple[Offer, ...], ledger: Ledger, store: Store) -> Answered[A] | None:
    """An answer that any offer of a chain once gave to this request."""
    for offer in chain:
        key = call_key(request, offer)
        text = ledger.answer(key)
        if text is None:
            continue
        if all(store.has(digest) for digest in blobs_in(text)):
            answered = answered_from(text, request)
            return answered.model_copy(update={"remembered": True})
        ledger.forget_answer(key)
    return None


def answered_from(text: str, request: Request[A]) -> Answered[A]:
    """An answer to such a request, from its JSON."""
    return cast("Answered[A]", _ANSWERED[request.port].model_validate_json(text))
