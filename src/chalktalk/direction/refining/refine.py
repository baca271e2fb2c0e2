"""The stage in which a model betters a direction that was worked out by rules."""

from collections.abc import Callable, Sequence

from chalktalk.direction.checking import cautions_for
from chalktalk.direction.confidence import confidence_of, with_reference_of
from chalktalk.direction.refining.agreeing import agreement_of
from chalktalk.direction.refining.answer import Refinement
from chalktalk.direction.refining.complaining import improprieties, misfits
from chalktalk.direction.refining.merging import changes_between, merged, overruled, settled_in
from chalktalk.direction.refining.prompt import request_for
from chalktalk.direction.words import read_words
from chalktalk.documents.asking import Offer, TextRequest, Tried
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution, CreativeDirection
from chalktalk.documents.creative.wishes import Aim, Wording
from chalktalk.engine import Context, Place, Written, ask_for, stage
from chalktalk.errors import BudgetError, NoProviderError, ProviderError

FIRST = "openai"
"""Who is asked before anybody else."""
DEGRADED = frozenset({"unreachable", "slow", "overloaded", "rate-limited", "broken-answer", "put off"})
"""Faults that say that a vendor is not well; another may be. After any other, it would say the same."""
ABSENT = "not asked"
"""What is said of an offer that nobody could ask: no such vendor is configured, or its key is known to be wrong."""


@stage("refine_direction", version=4, place=Place.LOOP)
async def refine_direction(
    context: Context, direction: CreativeDirection, brief: CreativeBrief, chain: tuple[Offer, ...]
) -> CreativeDirection:
    """Have a model better what rules worked out: what is seen and said in scenes, and what nobody has decided.

    What the user decided stays. An answer that does not keep to the rules is sent back, a few times; without one that
    does, the direction stays as it was, and says so.

    Args:
        context: Its desk is asked.
        direction: The draft.
        brief: What it was asked for with.
        chain: Who may be asked; those after the first only where the one before is not well. Empty: nobody.
    """
    if not chain:
        return direction
    wording = read_words(brief.text, brief.language)
    settled = settled_in(direction)
    known = {(one.code, one.field, one.scene) for one in cautions_for(direction, brief, wording)}

    def complaints(answer: Refinement) -> tuple[str, ...]:
        if wrong := tuple(misfits(answer, direction)):
            return wrong
        candidate = merged(direction, answer, settled, brief, wording)
        new = [one for one in cautions_for(candidate, brief, wording) if (one.code, one.field, one.scene) not in known]
        told = (f"{one.message}: {one.hint}" for one in new)
        return (*told, *improprieties(answer, direction, f"{brief.text}\n{brief.about}"))

    try:
        written = await _written(context, request_for(direction, brief, settled), chain, complaints)
    except (ProviderError, BudgetError) as fault:
        return _standing_in(direction, fault)
    return _refined(direction, written, brief, wording, settled)


async def _written(
    context: Context,
    request: TextRequest,
    chain: tuple[Offer, ...],
    complaints: Callable[[Refinement], Sequence[str]],
) -> Written[Refinement]:
    """The first vendor's answer; the next one's only if the one before is not well.

    Raises:
        NoProviderError: if none answered; tells who was tried.
        BrokenAnswerError: if an answer cannot be used though the model was told why.
        BudgetError: if the budget forbids it.
    """
    tried: tuple[Tried, ...] = ()
    rest = sorted(chain, key=lambda offer: offer.provider != FIRST)
    while True:
        offer = rest[0]
        try:
            return await ask_for(context.desk, Refinement, request, (offer,), complaints=complaints)
        except NoProviderError as fault:
            here = tuple(one for one in fault.tried if isinstance(one, Tried))
            tried = (*tried, *here)
            rest = [other for other in rest if other.provider != offer.provider]
            if not rest or not _may_go_on(here):
                fault.tried = tried
                raise


def _may_go_on(tried: tuple[Tried, ...]) -> bool:
    """Whether somebody else may be asked after a vendor did not answer."""
    kinds = {one.category for one in tried}
    return bool(kinds) and kinds <= DEGRADED | {ABSENT}


def _refined(
    draft: CreativeDirection,
    written: Written[Refinement],
    brief: CreativeBrief,
    wording: Wording,
    settled: tuple[Aim, ...],
) -> CreativeDirection:
    """The direction as it came of the model's answer, checked and rated anew."""
    answer = written.document
    final = merged(draft, answer, settled, brief, wording)
    checked = cautions_for(draft, brief, wording)
    elsewhere = tuple(one for one in draft.cautions if one not in checked)
    told = cautions_for(final, brief, wording)
    cautions = (*elsewhere, *told, *overruled(draft, answer, settled, final))
    confidence = confidence_of(final, brief, wording, agreement=agreement_of(draft, answer), told=told)
    return final.model_copy(
        update={
            "cautions": tuple(dict.fromkeys(cautions)),
            "confidence": with_reference_of(draft.confidence, confidence),
            "changes": (*draft.changes, *(changes_between(draft, final) if brief.context.previous_config else ())),
            "offer": written.answers[-1].offer,
        }
    )


def _standing_in(direction: CreativeDirection, fault: ProviderError | BudgetError) -> CreativeDirection:
    told = Caution(
        code="model_unanswered",
        field=Aim.SCENES,
        message=f"the direction was worked out by rules alone, for no language model bettered it: {fault.message}",
        hint="use it as it is, or ask again once a model can be asked",
    )
    return direction.model_copy(update={"cautions": (*direction.cautions, told), "substitute": True})
