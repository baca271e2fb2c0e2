"""The content graph as a whole: what it promises to those who choose from it."""

from collections.abc import Iterator

import pytest
from readings import script_of

from chalktalk.analysis.figurative.library import library_with
from chalktalk.analysis.graph import content_graph
from chalktalk.documents.analysis import ContentGraph, MetaphorName, Part
from chalktalk.documents.base import Document
from chalktalk.documents.script import Script

STORY = (
    "Your body can remember an enemy it has never met. / A vaccine makes that possible.",
    "A vaccine is a substance that shows your body a piece of a virus.",
    "First, scout cells pick up the stranger. / Then the matching cells multiply. / Finally, memory cells stay behind.",
    "The first defence took a week, whereas the second takes a day. / It costs about 4 billion dollars a year.",
    "So remember: a vaccine shows the danger, and memory cells keep the lesson.",
)


def graph_of(*paragraphs: str, language: str = "en") -> ContentGraph:
    return content_graph(script_of(*paragraphs, language=language), library_with())


def words_of(script: Script) -> list[str]:
    return [word.display for section in script.sections for p in section.sentences for word in p.sentence.words]


def parts_of(part: Document) -> Iterator[Part]:
    if isinstance(part, Part):
        yield part
        return
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Document):
                yield from parts_of(inner)


@pytest.fixture(scope="module")
def graph() -> ContentGraph:
    return graph_of(*STORY)


def test_sentences_cover_the_script_and_drafts_cover_the_sentences(graph: ContentGraph) -> None:
    starts = [sentence.span.start for sentence in graph.sentences]
    assert [0, *(sentence.span.end for sentence in graph.sentences[:-1])] == starts
    assert len(words_of(script_of(*STORY))) == graph.sentences[-1].span.end
    assert [0, *(draft.sentences.end for draft in graph.drafts[:-1])] == [d.sentences.start for d in graph.drafts]
    assert len(graph.sentences) == graph.drafts[-1].sentences.end


def test_every_word_has_its_lemma(graph: ContentGraph) -> None:
    for sentence in graph.sentences:
        length = sentence.span.end - sentence.span.start
        assert length == len(sentence.lemmas) == len(sentence.telling) == len(sentence.naming)
    assert "vaccine" in graph.sentences[1].lemmas


def test_every_part_is_words_of_the_script(graph: ContentGraph) -> None:
    said = words_of(script_of(*STORY))
    parts = [part for one in (*graph.opportunities, *graph.sentences) for part in parts_of(one)]
    assert parts
    for part in parts:
        assert 0 <= part.span.start < part.span.end <= len(said)
        assert part.label.strip()
        assert part.text.split()[0].strip(",.") in " ".join(said[part.span.start : part.span.end])


def test_what_can_be_shown_is_found_with_its_content(graph: ContentGraph) -> None:
    assert {"definition", "flowchart", "chart"} <= {one.type for one in graph.opportunities}
    assert all(one.evidence and one.reason for one in graph.opportunities)


def test_parts_know_their_concepts(graph: ContentGraph) -> None:
    known = {concept.id for concept in graph.concepts}
    named = {part.concept for one in graph.opportunities for part in parts_of(one)} - {None}
    assert named
    assert named <= known


def test_complexity_is_shared_out(graph: ContentGraph) -> None:
    assert 1 == pytest.approx(graph.complexity.easy + graph.complexity.middling + graph.complexity.hard, abs=0.001)


def test_a_concept_may_lend_itself_to_a_metaphor() -> None:
    graph = graph_of("The supply chain is long. / A supply chain brings the goods of the world to your door every day.")
    assert MetaphorName.DATA_FLOW in {concept.metaphor for concept in graph.concepts}


def test_a_number_nobody_can_picture_is_reported() -> None:
    warnings = graph_of("The national debt of the country has reached 36 trillion dollars.").warnings
    assert ["nobody can picture"] == [warning.message[:18] for warning in warnings]


def test_the_same_script_gives_the_same_graph() -> None:
    assert graph_of(*STORY) == graph_of(*STORY)


@pytest.mark.parametrize("language", ["de", "fr", "zh", "tlh"])
def test_another_language_gives_drafts_and_no_guesses(language: str) -> None:
    graph = graph_of("Uno dos tres cuatro. / Cinco seis.", language=language)
    assert 2 == len(graph.sentences)
    assert not [one for one in graph.opportunities if one.type in ("flowchart", "definition", "metaphor")]
