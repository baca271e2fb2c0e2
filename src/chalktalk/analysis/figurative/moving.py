"""What verbs say of moving pictures: what grows, turns into another, is stopped, speeds up or flows.

A verb alone is not enough where it has everyday senses: prices fall, but so do people, in love.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Clause, Tokens
from chalktalk.analysis.language.phrases import Place, phrase_at
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.documents.analysis import MetaphorName

SURE, LIKELY, POSSIBLE, WEAK = 0.75, 0.65, 0.55, 0.45
"""Confidences: several words say it; one word that says nothing else; a word in fitting company; a word by itself."""
PEOPLE = words("i you he she we who someone somebody everyone everybody people nobody anyone")
QUANTITIES = words(
    "price cost rate number temperature demand supply level share amount population income wage salary debt value "
    "pressure production output unemployment inflation risk sale profit interest tax stock market rent budget deficit "
    "weight volume heat stress tension traffic emission consumption concentration sea density crime yield mortality "
    "percentage proportion probability chance confidence revenue export import prosperity wealth power influence tide "
    "energy size length gap figure total count bill fee loss heartbeat pulse current voltage water popularity trust "
    "empire economy trade use usage spending saving investment currency pound dollar euro yen"
)
"""What can rise and fall without moving."""
DEGREES = words(
    "fast faster rapidly quickly sharply steeply steadily exponentially dramatically enormously explosively massively "
    "hugely slowly gradually further bigger larger smaller stronger weaker everywhere constantly relentlessly tenfold"
)
"""What tells how much or how fast something grows."""
TIMES = words("second minute hour day week month year decade century morning night time generation")
INTO = words("into")
ROADS = words("street road lane drive corner car park alley driveway path valley bay harbour harbor")
"""One turns into them without changing."""
ROLES = words(
    "part member one some many several president king queen emperor leader father mother friend famous known minister"
)
"""To become these is a life's event, no change of shape."""
STATIONS = words("through over along across via down past from into to onto between")
TELLING_STATIONS = words("through along via across over down past")
FORMLESS = words("time year month day mind way thing term account place turn sense fact case end trouble question")
"""No place at all: `from time to time`, `through the years`, `sent to this end`."""


@dataclass(frozen=True)
class Picture:
    """A metaphor found in a clause."""

    metaphor: MetaphorName
    parts: tuple[Place, ...]
    cue: Tokens
    confidence: float
    reversed: bool = False


@dataclass(frozen=True)
class Said:
    """A verb of the library, found in a clause."""

    clause: Clause
    after: int
    """The token after the verb and its particle."""
    cue: Tokens
    mild: bool
    reversed: bool

    @property
    def doc(self) -> Doc:
        """The sentence's tokens."""
        return self.clause.sentence.doc

    @property
    def passive(self) -> bool:
        """Whether its subject is what it is done to: `is blocked`, `gets turned`."""
        assert self.clause.verb is not None
        start, end = self.clause.verb
        helpers = {self.doc[at].lemma_ for at in range(start, end - 1)}
        return self.cue[0] == end - 1 and self.doc[end - 1].tag_ in ("VBN", "VBD") and bool(helpers & {"be", "get"})

    @property
    def subject(self) -> Place | None:
        """Who does it, a noun; for `which` the noun before it."""
        place = self.clause.subject or self.clause.shared_subject
        if place is None:
            return None
        first = self.doc[place[0]]
        if first.tag_ in ("WDT", "WP") and first.i > 0:
            return phrase_ending(self.clause.sentence, first.i - (self.doc[first.i - 1].text == ","))
        named = any(self.doc[at].pos_ in ("NOUN", "PROPN") for at in range(*place))
        return Place(self.clause.sentence, *place) if named else None

    @property
    def object(self) -> Place | None:
        """What it is done to, right after the verb; not `every hour`."""
        found = whole(self.clause.sentence, skipped(self.doc, self.after, self.clause.end), self.clause.end)
        return None if found is None or found.tokens[-1].lemma_ in TIMES else found

    def following(self, prepositions: frozenset[str]) -> list[tuple[str, Place]]:
        """What follows each of these prepositions in the clause."""
        sentence, end = self.clause.sentence, self.clause.end
        found = (
            (self.doc[at].lower_, whole(sentence, skipped(self.doc, at + 1, end), end))
            for at in range(self.after, end)
            if self.doc[at].lower_ in prepositions
        )
        return [(word, place) for word, place in found if place is not None]


# ── one reader a metaphor ────────────────────────────────────────────────────────────────────────────────────────────


def growth(said: Said) -> Picture | None:
    """What grows is the subject, or the object of `increase` and the like."""
    thing = said.object if said.object is not None and not said.passive else said.subject
    after = said.doc[said.after] if said.after < said.clause.end else None
    if thing is None or (after is not None and after.tag_ in ("RP", "JJ")):
        return None
    if said.clause.imperative or _has_number(said.clause):
        return None  # a chart says it better
    verb = said.doc[said.cue[0]].lemma_
    if said.object is not None and verb in ("grow", "fall", "rise", "sink", "drop", "climb", "spread", "collapse"):
        return None  # `farmers grow wheat`, `it rises every morning`
    measured = any(token.lemma_.lower() in QUANTITIES for token in thing.tokens)
    graded = any(said.doc[at].lower_ in DEGREES for at in range(said.clause.start, said.clause.end))
    if (
        said.mild
        and not measured
        and verb not in ("grow", "increase", "shrink", "expand", "decrease", "decline", "spread")
    ):
        return None
    doubled = said.object is not None and _personal(said) and not measured  # `she doubled the answer`
    if doubled or (verb == "spread" and not graded):
        return None
    confidence = LIKELY if not said.mild else POSSIBLE if graded else WEAK
    return Picture(MetaphorName.GROWTH, (thing,), said.cue, confidence, said.reversed)


def transformation(said: Said) -> Picture | None:
    """X becomes Y; X turns into Y; something turns X into Y."""
    verb = said.doc[said.cue[0]].lemma_
    if verb == "become":
        return _becoming(said)
    into = said.following(INTO) or (said.following(words("to")) if verb in ("convert", "change") else [])
    changed = said.object if said.object is not None and not said.passive else said.subject
    if not into or changed is None or changed.start == into[0][1].start:
        return None
    result = into[0][1]
    if not is_shape(result) or (verb in ("make", "develop") and not said.passive):
        return None
    cue = (said.cue[0], result.start) if result.start - said.cue[1] <= 1 else said.cue
    return Picture(MetaphorName.TRANSFORMATION, (changed, result), cue, POSSIBLE if said.mild else SURE)


def is_shape(place: Place) -> bool:
    """Whether one may change into it: not a street one turns into, nor `turn into trouble`."""
    return place.tokens[-1].lemma_ not in ROADS | FORMLESS


def _becoming(said: Said) -> Picture | None:
    """`X becomes Y`, of things, not of people."""
    before, after = said.subject, said.object
    if before is None or after is None or said.doc[said.cue[0]].tag_ == "VBN":
        return None
    head = after.tokens[-1]
    singled_out = any(
        token.tag_ in ("JJS", "RBS", "RBR", "JJR", "CD") or token.lower_ == "first" for token in after.tokens
    )
    personal = before.tokens[-1].pos_ == "PROPN" or head.pos_ == "PROPN"
    if personal or singled_out or {token.lemma_ for token in after.tokens} & ROLES:
        return None
    present = said.doc[said.cue[0]].tag_ in ("VBZ", "VBP", "VB")
    return Picture(MetaphorName.TRANSFORMATION, (before, after), said.cue, POSSIBLE if present else WEAK)


def barrier(said: Said) -> Picture | None:
    """What is stopped, and what stops it; for what breaks through, the other way round."""
    if said.reversed:
        return _breakthrough(said)
    verb, actor, thing = said.doc[said.cue[0]].lemma_, said.subject, said.object
    against = said.following(words("from against"))
    if said.passive:
        by = said.following(words("by"))
        actor, thing = (by[0][1] if by else None), actor
    if verb in ("protect", "guard", "shield", "insulate"):
        thing = against[0][1] if against else None
    if verb in ("keep", "stop", "bar", "hinder") and said.mild:
        going = "from" in {said.doc[at].lower_ for at in range(said.after, said.clause.end)}
        if (verb != "stop" and not going) or (thing is not None and thing.tokens[0].lower_.endswith("ing")):
            return None  # `the city stopped being one`
    parts = tuple(place for place in (thing, actor) if place is not None)
    direct = skipped(said.doc, said.after, said.clause.end)
    pronoun = direct < said.clause.end and said.doc[direct].pos_ == "PRON"
    if thing is None and not (pronoun and actor is not None and not said.passive):
        return None
    if not parts or said.clause.imperative or _personal(said):
        return None
    confidence = LIKELY if actor is not None and (not said.mild or against) else POSSIBLE if actor is not None else WEAK
    return Picture(MetaphorName.BARRIER, parts, said.cue, confidence)


def _breakthrough(said: Said) -> Picture | None:
    mover, wall = said.subject, said.object
    if wall is None or mover is None:
        return None
    return Picture(MetaphorName.BARRIER, (mover, wall), said.cue, POSSIBLE, reversed=True)


def speed(said: Said) -> Picture | None:
    """What speeds up or slows down."""
    if said.mild:
        return None
    thing = said.object if said.object is not None and not said.passive else said.subject
    if thing is None:
        return None
    return Picture(MetaphorName.SPEED, (thing,), said.cue, POSSIBLE, said.reversed)


def data_flow(said: Said) -> Picture | None:
    """Stations in order: where it comes from, what it passes, where it goes; with only one, what moves leads."""
    found = said.following(STATIONS)
    if any(place.tokens[-1].lemma_.lower() in FORMLESS for _, place in found):
        return None
    ways = [word for word, _ in found]
    order = sorted(found, key=lambda pair: (pair[0] != "from", pair[1].start))
    stations = tuple(dict.fromkeys(place for _, place in order))
    mover = said.object if said.object is not None and not said.passive else said.subject
    if not stations or mover is None or _personal(said):
        return None
    entire = len(stations) > 1 and (TELLING_STATIONS & set(ways) or "from" in ways)
    strong = bool(set(ways) & (TELLING_STATIONS | {"into", "to"}))
    if said.mild and not entire and not (said.doc[said.cue[0]].lemma_ == "pass" and ways[0] in ("through", "along")):
        return None
    parts = stations if len(stations) > 1 else (mover, *stations)
    confidence = SURE if entire and not said.mild else LIKELY if entire else POSSIBLE if strong else WEAK
    return Picture(MetaphorName.DATA_FLOW, parts, said.cue, confidence)


READERS: dict[MetaphorName, Callable[[Said], Picture | None]] = {
    MetaphorName.GROWTH: growth,
    MetaphorName.TRANSFORMATION: transformation,
    MetaphorName.BARRIER: barrier,
    MetaphorName.SPEED: speed,
    MetaphorName.DATA_FLOW: data_flow,
}
"""Those that a verb can ask for. The others have readers of their own, or are asked for by phrases."""


# ── small grammar ────────────────────────────────────────────────────────────────────────────────────────────────────


def whole(sentence: ReadSentence, start: int, end: int) -> Place | None:
    """The noun phrase that starts there with what it is made of: `a grain of sand`, `lungs and heart`."""
    doc = sentence.doc
    found = phrase_at(doc, start) if start < end else None
    if found is None or found[1] > end or doc[found[1] - 1].pos_ == "PRON":
        return None
    last = found[1]
    while last + 1 < end and doc[last].lower_ in ("of", "and"):
        more = phrase_at(doc, last + 1)
        if more is None or more[1] > end or (doc[last].lower_ == "and" and verb_next(doc, more[1], end)):
            break
        last = more[1]
    return Place(sentence, found[0], last)


def verb_next(doc: Doc, at: int, end: int) -> bool:
    """Whether a verb stands there: the noun phrase before it is its subject."""
    return at < end and doc[at].pos_ in VERBAL


def phrase_ending(sentence: ReadSentence, end: int) -> Place | None:
    """The noun phrase that ends there."""
    doc = sentence.doc
    start = end
    while start > 0 and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        start -= 1
    return Place(sentence, start, end) if start < end and doc[end - 1].pos_ in ("NOUN", "PROPN") else None


def skipped(doc: Doc, at: int, end: int) -> int:
    """The place after adverbs: `blocks nearly all light`."""
    while at < end and doc[at].pos_ == "ADV" and phrase_at(doc, at) is None:
        at += 1
    return at


def _has_number(clause: Clause) -> bool:
    doc = clause.sentence.doc
    return any(doc[at].pos_ == "NUM" and doc[at].lower_ != "one" for at in range(clause.start, clause.end))


def _personal(said: Said) -> bool:
    """Whether people do it, who go and stop for reasons of their own."""
    subject = said.clause.subject or said.clause.shared_subject
    if subject is None or said.passive:
        return False
    return said.doc[subject[0]].lower_ in PEOPLE or said.doc[subject[0]].ent_type_ == "PERSON"
