"""Comparison: two subjects that the narration itself sets against each other, both clearly named."""

from chalktalk.documents.storyboard import ComparisonVisual, Side
from chalktalk.storyboard.elements import element
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.labels import core
from chalktalk.storyboard.lexicon import Lexicon
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.tokens import Part, Tokens, starts_with, stems

SCORE = 0.85
LONGEST_SUBJECT = 4

Clause = tuple[Tokens, Tokens]
"""A subject and what is said of it."""


def contrast(passage: Passage) -> Choice | None:
    """Two subjects joined by `whereas`, `while`, `unlike` or `by contrast`; by `but` only where they are alike."""
    for at, sentence in enumerate(passage.sentences):
        found = _within(sentence, passage.lexicon)
        if found is None and at:
            found = contrasted(passage.sentences[at - 1], sentence, passage.lexicon)
        if found is not None:
            left, right, word = found
            return _comparison(passage, left, right, word)
    return None


def contrasted(one: Tokens, other: Tokens, lexicon: Lexicon) -> tuple[Clause, Clause, str] | None:
    """Two sentences, the second of which sets its subject against the first one's."""
    taken = starts_with(other, lexicon.contrast_words)
    word = " ".join(token.lower for token in other[:taken])
    rest = other[taken:]
    if not taken and other[0].lower == "but":
        word, rest = "but", other[1:]
    left, right = subject_and_rest(one, lexicon), subject_and_rest(rest, lexicon)
    if left is None or right is None:
        return None
    if not word:
        after = starts_with(right[1], lexicon.contrast_words)
        word = " ".join(token.lower for token in right[1][:after])
        right = right[0], right[1][after:]
    if not word or not right[1]:
        return None
    return (left, right, word) if _differ(left, right) and (word != "but" or _alike(left, right)) else None


def subject_and_rest(tokens: Tokens, lexicon: Lexicon) -> Clause | None:
    """The noun phrase a clause starts with, and the rest from its verb on; None unless both are clear."""
    clause = core(tokens, lexicon)
    for at, token in enumerate(clause[: LONGEST_SUBJECT + 1]):
        subject = clause[:at]
        if token.part is Part.AUXILIARY or (
            token.part is Part.VERB and any(t.part is not Part.ADJECTIVE for t in subject)
        ):
            named = bool(subject) and any(each.telling for each in subject) and clause[0].part is not Part.PRONOUN
            return (subject, clause[at:]) if named else None
        if token.part not in (Part.NOUN, Part.ADJECTIVE, Part.VERB):
            at_contrast = bool(starts_with(clause[at:], lexicon.contrast_words))
            return (subject, clause[at:]) if at_contrast and subject else None
        if token.ends_clause:
            rest = clause[at + 1 :]
            return (clause[: at + 1], rest) if starts_with(rest, lexicon.contrast_words) else None
    return None


def _within(sentence: Tokens, lexicon: Lexicon) -> tuple[Clause, Clause, str] | None:
    """Both subjects in one sentence."""
    if sentence[0].lower == "unlike":
        comma = next((at for at, token in enumerate(sentence) if "," in token.after), 0)
        right = subject_and_rest(sentence[comma + 1 :], lexicon) if comma else None
        if right is not None and 1 < comma + 1 <= LONGEST_SUBJECT + 2:
            left = core(sentence[1 : comma + 1], lexicon), ()
            return (left, right, "unlike") if _differ(left, right) else None
        return None
    for at in range(2, len(sentence) - 2):
        word = sentence[at].lower
        if word in lexicon.joiners and "," in sentence[at - 1].after:
            one, other = subject_and_rest(sentence[:at], lexicon), subject_and_rest(sentence[at + 1 :], lexicon)
            if one and other and _differ(one, other) and (word == "whereas" or _alike(one, other)):
                return one, other, word
    return None


def _differ(left: Clause, right: Clause) -> bool:
    return stems(left[0]) != stems(right[0]) and bool(stems(left[0])) and bool(stems(right[0]))


def _alike(left: Clause, right: Clause) -> bool:
    """Whether two clauses say alike things: their subjects or what is said of them share a word."""
    return bool(stems(left[0]) & stems(right[0])) or bool(stems(left[1]) & stems(right[1]))


def _comparison(passage: Passage, left: Clause, right: Clause, word: str) -> Choice:
    sides = [_side(name, clause, passage.lexicon) for name, clause in (("left", left), ("right", right))]
    said = [part for side in sides for part in (side.head, *side.points)]
    visual = ComparisonVisual(heading=heading_for(passage, (), said, "comparison"), left=sides[0], right=sides[1])
    return Choice(visual, f"two subjects joined by “{word}”", SCORE)


def _side(name: str, clause: Clause, lexicon: Lexicon) -> Side:
    subject, said = clause
    points = (element(f"{name}-point-1", said, lexicon),) if any(token.telling for token in said) else ()
    return Side(head=element(name, subject, lexicon), points=points)
