"""What was paid for before: answers from the ledger whose sounds and pictures are still in the store."""

from chalktalk.costs import Ledger, call_key
from chalktalk.documents.asking import A, Answered, Offer, Request
from chalktalk.engine import Store
from chalktalk.engine.call import blobs_in


def remembered(request: Request[A], chain: tuple[Offer, ...], ledger: Ledger, store: Store) -> Answered[A] | None:
    """An answer that any offer of a chain once gave to this request."""
    for offer in chain:
        key = call_key(request, offer)
        text = ledger.answer(key)
        if text is None:
            continue
        if all(store.has(digest) for digest in blobs_in(text)):
            answered = answered_type(request).model_validate_json(text)
            return answered.model_copy(update={"remembered": True})
        ledger.forget_answer(key)
    return None


def answered_type(request: Request[A]) -> type[Answered[A]]:
    """The document that holds answers to such a request."""
    return Answered[answer_type(request)]  # type: ignore[misc]  mypy knows no types that are computed


def answer_type(request: Request[A]) -> type[A]:
    """What a request is answered with."""
    found = next(base.__pydantic_generic_metadata__["args"] for base in type(request).__mro__ if _is_answered(base))
    answer: type[A] = found[0]
    return answer


def _is_answered(base: type) -> bool:
    return bool(getattr(base, "__pydantic_generic_metadata__", {}).get("args"))
