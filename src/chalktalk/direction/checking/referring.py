"""Validators of what was given: references that show too little, words that say too little, another language."""

import re
from collections.abc import Iterator

from chalktalk.direction.checking.case import Case, caution, overlap
from chalktalk.direction.checking.setting import empty_words
from chalktalk.direction.checking.shape import references_of
from chalktalk.direction.words.languages import language_of
from chalktalk.direction.words.lists import LANGUAGES
from chalktalk.documents.creative.direction import Caution
from chalktalk.documents.creative.wishes import Aim, How

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_TELLING = 100
"""Characters from which speech tells its language."""
SMALLEST = 96
"""Pixels of a reference's shorter side: of less, layout and light are guesses."""
BLURRED = 0.08
"""Sharpness under which hardly more than the colours can be trusted."""


def size_of_reference(case: Case) -> Iterator[Caution]:
    """A reference with too few pixels."""
    for what, seen in references_of(case):
        if min(seen.width, seen.height) < SMALLEST:
            yield caution(
                "reference_too_small",
                Aim.STYLE,
                f"the {what} has {seen.width}×{seen.height} pixels, too few to read more than its colours from",
                f"give one whose shorter side has at least {SMALLEST} pixels, better 500",
            )


def sharpness_of_reference(case: Case) -> Iterator[Caution]:
    """A reference in which nothing is sharp."""
    for what, seen in references_of(case):
        if seen.sharpness < BLURRED:
            yield caution(
                "reference_blurred",
                Aim.STYLE,
                f"nothing in the {what} is sharp, so that its composition is a guess",
                "give a sharper one, or say in words how it should be laid out",
            )


def subject_of_words(case: Case) -> Iterator[Caution]:
    """A brief from which nobody could tell what the video is about, or what it should look like."""
    brief, wording = case.brief, case.wording
    given = brief.about.strip() or brief.image or brief.video or brief.category or brief.context.previous_config
    unread = _unread(case)
    if not given and not wording.subject and not case.asked(Aim.CATEGORY, How.SET) and not unread:
        yield caution(
            "subject_missing",
            Aim.SUBJECT,
            "the brief does not say what the video is about",
            "say in a sentence what it shows, for whom, and how it should feel",
        )


def language_of_voice(case: Case) -> Iterator[Caution]:
    """Speech in another language than the video's."""
    direction = case.direction
    spoken = " ".join(scene.voiceover_text or "" for scene in direction.scenes)
    heard = language_of(spoken, direction.language)
    due = direction.language.partition("-")[0].casefold()
    if len(spoken) >= _TELLING and due in LANGUAGES and heard != due:
        yield caution(
            "voice_in_other_language",
            Aim.LANGUAGE,
            f"what is said seems to be in the language {heard}, and the video's is {direction.language}",
            f"have it said in {direction.language}, or give the video another language",
        )


def _unread(case: Case) -> bool:
    """Whether there are words left that ask for nothing, and may well say what it is about."""
    spans = [(wish.start, wish.end) for wish in case.wording.wishes]
    words = (found for found in _LONG_WORD.finditer(case.brief.text) if found.group().casefold() not in empty_words())
    return any(not any(start <= found.start() < end for start, end in spans) for found in words)


def fields_against_words(case: Case) -> Iterator[Caution]:
    """A field of the brief that says one thing, and its text another."""
    brief = case.brief
    for field, said in ((Aim.PLATFORM, brief.platform), (Aim.CATEGORY, None), (Aim.LANGUAGE, brief.language)):
        wished = {wish.value: wish.words for wish in case.asked(field, How.SET)}
        others = {value: words for value, words in wished.items() if not _same(field, value, said)}
        if said is not None and wished and len(others) == len(wished):
            yield caution(
                f"{field}_against_wording",
                field,
                f"the brief's {field} is {said}, and its words ask for “{next(iter(others.values()))}”",
                f"let the words and the {field} agree; the {field} was followed",
            )
    wished_seconds = [(wish, _seconds(wish.value)) for wish in case.asked(Aim.DURATION, How.SET)]
    parts = case.measures.spans
    lengths = [
        (wish, seconds)
        for wish, seconds in wished_seconds
        if seconds and not any(overlap((wish.start, wish.end), part) for part in parts)
    ]
    if brief.duration is not None and lengths:
        nearest = min(lengths, key=lambda length: abs(length[1] - (brief.duration or 0)))
        within = any(low <= brief.duration <= high for low, high, _ in case.measures.ranges)
        if not within and abs(nearest[1] - brief.duration) > max(1.0, 0.1 * brief.duration):
            yield caution(
                "duration_against_wording",
                Aim.DURATION,
                f"the brief's duration is {brief.duration:g} s, and its words ask for “{nearest[0].words}”",
                "let the words and the duration agree; the duration was followed",
            )


def _same(field: Aim, value: str, said: str | None) -> bool:
    if said is None:
        return True
    return value == said or (field is Aim.LANGUAGE and value.partition("-")[0] == said.partition("-")[0])


def _seconds(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None
