"""Parts of content from stretches of a sentence: the words as said, a short label, and words to find an icon by."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.documents.analysis import Part
from chalktalk.documents.base import Span

LABEL_WORDS = 5
LONG_WORDS = 10

TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech that say something by themselves."""
LEADING = frozenset({"DET", "CCONJ", "SCONJ", "ADV", "PUNCT", "INTJ", "SPACE"})
DANGLING = frozenset({"DET", "CCONJ", "SCONJ", "AUX", "PUNCT", "ADP", "PART", "SPACE"})
NAMES = frozenset({"NOUN", "PROPN"})
NEGATIONS = words("not never no without n't n’t cannot nothing nobody none neither nor hardly barely")
SHARING = words("each both all neither none")
"""Pronouns that say of how many something holds, so that a label keeps them."""
EMPTY_AUXILIARIES = words("be have will would do shall")
"""Verbs that say nothing once their subject is left out; `can` and `must` do."""
COUNTING = words("few lot third quarter half dozen hundred thousand million billion little couple")
"""What `a` belongs to: `a few cells`."""
VAGUE = words(
    "thing way lot kind sort type case fact point part end start beginning reason example number row order turn rest "
    "side place one bit time moment day year week month hour minute second people person other others"
)
"""Nouns that show nothing by themselves."""
LIGHT_VERBS = words("be have do get make take give go come let put keep mean seem become call use")
ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ment", "dom")
"""Endings of nouns that are hard to picture."""
ICON_THINGS = 5
QUANTITIES = words(
    "few many much more most less least several some any all both each every other another such own same enough only "
    "last next first second third whole certain various able sure likely"
)
"""Adjectives that say how many or which, and show nothing."""
DRAWABLE = words("time moment day year week month hour minute second people person")
"""What is shown where nothing else is said: in `ten million people a year`, people."""
BRISK = 1.5
"""How many telling words the small ones are worth that a brisk label leaves out."""
LONGEST = 40
"""Tokens beyond which no label reaches."""
CIRCUMSTANCE = 8
"""Tokens that may stand before a clause's subject."""
MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
"""Entities that show nothing by themselves."""
QUOTES = frozenset({"“", "”", '"', "(", ")", "[", "]"})
WAITING = frozenset({"PRP$", "WP$", "WDT", "WP", "WRB", "TO", "PDT"})
"""Tags of words that wait for more."""
QUESTION_WORDS = frozenset({"WP", "WRB", "WDT"})
ENTRANCES = frozenset({"TO", "WDT", "WP", "WRB"})
"""Tags of words that open a phrase."""


def part(sentence: ReadSentence, start: int, end: int, limit: int = LABEL_WORDS) -> Part:
    """The content of tokens `start` to `end` (half-open), labelled in at most so many words."""
    start, end = bare(sentence, start, end)
    return Part(
        span=sentence.span_of(start, end),
        text=sentence.doc[start:end].text,
        label=label(sentence, start, end, limit),
        icon=icon(sentence, start, end),
    )


def part_of_words(sentence: ReadSentence, span: Span, limit: int = LABEL_WORDS) -> Part:
    """The same for words of the script, which lie in this sentence."""
    return part(sentence, *sentence.tokens_of(span), limit)


def bare(sentence: ReadSentence, start: int, end: int) -> tuple[int, int]:
    """The range without marks at its ends."""
    doc = sentence.doc
    first, last = start, end
    while first < last - 1 and is_mark(doc[first]):
        first += 1
    while last > first + 1 and is_mark(doc[last - 1]):
        last -= 1
    return first, last


def label(sentence: ReadSentence, start: int, end: int, limit: int = LABEL_WORDS) -> str:
    """The core of a stretch in a few words: cut where a phrase ends, small words left out; never empty."""
    said = [
        token
        for token in sentence.doc[start : min(end, start + 2 * LONGEST)]
        if not is_mark(token) or token.text not in QUOTES
    ]
    whole = _core(said or [sentence.doc[start]])
    if _words(whole) > limit:
        whole = _core(_without_circumstance(whole))
    brisk = [token for at, token in enumerate(whole) if not _is_small(whole, at)] or whole
    if _words(whole) <= limit:
        return written(whole)
    options = [(cut, 0.0) for cut in _cuts(whole)] + [(cut, BRISK) for cut in (brisk, *_cuts(brisk))]
    fitting = [(cut, cost) for cut, cost in options if _words(cut) <= limit]
    if fitting:
        return written(
            max(fitting, key=lambda option: sum(token.pos_ in TELLING for token in option[0]) - option[1])[0]
        )
    short = brisk
    while len(short) > 1 and (_words(short) > limit or (short[-1].pos_ not in NAMES and _has_name(short[:-1]))):
        short = short[:-1]
    return written(_closed(short))


def written(tokens: Sequence[Token]) -> str:
    """Tokens as a label: as written, in sentence case, without marks at its ends."""
    text = "".join(
        token.text + (" " if token.whitespace_ or _gap(token, following) else "")
        for token, following in zip(tokens, [*tokens[1:], None], strict=True)
    ).strip(" ,;:.!?…—–-“”\"'‘’()")
    first = text.partition(" ")[0]
    return (text[:1].upper() + text[1:] if first == first.lower() else text) or tokens[0].text


def icon(sentence: ReadSentence, start: int, end: int) -> str | None:
    """Lemmas to find an icon by: things to touch before thoughts, each with what qualifies it, then actions."""
    doc = sentence.doc
    names = [at for at in range(start, end) if doc[at].pos_ in NAMES and doc[at].ent_type_ not in MEASURES]
    heads = [at for at in names if not _qualifies(sentence, at) and not _is_doing(doc[at])]
    heads.sort(key=lambda at: doc[at].lemma_.lower().endswith(ABSTRACT))
    things = [_thing(sentence, at, start, end) for at in heads]
    actions = [doc[at].lemma_.lower() for at in range(start, end) if doc[at].pos_ == "VERB" or _is_doing(doc[at])]
    told = [*things, *(verb for verb in actions if verb not in LIGHT_VERBS)]
    qualities = (token.lemma_.lower() for token in doc[start:end] if token.pos_ == "ADJ")
    vague = (doc[at].lemma_.lower() for at in heads)
    for words_ in (told, [word for word in qualities if word not in QUANTITIES], [w for w in vague if w in DRAWABLE]):
        if found := [word for word in dict.fromkeys(words_) if word[:1].isalpha()]:
            return ", ".join(found[:ICON_THINGS])
    return None


def _thing(sentence: ReadSentence, head: int, start: int, end: int) -> str:
    """A noun's lemma, then those of what qualifies it: `cell blood red`, `field magnetic`, `mouth river`."""
    doc = sentence.doc
    at = head - 1
    told = [doc[head].lemma_.lower()]
    while at >= start and (doc[at].tag_ in ("HYPH", "POS") or (doc[at].pos_ in NAMES and _qualifies(sentence, at))):
        if doc[at].pos_ in NAMES:
            told.append(doc[at].lemma_.lower())
        at -= 1
    kept = [word for word in told if word not in VAGUE]
    if kept and at >= start and doc[at].pos_ == "ADJ" and doc[at].lower_ not in QUANTITIES:
        kept.append(doc[at].lemma_.lower())
    if kept and head + 2 < end and doc[head + 1].lower_ == "of":
        after = next((token for token in doc[head + 2 : min(end, head + 4)] if token.pos_ in NAMES), None)
        kept += [after.lemma_.lower()] if after is not None and not _qualifies(sentence, after.i) else []
    return " ".join(dict.fromkeys(word for word in kept if word[:1].isalpha()))


def _is_doing(token: Token) -> bool:
    """Whether what was read as a noun is a verb with its object: the `building` of `instructions for building one`."""
    if token.pos_ != "NOUN" or not token.lower_.endswith("ing") or token.i == 0 or token.i + 1 == len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    return before.pos_ == "ADP" and after.pos_ in ("DET", "NUM", "PRON") and after.tag_ not in ("WDT", "WP")


def _qualifies(sentence: ReadSentence, at: int) -> bool:
    """Whether a noun stands before the noun it belongs to: the `lymph` of `lymph nodes`."""
    doc = sentence.doc
    after = at + 1
    while after < len(doc) - 1 and doc[after].tag_ in ("HYPH", "POS"):
        after += 1
    return after < len(doc) and doc[after].pos_ in NAMES


def _core(tokens: Sequence[Token]) -> list[Token]:
    """Without what only leads into the thought or waits for more after it."""
    rest = list(tokens)
    while True:
        shorter = _without_opening(rest)
        if len(shorter) == len(rest) or not any(token.pos_ in TELLING for token in shorter):
            return _closed(rest)
        rest = shorter


def _without_opening(tokens: list[Token]) -> list[Token]:
    """One empty opening less: `and`, `the`, `they`, `which`, `some of them`, `it is`."""
    first, following = tokens[0], tokens[1] if len(tokens) > 1 else None
    if following is None or _must_stay(first, following):
        return tokens
    quantity = first.pos_ in ("PRON", "DET", "ADJ", "NUM") and following.lower_ == "of"
    if quantity and len(tokens) > 3 and _is_subject(tokens, 2):
        return tokens[3:]
    empty = first.pos_ in LEADING or first.pos_ == "AUX" or _is_subject(tokens, 0)
    return tokens[1:] if empty else tokens


def _must_stay(first: Token, following: Token) -> bool:
    """Whether the first word of a label means something after all: `never`, `a few`, `can`, `how does`."""
    if first.lower_ in NEGATIONS or following.tag_ == "HYPH":
        return True
    if (first.pos_ == "AUX" or first.tag_ in QUESTION_WORDS) and first.doc[-1].text == "?":
        return True
    if first.pos_ == "AUX":
        return first.lemma_.lower() not in EMPTY_AUXILIARIES or following.lower_ in ("not", "n't", "n’t")
    return first.pos_ == "DET" and following.lower_ in COUNTING


def _without_circumstance(tokens: list[Token]) -> list[Token]:
    """Without what stands before the clause's subject: `in 1796, …`, `first, …`, `when it rains, …`."""
    comma = next(
        (at for at, token in enumerate(tokens[:CIRCUMSTANCE]) if token.text == "," and token.ent_iob_ != "I"), None
    )
    opens = tokens[0].pos_ in ("ADP", "ADV", "SCONJ", "VERB") or tokens[0].ent_type_ in ("ORDINAL", "DATE")
    verb_follows = comma is not None and any(token.pos_ in ("VERB", "AUX") for token in tokens[comma:])
    verb_before = comma is not None and any(token.pos_ in ("VERB", "AUX") for token in tokens[:comma])
    return tokens[comma + 1 :] if comma and opens and verb_follows and not verb_before else tokens


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pronoun there is the subject of a verb right after it."""
    after = at + 1
    while after < len(tokens) - 1 and tokens[after].pos_ == "ADV":
        after += 1
    pointing = tokens[at].tag_ in ("PRP", "WDT", "EX", "DT") and tokens[at].lower_ not in SHARING
    subject = pointing or tokens[at].lower_ == "who"
    return tokens[at].pos_ == "PRON" and subject and after < len(tokens) and tokens[after].pos_ in ("VERB", "AUX")


def _closed(tokens: Sequence[Token]) -> list[Token]:
    """Without what waits for more: `of the`, `and`, `its`; the particle of a verb may stay."""
    rest = list(tokens)
    while len(rest) > 1 and rest[-1].tag_ != "RP" and (rest[-1].pos_ in DANGLING or rest[-1].tag_ in WAITING):
        if rest[-1].text == "%":
            break
        rest.pop()
    return rest


def _is_small(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word may be left out where there is little room."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if token.lower_ in NEGATIONS or token.pos_ not in ("ADV", "DET"):
        return False
    if at and tokens[at - 1].pos_ == "NUM":  # `£12 a week`
        return False
    counts = following is not None and (following.lower_ in COUNTING or following.tag_ == "HYPH")
    return not counts and not (token.pos_ == "ADV" and following is None)


def _cuts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The beginnings of a label that say something by themselves, longest first."""
    for at in range(min(len(tokens) - 1, LONGEST), 0, -1):
        if _ends_phrase(tokens, at):
            kept = _closed(tokens[:at])
            if _is_enough(kept, tokens[at]):
                yield kept


def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a cut before this token falls between phrases."""
    token, before = tokens[at], tokens[at - 1]
    if token.tag_ in ("RP", "HYPH") or before.tag_ == "HYPH":
        return False
    if token.is_punct and token.ent_iob_ == "I":
        return False
    first_clause = not any(earlier.pos_ in ("PUNCT", "CCONJ", "SCONJ") for earlier in tokens[:at])
    after_subject = token.pos_ in ("VERB", "AUX") and before.pos_ in NAMES and first_clause
    return after_subject or token.pos_ in ("ADP", "SCONJ", "CCONJ", "PUNCT") or token.tag_ in ENTRANCES


def _is_enough(tokens: Sequence[Token], following: Token) -> bool:
    """Whether a cut label still says something: two telling words, or one where a clause ends."""
    telling = sum(token.pos_ in TELLING for token in tokens)
    clause_ends = following.pos_ in ("PUNCT", "CCONJ", "SCONJ") and len(tokens) > 1
    return telling >= 2 or (telling == 1 and clause_ends)


def _has_name(tokens: Iterable[Token]) -> bool:
    return any(token.pos_ in NAMES for token in tokens)


def _words(tokens: Sequence[Token]) -> int:
    return len(written(tokens).split()) if tokens else 0


def _gap(token: Token, following: Token | None) -> bool:
    """Whether words between two kept tokens were left out, so that a space is due."""
    return following is not None and following.i != token.i + 1 and not following.is_punct
