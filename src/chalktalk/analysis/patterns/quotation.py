"""What stands between quotation marks, and who is named as saying it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from chalktalk.analysis.language.bounds import RELATIVE, VERBAL
from chalktalk.analysis.language.grammar import Tokens
from chalktalk.analysis.language.phrases import phrase_at, phrase_before
from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words

CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'’"}
"""For each opening mark what may close it."""
LONGEST = 12
"""Sentences that one quotation may run over; a mark that is not closed by then was something else."""

SPEECH = words(
    "say write tell ask answer reply complain sigh remark explain argue declare warn note observe shout whisper cry "
    "add insist joke quip recall admit announce claim conclude confess state wonder mutter report advise urge exclaim "
    "respond protest object boast promise predict lament growl laugh begin continue go sing put recommend read think "
    "reckon tweet preach teach demand plead beg repeat"
)
"""What people do with words, and signs with writing."""
LOOSE = words("go begin continue put think read laugh teach add claim report note object")
"""Of these, those that also do much else: they count only next to the marks."""
REACH = 30
"""Tokens around a quotation in which its speaker is looked for."""
MOST_PIECES = 4
"""Times that a quotation is taken up again at most."""
NEAR = 7
"""Tokens between a loose verb and the marks, at most: `as American law puts it, that it is “…”`."""
SAYINGS = words(
    "saying motto slogan rule advice word line proverb phrase maxim joke reply answer sentence verdict warning"
)
"""Nouns that announce someone's words."""
PERSONAL = words("he she they i we you it who")


@dataclass(frozen=True)
class Quoted:
    """One quotation: its words, sentence by sentence, without the marks."""

    pieces: tuple[tuple[ReadSentence, int, int], ...]
    """Sentence and tokens, half-open; several in one sentence where the quotation is broken off and taken up again."""

    @property
    def first(self) -> ReadSentence:
        """The sentence it starts in."""
        return self.pieces[0][0]

    @property
    def last(self) -> ReadSentence:
        """The sentence it ends in."""
        return self.pieces[-1][0]

    def within(self, sentence: ReadSentence) -> list[Tokens]:
        """Its tokens in a sentence."""
        return [(start, end) for owner, start, end in self.pieces if owner is sentence]


def quotations(paragraph: Sequence[ReadSentence]) -> Iterator[Quoted]:
    """What stands between marks in a paragraph, in order; quotations in quotations stay part of the outer one."""
    opened: tuple[int, int] | None = None
    closing = ""
    for index, sentence in enumerate(paragraph):
        if opened is not None and index - opened[0] > LONGEST:
            opened = None
        for token in sentence.doc:
            if opened is None and _opens(token):
                opened, closing = (index, token.i + 1), CLOSING[token.text]
            elif opened is not None and token.text in closing and _closes(token):
                pieces = tuple(_pieces(paragraph, opened, (index, token.i)))
                opened = None
                if pieces:
                    yield Quoted(pieces)


def _pieces(
    paragraph: Sequence[ReadSentence], start: tuple[int, int], end: tuple[int, int]
) -> Iterator[tuple[ReadSentence, int, int]]:
    for index in range(start[0], end[0] + 1):
        sentence = paragraph[index]
        first = start[1] if index == start[0] else 0
        last = end[1] if index == end[0] else len(sentence.doc)
        if last > first:
            yield sentence, first, last


def _opens(token: Token) -> bool:
    """Whether a mark begins a quotation: nothing before it, a word right after it."""
    if token.text not in CLOSING or token.whitespace_ or token.i + 1 == len(token.doc):
        return False
    return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).text in "([—–-"


def _closes(token: Token) -> bool:
    """Whether a mark ends a quotation: right after a word or mark. An apostrophe is never next to a mark."""
    if token.i > 0 and token.nbor(-1).whitespace_:
        return False
    if token.text not in "’'":
        return True
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return (token.i > 0 and token.nbor(-1).is_punct) or following is None or following.is_punct


@dataclass(frozen=True)
class Attribution:
    """Who says it, and the words that tell so."""

    sentence: ReadSentence
    cue: Tokens
    speaker: Tokens | None


def attribution(quoted: Quoted) -> Attribution | None:
    """The speech verb or announcing noun nearest to the marks, with its subject."""
    found: list[tuple[int, Attribution]] = []
    for sentence in dict.fromkeys((quoted.first, quoted.last)):
        inside = quoted.within(sentence)
        for token in sentence.doc[max(0, inside[0][0] - REACH) : inside[-1][1] + REACH]:
            if any(start <= token.i < end for start, end in inside):
                continue
            distance = min(min(abs(token.i - start), abs(token.i - end + 1)) for start, end in inside)
            one = _by_verb(sentence, token, inside, distance) or _by_noun(sentence, token, inside)
            if one is not None:
                found.append((distance, one))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _by_verb(sentence: ReadSentence, token: Token, inside: list[Tokens], distance: int) -> Attribution | None:
    """`said a spokeswoman`, `David Slater complained to reporters`, `as Einstein put it`."""
    lemma = token.lemma_.lower()
    if lemma not in SPEECH or token.pos_ not in ("VERB", "NOUN") or (lemma in LOOSE and distance > NEAR):
        return None
    if token.pos_ == "NOUN" and not (token.i and token.nbor(-1).pos_ in ("PRON", "PROPN")):
        return None
    speaker = _subject_after(sentence, token.i, inside) or _subject_before(sentence, token.i, inside)
    if speaker is None and token.tag_ in ("VB", "VBP", "VBG"):
        return None  # a command to write, or writing in general
    return Attribution(sentence, (token.i, token.i + 1), speaker)


def _by_noun(sentence: ReadSentence, token: Token, inside: list[Tokens]) -> Attribution | None:
    """`in the words of Seneca`, `my grandmother's advice:`, `according to NASA`; a name before `:` or after a dash."""
    doc, at = sentence.doc, token.i
    if token.lemma_.lower() in SAYINGS and token.pos_ == "NOUN" and any(at < start for start, _ in inside):
        after = _chunk_at(sentence, at + 2) if at + 2 < len(doc) and doc[at + 1].lower_ == "of" else None
        return Attribution(sentence, (at, at + 1), after or _owner(sentence, at))
    if token.lower_ == "according" and at + 2 < len(doc):
        return Attribution(sentence, (at, at + 2), _chunk_at(sentence, at + 2))
    if token.text == ":" and any(start - 2 == at for start, _ in inside):
        speaker = phrase_before(doc, at)
        if speaker is None or speaker[0] > 0:
            speaker = next((phrase for n in range(max(0, at - NEAR), at) if (phrase := _name_at(doc, n))), None)
        return Attribution(sentence, (at, at + 1), speaker) if speaker else None
    if token.text in "—–-" and any(end <= at for _, end in inside):
        speaker = phrase_at(doc, at + 1)
        last = speaker is not None and speaker[1] >= len(doc) - 1 and doc[at + 1].pos_ == "PROPN"
        return Attribution(sentence, (at, at + 1), speaker) if last else None
    return None


def _name_at(doc: Doc, at: int) -> Tokens | None:
    """A proper name that starts here."""
    phrase = phrase_at(doc, at) if doc[at].pos_ == "PROPN" else None
    return phrase if phrase is not None and doc[phrase[1] - 1].pos_ == "PROPN" else None


def _owner(sentence: ReadSentence, at: int) -> Tokens | None:
    """Whose words they are: `my grandmother` in `my grandmother's advice`."""
    doc = sentence.doc
    mark = next((n for n in range(at - 1, max(-1, at - 4), -1) if doc[n].tag_ == "POS"), None)
    if mark is None:
        return None
    start = mark
    while (start > 0 and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET")) or (
        start and doc[start - 1].tag_ == "PRP$"
    ):
        start -= 1
    return (start, mark) if start < mark else None


def _subject_after(sentence: ReadSentence, verb: int, inside: list[Tokens]) -> Tokens | None:
    """The noun phrase right after the verb, where the quotation came before: `said a spokeswoman`."""
    doc = sentence.doc
    if verb + 1 >= len(doc) or not any(end <= verb for _, end in inside) or _subject_before(sentence, verb, inside):
        return None
    return _chunk_at(sentence, verb + 1)


def _subject_before(sentence: ReadSentence, verb: int, inside: list[Tokens]) -> Tokens | None:
    """The pronoun or noun phrase before the verb, auxiliaries and adverbs left out."""
    doc = sentence.doc
    at = verb - 1
    while at >= 0 and (doc[at].pos_ in ("AUX", "ADV", "PART") or doc[at].tag_ in RELATIVE or _leads_to(doc, at)):
        at -= 1
    if at < 0 or any(start - 1 <= at <= end for start, end in inside):
        return None
    if doc[at].text == "," and at > 0:
        aside = _before_aside(sentence, at)
        if aside is not None:
            return aside
    if doc[at].pos_ == "PRON":
        return at, at + 1
    best = phrase_before(doc, at + 1)
    if best is None or best[0] < 2 or doc[best[0] - 1].pos_ != "ADP":
        return best
    whole = phrase_before(doc, best[0] - 1)
    if doc[best[0] - 1].lower_ == "of" and whole is not None:
        return whole[0], best[1]
    return whole or best


def _leads_to(doc: Doc, at: int) -> bool:
    """`used to say`, `likes to tell`: a habit of saying, and not `is going to say`."""
    return doc[at + 1].tag_ == "TO" and (doc[at].tag_ in ("VBD", "VBZ", "VBP") or doc[at].lower_ == "used")


def putting(sentence: ReadSentence) -> tuple[Quoted, Attribution] | None:
    """Words given as someone's own without marks: `as my aunt likes to put it, soup is patience`."""
    doc = sentence.doc
    if doc[0].lower_ != "as":
        return None
    comma = next((n for n in range(3, min(len(doc) - 2, REACH)) if doc[n].text == ","), None)
    if comma is None or doc[comma - 1].lower_ != "it" or doc[comma - 2].lemma_ != "put":
        return None
    if any(token.text in CLOSING for token in doc[comma + 1 : comma + 3]):
        return None
    speaker = _subject_before(sentence, comma - 2, [])
    end = len(doc) - doc[len(doc) - 1].is_punct
    return Quoted(((sentence, comma + 1, end),)), Attribution(sentence, (comma - 2, comma), speaker)


def _before_aside(sentence: ReadSentence, comma: int) -> Tokens | None:
    """`Jenner, a country doctor, wrote`: who stands before the aside; in `my aunt, Jo, says` the name."""
    doc = sentence.doc
    opening = next((n for n in range(comma - 1, 0, -1) if doc[n].text == "," or doc[n].pos_ in VERBAL), None)
    if opening is None or doc[opening].text != ",":
        return None
    name = _name_at(doc, opening + 1)
    return name if name is not None and name[1] == comma else phrase_before(doc, opening)


def _chunk_at(sentence: ReadSentence, at: int) -> Tokens | None:
    """The noun phrase or personal pronoun that starts at a token."""
    if at >= len(sentence.doc):
        return None
    if sentence.doc[at].lower_ in PERSONAL:
        return at, at + 1
    return phrase_at(sentence.doc, at)
