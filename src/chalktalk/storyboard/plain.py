"""What a passage shows where nothing richer was read in it: a thing it names, its thought, or a closing's points."""

from collections import Counter
from collections.abc import Sequence

from chalktalk.documents.analysis import ListOpportunity, Part, SceneType, Tone
from chalktalk.documents.base import Span
from chalktalk.documents.storyboard import (
    AbstractVisual,
    CallToActionVisual,
    Element,
    ImageVisual,
    ListVisual,
    RecapVisual,
    StatementVisual,
)
from chalktalk.storyboard.elements import FIRST_WORD, element, heading, numbered
from chalktalk.storyboard.headings import heading_for
from chalktalk.storyboard.passages import Choice, Passage, Role
from chalktalk.storyboard.pictures.rows import kept
from chalktalk.storyboard.tokens import read_text

ROW, IMAGE, STATEMENT, THINGS, ABSTRACT = 0.5, 0.45, 0.3, 0.25, -0.5
"""How well each fits by itself: show the thing, then its name; a list of names is the last resort but one."""
CLOSING = 0.9
CONCRETE = 0.5
"""Abstraction below which a concept can be shown as a thing."""
EARLIER = 0.6
"""What being named later takes from a thing, against being named once more."""
BRIEF = 8
"""Words up to which a sentence is a point by itself."""
MOST_THINGS, FEWEST_POINTS, MOST_POINTS = 3, 3, 5


def plain(passage: Passage) -> list[Choice]:
    """Everything that can always be shown, best first."""
    closing = _closing(passage) if passage.role is Role.CLOSING else None
    found = (closing, _row(passage), _image(passage), statement(passage), _things(passage), _abstract(passage))
    return [choice for choice in found if choice is not None]


def statement(passage: Passage, icon: str | None = None) -> Choice:
    """The thought of the passage's most telling sentence."""
    gist = _gist(passage)
    shown = Element(id="heading", label=gist.label, icon=icon or gist.icon, cue=FIRST_WORD)
    lit = _lit(gist.label, passage)
    return Choice(StatementVisual(heading=shown, lit=lit), f"key thought “{gist.label}”", STATEMENT)


def _gist(passage: Passage) -> Part:
    """That of the sentence which says most in few words; a stressed word decides."""

    def weight(at: int) -> tuple[bool, int]:
        reading, piece = passage.readings[at], passage.pieces[at]
        stressed = any(word.emphasis for word in piece.sentence.words)
        return stressed, min(5, sum(reading.telling))

    best = max(range(len(passage.readings)), key=lambda at: (*weight(at), -at))
    return passage.readings[best].gist


def _lit(text: str, passage: Passage) -> Span | None:
    """The words to light: those the author stressed, else the last telling one."""
    words = read_text(text)
    if len(words) < 2:
        return None
    stressed = {token.lower for token in passage.tokens if token.stressed}
    telling = {token.lower for token in passage.tokens if token.telling}
    hits = [word.index for word in words if word.lower in stressed]
    hits = hits or [word.index for word in words if word.lower in telling][-1:]
    return Span(start=hits[0], end=hits[-1] + 1) if hits and hits[-1] + 1 - hits[0] < len(words) else None


def _image(passage: Passage) -> Choice | None:
    """The thing the passage is most about, large, with its name: a concept that can be touched, else any thing."""
    named = [thing for reading in passage.readings for thing in reading.things if thing.icon]
    if not named:
        return None
    known = [thing for thing in named if _concrete(thing, passage)]
    said = Counter(thing.concept for thing in known)
    first = {thing.concept: at for at, thing in reversed(list(enumerate(known)))}
    thing = max(known, key=lambda one: said[one.concept] - EARLIER * first[one.concept]) if known else named[0]
    picture = element("picture", thing, passage).model_copy(update={"cue": _early(passage, thing)})
    score = IMAGE if known else STATEMENT + 0.05
    return Choice(ImageVisual(picture=picture), f"it speaks of “{thing.label}”", score, (passage.local(thing.span),))


def _concrete(thing: Part, passage: Passage) -> bool:
    return thing.concept is not None and passage.concepts[thing.concept].abstraction < CONCRETE


def _early(passage: Passage, thing: Part) -> Span:
    """A lone picture is there from the start, unless its word comes soon anyway."""
    said = passage.local(thing.span)
    return said if said.start <= 2 else FIRST_WORD


def _row(passage: Passage) -> Choice | None:
    """Three or more things that a sentence names in a row."""
    row = max((reading.row for reading in passage.readings), key=len)
    if not row:
        return None
    items = numbered("item", kept(row), passage)
    name = heading_for(passage, None, (item.label for item in items), "list")
    return Choice(ListVisual(heading=name, items=items), f"{len(row)} things in a row", ROW)


def _things(passage: Passage) -> Choice | None:
    """Two or three things the passage names, as pictures."""
    found: dict[str, Part] = {}
    for reading in passage.readings:
        for thing in reading.things:
            if thing.icon:
                found.setdefault(thing.concept or thing.label.lower(), thing)
    if len(found) < 2:
        return None
    items = numbered("item", list(found.values())[:MOST_THINGS], passage)
    name = heading_for(passage, None, (item.label for item in items), "list")
    return Choice(ListVisual(heading=name, items=items), "the things it names", THINGS)


def _closing(passage: Passage) -> Choice | None:
    """What the viewer should do, or what there is to remember."""
    if passage.type is SceneType.CALL_TO_ACTION:
        gist = next(reading.gist for reading in passage.readings if reading.type is SceneType.CALL_TO_ACTION)
        shown = Element(id="heading", label=gist.label, icon=gist.icon, cue=FIRST_WORD)
        return Choice(CallToActionVisual(heading=shown), "the viewer is asked to do something", CLOSING)
    points = _points(passage)
    if not FEWEST_POINTS <= len(points) <= MOST_POINTS:
        return None
    items = numbered("item", points, passage)
    name = heading_for(passage, None, (item.label for item in items), "recap")
    return Choice(RecapVisual(heading=name, items=items), "the closing's points", CLOSING)


def _points(passage: Passage) -> Sequence[Part]:
    """The items of a row in the closing, else its brief sentences, else what its richest sentence is made of."""
    for row in passage.opportunities:
        if isinstance(row, ListOpportunity):
            return row.items
    brief = all(sum(reading.telling) > 1 and len(reading.telling) <= BRIEF for reading in passage.readings)
    if brief and len(passage.readings) >= FEWEST_POINTS:
        return [reading.gist for reading in passage.readings]
    return max((reading.points for reading in passage.readings), key=len)


def _abstract(passage: Passage) -> Choice:
    tones = [reading.feeling.tone for reading in passage.readings]
    tone = next((tone for tone in tones if tone is not Tone.NEUTRAL), Tone.NEUTRAL)
    shown = heading(_gist(passage).label)
    return Choice(AbstractVisual(heading=shown, tone=tone), "nothing in it could be pictured", ABSTRACT)
