"""Definitions: a term and its meaning."""

from collections import Counter
from collections.abc import Iterator

from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.patterns.asking import defined_by_question, restated
from chalktalk.analysis.patterns.defining import Defined, defined_by_being
from chalktalk.analysis.patterns.doing import defined_by_doing
from chalktalk.analysis.patterns.glosses import defined_by_gloss
from chalktalk.analysis.patterns.meaning import defined_by_verb
from chalktalk.analysis.patterns.naming import named
from chalktalk.analysis.patterns.showing import named_by_showing
from chalktalk.documents.analysis import DefinitionOpportunity, Priority
from chalktalk.documents.base import Span

MEANING_WORDS = 12
LEAST, SURE = 0.5, 0.75


def definitions(reading: Reading) -> Iterator[DefinitionOpportunity]:
    """All definitions of a script; of several readings of one sentence the surest."""
    subject = {word.strip(".,:;!?\"'“”’").lower() for word in reading.title.split()}
    known: set[str] = set()
    speakers = _speakers(reading)
    for before, sentence, after in _in_context(reading):
        found = [one for one in _readings(reading, sentence, before) if _sound(one) and not _is_spoken(one, speakers)]
        best = max(found, key=lambda one: one.confidence, default=None)
        if best is not None:
            best = restated(best, after) or best
            heads = {token.lemma_.lower() for token in best.term.tokens if token.pos_ in ("NOUN", "PROPN")}
            main = bool(heads) and heads <= subject | {head + "s" for head in subject} and not heads <= known
            yield _opportunity(best, main=main)
            known |= heads


def _speakers(reading: Reading) -> set[str]:
    """What stands before a colon at the start of several sentences: who speaks, or `note`, and no term."""
    opened = Counter(one.doc[0].lower_ for one in reading.sentences if len(one.doc) > 1 and one.doc[1].text == ":")
    return {label for label, times in opened.items() if times > 1}


def _is_spoken(one: Defined, speakers: set[str]) -> bool:
    return one.term.start == 0 and one.term.end == 1 and one.term.tokens[0].lower_ in speakers


def _in_context(reading: Reading) -> Iterator[tuple[ReadSentence | None, ReadSentence, ReadSentence | None]]:
    """Each sentence between its neighbours of the same section."""
    around = (None, *reading.sentences, None)
    for before, sentence, after in zip(around, reading.sentences, around[2:], strict=False):
        yield (
            before if before is not None and before.section == sentence.section else None,
            sentence,
            after if after is not None and after.section == sentence.section else None,
        )


def _readings(reading: Reading, sentence: ReadSentence, before: ReadSentence | None) -> Iterator[Defined]:
    if len(sentence.doc) == 0:
        return
    yield from defined_by_being(sentence, before)
    yield from defined_by_verb(sentence)
    yield from defined_by_gloss(sentence)
    yield from defined_by_doing(sentence, [one for one in reading.sentences if one is not sentence])
    yield from named(sentence, before)
    yield from named_by_showing(sentence, before)
    if before is not None:
        yield from defined_by_question(before, sentence)


def _sound(one: Defined) -> bool:
    """Whether term and meaning say something and are not the same words."""
    apart = (
        one.term.sentence is not one.meaning.sentence
        or one.term.end <= one.meaning.start
        or one.meaning.end <= one.term.start
    )
    telling = any(token.is_alpha for token in one.term.tokens) and any(token.is_alpha for token in one.meaning.tokens)
    return apart and telling and one.confidence >= LEAST


def _opportunity(one: Defined, *, main: bool) -> DefinitionOpportunity:
    places = (one.term, one.meaning, one.cue)
    cue = one.cue.sentence.doc[one.cue.start : one.cue.end].text
    confidence = min(1.0, one.confidence + 0.1 * main)
    return DefinitionOpportunity(
        span=Span(
            start=min(place.sentence.span.start for place in places),
            end=max(place.sentence.span.end for place in places),
        ),
        priority=Priority.CRITICAL if main else Priority.HIGH if confidence >= SURE else Priority.MEDIUM,
        confidence=round(confidence, 3),
        evidence=(one.cue.sentence.span_of(one.cue.start, one.cue.end),),
        reason=f"a term and its meaning: “{cue}”",
        term=one.term.part(),
        meaning=one.meaning.part(MEANING_WORDS),
    )
