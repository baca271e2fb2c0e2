"""Process: steps that the narration puts in order with words such as `first`, `then` and `finally`."""

from chalktalk.documents.storyboard import ProcessVisual
from chalktalk.storyboard.elements import numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.labels import core
from chalktalk.storyboard.lexicon import Lexicon
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Part, Tokens, clauses, starts_with

MOST_STEPS = 6
SCORE = 0.9


def sequence(passage: Passage) -> Choice | None:
    """Two or more steps, each opened by a word of order."""
    lead, steps = _steps(passage)
    if len(steps) < 2:
        return None
    bare = [_action(step, passage.lexicon) for step in steps[:MOST_STEPS]]
    elements = numbered("step", bare, passage.lexicon)
    visual = ProcessVisual(heading=heading_for(passage, lead, elements, "process"), steps=elements)
    words = " … ".join(f"“{step[0].text}”" for step in steps[:3])
    return Choice(visual, f"steps in order: {words}", SCORE)


def opens_step(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a sentence or clause starts with a word of order."""
    at = 1 if tokens and tokens[0].lower in ("and", "but") else 0
    return starts_with(tokens[at:], lexicon.order_words) > 0


def opens_sequence(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether a sentence starts with the first word of an order."""
    return starts_with(tokens, lexicon.first_words) > 0


def _steps(passage: Passage) -> tuple[Tokens, list[Tokens]]:
    """What comes before the first step, and the steps: clauses from one word of order to the next."""
    lexicon = passage.lexicon
    parts = [segment for sentence in passage.sentences for segment in clauses(sentence)]
    starts = [at for at, part in enumerate(parts) if opens_step(part, lexicon)]
    if len(starts) < 2:
        return (), []
    first = _first_step(parts, starts, passage)
    bounds = [*dict.fromkeys([first, *starts])]
    steps: list[Tokens] = [
        tuple(token for part in parts[start:end] for token in part)
        for start, end in zip(bounds, [*bounds[1:], len(parts)], strict=True)
    ]
    return tuple(token for part in parts[:first] for token in part), steps


def _first_step(parts: list[Tokens], starts: list[int], passage: Passage) -> int:
    """Where the steps begin: an order that opens with `then` counts what came directly before as its first step."""
    if opens_sequence(parts[starts[0]], passage.lexicon) or starts[0] == 0:
        return starts[0]
    before = parts[starts[0] - 1][0].index
    return max(at for at in range(starts[0]) if parts[at][0].index in _sentence_starts(passage, before))


def _sentence_starts(passage: Passage, limit: int) -> set[int]:
    return {sentence[0].index for sentence in passage.sentences if sentence[0].index <= limit}


def _action(step: Tokens, lexicon: Lexicon) -> Tokens:
    """What is done in a step's first clause, without a subject that only points back (`he`, `they`)."""
    rest = step
    if rest[0].lower in ("and", "but"):
        rest = rest[1:]
    rest = rest[starts_with(rest, lexicon.order_words) :]
    rest = core(rest, lexicon) if rest else step
    if len(rest) > 2 and rest[0].part is Part.PRONOUN:
        rest = rest[1:]
    return next((clause for clause in clauses(rest) if any(token.telling for token in clause)), rest)
