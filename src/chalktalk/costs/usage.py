"""What a call will use up of what providers charge for, before it is made."""

from html import escape
from typing import Any

from chalktalk.documents.asking import THINKING_TOKENS, PictureRequest, Request, SpeechRequest, TextRequest, Usage

FRAMING = 64
"""Tokens around a conversation and its turns, with room to spare."""
REFERENCE = 7_000
"""Tokens that a picture sent along may count for: 6,240 in the largest shape at high fidelity (OpenAI's guide to image
generation)."""
CHARACTERS_A_TOKEN = 4
"""Of English, by OpenAI's rule of thumb."""
SPEAK = len("<speak></speak>")
"""Characters of the SSML around a text, which Google charges for."""
WIDE = "\u1100"
"""From here on Azure charges a character twice, at most."""


def most_usage(request: Request[Any]) -> Usage:
    """What a call can use up at most.

    A token is a byte at least, in any vocabulary made of bytes. Characters count as the dearest way of counting has
    them: with SSML around, and wide ones twice.
    """
    if isinstance(request, TextRequest):
        return Usage(input_tokens=_size(_told(request)) + FRAMING, output_tokens=request.most_tokens + THINKING_TOKENS)
    if isinstance(request, SpeechRequest):
        letters = escape(request.text, quote=False)
        return Usage(
            input_tokens=_size(request.text) + FRAMING,
            characters=len(letters) + sum(letter >= WIDE for letter in letters) + SPEAK,
        )
    if isinstance(request, PictureRequest):
        beside = REFERENCE if request.reference else 0
        return Usage(input_tokens=_size(request.prompt) + FRAMING + beside, pictures=1)
    return Usage()


def likely_usage(request: Request[Any]) -> Usage:
    """What a call will use up by and large: four characters a token, and half the answer it may have."""
    if isinstance(request, TextRequest):
        return Usage(input_tokens=_tokens(_told(request)), output_tokens=request.most_tokens // 2)
    if isinstance(request, SpeechRequest):
        return Usage(input_tokens=_tokens(request.text), characters=len(request.text))
    if isinstance(request, PictureRequest):
        return Usage(input_tokens=_tokens(request.prompt), pictures=1)
    return Usage()


def lost_usage(request: Request[Any]) -> Usage:
    """What a call is taken to have used up whose answer was lost: pictures and characters are known, tokens at most."""
    most = most_usage(request)
    tokens = {"input_tokens": most.input_tokens, "output_tokens": most.output_tokens}
    return likely_usage(request).model_copy(update=tokens)


def _told(request: TextRequest) -> str:
    return "\n".join((request.system, request.answer_schema or "", *(turn.text for turn in request.turns)))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _tokens(text: str) -> int:
    return -(-len(text) // CHARACTERS_A_TOKEN)
