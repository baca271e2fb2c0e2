"""Statement: the thought of a scene in a few words, where there is nothing better to show."""

from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import StatementVisual
from chalktalk.storyboard.elements import heading
from chalktalk.storyboard.labels import STATEMENT_WORDS, core, label, written
from chalktalk.storyboard.lexicon import Lexicon
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Part, Token, Tokens, clauses

SCORE = 0.3


def statement(passage: Passage, thought: Tokens | None = None, reason: str | None = None) -> Choice:
    """One short thought: that of the given words, else of the passage's most telling clause."""
    told = thought or key_clause(passage)
    text = key_phrase(told, passage)
    visual = StatementVisual(heading=heading(text, passage.lexicon, icon=True), lit=_lit(text, told))
    return Choice(visual, reason or f"key thought “{text}”", SCORE)


def key_clause(passage: Passage) -> Tokens:
    """The clause that says most: a subject with its verb, stressed words, few words."""
    found = [clause for sentence in passage.sentences for clause in clauses(sentence)]
    return max(found, key=lambda clause: _weight(clause, passage.lexicon))


def key_phrase(thought: Tokens, passage: Passage) -> str:
    """A clause as a label that is not simply all that the voice says."""
    stressed = [token for token in thought if token.stressed and token.text]
    text = label(thought, passage.lexicon, STATEMENT_WORDS, articles=True)
    said = [token for token in passage.tokens if token.text]
    if len(text.split()) < sum(len(token.text.split()) for token in said) or len(said) < 3:
        return text if all(token.text.lower() in text.lower() for token in stressed) else written(stressed)
    return written(stressed) or label(thought, passage.lexicon, max(3, len(said) - 2))


def _weight(clause: Tokens, lexicon: Lexicon) -> float:
    kept = core(clause, lexicon)
    telling = sum(token.telling for token in kept)
    weight = float(min(telling, 5)) - 0.3 * max(0, len(kept) - STATEMENT_WORDS)
    weight += 6.0 * any(token.stressed for token in kept)
    verb = next((at for at, token in enumerate(kept) if token.part in (Part.VERB, Part.AUXILIARY)), None)
    weight += 1.5 * (verb is not None) + 1.5 * any(token.part is Part.NOUN for token in kept[: verb or 0])
    weight -= 2.0 * (clause[0].part in (Part.PREPOSITION, Part.CONJUNCTION) and not _is_joined(clause[0]))
    weight -= 1.5 * (kept[0].part is Part.PRONOUN)
    return weight


def _is_joined(token: Token) -> bool:
    """`And the answer comes` is a thought of its own, `because it rains` is not."""
    return token.lower in ("and", "but", "so", "or")


def _lit(text: str, thought: Tokens) -> Span | None:
    """The words to light: those the author stressed, else the last telling one."""
    words = text.split()
    if len(words) < 2:
        return None
    bare = [word.strip(",").lower() for word in words]
    stressed = {token.lower for token in thought if token.stressed}
    hits = [at for at, word in enumerate(bare) if word in stressed]
    if not hits:
        telling = {token.lower for token in thought if token.telling}
        hits = [at for at, word in enumerate(bare) if word in telling][-1:]
    return Span(start=hits[0], end=hits[-1] + 1) if hits and len(hits) < len(words) else None
