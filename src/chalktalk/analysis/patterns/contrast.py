"""How far two statements are held against each other: by words that say so, and by being built alike."""

from dataclasses import dataclass

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.opposites import kindred, opposite
from chalktalk.analysis.language.parts import TELLING
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.parallels import conditions_alike, general_truths, weighs
from chalktalk.analysis.patterns.statements import CONDITIONS, NEGATIONS, Statement

JOINTS = {
    "whereas": 0.85, "while": 0.5, "where": 0.45, ";": 0.35, "but": 0.25, "yet": 0.25, "although": 0.2, "though": 0.2,
    ",": 0.1, "and": 0.0, ":": -0.2,
}  # fmt: skip
"""What the word between two statements says about contrast; a full stop says nothing."""
STRONG = phrases(
    "by contrast", "in contrast", "on the other hand", "conversely", "by comparison", "the other way round",
    "the other way around", "the opposite", "on the contrary",
)  # fmt: skip
WEAK = phrases("however", "though", "instead", "meanwhile", "on the one hand")
STRONG_SHARE, WEAK_SHARE = 0.7, 0.15
BRIEF = 8
"""Tokens of a predicate that mirrors another."""
KIN = 0.45
"""What topics of one kind say about contrast."""
PARALLEL, WEIGHED = 0.25, 0.25
"""What two general truths in the same form say, and a comparative in the second, as in `toads are drier`."""
SEQUENCE = words("then next finally first afterwards later soon eventually therefore so thus again also too")
"""Words that go on with a story instead."""

PAST = phrases(
    "in the past", "back then", "once", "formerly", "traditionally", "originally", "before", "at first", "in those days"
)
PRESENT = phrases("today", "now", "nowadays", "these days", "after", "at present")
OWNED = words("mine yours hers ours theirs")


@dataclass(frozen=True)
class Contrast:
    """Two statements held against each other."""

    left: Statement
    right: Statement
    left_topic: Tokens
    right_topic: Tokens
    cues: tuple[tuple[ReadSentence, int, int], ...]
    strength: float
    kin: bool
    """Whether the topics are two of one kind, or what is said of them is general and built alike."""


def contrast(left: Statement, right: Statement, latest: Statement) -> Contrast | None:
    """How far two statements contrast; None if they have no two topics.

    `latest` is what was said last of the left one's subject: itself, or a statement after it, as in `They talk; your
    phone listens`.
    """
    topics = _topics(left, right)
    if topics is None:
        return None
    cues: list[tuple[ReadSentence, int, int]] = []
    strength = _joint(latest, right, cues) + _adverbs(right, cues)
    kinship = _topics_alike(left, right, topics, cues)
    parallel = topics == (left.subject, right.subject) and general_truths(left, right, latest)
    strength += kinship + max(_alike(latest, right), _alike(left, right)) + _told_apart(latest, right)
    if parallel and kinship < KIN:
        strength += PARALLEL + (WEIGHED if weighs(right) else 0.0)
    strength -= _story(latest, right, topics, left)
    return Contrast(left, right, *topics, tuple(cues), strength, parallel or kinship >= KIN)


def _topics(left: Statement, right: Statement) -> tuple[Tokens, Tokens] | None:
    """What two statements speak of: their circumstances where these are built alike, else their subjects."""
    if left.lead and right.lead and _leads_alike(left, right):
        inner = _inner(left, left.lead), _inner(right, right.lead)
        same = left.doc[slice(*inner[0])].text == right.doc[slice(*inner[1])].text
        return (left.lead, right.lead) if same else inner
    if left.subject is None or right.subject is None:
        return None
    formerly = _used_to(left)
    if formerly is not None and right.lead and tuple(t.lower_ for t in right.tokens(right.lead)) in PRESENT:
        return formerly, right.lead
    return (left.subject, right.subject) if _yours(left, right) or _two_things(left, right) else None


def _two_things(left: Statement, right: Statement) -> bool:
    """Whether two subjects are named, and not the same."""
    own, other = left.tokens(left.subject), right.tokens(right.subject)
    if any(
        (tokens[0].tag_ == "PRP" and tokens[0].lower_ not in OWNED)
        or tokens[0].lower_ in ("this", "that", "there", "what", "who", "whoever", "it")
        for tokens in (own, other)
    ):
        return False
    return {t.lemma_.lower() for t in own if t.pos_ != "DET"} != {t.lemma_.lower() for t in other if t.pos_ != "DET"}


def _used_to(statement: Statement) -> Tokens | None:
    """`used to`, which says by itself that it is so no longer."""
    doc = statement.doc
    return next((
        (at, at + 2) for at in range(statement.start, statement.end - 1)
        if doc[at].lower_ == "used" and doc[at + 1].lower_ == "to" and doc[at - 1].lemma_ != "be"
    ), None)  # fmt: skip


def _yours(left: Statement, right: Statement) -> bool:
    """Whether someone is held against what is theirs: `you see two moves ahead. Your opponent sees five`."""
    own, other = left.tokens(left.subject), right.tokens(right.subject)
    same = left.doc[left.said[0]].lemma_ == right.doc[right.said[0]].lemma_
    return same and len(own) == 1 and own[0].lower_ in ("you", "we", "i") and other[0].tag_ == "PRP$"


def _inner(statement: Statement, lead: Tokens) -> Tokens:
    """A circumstance without its preposition."""
    return (lead[0] + 1, lead[1]) if statement.doc[lead[0]].pos_ == "ADP" and lead[1] - lead[0] > 1 else lead


def _leads_alike(left: Statement, right: Statement) -> bool:
    own, other = left.tokens(left.lead), right.tokens(right.lead)
    if _then_and_now(own, other):
        return True
    dated = any(entity.label_ == "DATE" for s in (left, right) if s.lead for entity in s.doc[slice(*s.lead)].ents)
    if dated or [token.lower_ for token in own] == [token.lower_ for token in other]:
        return False
    if len(own) == len(other) == 1 and opposite(own, other):
        return True
    if own[0].pos_ != "ADP" and (
        conditions_alike(own, other) or (own[0].pos_ == other[0].pos_ == "ADV" and opposite(own, other))
    ):
        return True
    if own[0].lower_ == other[0].lower_ and own[0].lower_ in CONDITIONS:
        return opposite(left.tokens(left.said), right.tokens(right.said))
    alike = own[0].pos_ == other[0].pos_ == "ADP" and len(own) > 1 and len(other) > 1
    graded = right.tokens(right.said)[:1]
    weighed = bool(graded) and graded[0].tag_ in ("JJR", "RBR")
    return alike and (own[0].lower_ == other[0].lower_ or opposite(own[:1], other[:1]) or weighed)


def _then_and_now(own: list[Token], other: list[Token]) -> bool:
    texts = [tuple(token.lower_ for token in tokens) for tokens in (own, other)]
    return (texts[0] in PAST and texts[1] in PRESENT) or (texts[0] in PRESENT and texts[1] in PAST)


def _joint(left: Statement, right: Statement, cues: list[tuple[ReadSentence, int, int]]) -> float:
    """What stands between them."""
    if left.sentence is not right.sentence:
        first = right.doc[0]
        if first.lower_ in ("but", "yet", "whereas"):
            cues.append((right.sentence, 0, 1))
            return 0.2
        return 0.0
    held = left.doc[0].lower_ if left.start == 0 and right.joined_by == "," else ""
    if held in ("while", "whereas", "although", "though", "where"):
        cues.append((left.sentence, 0, 1))
        return {"while": 0.6, "whereas": 0.6, "where": 0.45}.get(held, 0.2)
    strength = JOINTS.get(right.joined_by, 0.0)
    if strength >= 0.2 and right.joint:
        cues.append((right.sentence, *right.joint))
    return strength


def _adverbs(right: Statement, cues: list[tuple[ReadSentence, int, int]]) -> float:
    """`by contrast`, `on the other hand`, `however`."""
    for table, share in ((STRONG, STRONG_SHARE), (WEAK, WEAK_SHARE)):
        place = said_in(right, table)
        if place is not None:
            cues.append((right.sentence, *place))
            return share
    return 0.0


def said_in(statement: Statement, table: tuple[tuple[str, ...], ...]) -> Tokens | None:
    """Where a statement has one of these phrases, near its beginning or at its end."""
    texts = [token.lower_ for token in statement.doc[statement.start : statement.end]]
    for phrase in table:
        for at in range(len(texts) - len(phrase) + 1):
            if tuple(texts[at : at + len(phrase)]) == phrase and (at < 12 or at + len(phrase) >= len(texts)):
                return statement.start + at, statement.start + at + len(phrase)
    return None


def _topics_alike(
    left: Statement, right: Statement, topics: tuple[Tokens, Tokens], cues: list[tuple[ReadSentence, int, int]]
) -> float:
    """Topics that are two of one kind: `debit cards` and `credit cards`, `men` and `women`, `some` and `others`."""
    own, other = left.tokens(topics[0]), right.tokens(topics[1])
    if topics == (left.subject, right.subject):
        opposed, twins = opposite(own, other), kindred(own, other) or _yours(left, right)
    else:
        cues.extend([(left.sentence, *topics[0]), (right.sentence, *topics[1])])
        opposed, twins = True, False
    if opposed or twins:
        if not cues:
            cues.extend([(left.sentence, *topics[0]), (right.sentence, *topics[1])])
        conditions = (
            topics != (left.subject, right.subject) and own[0].pos_ != "ADP" and own[0].lower_ == other[0].lower_
        )
        return KIN + (0.1 if conditions else 0.0)
    bare = all(tokens[0].pos_ not in ("DET", "PRON", "PROPN", "NUM") for tokens in (own, other))
    if own[0].lower_ in OWNED or other[0].lower_ in OWNED:
        return 0.2
    articles = {own[0].lower_.replace("an", "a"), other[0].lower_.replace("an", "a")}
    return 0.1 if bare or articles in ({"a"}, {"the"}) else 0.0


def _alike(left: Statement, right: Statement) -> float:
    """Predicates that are built of the same words, or leave out what the other said."""
    own, other = left.tokens(left.said), right.tokens(right.said)
    strength = 0.0
    if _telling(own) & _telling(other):
        strength += 0.15
    if right.joined_by == "," and len(own) == 1 and own[0].lemma_ == other[0].lemma_:
        return -0.5  # `goal kicks, corner kicks`
    if own and other and own[0].pos_ == "VERB" and own[0].lemma_ == other[0].lemma_:
        strength += 0.2
    if own and other and own[0].pos_ == other[0].pos_ and own[0].tag_ == other[0].tag_:
        strength += 0.05
    if other and other[-1].lower_ in ("both", "neither"):
        strength += 0.4
    elif (
        len(other) <= 3
        and other
        and (other[-1].lower_ in ("do", "does", "not", "n't", "did", "other") or len(own) <= 3)
    ):
        strength += 0.15
    if abs(len(own) - len(other)) <= 3:
        strength += 0.05
    return strength + (0.2 if _mirrored(left, right) else 0.0)


def _mirrored(left: Statement, right: Statement) -> bool:
    """Whether two short sentences say what two things are: `A bill is a proposal. An act is law`."""
    brief = all(one.said[1] - one.said[0] <= BRIEF and one.subject is not None for one in (left, right))
    copulas = all(one.said[0] > 0 and one.doc[one.said[0] - 1].lemma_ == "be" for one in (left, right))
    starts = [one.tokens(one.subject)[:1] for one in (left, right)]
    general = all(start and (start[0].lower_ in ("a", "an") or start[0].pos_ == "NOUN") for start in starts)
    return brief and copulas and general


def _telling(tokens: list[Token]) -> set[str]:
    return {
        token.lemma_.lower()
        for token in tokens
        if token.pos_ in TELLING and token.lemma_.lower() not in ("be", "have", "do")
    }


def _told_apart(left: Statement, right: Statement) -> float:
    """One denied and the other not, opposites in what is said, or more and less."""
    own, other = left.tokens(left.said), right.tokens(right.said)
    denied = [any(token.lower_ in NEGATIONS for token in tokens) for tokens in (own, other)]
    strength = 0.15 if denied[0] != denied[1] else 0.0
    if opposite(own, other):
        strength += 0.15
    if any(token.tag_ in ("JJR", "RBR") for token in (*own, *other)):
        strength += 0.05
    return strength


def _story(left: Statement, right: Statement, topics: tuple[Tokens, Tokens], named: Statement) -> float:
    """What speaks for a story going on: the topic comes from what was said, dates, words of order."""
    own, other = named.tokens(topics[0]), right.tokens(topics[1])
    weakness = 0.0
    heads = {token.lemma_.lower() for token in other if token.pos_ in ("NOUN", "PROPN")}
    object_ = {token.lemma_.lower() for token in right.tokens(right.said) if token.pos_ in ("NOUN", "PROPN")}
    if {token.lemma_.lower() for token in own if token.pos_ in ("NOUN", "PROPN")} & object_ and not heads & object_:
        weakness += 0.3  # `small fish take the krill, tuna take the fish`
    if other[0].lower_ in ("second", "third", "another") or (len(other) > 1 and other[1].lower_ in ("second", "third")):
        weakness += 0.0 if any(token.lower_ in ("first", "one") for token in own) else 0.25
    taken_up = heads & {token.lemma_.lower() for token in left.tokens(left.said)} - {
        token.lemma_.lower() for token in own
    }
    if taken_up and other[0].lower_ in ("the", "this", "that", "these", "those", "its", "their"):
        weakness += 0.2
    if any(token.lower_ in SEQUENCE for token in right.doc[right.start : topics[1][0]]):
        weakness += 0.25
    lead = right.tokens(right.lead)
    if topics == (named.subject, right.subject) and lead and not left.lead:
        weakness += 0.15
    if any(token.lower_ in ("moment", "time", "same") for token in lead):
        weakness += 0.25
    if all(any(token.like_num or token.text == "%" for token in one.tokens(one.said)) for one in (left, right)):
        weakness += 0.25  # numbers make a chart
    if topics == (named.subject, right.subject):
        weakness += 0.15 * sum(
            any(entity.label_ == "DATE" for entity in s.doc[s.start : s.end].ents) for s in (left, right)
        )
    if any(token.tag_ == "VBD" for token in left.tokens(left.said)[:2]) and right.joined_by not in ("while", "whereas"):
        weakness += 0.1
    return weakness
