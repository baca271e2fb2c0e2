"""Where the clauses of a sentence start and end, from tags and marks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from chalktalk.analysis.language.reading import is_mark

VERBAL = frozenset({"VERB", "AUX"})
PARTICIPLES = ("VBG", "VBN")
CLAUSE_MARKS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "…"})
QUOTES = frozenset({"“", "”", '"'})
CONNECTIVES = frozenset({"CCONJ", "SCONJ"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
BETWEEN_VERBS = frozenset({"ADV", "PART"})


def clause_bounds(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where they are, as token indices, half-open: parted at marks, and at connectives between two verb groups."""
    spoken = _quoted_clauses(tokens)
    cuts, has_verb = [0], False
    for at in range(1, len(tokens)):
        has_verb = has_verb or tokens[at - 1].pos_ in VERBAL
        mark = tokens[at - 1]
        parted = (mark.text in CLAUSE_MARKS and _parts(tokens, at - 1)) or (mark.text in QUOTES and at - 1 in spoken)
        if parted or at in spoken or (has_verb and (_connects(tokens, at) or _main_follows(tokens, cuts[-1], at))):
            cuts.append(at)
            has_verb = False
    for start, end in pairwise([*cuts, len(tokens)]):
        first, last = start, end
        while last > first and _is_edge(tokens[last - 1]):
            last -= 1
        while first < last and _is_edge(tokens[first]):
            first += 1
        if last > first:
            yield first, last


def _is_edge(token: Token) -> bool:
    return is_mark(token) or token.text in CLAUSE_MARKS


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark parts clauses; no hyphen does, nor a comma in a date or between adjectives (`warm, wet air`)."""
    mark = tokens[at]
    if mark.text == "-":
        return bool(mark.whitespace_) and at > 0 and bool(tokens[at - 1].whitespace_)
    if mark.text != "," or at + 1 == len(tokens):
        return True
    if mark.ent_iob_ == "I" and tokens[at + 1].ent_iob_ == "I":
        return False
    following = at + 1
    while following < len(tokens) and tokens[following].pos_ in ("ADJ", "ADV"):
        following += 1
    noun_follows = following > at + 1 and following < len(tokens) and tokens[following].pos_ == "NOUN"
    return not (noun_follows and tokens[at - 1].pos_ == "ADJ" and tokens[following - 1].pos_ == "ADJ")


def _quoted_clauses(tokens: Sequence[Token]) -> set[int]:
    """The quotation marks around clauses; those around a few words (`the "black box"`) part nothing."""
    marks = [at for at, token in enumerate(tokens) if token.text in QUOTES]
    spoken: set[int] = set()
    for opening, closing in pairwise([*marks, len(tokens)]):
        if any(tokens[at].pos_ in VERBAL for at in range(opening, closing)) and opening not in spoken:
            spoken.update((opening, closing))
    return spoken


def _connects(tokens: Sequence[Token], at: int) -> bool:
    """Whether a connective here opens a clause with a verb of its own."""
    token, before = tokens[at], tokens[at - 1]
    if token.pos_ == "ADP" and at + 1 < len(tokens) and tokens[at + 1].tag_ in ("WDT", "WP"):
        return _verb_ahead(tokens, at + 1)  # `the house in which …`
    if token.pos_ in CONNECTIVES or (token.tag_ in RELATIVE and before.pos_ != "ADP"):
        return before.pos_ not in CONNECTIVES and _verb_ahead(tokens, at)
    return False


def _main_follows(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether a clause of time or condition ends here without a comma: `when it meets the hills | it is forced up`."""
    opener = tokens[start]
    if opener.lower_ not in ("when", "if", "once", "as", "after", "whenever", "while") or at + 1 == len(tokens):
        return False
    ended = tokens[at - 1].pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "VERB") and tokens[at - 2].pos_ not in CONNECTIVES
    subject = tokens[at].tag_ == "PRP" and tokens[at].lower_ not in ("me", "him", "us", "them")
    verb = tokens[at + 1].pos_ in VERBAL and tokens[at + 1].tag_ not in PARTICIPLES
    return ended and opener.pos_ == "SCONJ" and subject and verb


def _verb_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether a finite verb comes before the next mark or connective, or a participle right after an `and`."""
    for n in range(at + 1, len(tokens)):
        token = tokens[n]
        joins = token.pos_ in CONNECTIVES or token.tag_ in RELATIVE
        if token.text in CLAUSE_MARKS and _parts(tokens, n):
            return False
        if joins and n > at + 1:
            return False
        if token.pos_ in VERBAL and token.tag_ not in PARTICIPLES:
            return tokens[n - 1].tag_ != "TO"
        if token.tag_ in PARTICIPLES and tokens[at].pos_ == "CCONJ" and _only_adverbs(tokens, at + 1, n):
            following = tokens[n + 1].pos_ if n + 1 < len(tokens) else "PUNCT"
            return following not in ("NOUN", "ADJ", "PROPN")
    return False


def _only_adverbs(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(tokens[at].pos_ in BETWEEN_VERBS for at in range(start, end))
