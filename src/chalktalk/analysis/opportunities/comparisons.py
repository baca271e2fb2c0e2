"""Comparisons: two subjects held against each other, and what is said of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from spacy.tokens import Token

from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import Place, phrase_at, phrase_end
from chalktalk.analysis.language.reading import Reading, is_mark
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.comparing import Held, faster_than, unlike
from chalktalk.analysis.patterns.contrast import STRONG, Contrast, contrast, said_in
from chalktalk.analysis.patterns.halves import halves, labelled, one_and_other, questioned
from chalktalk.analysis.patterns.in_turn import announced, counted, counted_within, entitled, goes_on
from chalktalk.analysis.patterns.statements import Statement, statements
from chalktalk.analysis.patterns.subjects import is_finite
from chalktalk.documents.analysis import ComparisonOpportunity, Part, Priority, Side
from chalktalk.documents.base import Span

LEAST, MOST = 0.5, 0.9
"""Confidence below which nothing is reported, and the highest."""
SURE = 0.75
OF_ONE_KIND = 0.65
"""Least confidence in two of one kind: once they are held against each other, little else fits."""
IN_A_ROW = 0.35
"""Strength from which a third statement, built like two others, makes them a row instead of a pair."""
BACK = 3
"""Statements in which the other side of `by contrast` is looked for."""
ANNOUNCED = 8
"""Statements in which both of two things named together must be spoken of."""
MOST_STATEMENTS = 6
"""Statements of one side whose points are shown."""
AGAIN = 3
"""Subjects after a comparison that may be its own again."""
POINT_WORDS = 5
NAME_WORDS = 3
CALLING = words("call calls called")
POINTING = words("it they there this that these")


def comparisons(reading: Reading) -> Iterator[ComparisonOpportunity]:
    """All comparisons of a script."""
    for _, group in groupby(reading.sentences, key=lambda sentence: sentence.section):
        section = list(group)
        said = [statement for sentence in section for statement in statements(sentence)]
        held = [*_made(said), *labelled(section), *entitled(reading.sections[section[0].section], said)]
        for sentence in section:
            held += (*one_and_other(sentence), *questioned(sentence))
        for _, paragraph in groupby(said, key=lambda statement: statement.sentence.paragraph):
            held += _contrasted(list(paragraph))
        yield from (_opportunity(one) for one in _apart([one for one in held if one.confidence >= LEAST]))


def _made(said: Sequence[Statement]) -> Iterator[Held]:
    """Those that a construction makes."""
    for at, statement in enumerate(said):
        yield from halves(statement)
        yield from unlike(statement)
        yield from faster_than(statement)
        yield from counted_within(statement)
        yield from announced(said[at : at + ANNOUNCED])
        if at + 1 < len(said):
            found = counted(statement, said[at + 1], said[at - 1] if at else None)
            if found is not None:
                yield found


@dataclass(frozen=True)
class _Told:
    """All that is said of one subject in a row."""

    statements: tuple[Statement, ...]

    @property
    def first(self) -> Statement:
        """The statement that names the subject."""
        return self.statements[0]


def _told(said: Sequence[Statement], *, wide: bool = False) -> Iterator[_Told]:
    """Statements gathered by subject: what says `it` goes with the one before; widely, so do `you` and commands."""
    gathered: list[Statement] = []
    for statement in said:
        subject = statement.tokens(statement.subject)
        pointing = len(subject) == 1 and subject[0].lower_ in POINTING and not statement.lead
        ours = len(subject) == 1 and subject[0].lower_ == "we" and gathered and _people(gathered[0])
        asked = bool(subject) and subject[0].tag_ == "WP" and bool(statement.joint)
        if gathered and (pointing or ours or asked or (wide and goes_on(statement))):
            gathered.append(statement)
            continue
        if gathered:
            yield _Told(tuple(gathered))
        gathered = [statement]
    if gathered:
        yield _Told(tuple(gathered))


def _people(statement: Statement) -> bool:
    return any(token.lower_ in ("people", "humans") for token in statement.tokens(statement.subject))


def _contrasted(said: Sequence[Statement]) -> Iterator[Held]:
    """Those that neighbouring statements make."""
    yield from _of_groups(list(_told(said)))
    wide = list(_told(said, wide=True))
    yield from _of_groups(wide, kin=True)


def _of_groups(told: Sequence[_Told], *, kin: bool = False) -> Iterator[Held]:
    """Neighbouring groups of statements, each of one subject."""
    pairs = [contrast(left.first, right.first, left.statements[-1]) for left, right in pairwise(told)]
    strengths = [0.0, *(pair.strength if pair else 0.0 for pair in pairs), 0.0]
    named = [False, *(pair is not None and pair.named for pair in pairs), False]
    for at, pair in enumerate(pairs):
        marked = said_in(told[at + 1].first, STRONG) is not None
        found = _across(told, at + 1, pair) if marked else None
        if found is not None:
            yield found
            continue
        if pair is None or pair.strength < LEAST or (kin and not pair.kin):
            continue
        row = any(strengths[n] >= IN_A_ROW and named[n] >= pair.named for n in (at, at + 2))
        if not row or pair.right.joined_by in ("while", "whereas", "but"):
            again = told[at + 2 : at + 2 + AGAIN]
            left = [told[at], *(one for one in again if _same_subject(one, told[at]))]
            right = [_with_its_sentence(told, at + 1), *(one for one in again if _same_subject(one, told[at + 1]))]
            yield _held(pair, left, _Told(tuple(statement for one in right for statement in one.statements)))
    yield from _past_asides(told, strengths)


def _same_subject(one: _Told, other: _Told) -> bool:
    """Whether two groups speak of the same thing: `bonds` after `a bond`."""
    own, others = (_names_of(told.first.tokens(told.first.subject)) for told in (one, other))
    return bool(own) and own == others


def _with_its_sentence(told: Sequence[_Told], at: int) -> _Told:
    """All that the sentence still says, where it explains: `nothing decays: newer memories crowd around it`."""
    found = list(told[at].statements)
    for later in told[at + 1 :]:
        if later.first.joined_by != ":" or later.first.sentence is not found[-1].sentence:
            break
        found += later.statements
    return _Told(tuple(found))


def _past_asides(told: Sequence[_Told], strengths: Sequence[float]) -> Iterator[Held]:
    """Two that mirror each other, with a remark on the first between them."""
    for at in range(len(told) - 2):
        pair = contrast(told[at].first, told[at + 2].first, told[at].statements[-1])
        alone = max(strengths[at + 1], strengths[at + 2]) < IN_A_ROW
        if alone and pair is not None and pair.kin and pair.strength >= LEAST:
            yield _held(pair, told[at : at + 2], told[at + 2])


def _across(told: Sequence[_Told], at: int, near: Contrast | None) -> Held | None:
    """A strong cue's other side: of the subjects just before the one most like it."""
    best, found = near, at - 1
    for back in range(at - 2, max(-1, at - 2 - BACK), -1):
        pair = contrast(told[back].first, told[at].first, told[back].statements[-1])
        if pair is not None and (best is None or pair.strength > best.strength):
            best, found = pair, back
    if best is None or best.strength < LEAST:
        return None
    return _held(best, told[found:at], told[at])


def _held(pair: Contrast, left: Sequence[_Told], right: _Told) -> Held:
    said = [statement for one in left for statement in one.statements]
    topics = Place(left[0].first.sentence, *pair.left_topic), Place(right.first.sentence, *pair.right_topic)
    revealed = _revealed(pair.left, pair.left_topic, said), _revealed(pair.right, pair.right_topic, right.statements)
    names = (revealed[0], revealed[1]) if revealed[0] and revealed[1] else topics
    points = _all_points(topics[0], names[0], said), _all_points(topics[1], names[1], right.statements)
    return Held(
        left=names[0],
        left_points=points[0],
        right=names[1],
        right_points=points[1],
        cues=tuple(Place(*cue) for cue in pair.cues),
        confidence=min(MOST, max(pair.strength, OF_ONE_KIND if pair.named else 0.0)),
    )


def _revealed(statement: Statement, topic: Tokens, said: Sequence[Statement]) -> Place | None:
    """What a subject that only points, or a circumstance, turns out to be.

    `Your reliever` for `the blue one is your reliever`, `a surplus` for `ask more and … That's a surplus`.
    """
    doc = statement.doc
    if topic == statement.subject:
        brief = statement.said[1] - statement.said[0] <= 3 and doc[statement.said[0]].pos_ in ("DET", "PRON")
        return statement.point if doc[topic[1] - 1].lower_ == "one" and brief and _equates(statement) else None
    return next((name for one in said if (name := _verdict(one)) is not None), None)


def _equates(statement: Statement) -> bool:
    return statement.doc[statement.said[0] - 1].lemma_ == "be"


def _verdict(statement: Statement) -> Place | None:
    """`A surplus` in `that's a surplus`, `which economists call a surplus`; `too soft` in `it's too soft`."""
    doc = statement.doc
    subject = statement.tokens(statement.subject)
    pointing = len(subject) == 1 and subject[0].lower_ in POINTING
    if (
        (pointing or doc[statement.said[0]].lower_ == "too")
        and _equates(statement)
        and statement.said[1] - statement.said[0] <= NAME_WORDS
    ):
        return statement.point
    called = next((at for at in range(*statement.said) if doc[at].lower_ in CALLING), None)
    phrase = None if called is None else phrase_at(doc, called + 1)
    return Place(statement.sentence, *phrase) if phrase is not None and phrase[1] == statement.end else None


def _all_points(topic: Place, name: Place, said: Sequence[Statement]) -> tuple[Place, ...]:
    """All that is said of one side; where what it comes to is its name, also the circumstance."""
    subject_named = topic == said[0].topic
    circumstance = (topic,) if name != topic and not subject_named else ()
    points = [point for one in said[:MOST_STATEMENTS] for point in _points(topic, one, led=not subject_named)]
    return (*circumstance, *(point for point in points if subject_named or point != name))


def _brings_its_own(topic: Place, statement: Statement, *, led: bool) -> bool:
    """Whether a further statement has a subject of its own: `newer memories crowd around it`.

    What comes under a circumstance, `with a paid plan`, is told of anything.
    """
    subject = statement.tokens(statement.subject)
    general = len(subject) == 1 and (subject[0].pos_ == "PRON" or subject[0].tag_ == "PRP")
    return not general and not _names_of(subject) & _names_of(topic.tokens) and (led or statement.joined_by == ":")


def _names_of(tokens: Sequence[Token]) -> set[str]:
    return {token.lemma_.lower().removesuffix("s") for token in tokens if token.pos_ != "DET"}


def _points(topic: Place, statement: Statement, *, led: bool) -> Iterator[Place]:
    """What is said, one point for each predicate: `carry a single bloom and can be cut hard`."""
    doc = statement.doc
    start, end = statement.said
    if statement.lead is not None and statement.lead[1] == topic.end:
        start = statement.lead[1]
        while start < end - 1 and (is_mark(doc[start]) or doc[start].pos_ == "CCONJ"):
            start += 1
    elif topic.start == start and doc[start].lower_ == "used":
        start = topic.end
    elif statement.topic is not None and _brings_its_own(topic, statement, led=led):
        start = statement.topic.start
    while start < end:
        stop = min(end, phrase_end(doc, start))
        for at in range(start + 2, stop - 1):
            if doc[at].lower_ in ("and", "but") and is_finite(doc[at + 1]):
                yield Place(statement.sentence, start, at - (doc[at - 1].text == ","))
                start = at + 1
        if start < stop:
            yield Place(statement.sentence, start, stop)
        goes_on_with = stop + 2 < end and doc[stop].text == "," and doc[stop + 1].lower_ in ("and", "but")
        start = stop + 2 if goes_on_with else end


def _apart(held: list[Held]) -> Iterator[Held]:
    """The surest first; none that shares a side's words with a surer one."""
    taken: set[int] = set()
    for one in sorted(held, key=lambda one: (-round(one.confidence, 2), -len(one.left_points + one.right_points))):
        words = {at for place in (one.left, *one.left_points, one.right, *one.right_points) for at in _range(place)}
        if not words & taken:
            taken |= words
            yield one


def _range(place: Place) -> range:
    span = place.sentence.span_of(place.start, place.end)
    return range(span.start, span.end)


def _opportunity(one: Held) -> ComparisonOpportunity:
    places = (one.left, *one.left_points, one.right, *one.right_points)
    cues = " … ".join(dict.fromkeys(f"“{cue.sentence.doc[cue.start : cue.end].text}”" for cue in one.cues))
    return ComparisonOpportunity(
        span=Span(
            start=min(place.sentence.span.start for place in places),
            end=max(place.sentence.span.end for place in places),
        ),
        priority=Priority.HIGH if one.confidence >= SURE else Priority.MEDIUM,
        confidence=round(one.confidence, 3),
        evidence=tuple(cue.sentence.span_of(cue.start, cue.end) for cue in one.cues),
        reason=f"two held against each other: {cues}" if cues else "two statements built alike",
        left=Side(subject=one.left.part(), points=_parts(one.left_points)),
        right=Side(subject=one.right.part(), points=_parts(one.right_points)),
    )


def _parts(points: Sequence[Place]) -> tuple[Part, ...]:
    return tuple(point.part(POINT_WORDS) for point in points if point.end > point.start)
