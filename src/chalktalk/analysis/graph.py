"""A script becomes a content graph: every reader's findings, ranked and tied together."""

from collections.abc import Iterator, Sequence
from itertools import chain

from chalktalk.analysis.concepts.index import concepts
from chalktalk.analysis.figurative.library import metaphor_of
from chalktalk.analysis.language.engine import load
from chalktalk.analysis.language.reading import Reading, ReadSentence, read
from chalktalk.analysis.linking import linked
from chalktalk.analysis.opportunities import READERS
from chalktalk.analysis.opportunities.metaphors import metaphors
from chalktalk.analysis.ranking import strongest
from chalktalk.analysis.telling.difficulty import complexity, difficulty
from chalktalk.analysis.telling.drafts import HARD, distribution, drafts
from chalktalk.analysis.telling.feeling import feeling
from chalktalk.analysis.telling.gist import gist, points, read_words, row, things
from chalktalk.analysis.telling.structure import sections, sentence_types
from chalktalk.documents.analysis import ChartOpportunity, ContentGraph, SceneDraft, SceneType, SentenceReading
from chalktalk.documents.base import Diagnostic
from chalktalk.documents.metaphors import MetaphorLibrary
from chalktalk.documents.script import Script

LONG_SENTENCE = 30
"""Words beyond which a listener loses the thread."""
HARD_IN_A_ROW = 3
UNPICTURED = 1e9
"""From this value on nobody pictures a number without something to hold it against."""


def content_graph(script: Script, library: MetaphorLibrary) -> ContentGraph:
    """Read a script: what it speaks of, how hard it is, what of it can be shown, and where scenes could be cut."""
    engine = load(script.language)
    reading = read(script, engine)
    known = tuple(
        concept.model_copy(update={"metaphor": metaphor_of(concept.text, library)}) for concept in concepts(reading)
    )
    found = chain(metaphors(reading, library), *(reader(reading) for reader in READERS))
    opportunities = strongest(found)
    types = sentence_types(reading, opportunities)
    hard = tuple(complexity(sentence) for sentence in reading.sentences)
    cut = drafts(reading, opportunities, types, hard)
    graph = ContentGraph(
        engine=engine.name,
        difficulty=difficulty(reading, known),
        concepts=known,
        opportunities=opportunities,
        sections=tuple(sections(reading, types)),
        sentences=tuple(
            _sentence(sentence, kind, value)
            for sentence, kind, value in zip(reading.sentences, types, hard, strict=True)
        ),
        drafts=cut,
        complexity=distribution(cut),
        warnings=tuple(_warnings(reading, cut, opportunities)),
    )
    return linked(graph)


def _sentence(sentence: ReadSentence, kind: SceneType, value: float) -> SentenceReading:
    said = tuple(read_words(sentence))
    return SentenceReading(
        span=sentence.span,
        section=sentence.section,
        paragraph=sentence.paragraph,
        type=kind,
        complexity=value,
        feeling=feeling(sentence),
        gist=gist(sentence),
        points=points(sentence),
        row=row(sentence),
        things=things(sentence),
        lemmas=tuple(word.lemma for word in said),
        telling=tuple(word.telling for word in said),
        naming=tuple(word.naming for word in said),
    )


def _warnings(reading: Reading, cut: Sequence[SceneDraft], opportunities: Sequence[object]) -> Iterator[Diagnostic]:
    """What the author should know: long sentences, hard scenes in a row, numbers that nobody can picture."""
    for sentence in reading.sentences:
        length = len(sentence.words)
        if length > LONG_SENTENCE:
            yield Diagnostic(
                message=f"a sentence of {length} words is hard to follow by ear",
                line=sentence.line,
                hint="make two sentences of it",
            )
    row = 0
    for draft in cut:
        row = row + 1 if draft.difficulty >= HARD else 0
        if row == HARD_IN_A_ROW:
            yield Diagnostic(
                message=f"{HARD_IN_A_ROW} hard scenes follow each other",
                line=reading.sentences[draft.sentences.start].line,
                hint="put an example or a pause between them",
            )
    for opportunity in opportunities:
        if isinstance(opportunity, ChartOpportunity) and len(opportunity.values) == 1:
            value = opportunity.values[0]
            if abs(value.value) >= UNPICTURED:
                yield Diagnostic(
                    message=f"nobody can picture {value.shown} by itself",
                    line=next(s.line for s in reading.sentences if s.span.end > value.span.start),
                    hint="hold it against something known, such as a share or so much a person",
                )
