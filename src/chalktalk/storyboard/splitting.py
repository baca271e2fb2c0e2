"""Cutting a script into passages: sentences that will share one picture.

Lengths are counted in words (0.4 s each, 150 a minute), so that changing a word for a longer one moves no boundary.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from chalktalk.documents.script import PlacedSentence, Script, Section, Sentence, Word
from chalktalk.storyboard.lexicon import Lexicon, lexicon_for
from chalktalk.storyboard.passages import Passage, Role
from chalktalk.storyboard.rules import is_rich
from chalktalk.storyboard.rules.contrast import contrasted
from chalktalk.storyboard.rules.sequence import opens_sequence, opens_step
from chalktalk.storyboard.tokens import CLAUSE_MARKS, read, starts_with

WORD_SECONDS = 0.4
SHORTEST, COMFORTABLE, LONGEST = 4.0, 8.0, 12.0
"""Seconds a scene should last at least, lasts at ease, and should last at most."""
CARD_AT_LEAST, CARD_AT_MOST = {Role.TITLE: 3.5, Role.CHAPTER: 2.5}, {Role.TITLE: 10.0, Role.CHAPTER: 6.0}
"""Seconds that a title or chapter card stands, by its role."""
STUB = 1.5
"""Seconds below which a sentence (`No.`) is no scene of its own."""
LONGEST_BLOCK = 30.0
"""Seconds that sentences may share a picture whose parts come in one after another."""
MOST_SENTENCES = 3
LONGEST_SENTENCE = 60
"""Words; a longer sentence is cut into several, of at most `CUT_TO` words."""
CUT_TO = 30

IN_PARTS = frozenset({"list", "process", "comparison", "recap"})
"""Kinds whose parts come in one after another, so that one picture carries a whole paragraph."""

Pieces = Sequence[PlacedSentence]


@dataclass(frozen=True)
class _Run:
    """Neighbouring sentences that are cut in the same way."""

    pieces: tuple[PlacedSentence, ...]
    whole: bool
    """Whether they stay together as one scene."""


def passages(script: Script) -> Iterator[Passage]:
    """All passages of a script in order."""
    lexicon = lexicon_for(script.language)
    number = 0
    for at, section in enumerate(script.sections):
        number += section.title is not None
        blank = Passage(
            pieces=(),
            role=Role.BODY,
            lexicon=lexicon,
            chapter=section.title,
            number=number,
            starts_chapter=False,
            film=script.title,
        )
        opening = Role.TITLE if at == 0 else Role.CHAPTER if section.title else Role.BODY
        last = at == len(script.sections) - 1
        for first, passage in _with_first(_of_section(section, blank, opening, last=last)):
            yield replace(passage, starts_chapter=first)


def _with_first(found: Iterator[Passage]) -> Iterator[tuple[bool, Passage]]:
    for at, passage in enumerate(found):
        yield at == 0, passage


def _of_section(section: Section, blank: Passage, opening: Role, *, last: bool) -> Iterator[Passage]:
    """A section's passages: its card, its blocks, the sentences between them, and the film's closing."""
    pieces = tuple(part for piece in section.sentences for part in _cut_long(piece))
    closing = _closing_start(pieces, blank.lexicon) if last else len(pieces)
    opened = 0
    if (
        opening is not Role.BODY
        and pieces[0].directive is None
        and not (opening is Role.CHAPTER and _is_block(pieces, blank))
    ):
        opened = _card_length(pieces[: max(1, closing)], opening)
        yield replace(blank, pieces=pieces[:opened], role=opening)
    for run in _runs(pieces[opened:closing], blank.lexicon):
        groups = [run.pieces] if run.whole else _grouped(run.pieces, blank)
        yield from (replace(blank, pieces=group) for group in groups)
    if closing < len(pieces) and opened < len(pieces):
        yield replace(blank, pieces=pieces[max(opened, closing) :], role=Role.CLOSING)


def seconds(pieces: Pieces) -> float:
    """About how long sentences take to say."""
    words = sum(len(word.spoken.split()) for piece in pieces for word in piece.sentence.words)
    return words * WORD_SECONDS + sum(word.pause for piece in pieces for word in piece.sentence.words)


def _card_length(pieces: Pieces, opening: Role) -> int:
    """How many sentences a card stands for: one, or more where they are short or would leave a stub behind."""
    room = next(
        (n for n in range(1, len(pieces)) if pieces[n].directive or seconds(pieces[: n + 1]) > CARD_AT_MOST[opening]),
        len(pieces),
    )
    length = 1
    while length < room and (
        seconds(pieces[:length]) < CARD_AT_LEAST[opening] or seconds(pieces[length : length + 1]) < STUB
    ):
        length += 1
    paragraph = _undirected(pieces, 0)
    return paragraph if length < paragraph <= room and seconds(pieces[length:paragraph]) < SHORTEST else length


def _is_block(pieces: Pieces, blank: Passage) -> bool:
    """Whether a section opens with sentences that belong together."""
    return next(_runs(pieces[:8], blank.lexicon)).whole


def _closing_start(pieces: Pieces, lexicon: Lexicon) -> int:
    """Where the film's last words begin: at a closing word in its last paragraph that is not too far from the end."""
    paragraph = pieces[-1].paragraph
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.paragraph != paragraph or seconds(pieces[at:]) > LONGEST_BLOCK:
            break
        if any(later.directive for later in pieces[at:]):
            break
        if starts_with(read(piece.sentence.words[:8], lexicon), lexicon.closing_words):
            return at
    return len(pieces)


def _runs(pieces: Pieces, lexicon: Lexicon) -> Iterator[_Run]:
    """Blocks that stay whole, and the sentences between them."""
    loose: list[PlacedSentence] = []
    at = 0
    while at < len(pieces):
        length = _block_length(pieces, at, lexicon)
        if length:
            if loose:
                yield _Run(tuple(loose), whole=False)
                loose = []
            yield _Run(tuple(pieces[at : at + length]), whole=True)
            at += length
        else:
            loose.append(pieces[at])
            at += 1
    if loose:
        yield _Run(tuple(loose), whole=False)


def _block_length(pieces: Pieces, at: int, lexicon: Lexicon) -> int:
    """How many sentences from here on belong together; 0 for an ordinary one."""
    if pieces[at].directive is not None:
        return _directed(pieces, at)
    lengths = (_listed(pieces, at), _ordered(pieces, at, lexicon), _contrasting(pieces, at, lexicon))
    length = max(lengths)
    if length < 2 or seconds(pieces[at : at + length]) > LONGEST_BLOCK:
        return 0
    paragraph = _undirected(pieces, at)
    leaves_stub = length < paragraph and seconds(pieces[at + length : at + paragraph]) < SHORTEST
    return paragraph if leaves_stub else length


def _undirected(pieces: Pieces, at: int) -> int:
    """How many sentences from here on share this one's paragraph and have no directive of their own."""
    end = at + 1
    while end < len(pieces) and pieces[end].directive is None and pieces[end].paragraph == pieces[at].paragraph:
        end += 1
    return end - at


def _directed(pieces: Pieces, at: int) -> int:
    """A directive holds to the end of its paragraph, as far as one picture can carry."""
    directive = pieces[at].directive
    assert directive is not None
    in_parts = directive.kind in IN_PARTS
    most, longest = (len(pieces), LONGEST_BLOCK) if in_parts else (MOST_SENTENCES, LONGEST)
    length = 1
    for longer in range(2, min(_undirected(pieces, at), most) + 1):
        if seconds(pieces[at : at + longer]) > longest:
            break
        length = longer
    return length


def _listed(pieces: Pieces, at: int) -> int:
    """The author's own list, with the sentence that leads into it; at most six items."""
    lead = 1 if pieces[at].sentence.text.endswith(":") and not pieces[at].list_item else 0
    end = at + lead
    while end < len(pieces) and end - at - lead < 6 and pieces[end].list_item and not pieces[end].directive:
        end += 1
    return end - at if end - at - lead >= 2 else 0


def _ordered(pieces: Pieces, at: int, lexicon: Lexicon) -> int:
    """Sentences from `first` to `finally`: up to the last one with a word of order in this paragraph."""
    length = _undirected(pieces, at)
    if length < 2:
        return 0
    starts = [read(piece.sentence.words[:8], lexicon) for piece in pieces[at : at + min(length, 8)]]
    if not opens_sequence(starts[0], lexicon):
        return 0
    steps = [n for n, tokens in enumerate(starts) if opens_step(tokens, lexicon)]
    while len(steps) > 1 and seconds(pieces[at : at + steps[-1] + 1]) > LONGEST_BLOCK:
        steps.pop()
    return steps[-1] + 1 if len(steps) > 1 else 0


def _contrasting(pieces: Pieces, at: int, lexicon: Lexicon) -> int:
    """Two sentences, the second of which sets its subject against the first one's."""
    if _undirected(pieces, at) < 2:
        return 0
    one, other = (read(piece.sentence.words, lexicon) for piece in pieces[at : at + 2])
    return 2 if contrasted(one, other, lexicon) else 0


def _grouped(pieces: tuple[PlacedSentence, ...], blank: Passage) -> list[tuple[PlacedSentence, ...]]:
    """Ordinary sentences in groups of one to three, each about as long as a scene should be.

    The groups with the least total cost, found by dynamic programming in one pass.
    """
    rich = [is_rich(replace(blank, pieces=(piece,))) for piece in pieces]
    costs, cuts = [0.0], [0]
    for end in range(1, len(pieces) + 1):
        options = [
            (costs[start] + _cost(pieces[start:end], rich[start:end]), start)
            for start in range(max(0, end - MOST_SENTENCES), end)
        ]
        cost, start = min(options)
        costs.append(cost)
        cuts.append(start)
    groups: list[tuple[PlacedSentence, ...]] = []
    end = len(pieces)
    while end:
        groups.append(pieces[cuts[end] : end])
        end = cuts[end]
    return groups[::-1]


def _cost(group: Pieces, rich: Sequence[bool]) -> float:
    """What speaks against one picture for these sentences."""
    length = seconds(group)
    cost = 0.5 + 1.5 * max(0.0, SHORTEST - length) + 0.4 * max(0.0, length - COMFORTABLE)
    if len(group) > 1:
        cost += 3.0 * max(0.0, length - LONGEST) + 3.0 * sum(rich)
        cost += 2.5 * (len(list(groupby(piece.paragraph for piece in group))) - 1)
    return cost


def _cut_long(piece: PlacedSentence) -> Iterator[PlacedSentence]:
    """A sentence nobody can say in one breath as several, cut after a clause where there is one."""
    words = piece.sentence.words
    if len(words) <= LONGEST_SENTENCE:
        yield piece
        return
    start = 0
    while start < len(words):
        end = _cut_before(words, start)
        first = start == 0
        yield piece.model_copy(
            update={"sentence": Sentence(words=words[start:end]), "directive": piece.directive if first else None}
        )
        start = end


def _cut_before(words: tuple[Word, ...], start: int) -> int:
    if len(words) - start <= CUT_TO:
        return len(words)
    ends = [at for at in range(start + CUT_TO // 2, start + CUT_TO) if words[at - 1].display[-1:] in CLAUSE_MARKS]
    return ends[-1] if ends else start + CUT_TO
