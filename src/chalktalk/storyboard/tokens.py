"""A scene's words with what cues and gestures need to know of each: stem, marks around it, how long it takes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chalktalk.documents.script import Word

CLAUSE_MARKS = frozenset(",;:–—")
SENTENCE_MARKS = frozenset(".!?…。！？")

_SMALL = """
a an the this that these those my your his her its our their i you he she it we they me him us them of in on at by for
with from to into onto as than and or but so nor yet is are was were be been being has have had do does did can could
will would shall should may might must not very also just only even then when where who which what how why if
"""
SMALL = frozenset(_SMALL.split())
"""English words by which an author's label cannot be found in the narration."""
_ENDING = re.compile(r"(?<=..)(?:ing|(?<!e)ed)$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a scene, or of a label."""

    index: int
    """Where it stands."""
    text: str
    """As written, without the marks around it; empty for a lone mark."""
    lower: str
    stem: str
    telling: bool
    """Whether the word says something by itself."""
    after: str
    """Marks after it."""
    stressed: bool
    seconds: float
    """About how long it takes to say, the pause after it included."""

    @property
    def ends_clause(self) -> bool:
        """Whether a clause or sentence ends with it."""
        return self.ends_sentence or any(mark in CLAUSE_MARKS for mark in self.after)

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends with it."""
        return any(mark in SENTENCE_MARKS for mark in self.after)


Tokens = Sequence[Token]


def read(words: Iterable[Word], telling: Iterable[bool]) -> tuple[Token, ...]:
    """The words of a scene as tokens; the content graph says which of them are telling."""
    return tuple(_token(at, word, tells) for at, (word, tells) in enumerate(zip(words, telling, strict=True)))


def read_text(text: str) -> tuple[Token, ...]:
    """The words of an author's label as tokens."""
    words = [Word(display=part, spoken=part) for part in text.split()]
    return tuple(_token(at, word, _bare(word.display)[0].lower() not in SMALL) for at, word in enumerate(words))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word's rough stem: equal for its plural, third person, -ing and -ed forms. Lower case in, lower case out."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) > 4 and word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    bare = _ENDING.sub("", word)
    if bare != word and any(sign in "aeiouy" for sign in bare):
        word = bare[:-1] if bare[-1] == bare[-2] and bare[-1] not in "lsz" else bare
    return word[:-1] if len(word) > 2 and word.endswith("e") else word


def _token(index: int, word: Word, telling: bool) -> Token:  # noqa: FBT001  a word's own quality, always beside it
    text, after = _bare(word.display)
    lower = text.lower().replace("’", "'")
    return Token(
        index=index,
        text=text,
        lower=lower,
        stem=stem(lower) if lower else "",
        telling=telling and bool(text),
        after=after,
        stressed=word.emphasis,
        seconds=_seconds(word, after) if text else word.pause,
    )


def _bare(display: str) -> tuple[str, str]:
    """A word without the marks around it, and the marks after it."""
    first = next((at for at, sign in enumerate(display) if _is_core(sign)), None)
    if first is None:
        return "", display
    last = next(at for at in range(len(display), 0, -1) if _is_core(display[at - 1]))
    return display[first:last], display[last:]


def _is_core(sign: str) -> bool:
    return sign.isalnum() or sign in "$€£¥%°+#"


def _seconds(word: Word, after: str) -> float:
    """Letters tell better than words how long a voice takes; 4.7 letters, English's mean, give 0.36 s.

    With the pauses at marks that is 150 words a minute.
    """
    letters = sum(map(str.isalnum, word.spoken))
    pause = 0.4 if any(mark in SENTENCE_MARKS for mark in after) else 0.15 if after else 0.0
    return 0.08 + 0.06 * letters + pause + word.pause
