"""List: what a sentence enumerates, items of the author's own list, or simply the things a sentence names."""

from chalktalk.documents.storyboard import ListVisual
from chalktalk.storyboard.elements import numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Choice, Passage
from chalktalk.storyboard.rules.statement import key_clause
from chalktalk.storyboard.tokens import Part, Token, Tokens, clauses, stems

MOST_ITEMS = 6
LONGEST_ITEM = 12
"""Words."""
AUTHORS_LIST, ENUMERATION, NAMED_THINGS = 0.95, 0.7, 0.2


def enumeration(passage: Passage) -> Choice | None:
    """The items of the author's list, or of one sentence: `skin, tears, and stomach acid`."""
    listed = [tokens for tokens, piece in zip(passage.sentences, passage.pieces, strict=True) if piece.list_item]
    if len(listed) >= 2:
        lead = () if passage.pieces[0].list_item else passage.sentences[0]
        return _list(passage, lead, listed[:MOST_ITEMS], "the author's list", AUTHORS_LIST)
    for sentence in passage.sentences:
        lead, items = enumerated(sentence, passage)
        if 3 <= len(items) <= MOST_ITEMS:
            return _list(passage, lead, items, f"{len(items)} things in a row", ENUMERATION)
    return None


def enumerated(sentence: Tokens, passage: Passage) -> tuple[Tokens, list[Tokens]]:
    """What tells of a row, and its parts, joined by commas and a last `and` or `or`; no parts without such a row."""
    segments = list(clauses(sentence))
    last = next((at for at in range(len(segments) - 1, 0, -1) if _opens_last(segments[at][0])), None)
    if last is None:
        if passage.lexicon.conjunctions or len(segments) < 3:
            return sentence, []
        last = len(segments) - 1  # a language whose "and" we do not know: commas alone must do
    first = last
    while first > 0 and "," in segments[first - 1][-1].after and _is_item(segments[first - 1], opens=first == 1):
        first -= 1
    parts = segments[first : last + 1]
    before = sentence[: parts[0][0].index - sentence[0].index]
    if before and not before[-1].after.startswith(","):
        return before, [*parts[:-1], _before_verb(parts[-1])]
    lead, item = _split_lead(parts[0], actions=len(parts) > 1 and parts[1][0].part is Part.VERB)
    if lead:
        return (*before, *lead), [item, *parts[1:]]
    subjects = [*parts[:-1], _before_verb(parts[-1])]
    return parts[-1][len(subjects[-1]) :], subjects


def named_things(passage: Passage) -> Choice | None:
    """Two or three things the passage names, as pictures: livelier than another statement."""
    items: list[Tokens] = []
    seen: frozenset[str] = frozenset()
    empty = passage.lexicon.vague | passage.lexicon.times
    for phrase in noun_phrases(passage.tokens):
        if {token.lower for token in phrase} & empty or stems(phrase) & seen:
            continue
        items.append(phrase)
        seen |= stems(phrase)
    if len(items) < 2:
        return None
    thought = key_clause(passage)
    return _list(passage, thought, items[:3], "the things it names", NAMED_THINGS)


def noun_phrases(tokens: Tokens) -> list[Tokens]:
    """Phrases that an article or a preposition opens: `the immune system`, `of white blood cells`."""
    found: list[Tokens] = []
    at = 0
    while at < len(tokens):
        if tokens[at].part not in (Part.ARTICLE, Part.PREPOSITION):
            at += 1
            continue
        start = at + 1
        end = start
        while end < len(tokens) and end - start < 3 and tokens[end].part in (Part.NOUN, Part.ADJECTIVE):
            end += 1
            if tokens[end - 1].ends_clause:
                break
        if end > start and tokens[end - 1].part is Part.NOUN:
            found.append(tokens[start:end])
        at = max(end, at + 1)
    return found


def _list(passage: Passage, lead: Tokens, parts: list[Tokens], reason: str, score: float) -> Choice:
    items = numbered("item", parts, passage.lexicon)
    return Choice(ListVisual(heading=heading_for(passage, lead, items, "list"), items=items), reason, score)


def _opens_last(token: Token) -> bool:
    return token.lower in ("and", "or")


def _is_item(segment: Tokens, *, opens: bool) -> bool:
    """Whether a segment can be one of a row; a clause that only sets the scene (`in the morning,`) cannot."""
    sets_scene = opens and segment[0].part in (Part.PREPOSITION, Part.CONJUNCTION)
    return any(token.telling for token in segment) and len(segment) <= LONGEST_ITEM and not sets_scene


def _split_lead(segment: Tokens, *, actions: bool) -> tuple[Tokens, Tokens]:
    """Where the first item starts: after the verb (`your body has | skin`), at it in a row of actions."""
    verbs = [at for at, token in enumerate(segment) if token.part in (Part.VERB, Part.AUXILIARY)]
    if not verbs or (verbs[0] == 0 and actions):
        return segment[:0], segment
    if actions:
        return segment[: verbs[-1]], segment[verbs[-1] :]
    start = next(at for at in range(verbs[0], len(segment) + 1) if at not in verbs)
    return (segment[:start], segment[start:]) if start < len(segment) else (segment[:0], segment)


def _before_verb(segment: Tokens) -> Tokens:
    """The last of a row of subjects, without what is said of them: `and messages | are rows of bits`."""
    verb = next((at for at, token in enumerate(segment) if at > 1 and token.part is Part.AUXILIARY), len(segment))
    return segment[:verb]
