"""Triggers: words that say how the telling moves, whatever it tells. English only.

A word counts only where it does this work: not `that` after a verb (`said that`) or a noun (`the germ that`), not
`a second`, `back then`, `nothing but` or `not important`. Without a grammar some are missed; rather that than one too
many.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from chalktalk.documents.cues import Trigger, TriggerKind
from chalktalk.documents.narration import WordTime
from chalktalk.documents.script import Sentence

_CLAUSE = r"(?:^|[,;:.!?—–(] )(?:(?:and|but|so|or) )?"
"""Where a clause starts, as far as marks tell."""
_ANYWHERE = r"(?<![\w'-])"
_UNDENIED = _ANYWHERE + r"(?<!\bnot )(?<!n't )(?<!\bno )(?<!\bhardly )(?<!\bless )(?<!\bnever )"
_TOWARDS = "after|at|before|by|for|from|in|into|like|of|on|over|than|to|under|with|without"
_SUBJECT = "the|a|an|it|he|she|they|we|you|i|there"
"""What follows `that` where it only joins two clauses: `in that it`."""
_DEGREE = "much|many|long|hard|fast|slow|small|big|large|often|far|little|good|bad|you|we"
_STEP = "first|second|third|next|then|finally"

_PATTERNS: tuple[tuple[TriggerKind, str], ...] = (
    (TriggerKind.POINT, _ANYWHERE + r"(?<!\band )(here)(?! and there)"),
    (TriggerKind.POINT, _ANYWHERE + r"(this|these)"),
    (TriggerKind.POINT, _ANYWHERE + r"(those)(?! (?:who|whose|of|that|which|with|in|on)\b)"),
    (TriggerKind.POINT, _CLAUSE + r"(that)(?:'s)?(?= )"),
    (TriggerKind.POINT, rf"{_ANYWHERE}(?:{_TOWARDS}) (that)(?! (?:{_SUBJECT})\b)"),
    (TriggerKind.POINT, _ANYWHERE + r"(?<!\ball )(that)(?=[,;:.!?])"),
    (TriggerKind.STEP, rf"{_CLAUSE}({_STEP})(?! (?:to|half|hand)\b)"),
    (TriggerKind.STEP, _ANYWHERE + r"the (first|second|third|next) (?:step|stage|phase|part|point|reason|rule)"),
    (TriggerKind.STEP, _ANYWHERE + r"and (then|finally)"),
    (TriggerKind.TRANSITION, rf"{_ANYWHERE}(however)(?! (?:{_DEGREE})\b)"),
    (
        TriggerKind.TRANSITION,
        _ANYWHERE + r"(?<!\bnothing )(?<!\banything )(?<!\ball )(?<!\beverything )(but)(?! for\b)",
    ),
    (TriggerKind.TRANSITION, _ANYWHERE + r"(although)"),
    (TriggerKind.TRANSITION, _CLAUSE + r"(yet)(?! to\b)"),
    (TriggerKind.TRANSITION, _ANYWHERE + r"and (yet)(?! to\b)"),
    (TriggerKind.TRANSITION, _ANYWHERE + r"(instead)(?! of)"),
    (TriggerKind.EMPHASIS, _UNDENIED + r"(important(?:ly)?|critical(?:ly)?|amazing(?:ly)?|incredibl[ey])"),
    (
        TriggerKind.EMPHASIS,
        _ANYWHERE + r"(?:the|one|is|are|its|their|our|your) (key)(?= \w)(?! (?:on|in|under|from)\b)",
    ),
    (TriggerKind.CONTRAST, _ANYWHERE + r"(unlike|versus|vs\.?|compared (?:to|with)|different from)"),
)
_READ = tuple((kind, re.compile(pattern + r"(?![\w-])")) for kind, pattern in _PATTERNS)


def triggers_of(sentences: Sequence[Sentence], words: Sequence[WordTime], language: str = "en") -> tuple[Trigger, ...]:
    """The triggers of a scene, sorted by word, at most one a word; none in other languages than English.

    Args:
        sentences: What is said.
        words: When each word sounds, in seconds from the scene's start.
        language: BCP 47 tag of the narration.
    """
    if language.partition("-")[0].lower() != "en":
        return ()
    found: dict[int, TriggerKind] = {}
    first = 0
    for sentence in sentences:
        for word, kind in _in_sentence(sentence):
            found.setdefault(first + word, kind)
        first += len(sentence.words)
    return tuple(Trigger(kind=found[word], word=word, time=words[word].start) for word in sorted(found))


def _in_sentence(sentence: Sentence) -> Iterator[tuple[int, TriggerKind]]:
    """Each trigger's word, counted from the sentence's first, and kind."""
    shown = [word.display.lower().replace("’", "'").strip("\"'“”‘«»*_") for word in sentence.words]
    starts = [0]
    for word in shown:
        starts.append(starts[-1] + len(word) + 1)
    text = " ".join(shown)
    for kind, pattern in _READ:
        for match in pattern.finditer(text):
            yield bisect_right(starts, match.start(1)) - 1, kind
