"""The stage that makes a script where the author gave none."""

import asyncio
from dataclasses import dataclass

from chalktalk.documents.asking import Offer, TextRequest, Tried
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.material import Assignment, Draft
from chalktalk.engine import Context, Desk, stage
from chalktalk.engine.asking import ask_for
from chalktalk.errors import BudgetError, NoProviderError, ProviderError
from chalktalk.script.condensing import condensed, usual_words
from chalktalk.script.drafting.answer import WrittenScript
from chalktalk.script.drafting.faithful import Facts, Stranger, strangers_in
from chalktalk.script.drafting.prompt import (
    WORDS_PER_MINUTE,
    first_request,
    follow_up,
    length_complaint,
    strangers_complaint,
)
from chalktalk.script.drafting.rendering import rendered, spoken_words

_REWRITES = 2
"""Times a script of the wrong length is asked for again."""
_TOLERANCE = 0.2
"""Of the length asked for."""
_USUAL_MINUTES = 7.0
"""Of a film about a topic, if nobody says."""


@stage("draft", version=1)
async def draft(
    context: Context, assignment: Assignment, chain: tuple[Offer, ...], language: str, audience: str | None = None
) -> Draft:
    """Write a script about a topic or from material; without a model that answers, material is condensed by rules.

    Args:
        context: Its desk is asked.
        assignment: What to write about, and how long.
        chain: Who may be asked; empty: nobody.
        language: BCP 47 tag of the script.
        audience: Whom it is for, in the author's words.

    Raises:
        NoProviderError: if nobody writes about a topic.
        BudgetError: the same, because the budget forbids it.
        SourceError: if the material can neither be written about nor condensed.
    """
    material, minutes = assignment.material, assignment.minutes
    if material is not None and not chain:
        return await asyncio.to_thread(condensed, material, minutes, language)
    words = _words_wanted(assignment, language)
    try:
        return await _written(
            context.desk, first_request(assignment, words, language, audience), chain, assignment, words
        )
    except (ProviderError, BudgetError) as fault:
        if material is None:
            raise
        standby = await asyncio.to_thread(condensed, material, minutes, language)
        note = Diagnostic(
            message=f"the script was condensed from the source, for no language model wrote it: {fault.message}",
            hint="run it again once one can be asked",
        )
        return standby.model_copy(
            update={"substitute": True, "tried": tried_in(fault), "findings": (note, *standby.findings)}
        )


def _words_wanted(assignment: Assignment, language: str) -> int:
    if assignment.minutes is not None:
        return round(assignment.minutes * WORDS_PER_MINUTE)
    if assignment.material is not None:
        return usual_words(assignment.material, language)
    return round(_USUAL_MINUTES * WORDS_PER_MINUTE)


def tried_in(fault: Exception) -> tuple[Tried, ...]:
    """Who was asked in vain."""
    tried = fault.tried if isinstance(fault, NoProviderError) else ()
    return tuple(one for one in tried if isinstance(one, Tried))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A script as it came."""

    text: str
    words: int
    missed: bool
    """Whether it is too short or too long."""
    strangers: tuple[Stranger, ...]
    findings: tuple[Diagnostic, ...]
    author: Offer
    off: int
    """Words too many or too few."""

    @property
    def badness(self) -> tuple[bool, int, int]:
        """Sorts the best first."""
        return self.missed, len(self.strangers), self.off


async def _written(
    desk: Desk, request: TextRequest, chain: tuple[Offer, ...], assignment: Assignment, words: int
) -> Draft:
    """The best of what a model wrote: asked again where the length or the facts are not right."""
    facts = await asyncio.to_thread(Facts, assignment.material) if assignment.material else None
    attempts: list[_Attempt] = []
    rewrites = corrections = 0
    given_up: tuple[Diagnostic, ...] = ()
    tried: tuple[Tried, ...] = ()
    while True:
        try:
            answer = await ask_for(desk, WrittenScript, request, chain, complaints=_unspeakable)
        except (ProviderError, BudgetError) as fault:
            if not attempts:
                raise
            message = f"the script could not be asked for again: {fault.message}"
            given_up = (Diagnostic(message=message, hint="look it over yourself"),)
            break
        answered = answer.answers[-1]
        tried = tuple(dict.fromkeys((*tried, *(one for answer in answer.answers for one in answer.tried))))
        text, findings = rendered(answer.document)
        count = spoken_words(text)
        strangers = strangers_in(text, facts) if facts else ()
        missed = abs(count - words) > _TOLERANCE * words
        attempts.append(_Attempt(text, count, missed, strangers, findings, answered.offer, abs(count - words)))
        complaints = [strangers_complaint([one.text for one in strangers])] if strangers and not corrections else []
        if missed and rewrites < _REWRITES:
            complaints.append(length_complaint(count, words))
            rewrites += 1
        corrections += bool(strangers)
        if not complaints:
            break
        request = follow_up(request, answered.answer.text, complaints)
    best = min(attempts, key=lambda attempt: attempt.badness)
    findings = (*given_up, *_remarks(best, words), *(assignment.material.warnings if assignment.material else ()))
    return Draft(text=best.text, author=best.author, words=best.words, findings=findings, tried=tried)


def _unspeakable(script: WrittenScript) -> tuple[str, ...]:
    return () if spoken_words(rendered(script)[0]) else ("there is not a word to speak in it",)


def _remarks(best: _Attempt, words: int) -> tuple[Diagnostic, ...]:
    """What the author should look at in a script."""
    remarks = [
        Diagnostic(
            message=f"the source does not have the {'name' if one.is_name else 'number'} “{one.text}”",
            line=one.line,
            hint="check it, or take it out",
        )
        for one in best.strangers
    ]
    if best.missed:
        asked, got = words / WORDS_PER_MINUTE, best.words / WORDS_PER_MINUTE
        message = f"the script has about {got:.1f} minutes, not the {asked:.1f} that were asked for"
        remarks.append(Diagnostic(message=message, hint="add to it or cut it, or ask for another length"))
    return (*remarks, *best.findings)
