"""Quotes: someone's very words between marks. Scare quotes, titles and single terms are none."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from chalktalk.analysis.language.bounds import VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.parts import bare, icon, part
from chalktalk.analysis.language.people import may_be_person
from chalktalk.analysis.language.phrases import Place, opening, phrase_at
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.analysis.patterns.quotation import (
    MOST_PIECES,
    REACH,
    SAYINGS,
    Attribution,
    Quoted,
    attribution,
    putting,
    quotations,
)
from chalktalk.documents.analysis import Part, Priority, QuoteOpportunity
from chalktalk.documents.base import Span

LEAST_WORDS = 4
"""Fewer are a term, a title or a scare quote."""
LABEL_WORDS = 12
FAR_BACK = 40
"""Sentences in which the full name of someone is looked for."""
BACK = 4
"""Sentences in which a pronoun's person is looked for."""
CALLED = words("called titled entitled named headed labelled labeled subtitled marked")
"""Before the marks they make the words a title."""
LONG_WORD = 4
"""Letters of the words that a title writes with a capital."""
UNFINISHED = ("AUX", "ADP", "DET", "CCONJ")
"""Parts of speech that no utterance ends with."""
NOBODY = words("you someone somebody anyone nobody it that this there which")
"""Subjects that say nothing anyone said: `you might ask`, `it means`."""
FULL_NAME, ROLE, ONE_WORD = 3.0, 2.5, 1.5
"""How surely `Marie Curie`, `a federal judge` and `Curie` are who `she` stands for; `FADING` less a sentence away."""
FADING, TIE = 0.6, 0.05
PLACES = words("in at from on near into across through")
"""Before a name they make it a place."""


def quotes(reading: Reading) -> Iterator[QuoteOpportunity]:
    """All quotes of a script."""
    for paragraph in reading.paragraphs:
        for quoted in _joined(quotations(paragraph)):
            found = _quote(reading, quoted, attribution(quoted))
            if found is not None:
                yield found
        for sentence in paragraph:
            put = putting(sentence) if len(sentence.doc) else None
            found = None if put is None else _quote(reading, *put)
            if found is not None:
                yield found


def _joined(quotations_: Iterable[Quoted]) -> Iterator[Quoted]:
    """Quotations that are broken off by `he said` and taken up again become one."""
    waiting: Quoted | None = None
    for quoted in quotations_:
        if waiting is not None and len(waiting.pieces) < MOST_PIECES and _taken_up(waiting, quoted):
            waiting = Quoted((*waiting.pieces, *quoted.pieces))
            continue
        if waiting is not None:
            yield waiting
        waiting = quoted
    if waiting is not None:
        yield waiting


def _taken_up(one: Quoted, other: Quoted) -> bool:
    """Whether a quotation goes on another: `“…,” he wrote, “…”`, or `“…,” he wrote. “…”` with nothing after it."""
    sentence, _, end = one.pieces[-1]
    owner, start, _ = other.pieces[0]
    if owner is sentence:
        between = sentence.doc[end:start]
        broken = len(between) > 2 and any(token.text in (",", ".") for token in (sentence.doc[end - 1], *between))
        return broken and len(between) <= 14 and attribution(one) is not None
    after_break = owner.index == sentence.index + 1 and start == 1
    return after_break and attribution(one) is not None and attribution(other) is None


def _quote(reading: Reading, quoted: Quoted, said: Attribution | None) -> QuoteOpportunity | None:
    sentence, pieces = _shown(quoted)
    tokens = [sentence.doc[at] for piece in pieces for at in range(*piece)]
    length = _spoken(sentence, pieces)
    has_verb = any(token.pos_ in VERBAL for token in tokens)
    uttered = has_verb and said is not None and said.speaker is not None
    if length < LEAST_WORDS - (uttered or _is_saying(reading, quoted)):
        return None
    if _is_title(sentence, pieces[0]) or (said is None and tokens[-1].pos_ in UNFINISHED):
        return None
    alone = len(quoted.first.doc) <= sum(end - start for _, start, end in quoted.pieces) + len("“.”")
    if said is None and not (has_verb and (alone or length > LEAST_WORDS + 2)):
        return None
    by = _speaker(reading, quoted, said) if said else None
    return QuoteOpportunity(
        span=Span(start=quoted.first.span.start, end=quoted.last.span.end),
        priority=Priority.HIGH if by else Priority.MEDIUM,
        confidence=_confidence(said, by, has_verb=has_verb),
        evidence=(said.sentence.span_of(*said.cue),) if said else (_part(sentence, pieces).span,),
        reason=f"someone's very words: “{said.sentence.doc[slice(*said.cue)].text}”" if said else "words between marks",
        words=_part(sentence, pieces),
        speaker=by,
    )


def _is_title(sentence: ReadSentence, piece: Tokens) -> bool:
    """Whether a work is named rather than someone quoted: `a paper called “What Every Nurse Should Know”`."""
    doc, (start, end) = sentence.doc, piece
    called = start > 1 and doc[start - 2].lower_ in CALLED
    told = [token for token in doc[start:end] if token.is_alpha and len(token) >= LONG_WORD]
    return called or (len(told) > 1 and all(token.text[0].isupper() for token in told))


def _confidence(said: Attribution | None, by: Part | None, *, has_verb: bool) -> float:
    """Surest where someone is named; unsure where nobody really said it."""
    if said is None:
        return 0.55
    if said.speaker is not None and said.sentence.doc[said.speaker[0]].lower_ in NOBODY:
        return 0.4
    return (0.9 if by else 0.7) - (0.0 if has_verb else 0.15)


def _shown(quoted: Quoted) -> tuple[ReadSentence, list[Tokens]]:
    """The sentence of a quotation to show: the first that says enough."""
    owners = list(dict.fromkeys(sentence for sentence, _, _ in quoted.pieces))
    for sentence in owners:
        pieces = quoted.within(sentence)
        if _spoken(sentence, pieces) >= LEAST_WORDS:
            return sentence, pieces
    return owners[0], quoted.within(owners[0])


def _spoken(sentence: ReadSentence, pieces: Sequence[Tokens]) -> int:
    """Words of a quotation in a sentence."""
    return sum(len(sentence.doc[start:end].text.split()) for start, end in pieces)


def _is_saying(reading: Reading, quoted: Quoted) -> bool:
    """Whether the sentence itself or the one before calls it a saying: such a one may be shorter."""
    near = reading.sentences[max(0, quoted.first.index - 1) : quoted.first.index + 1]
    return any(token.lower_ in SAYINGS for sentence in near for token in sentence.doc[: 2 * REACH])


def _part(sentence: ReadSentence, pieces: Sequence[Tokens]) -> Part:
    """The quoted words; what interrupts them left out of text and label, for those are nobody's words."""
    ends = [bare(sentence, *piece) for piece in pieces]
    start, end = ends[0][0], ends[-1][1]
    doc = sentence.doc
    text = " ".join(doc[a:b].text for a, b in (*pieces[:-1], ends[-1])).strip(" \"“”'’‘")
    tokens = [doc[at] for piece in pieces for at in range(*piece)]
    return Part(span=sentence.span_of(start, end), text=text, label=_label(tokens), icon=icon(sentence, start, end))


def _label(tokens: Sequence[Token]) -> str:
    """The quote's beginning, word for word; an ellipsis where it does not end there."""
    texts = [
        token.text + (token.whitespace_ or " " * (token.i + 1 != following)) for token, following in _followed(tokens)
    ]
    said = "".join(texts).split()
    if len(said) <= LABEL_WORDS:
        return " ".join(said).strip(" ,;:.\"“”'’‘")
    cut = next((n for n in range(LABEL_WORDS, 5, -1) if said[n - 1][-1] in ",;:.!?"), LABEL_WORDS - 1)
    return " ".join(said[:cut]).strip(" ,;:.\"“”'’‘") + " …"


def _followed(tokens: Sequence[Token]) -> Iterator[tuple[Token, int]]:
    """Each token with the index of the next one kept."""
    for at, token in enumerate(tokens):
        yield token, tokens[at + 1].i if at + 1 < len(tokens) else token.i + 1


def _speaker(reading: Reading, quoted: Quoted, said: Attribution) -> Part | None:
    """Who says it; a pronoun stands for the person named last, where one was."""
    if said.speaker is None:
        return _announced(said)
    word = said.sentence.doc[said.speaker[0]].lower_
    if word in ("he", "she", "who"):
        person = _last_person(_before(reading, quoted, said))
        return _in_full(reading, person) if person else None
    if word == "they":
        return _last_subject(reading, said.sentence)
    if said.sentence.doc[said.speaker[0]].pos_ == "PRON" and said.speaker[1] == said.speaker[0] + 1:
        return None
    return part(said.sentence, *said.speaker)


def _in_full(reading: Reading, person: Place) -> Part:
    """A person by their full name, where that was said not long before."""
    last = person.tokens[-1]
    if person.end - person.start == 1 and last.pos_ == "PROPN":
        for sentence in reversed(
            reading.sentences[max(0, person.sentence.index - FAR_BACK) : person.sentence.index + 1]
        ):
            for start, stop in _names(sentence, 0, min(len(sentence.doc), 2 * REACH)):
                if stop - start > 1 and sentence.doc[stop - 1].text == last.text:
                    return part(sentence, start, stop)
    return person.part()


def _announced(said: Attribution) -> Part | None:
    """Whose saying it is, where the sentence has a subject: `Sailors have a saying: …`."""
    own = phrase_at(said.sentence.doc, opening(said.sentence.doc))
    if own is None or own[1] > said.cue[0] or said.sentence.doc[own[1] - 1].pos_ == "PRON":
        return None
    return part(said.sentence, *own) if said.sentence.doc[own[1] - 1].tag_ in ("NNS", "NNP", "NNPS") else None


def _last_person(before: Iterable[tuple[ReadSentence, int]]) -> Place | None:
    """Who a pronoun stands for: a full name counts more than a role, that more than one word, far less than near."""
    best, place = 0.0, None
    for distance, (sentence, end) in enumerate(before):
        for start, stop, weight in _people(sentence, end):
            if weight - FADING * distance >= best + (0.0 if distance == 0 else TIE):
                best, place = weight - FADING * distance, Place(sentence, start, stop)
    return place


def _people(sentence: ReadSentence, end: int) -> Iterator[tuple[int, int, float]]:
    """Who is named in a sentence before a token, and how surely that is a person."""
    for start, stop in _names(sentence, max(0, end - REACH), end):
        if _is_person(sentence.doc[start].ent_type_, sentence.doc[start], sentence.doc[stop - 1]):
            yield start, stop, FULL_NAME if stop - start > 1 else ONE_WORD
    for at in range(max(0, end - REACH), end):
        phrase = phrase_at(sentence.doc, at)
        if phrase is not None and phrase[1] <= end and may_be_person(sentence.doc[phrase[1] - 1]):
            yield *phrase, ROLE
            return


def _before(reading: Reading, quoted: Quoted, said: Attribution) -> Iterator[tuple[ReadSentence, int]]:
    """The sentences to look for a person in, nearest first, each up to the token before which they are named."""
    at = said.sentence.index
    inside = [start for start, _ in quoted.within(said.sentence)]
    yield said.sentence, min([*inside, *(said.speaker or said.cue)])
    for sentence in reversed(reading.sentences[max(0, at - BACK) : at]):
        if sentence.section == said.sentence.section and sentence.index < quoted.first.index:
            yield sentence, len(sentence.doc)


def _names(sentence: ReadSentence, start: int, end: int) -> Iterator[Tokens]:
    """The named entities between two tokens."""
    doc = sentence.doc
    at = start
    while at < end:
        stop = at + 1
        if doc[at].ent_iob_ == "B":
            while stop < end and doc[stop].ent_iob_ == "I":
                stop += 1
            yield at, stop
        at = stop


def _is_person(label: str, first: Token, last: Token) -> bool:
    """Whether a name is a person's, as far as its place shows: not `in X`, one word only where it does something."""
    if label == "PERSON":
        return True
    before = first.nbor(-1) if first.i else None
    led = before is not None and (before.lower_ in PLACES or before.pos_ in ("DET", "NUM") or before.tag_ == "PRP$")
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    acts = following is not None and (following.pos_ in VERBAL or following.tag_ == "POS")
    part_of_more = following is not None and following.pos_ == "NOUN"
    return label == "NAME" and not led and not part_of_more and first.text.istitle() and (acts or first.i < last.i)


def _last_subject(reading: Reading, sentence: ReadSentence) -> Part | None:
    """The many of whom the sentence before speaks."""
    if sentence.index == 0:
        return None
    before = reading.sentences[sentence.index - 1]
    subject = phrase_at(before.doc, opening(before.doc))
    if subject is None or before.doc[subject[1] - 1].tag_ not in ("NNS", "NNPS"):
        return None
    return part(before, *subject)
