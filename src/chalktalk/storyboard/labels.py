"""Short labels from what is said: the core of a thought, never the whole sentence."""

from collections.abc import Iterator

from chalktalk.storyboard.lexicon import Lexicon
from chalktalk.storyboard.tokens import Part, Tokens, starts_with

LABEL_WORDS = 5
STATEMENT_WORDS = 7
HEADING_WORDS = 6

_LEADING = frozenset({Part.MARK, Part.ARTICLE, Part.CONJUNCTION, Part.ADVERB, Part.AUXILIARY})
_DANGLING = frozenset(
    {Part.MARK, Part.ARTICLE, Part.CONJUNCTION, Part.ADVERB, Part.AUXILIARY, Part.PREPOSITION, Part.PRONOUN}
)
_BOUNDARY = frozenset({Part.PREPOSITION, Part.CONJUNCTION})


def core(tokens: Tokens, lexicon: Lexicon, *, articles: bool = False) -> Tokens:
    """The tokens without what only leads into the thought or trails off after it; with its article if wanted."""
    rest = tokens
    while opener := starts_with(rest, lexicon.openers):
        rest = rest[opener:]
    leading = _LEADING - {Part.ARTICLE} if articles else _LEADING
    while len(rest) > 1 and rest[0].part in leading and rest[0].lower not in lexicon.negations:
        rest = rest[1:]
    if len(rest) > 2 and rest[0].part is Part.PRONOUN and rest[1].part is Part.AUXILIARY and rest[2].part is Part.VERB:
        rest = rest[2:] if rest[1].lower not in lexicon.negations else rest[1:]
    return _without_loose_end(rest or tokens, tokens)


def shorten(tokens: Tokens, lexicon: Lexicon, limit: int = LABEL_WORDS, *, articles: bool = False) -> Tokens:
    """At most so many tokens that still make sense together: cut where a phrase ends, else without small words."""
    whole = [token for token in core(tokens, lexicon, articles=articles) if token.text]
    bare = [token for token in core(tokens, lexicon) if token.text]
    brisk = [token for token in bare if token.part is not Part.ADVERB or token.lower in lexicon.negations]
    short = [token for at, token in enumerate(brisk) if token.part is not Part.ARTICLE or _counts(brisk[at : at + 2])]
    for candidate in (whole, bare, brisk, short):
        if len(candidate) <= limit:
            return candidate
        cuts = [at for at in _phrase_ends(candidate) if at <= limit]
        for cut in reversed(cuts):
            part = _without_loose_end(candidate[:cut], candidate)
            if sum(token.telling for token in part) >= 2:
                return part
    return _without_loose_end(short[:limit], short)


def written(tokens: Tokens) -> str:
    """Tokens as a label: sentence case, commas kept inside, no mark at the end."""
    shown = [token for token in tokens if token.text]
    parts = [token.text + ("," if "," in token.after and token is not shown[-1] else "") for token in shown]
    return capitalised(" ".join(parts))


def label(tokens: Tokens, lexicon: Lexicon, limit: int = LABEL_WORDS, *, articles: bool = False) -> str:
    """The label for a stretch of narration. Never empty: a lone sign stands for itself."""
    return (
        written(shorten(tokens, lexicon, limit, articles=articles))
        or written(tokens)
        or " ".join(t.after for t in tokens[:1])
        or "…"
    )


def capitalised(text: str) -> str:
    """Sentence case; words with capitals of their own (`iPhone`, `DNA`) stay as they are."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first == first.lower() else text


def _phrase_ends(tokens: Tokens) -> Iterator[int]:
    """How many tokens may be kept so that the cut falls between phrases."""
    for at in range(1, len(tokens)):
        if tokens[at - 1].ends_clause or tokens[at].part in _BOUNDARY:
            yield at


def _counts(pair: Tokens) -> bool:
    """Whether an article changes the meaning of the word after it: `a few`, `a little`."""
    return [token.lower for token in pair] in (["a", "few"], ["a", "little"])


def _without_loose_end(tokens: Tokens, source: Tokens) -> Tokens:
    """Without a last word that waits for another one."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].part in _DANGLING and not _belongs(tokens[:end], source):
        end -= 1
    return tokens[:end]


def _belongs(tokens: Tokens, source: Tokens) -> bool:
    """Whether a small last word completes its verb: `stays behind` at the end of a sentence, `blocks it`."""
    last, before = tokens[-1], tokens[-2]
    if last.part is Part.PRONOUN:
        return before.part in (Part.VERB, Part.PREPOSITION)
    at_end = last is source[-1] or last.ends_clause
    return last.part in (Part.PREPOSITION, Part.ADVERB) and before.part is Part.VERB and at_end
