"""How far two statements are held against each other: by words that say so, and by being built alike."""

from dataclasses import dataclass

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.opposites import kindred, opposite
from chalktalk.analysis.language.parts import TELLING
from chalktalk.analysis.language.reading import ReadSentence, is_mark
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.analysis.patterns.parallels import general_truths, weighs
from chalktalk.analysis.patterns.statements import NEGATIONS, Statement
from chalktalk.analysis.patterns.stories import amounts, story
from chalktalk.analysis.patterns.topics import MOST_LEFT, OWNED, topics, yours

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
PARALLEL, WEIGHED, NARROWED = 0.25, 0.25, 0.1
"""What two general truths in the same form say; a comparative in the second, `toads are drier`; `just`, `its own`."""
NARROWING = words("only just merely simply own alone never always none nothing")
DEFINITE = words("the your my our his her its their this that these those it you they he she we")


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
    named: bool
    """Whether the topics are two of one kind by their names, and what is said of them is more than numbers."""


def contrast(left: Statement, right: Statement, latest: Statement) -> Contrast | None:
    """How far two statements contrast; None if they have no two topics.

    `latest` is what was said last of the left one's subject: itself, or a statement after it, as in `They talk; your
    phone listens`.
    """
    spoken_of = topics(left, right)
    if spoken_of is None:
        return None
    cues: list[tuple[ReadSentence, int, int]] = []
    strength = _joint(latest, right, cues) + _adverbs(right, cues)
    kinship = _topics_alike(left, right, spoken_of, cues)
    parallel = spoken_of == (left.subject, right.subject) and general_truths(left, right, latest)
    strength += kinship + max(_alike(latest, right), _alike(left, right)) + _told_apart(latest, right)
    if parallel and kinship < KIN:
        strength += PARALLEL + (WEIGHED if weighs(right) else NARROWED if _narrows(right) else 0.0)
    strength -= story(latest, right, spoken_of, left)
    named = kinship >= KIN and not amounts(left, right)
    return Contrast(left, right, *spoken_of, tuple(cues), strength, parallel or kinship >= KIN, named)


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
    strength = 0.0 if _meanwhile(right) else JOINTS.get(right.joined_by, 0.0)
    if strength >= 0.2 and right.joint:
        cues.append((right.sentence, *right.joint))
    return strength


def _meanwhile(statement: Statement) -> bool:
    """Whether `while` tells when: `stir while the rice cooks`, without a comma and of a thing that is known."""
    if statement.joined_by != "while" or statement.joint is None or statement.subject is None:
        return False
    known = statement.doc[statement.subject[0]].lower_ in DEFINITE
    said = statement.tokens(statement.said)
    brief = len(said) <= MOST_LEFT or said[0].tag_ == "VBG"
    return known and brief and not is_mark(statement.doc[statement.joint[0] - 1])


def _narrows(statement: Statement) -> bool:
    """Whether what is said is held to this one: `carries its own oxygen`, `just drips`."""
    said = (token.lower_ for token in statement.doc[statement.start : statement.end])
    return any(word in NARROWING for word in said)


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
        opposed, twins = opposite(own, other), kindred(own, other) or yours(left, right)
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
        strength += 0.15 if _link_words(own) & _link_words(other) else 0.0  # `built it for …`, `built it for …`
        further = own[1:2] and other[1:2] and own[1].lower_ == other[1].lower_ and own[1].pos_ != "DET"
        strength += 0.2 + (0.15 if further else 0.0)  # `was built to be …`
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
    last = [token.lower_ for token in other[-2:]]
    if last[-1:] in (["too"], ["also"]) or last == ["as", "well"]:
        strength -= 0.5  # the same is said of both
    return strength + (0.2 if _mirrored(left, right) else 0.0)


def _mirrored(left: Statement, right: Statement) -> bool:
    """Whether two short sentences say what two things are: `A bill is a proposal. An act is law`."""
    brief = all(one.said[1] - one.said[0] <= BRIEF and one.subject is not None for one in (left, right))
    copulas = all(one.said[0] > 0 and one.doc[one.said[0] - 1].lemma_ == "be" for one in (left, right))
    starts = [one.tokens(one.subject)[:1] for one in (left, right)]
    general = all(start and (start[0].lower_ in ("a", "an") or start[0].pos_ in ("NOUN", "NUM")) for start in starts)
    return brief and copulas and general


def _link_words(tokens: list[Token]) -> set[str]:
    return {token.lower_ for token in tokens if token.pos_ == "ADP" and token.lower_ != "of"}


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
