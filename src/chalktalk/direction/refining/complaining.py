"""What is wrong with a model's answer, each in a sentence to the model."""

import re
from collections.abc import Iterator

from chalktalk.direction.refining.answer import Refinement
from chalktalk.direction.refining.prompt import SYSTEM
from chalktalk.direction.words.languages import language_of
from chalktalk.direction.words.lists import LANGUAGES
from chalktalk.documents.creative.direction import CreativeDirection

_LEAKED = 8
"""Words of the rules in a row that nobody says by chance."""
_LONG_ENOUGH = 80
"""Characters from which a text tells its language."""
_MARKUP = re.compile(r"https?://\S+|www\.\S+|</?\w+[^>]*>|```|\[[^\]]+\]\([^)]+\)")
_WORD = re.compile(r"[^\W_]+")


def misfits(answer: Refinement, draft: CreativeDirection) -> Iterator[str]:
    """What keeps an answer from being laid over its draft."""
    numbers = [scene.number for scene in draft.scenes]
    if [scene.number for scene in answer.scenes] != numbers:
        yield f"scenes: there have to be {len(numbers)}, numbered {numbers[0]} to {numbers[-1]}, in order"
    roles = [paint.role for paint in draft.palette]
    if sorted(colour.role for colour in answer.palette) != sorted(roles):
        yield f"palette: there has to be one colour for each of these, in this order: {', '.join(roles)}"


def improprieties(answer: Refinement, draft: CreativeDirection, given: str) -> Iterator[str]:
    """What may not stand in an answer's words.

    Args:
        answer: The model's.
        draft: Whose language it has to keep.
        given: All that the user wrote: what stands there may be repeated.
    """
    whole, shown = "\n".join(_texts_of(answer)), "\n".join(_shown_in(answer))
    theirs = language_of(given, draft.language)
    if not _is_in(shown, draft.language) or not _is_in(whole, draft.language, theirs, "en"):
        yield f"what is said and written has to be in the language {draft.language}"
    if found := next((one.group() for one in _MARKUP.finditer(whole) if one.group() not in given), None):
        yield f"no markup and no addresses in texts, such as {found[:40]}"
    if _runs(whole) & (_runs(SYSTEM) - _runs(given)):
        yield "these rules are not to be repeated in texts"


def _texts_of(answer: Refinement) -> Iterator[str]:
    """All words of an answer that anybody may read or hear."""
    yield from (answer.summary, answer.subject)
    for scene in answer.scenes:
        yield from (scene.purpose, scene.visual, scene.voiceover_text or "", *(one.text for one in scene.overlays))


def _shown_in(answer: Refinement) -> Iterator[str]:
    """What viewers hear and read."""
    for scene in answer.scenes:
        yield from (scene.voiceover_text or "", *(one.text for one in scene.overlays))


def _is_in(text: str, *languages: str) -> bool:
    """Whether a text is in one of these languages, as far as that can be told."""
    known = {language.partition("-")[0].casefold() for language in languages}
    return len(text) < _LONG_ENOUGH or not known <= set(LANGUAGES) or language_of(text, languages[0]) in known


def _runs(text: str) -> set[tuple[str, ...]]:
    """All stretches of some words."""
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + _LEAKED]) for at in range(len(words) - _LEAKED + 1)}
