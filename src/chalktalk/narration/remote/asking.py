"""The stage that asks a provider's voice for a batch of sentences."""

import asyncio

from chalktalk.documents.asking import SpeechRequest, Tried
from chalktalk.documents.direction import Voice
from chalktalk.documents.narration import Batch, Voiced
from chalktalk.engine import Context, stage
from chalktalk.errors import BudgetError, NoProviderError
from chalktalk.narration.remote.judging import fault_of
from chalktalk.narration.remote.texts import text_of

TRIES = 2
"""How often the same is asked for, if what comes is of no use."""

USUAL = 150
"""Words a minute, pauses included, that vendors' voices come close to by themselves."""


@stage("voice_over", version=1)
async def voice_over(context: Context, batch: Batch, voice: Voice, attempt: int = 0) -> Voiced:
    """Have a batch spoken by a provider's voice, and see whether the sound can be what was asked for.

    Nobody else is asked instead: a film has one voice. Where there is no sound, the result says why, and stands in.

    Args:
        context: Where providers are asked, and where the sound lies.
        batch: What to say.
        voice: Who says it; a provider's.
        attempt: How often the batch was found wanting before: another asks for another sound.
    """
    assert voice.remote is not None
    offer, text = voice.remote.offer, text_of(batch.sentences).text
    tried: tuple[Tried, ...] = ()
    for number in range(TRIES):
        request = SpeechRequest(
            text=text,
            voice=voice.remote.voice,
            language=voice.language,
            pace=voice.words_per_minute / USUAL,
            before=batch.before,
            after=batch.after,
            attempt=TRIES * attempt + number,
        )
        try:
            answered = await context.desk.ask(request, (offer,))
        except NoProviderError as error:
            told = tuple(one for one in error.tried if isinstance(one, Tried))
            return Voiced(refusal=error.message, tried=(*tried, *told))
        except BudgetError as error:
            return Voiced(refusal=error.message, tried=tried)
        fault = await asyncio.to_thread(fault_of, answered.answer, text, context.store)
        if fault is None:
            return Voiced(answer=answered.answer)
        tried = (*tried, Tried(offer=offer, category="broken-answer", message=fault))
    return Voiced(refusal=tried[-1].message, tried=tried)
