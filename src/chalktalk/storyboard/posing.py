"""What the figure means by its body: poses and faces that follow from the words, where the words are meant.

English only. A word that is negated (`not amazing`, `hardly surprising`) moves nothing, and praise in scare quotes or
after a mark of irony (`oh great`, `supposedly`) is told with a doubtful face.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chalktalk.documents.analysis import Feeling, Tone
from chalktalk.documents.storyboard import Face, Pose
from chalktalk.storyboard.passages import Passage


class Wish(NamedTuple):
    """A pose that a word asks for."""

    pose: Pose
    face: Face | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRAISE = _words(
    "amazing astonishing astounding incredible unbelievable wonderful fantastic extraordinary spectacular brilliant "
    "breathtaking stunning thrilling exciting awesome remarkable magnificent marvellous marvelous wow hooray hurrah "
    "incredibly amazingly astonishingly remarkably astonish amaze amazed thrill thrilled excited "
    "triumph victory celebrate miracle"
)
_IRONIC_PRAISE = _words("great nice lovely perfect genius clever super terrific wonderful brilliant fantastic amazing")
"""Praise too plain to throw up one's arms for, but plain enough to be meant the other way."""
_SURPRISE = _words(
    "surprising surprisingly unexpected unexpectedly suddenly astonishingly shocking surprise shock sudden"
)
_THOUGHT = _words("consider imagine suppose wonder ponder reflect contemplate think assume guess")
_PUZZLE = _words(
    "strange odd weird puzzling confusing confused mysterious baffling paradox paradoxical puzzle mystery riddle "
    "contradiction contradictory bizarre perplexing unclear puzzled baffled"
)
_WALK = _words("walk stroll wander hike march journey stride")
_IRONY = _words("supposedly allegedly so-called purportedly")

_PHRASES: tuple[tuple[re.Pattern[str], Wish], ...] = tuple(
    (re.compile(rf"(?<![\w'-])(?:{pattern})(?![\w'-])"), wish)
    for pattern, wish in (
        (r"on (?:the )?one hand|on the left|on your left|back then|in the old days", Wish(Pose.POINTING_LEFT)),
        (r"on the other(?: hand)?|on the right|on your right", Wish(Pose.POINTING_RIGHT)),
        (
            r"here(?! and there| in \w+ we)(?:'s| is| are)?|look(?= at|[:,!])|as you can see|notice",
            Wish(Pose.POINTING_RIGHT),
        ),
        (
            r"(?:this|these)(?= (?:is|are|one|picture|diagram|chart|little|tiny|thing|things)\b)",
            Wish(Pose.POINTING_RIGHT),
        ),
        (r"what if|ask yourself|let's think|why (?:is|are|do|does|did|would|can)", Wish(Pose.THINKING)),
        (r"perhaps|maybe|in a (?:way|sense)", Wish(Pose.EXPLAINING, Face.THOUGHTFUL)),
        (r"can't believe|what an? (?:day|sight|feat|discovery)", Wish(Pose.EXCITED)),
        (r"believe it or not|turns? out|turned out|out of nowhere|who knew", Wish(Pose.EXPLAINING, Face.SURPRISED)),
        (r"but wait|makes? no sense|doesn't make sense|hard to (?:say|tell|explain)|or is it", Wish(Pose.CONFUSED)),
        (r"(?:nobody|no one) (?:really )?knows|(?:not|n't) (?:so |quite )?(?:sure|clear|certain)", Wish(Pose.CONFUSED)),
        (r"step by step|let's go|come along|follow me|set out|set off", Wish(Pose.WALKING)),
    )
)
_HOWEVER = re.compile(
    r"(?<![\w'-])(?:(however|nevertheless)(?=,)|(?:(?<=^)|(?<=[;,] ))(however)(?! [\w-]+ly\b))(?![\w'-])"
)
_NO_MATTER_HOW = re.compile(
    r"however (?:much|many|long|hard|fast|slow|small|big|large|often|far|little|good|bad|you|we)\b"
)
"""Where `however` does not turn a thought round."""

_NEGATIONS = _words("not no never nothing hardly scarcely barely without neither nor cannot nobody none rarely seldom")
_FAR_FROM = re.compile(
    r"(?:far from|anything but|less than|short on|fails? to be|instead of(?: being)?|too \w+ to be)$"
)
_NOT_NEGATING = re.compile(
    r"(?:not (?:only|just|merely|simply)|nothing short of|nothing less than|no less than|no doubt|can't believe"
    r"|never (?:been )?(?:more|so)|no wonder|couldn't be (?:more|so)|not to mention)"
)
_REACH = 4
"""Words after a negation that it still turns round, unless a clause ends before."""
_TAGGED = re.compile(r"^(?:and |but |so )?(?:is|are|was|were|does|do|did|has|have)n't\b.*\?")
"""A question that expects a yes: what it negates, it says."""
_ASIDE = re.compile(
    r"\b(?:oh|yeah|yes|just|sure|well|how),? (?=(?:great|nice|lovely|perfect|wonderful|brilliant|fantastic|super)\b)"
)
_MOCKING = re.compile(
    r"\byeah,? right\b|\bbig surprise\b|\bjust what (?:we|i|you|they) needed\b|\bwhat a surprise\b|\bthanks a lot\b"
    r"|\(!\)|\bas if\b(?=[.!?])|/s\b"
)
_HOW_PRAISE = re.compile(r"^how (?:great|lovely|wonderful|nice|brilliant|fantastic)\b")
_QUOTES = '"“”„«»'
_BAD = -0.05
"""Valence below which strong words are no praise: an incredible loss."""

_FACES = {Tone.POSITIVE: Face.HAPPY, Tone.EXCITED: Face.HAPPY, Tone.NEGATIVE: Face.THOUGHTFUL}
_FACES |= {Tone.THOUGHTFUL: Face.THOUGHTFUL, Tone.DOUBTFUL: Face.DOUBTFUL}


def wishes(passage: Passage) -> dict[int, Wish]:
    """Poses by the word they fall on, counted from the passage's first."""
    found: dict[int, Wish] = {}
    if not passage.english:
        return found
    at = 0
    for piece, reading in zip(passage.pieces, passage.readings, strict=True):
        displays = [word.display for word in piece.sentence.words]
        for word, wish in meant(displays, reading.lemmas, reading.feeling).items():
            found[at + word] = wish
        at += len(displays)
    return found


def faces(passage: Passage) -> list[Face | None]:
    """For each word the face that its sentence's feeling gives to a gesture without one of its own."""
    return [
        _FACES.get(reading.feeling.tone)
        for piece, reading in zip(passage.pieces, passage.readings, strict=True)
        for _ in piece.sentence.words
    ]


def meant(displays: Sequence[str], lemmas: Sequence[str], feeling: Feeling) -> dict[int, Wish]:
    """The poses of one sentence, by its words: as written, and as they stand in a dictionary."""
    said = _Said(displays)
    found: dict[int, Wish] = {}
    for at, wish in (*_of_phrases(said), *_of_words(said, lemmas, feeling)):
        found.setdefault(at, wish)
    if said.mocked:
        found = {at: wish for at, wish in found.items() if wish.pose is not Pose.EXCITED}
        found.setdefault(said.first, Wish(Pose.EXPLAINING, Face.DOUBTFUL))
    exclaimed = feeling.tone is Tone.EXCITED and said.text.endswith("!") and not _PRAISE & set(said.bare)
    if not found and exclaimed:
        found[said.first] = Wish(Pose.EXCITED)
    if not found and feeling.tone is Tone.DOUBTFUL and not _NO_MATTER_HOW.search(said.text):
        found[said.first] = Wish(Pose.EXPLAINING, Face.DOUBTFUL)
    return found


class _Said:
    """A sentence as it is searched: lower case, marks kept, and where in it each word starts."""

    def __init__(self, displays: Sequence[str]) -> None:
        self.plain = [display.lower().replace("’", "'").replace("‘", "'") for display in displays]
        self.starts: list[int] = []
        text = ""
        for word in self.plain:
            bare = word.lstrip(_QUOTES + "'([*_—–-")
            self.starts.append(len(text) + len(word) - len(bare))
            text += word + " "
        self.text = text.rstrip()
        self.bare = [re.sub(r"^[^\w]+|[^\w]+$", "", word) for word in self.plain]
        self.quoted = list(_quoted(self.plain))
        self.first = next((at for at, word in enumerate(self.bare) if word), 0)
        irony = any(word in _IRONY for word in self.bare)
        self.affirms = bool(_TAGGED.search(self.text) or _NOT_NEGATING.search(self.text))
        tongue_in_cheek = _ASIDE.search(self.text) or (_HOW_PRAISE.search(self.text) and not self.text.endswith("!"))
        self.mocked = irony or bool(_MOCKING.search(self.text) or tongue_in_cheek) or self._scare_quoted()

    def _scare_quoted(self) -> bool:
        return any(
            quoted and word in _PRAISE | _IRONIC_PRAISE for quoted, word in zip(self.quoted, self.bare, strict=True)
        )

    def word_at(self, character: int) -> int:
        """The word that a place in the text lies in."""
        return max((at for at, start in enumerate(self.starts) if start <= character), default=0)

    def negated(self, at: int) -> bool:
        """Whether what a word says is denied by those before it in its clause."""
        if _TAGGED.search(self.text):
            return False
        first = max(0, at - _REACH)
        for back in range(at - 1, first - 1, -1):
            if re.search(r"[,;:.!?—–]$", self.plain[back]) or self.bare[back] == "but":
                first = back + 1
                break
        before = " ".join(self.bare[first:at])
        if _FAR_FROM.search(before):
            return True
        before = _NOT_NEGATING.sub("", before)
        return any(word in _NEGATIONS or word.endswith("n't") for word in before.split())


def _quoted(words: Sequence[str]) -> Iterator[bool]:
    """For each word whether it stands in quotation marks with at most two others: called so by others."""
    opened: int | None = None
    found = [False] * len(words)
    for at, word in enumerate(words):
        opens = bool(word) and word[0] in _QUOTES + "'"
        closes = re.search(rf"[{_QUOTES}'][.,;:!?]*$", word) is not None and (len(word) > 1)
        if opens:
            opened = at
        if closes and opened is not None:
            if at - opened < 3:
                found[opened : at + 1] = [True] * (at + 1 - opened)
            opened = None
    yield from found


def _of_phrases(said: _Said) -> Iterator[tuple[int, Wish]]:
    for match in _HOWEVER.finditer(said.text):
        if not _NO_MATTER_HOW.match(said.text, match.start()):
            yield said.word_at(match.start()), Wish(Pose.CONFUSED)
    for pattern, wish in _PHRASES:
        for match in pattern.finditer(said.text):
            at = said.word_at(match.start())
            if not said.quoted[at] and (wish.pose is Pose.CONFUSED or not said.negated(at)):
                yield at, wish


def _of_words(said: _Said, lemmas: Sequence[str], feeling: Feeling) -> Iterator[tuple[int, Wish]]:
    for at, (word, lemma) in enumerate(zip(said.bare, lemmas, strict=True)):
        wish = _of_word({word, lemma}, said, at, feeling)
        if wish is not None and not said.quoted[at] and not said.negated(at):
            yield at, wish


def _of_word(forms: set[str], said: _Said, at: int, feeling: Feeling) -> Wish | None:
    if forms & _PRAISE:
        good = feeling.valence > _BAD or said.affirms
        return Wish(Pose.EXCITED) if good and feeling.tone is not Tone.DOUBTFUL else None
    if forms & _SURPRISE:
        return Wish(Pose.EXPLAINING, Face.SURPRISED)
    if forms & _PUZZLE:
        return Wish(Pose.CONFUSED)
    if forms & _THOUGHT and _invites(said, at):
        return Wish(Pose.THINKING)
    goes = said.bare[at] in _WALK and feeling.valence > _BAD and at > 0 and said.bare[at - 1] != "to"
    return Wish(Pose.WALKING) if goes and _invites(said, at) else None


def _invites(said: _Said, at: int) -> bool:
    """Whether a verb is what the listener, or we, shall do: at a clause's start, or after `let us`, `we`, `you`."""
    if at == said.first or re.search(r"[,;:—–]$", said.plain[at - 1]):
        return True
    return said.bare[at - 1] in {"let's", "us", "we", "you", "now", "just", "to", "and", "then", "so", "but", "please"}
