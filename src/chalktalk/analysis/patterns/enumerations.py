"""Things named in a row: `a, b and c` in a sentence, and the items of a Markdown list."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.reading import Reading, ReadSentence, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.segments import Segment, segments, stretches
from chalktalk.documents.analysis import Part

NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
STOPS = frozenset({"WDT", "WP", "WP$", "WRB", "MD"})
"""Tags of words at which a phrase ends and a clause starts."""
SAYS_MORE = frozenset({"WDT", "WP", "WP$", "VBN"})
"""Tags of words that open an aside on the thing before: `, which receive blood, and …`."""
BEFORE_ITEMS = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON", "PUNCT", "PART", "ADV"})
INDEFINITE = words("anything something everything nothing anyone someone everyone anybody somebody everybody")
"""Pronouns that name a thing of a row: `meat, cheese and anything fatty`."""
ASIDES = words("perhaps maybe say too though however indeed probably finally lastly etc sometimes even then now yes no")
SHORT_ITEM = 3
"""Tokens up to which anything after a colon is a thing, whatever its tag: `goal kicks`."""
PAIR = 2
LONGEST_ITEM = 14
"""Tokens; what is longer is a clause without a verb that the tagger saw."""
LONGEST_SAID = 40
"""Tokens before a participle within which the sentence has its verb."""
HEAD_TOKENS = 8
"""Tokens within which a list item names its subject: `Memory foam: …`."""
UNNAMED = words("no same nothing not more another")
"""Words with which a row says how it is, and names nothing: `no engine, no pump`."""
MOST_BARE = 3
"""Things in a row that are still no more than a thought in pieces, where nothing follows."""
ITEM_MARKS = frozenset({":", "—", "–", "-"})


@dataclass(frozen=True)
class Series:
    """Things named in a row in one sentence."""

    sentence: ReadSentence
    items: tuple[Tokens, ...]
    """Tokens of each, half-open."""
    colon: bool
    """Whether a colon or a dash announces it."""
    joined: bool
    """Whether `and` or `or` stands before the last."""
    bare: bool = False
    """Whether it stands by itself, without a verb: `pumps, pipes, taps.`, `pumps, pipes, taps: all of it leaks`."""

    @property
    def start(self) -> int:
        """The first item's first token."""
        return self.items[0][0]

    @property
    def end(self) -> int:
        """One past the last item's last token."""
        return self.items[-1][1]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The items as content."""
        return tuple(part(self.sentence, *item) for item in self.items)


def series(sentence: ReadSentence, least: int = 3) -> Iterator[Series]:
    """All rows of at least so many things in a sentence, in order; none shares words with another."""
    tokens = list(sentence.doc)
    for start, end in stretches(tokens):
        colon = start > 1 and tokens[start - 1].text in ITEM_MARKS
        bare = start == 0 and _is_bare(tokens, end)
        parted = list(segments(tokens, start, end))
        first = 0
        while first < len(parted):
            items, joined, last = _row(tokens, parted, first, colon=colon or bare)
            whole = bare and first == 0 and last == len(parted) and len(items) > MOST_BARE - (end < len(tokens))
            if len(items) >= least and (joined or whole or (colon and first == 0)):
                yield Series(sentence, _parallel(tokens, items, colon=colon or whole), colon, joined, whole)
            first = max(last, first + 1)


def _is_bare(tokens: Sequence[Token], end: int) -> bool:
    """Whether only things are named up to a token, at which the sentence or a colon's row ends."""
    ends = end >= len(tokens) or (tokens[end].text in ITEM_MARKS and end > 1)
    opens = [tokens[at] for at in range(end) if at == 0 or tokens[at - 1].text == ","]
    if tokens[0].tag_ == "VB":
        return False
    named = all(token.pos_ not in ("ADP", "ADV", "PRON", "SCONJ") and token.lower_ not in UNNAMED for token in opens)
    return (
        ends
        and named
        and not any(token.tag_ in FINITE or token.pos_ == "CCONJ" or token.like_num for token in tokens[:end])
    )


def _row(
    tokens: Sequence[Token], parted: Sequence[Segment], first: int, *, colon: bool
) -> tuple[list[Tokens], bool, int]:
    """The things named from one segment on, whether `and` stands before the last, and the segment that comes next."""
    opening = _item(tokens, parted[first], opening=not colon, colon=colon)
    if opening is None or not _fills(tokens, opening, parted[first]):
        return [], False, first + 1
    after_verb = any(_acts(tokens, at) for at in range(parted[first].start, opening[0]))
    items = [opening]
    for n in range(first + 1, len(parted)):
        segment = parted[n]
        after_preposition = tokens[segment.start].pos_ == "ADP" and segment.end > segment.start + 1
        if not segment.joins and tokens[segment.start + after_preposition].tag_ in SAYS_MORE:
            continue
        item = _item(tokens, segment, opening=False, colon=colon)
        if item is None or not _follows(tokens, items, item, colon=colon):
            return items, False, n
        if segment.joins:
            verb_follows = item[1] < segment.end and tokens[item[1]].tag_ in FINITE
            if colon or after_verb or tokens[parted[first].start].tag_ == "VB":
                item = _with_relative(tokens, item, segment.end)
            return ([] if after_verb and verb_follows else [*items, item]), True, n + 1
        if not _fills(tokens, item, segment):
            return items, False, n
        items.append(item)
    return items, False, len(parted)


def _with_relative(tokens: Sequence[Token], item: Tokens, end: int) -> Tokens:
    """The last thing with the relative clause that closes the sentence: `anything that has been sprayed`."""
    relative = item[1] < end and (tokens[item[1]].tag_ in ("WDT", "WP") or tokens[item[1]].lower_ == "that")
    last = end
    while last > item[1] and is_mark(tokens[last - 1]):
        last -= 1
    return (item[0], last) if relative and last - item[0] <= LONGEST_ITEM else item


def _fills(tokens: Sequence[Token], item: Tokens, segment: Segment) -> bool:
    """Whether nothing but marks and asides follows the thing in its segment."""
    if item[1] < segment.end and tokens[item[1]].text == "(":
        return True  # only short brackets are left in a stretch
    return all(is_mark(tokens[at]) or tokens[at].lower_ in ASIDES for at in range(item[1], segment.end))


def _item(tokens: Sequence[Token], segment: Segment, *, opening: bool, colon: bool) -> Tokens | None:
    """The thing named in a segment; in the opening one it stands at the end, after a verb or preposition."""
    first, last = segment.start, segment.end
    while last > first and (is_mark(tokens[last - 1]) or tokens[last - 1].lower_ in ASIDES):
        last -= 1
    while first < last and (is_mark(tokens[first]) or _is_aside(tokens, first)):
        first += 1
    last = next((at for at in range(first + 1, last) if tokens[at].text == "("), last)
    if opening:
        first = _after_verb(tokens, first, last)
    short = colon and last - first <= SHORT_ITEM and not any(tokens[at].pos_ == "PRON" for at in range(first, last))
    relative = next((at for at in range(first + 1, last) if tokens[at].tag_ in STOPS), last)
    clause = relative < last and tokens[relative].tag_ == "MD"  # what they all do: `heat, dust or rain can spoil it`
    whole = (
        colon and not clause and not any(tokens[at].tag_ in FINITE for at in range(first, relative))
    )  # `people who refused`
    end = last if short or whole else first
    while end < last and not _ends(tokens, first, end):
        end += 1
    alone = not opening and last - first == 1 and tokens[first].tag_ in ("VB", "VBP")  # `copper, iron and zinc`
    end = last if alone else end
    named = short or alone or any(_names(token) for token in tokens[first:end])
    return (first, end) if first < end and named and end - first <= LONGEST_ITEM else None


def _is_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word only leads on to the thing: not the `too` of `too much vapour`."""
    return tokens[at].lower_ in ASIDES and not (at + 1 < len(tokens) and tokens[at + 1].pos_ == "ADJ")


def _names(token: Token) -> bool:
    """Whether a word can name a thing."""
    return token.pos_ in NAMING or token.tag_ == "VBG" or token.lower_ in INDEFINITE


def _after_verb(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the first thing of a row may start: after the last finite verb, its particle and a preposition."""
    verbs = (at + 1 for at in range(last - 1, first - 1, -1) if _acts(tokens, at))
    after = next(verbs, first)
    while after < last and tokens[after].pos_ in ("ADV", "SCONJ", "ADP", "PART"):
        after += 1
    return after


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands here, or one tagged as a noun, before an article: `the hub links your phone`."""
    token = tokens[at]
    if token.tag_ in FINITE:
        return True
    between = 0 < at < len(tokens) - 1 and tokens[at - 1].pos_ in ("NOUN", "PROPN")
    taken = token.tag_ in ("NN", "NNS") and between and tokens[at + 1].tag_ in ("DT", "PRP$")
    return taken or (token.tag_ == "VB" and between)


def _ends(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a finite verb, a relative clause or a pronoun ends the phrase here."""
    token = tokens[at]
    if token.text == "(":
        return True
    if at > first and _says_more(tokens, at):
        return False
    if _acts(tokens, at):
        return True
    pronoun = token.pos_ == "PRON" and token.tag_ != "PRP$"
    return at > first and (token.tag_ in STOPS or token.pos_ == "SCONJ" or pronoun)


def _says_more(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle right after a noun says more of it: `a jelly called cytoplasm`, tagged as a past tense."""
    token = tokens[at]
    said = any(other.tag_ in FINITE for other in tokens[max(0, at - LONGEST_SAID) : at] if other.lower_ != token.lower_)
    return token.tag_ == "VBD" and token.lower_.endswith("ed") and tokens[at - 1].pos_ == "NOUN" and said


def _follows(tokens: Sequence[Token], items: Sequence[Tokens], item: Tokens, *, colon: bool) -> bool:
    """Whether a segment can be a further item: no circumstance, no denial, no participle that says more of the last."""
    opens, usual = tokens[item[0]], tokens[items[0][0]]
    led = opens.pos_ == "ADV" and item[0] + 1 < item[1] and tokens[item[0] + 1].pos_ == "ADP"  # `together with`
    compound = colon and item[1] - item[0] == PAIR and tokens[item[1] - 1].pos_ == "NOUN"  # `bowling balls`
    if led or opens.lower_ == "not" or (opens.tag_ == "VBG" and usual.tag_ not in ("VBG", "JJ") and not compound):
        return False
    return opens.pos_ not in ("ADP", "SCONJ") or (
        opens.lower_ == usual.lower_ or (items[0][0] > 0 and tokens[items[0][0] - 1].lower_ == opens.lower_)
    )


def _parallel(tokens: Sequence[Token], items: Sequence[Tokens], *, colon: bool) -> tuple[Tokens, ...]:
    """The items, the first one cut where the thing starts that is like the others: the `lead` of `an alloy of lead`."""
    if colon:
        return tuple(items)
    kinds = Counter(_kind(tokens[item[0]]) for item in items[1:])
    deeds = 2 * kinds["VERB"] >= kinds.total()
    usual = next(kind for kind, _ in kinds.most_common() if deeds or kind != "VERB")
    first, last = items[0]
    starts = [first, *(at for at in range(first + 1, last) if tokens[at - 1].pos_ in BEFORE_ITEMS)]
    starts = [at for at in starts if tokens[at].pos_ not in ("ADP", "PART", "ADV")]
    bare = first
    while usual != "VERB" and bare < last - 1 and tokens[bare].pos_ in ("VERB", "ADP") and tokens[bare].tag_ != "VBG":
        bare += 1  # `connected to the eyes, ears and skin`
    alike = [at for at in reversed(starts) if _kind(tokens[at]) == usual]
    article = tokens[items[1][0]].lower_  # `a part of the brain, a nerve …`, but `a mix of the sun, the wind …`
    nearest = next((at for at in alike if tokens[at].lower_ == article), alike[0] if alike else bare)
    return ((nearest, last), *items[1:])


def _kind(token: Token) -> str:
    """How a phrase opens: with an article, a number, or bare."""
    if token.pos_ in ("DET", "NUM") or token.tag_ == "PRP$":
        return "DET"
    return "VERB" if token.pos_ == "VERB" else "NOUN"


# ── Markdown lists ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class MarkdownList:
    """The items of a list, each one or more sentences, and the sentence before it."""

    lead: ReadSentence | None
    items: tuple[tuple[ReadSentence, ...], ...]


def markdown_lists(reading: Reading) -> Iterator[MarkdownList]:
    """All lists of two or more items. An item starts on a line of its own."""
    for at, paragraph in enumerate(reading.paragraphs):
        if not paragraph[0].list_item:
            continue
        items = tuple(tuple(group) for _, group in groupby(paragraph, key=lambda sentence: sentence.line))
        if len(items) == 1:  # a script without line numbers: each sentence is an item
            items = tuple((sentence,) for sentence in paragraph)
        before = reading.paragraphs[at - 1][-1] if at else None
        lead = before if before is not None and before.section == paragraph[0].section else None
        if len(items) > 1:
            yield MarkdownList(None if lead is None or lead.list_item else lead, items)


def item_head(item: Sequence[ReadSentence]) -> Part | None:
    """What stands before a list item's colon or dash: `Memory foam: …`."""
    sentence = item[0]
    tokens = sentence.doc
    for at in range(1, min(len(tokens) - 1, HEAD_TOKENS)):
        if tokens[at].text in ITEM_MARKS and tokens[at].whitespace_ and tokens[at].text != "-":
            return part(sentence, 0, at)
    return None
