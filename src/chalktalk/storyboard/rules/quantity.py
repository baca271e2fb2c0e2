"""Number: an amount or a year that a sentence is about, with what it measures."""

import re
from itertools import takewhile

from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import Element, NumberVisual
from chalktalk.storyboard.elements import icon_query, span_of
from chalktalk.storyboard.labels import HEADING_WORDS, core, label
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Part, Tokens, clauses

MONEY = re.compile(r"^[$€£¥₹]\s?\d|\d\s?[$€£¥₹]$")
PERCENT = re.compile(r"\d\s?(%|percent|per cent)$", re.IGNORECASE)
AMOUNT = re.compile(r"^[\d.,]*\d\s?(thousand|million|billion|trillion)s?$", re.IGNORECASE)
LARGE = re.compile(r"^\d{1,3}([,.\u00a0\u202f]\d{3})+$|^\d{3,}$")
YEAR = re.compile(r"^(1\d{3}|20\d{2})$")

STRENGTH = ((MONEY, 0.8), (PERCENT, 0.8), (AMOUNT, 0.8), (LARGE, 0.65))
YEAR_STRENGTH = 0.6
LATE = 2
"""Words into a scene after which something has to be on screen."""


def quantity(passage: Passage) -> Choice | None:
    """The strongest number of a passage; a year only where a sentence opens with it."""
    best: tuple[float, Tokens, Tokens] | None = None
    for sentence in passage.sentences:
        for at in range(len(sentence)):
            number = _number_at(sentence, at)
            strength = _strength(number, opens=at <= 1)
            if strength and (best is None or strength > best[0]):
                best = strength, number, sentence
    if best is None:
        return None
    strength, number, sentence = best
    shown = " ".join(token.text for token in number)
    measured = _measured(number, sentence, passage)
    text = _caption(measured, sentence[: number[0].index - sentence[0].index], passage)
    visual = number_visual(shown, span_of(number), text, span_of(measured), passage)
    return Choice(visual, f"the number {shown}", strength)


def number_visual(shown: str, value: Span, text: str, measured: Span, passage: Passage) -> NumberVisual:
    """A number and its caption. Where the number is said late, the caption comes first, lest the screen stay empty."""
    if value.start > LATE and measured.start > LATE:
        first = next((token.index for token in passage.tokens if token.telling), 0)
        measured = Span(start=first, end=first + 1)
    return NumberVisual(
        value=Element(id="value", label=shown, cue=value),
        caption=Element(id="caption", label=text, icon=icon_query(text, passage.lexicon), cue=measured),
    )


def _number_at(sentence: Tokens, at: int) -> Tokens:
    """A number with the words that belong to it (`3 million`, `40 percent`), where one starts here; else nothing."""
    if not any(sign.isdigit() for sign in sentence[at].text):
        return ()
    magnitude = sentence[at + 1 : at + 2]
    joined = (
        bool(magnitude)
        and not sentence[at].after
        and bool(re.fullmatch(r"(thousand|million|billion|trillion)s?|percent|%", magnitude[0].lower))
    )
    return sentence[at : at + 2] if joined else sentence[at : at + 1]


def _strength(number: Tokens, *, opens: bool) -> float:
    text = " ".join(token.text for token in number)
    if YEAR.match(text):
        return YEAR_STRENGTH if opens else 0.0
    return next((strength for pattern, strength in STRENGTH if pattern.search(text)), 0.0)


def _measured(number: Tokens, sentence: Tokens, passage: Passage) -> Tokens:
    """What the number measures: the words after it, else the thought it stands in."""
    at = number[-1].index - sentence[0].index
    after = sentence[at + 1 :]
    if YEAR.match(number[0].text):
        return after if any(token.telling for token in after) else sentence
    if not number[-1].ends_clause:
        named = _until_clause_end(after)
        kept = core(named[1:] if named and named[0].lower == "of" else named, passage.lexicon)
        if any(token.part is Part.NOUN for token in kept):
            return kept
    before = _last_clause(sentence[: number[0].index - sentence[0].index])
    while len(before) > 1 and not before[-1].telling:
        before = before[:-1]
    if len(before) > 1 and before[-1].part is Part.VERB and before[-2].part is Part.NOUN:
        before = before[:-1]  # `bread costs` says less than `bread`, but `was sold` more than `was`
    return before if any(token.telling for token in before) else sentence


def _last_clause(tokens: Tokens) -> Tokens:
    found = list(clauses(tokens))
    return found[-1] if found else tokens


def _until_clause_end(tokens: Tokens) -> Tokens:
    inner = list(takewhile(lambda token: not token.ends_clause, tokens))
    return tokens[: len(inner) + 1]


def _caption(measured: Tokens, before: Tokens, passage: Passage) -> str:
    """What is measured, with what was done to it where it is but one word: `killed 300 people` gives people killed."""
    text = label(measured, passage.lexicon, HEADING_WORDS)
    verb = next((token for token in reversed(before) if token.telling), None)
    done = verb is not None and verb.part is Part.VERB and verb.lower.endswith("ed")
    return f"{text} {verb.lower}" if verb and done and " " not in text else text
