"""Which of several readings of the same words holds."""

from readings import reading_of

from chalktalk.analysis.language.parts import part
from chalktalk.analysis.ranking import content_spans, strongest
from chalktalk.documents.analysis import (
    ComparisonOpportunity,
    DefinitionOpportunity,
    FlowchartOpportunity,
    ListOpportunity,
    Part,
    Priority,
    Side,
)
from chalktalk.documents.base import Span

(SENTENCE,) = reading_of("Bees collect pollen, ants carry leaves, and wasps hunt flies.").sentences
ABOUT = {"span": SENTENCE.span, "priority": Priority.MEDIUM, "evidence": (), "reason": "a test"}
PARTS = (part(SENTENCE, 0, 3), part(SENTENCE, 4, 7), part(SENTENCE, 9, 12))


def listing(confidence: float, parts: tuple[Part, ...] = PARTS) -> ListOpportunity:
    return ListOpportunity.model_validate({**ABOUT, "confidence": confidence, "items": parts})


def steps(confidence: float, parts: tuple[Part, ...] = PARTS) -> FlowchartOpportunity:
    return FlowchartOpportunity.model_validate({**ABOUT, "confidence": confidence, "steps": parts})


def test_of_two_readings_of_the_same_words_the_surer_one_holds() -> None:
    assert ["flowchart"] == [one.type for one in strongest([listing(0.6), steps(0.9)])]


def test_a_list_is_what_is_left_when_nothing_better_fits() -> None:
    assert ["flowchart"] == [one.type for one in strongest([listing(0.7), steps(0.65)])]


def test_readings_of_different_words_both_hold() -> None:
    assert 2 == len(strongest([listing(0.7, PARTS[:1] * 2), steps(0.7, PARTS[1:])]))


def test_what_is_hardly_sure_is_dropped() -> None:
    assert () == strongest([steps(0.3)])


def test_a_definition_may_name_the_parts_of_what_it_defines() -> None:
    definition = DefinitionOpportunity.model_validate(
        {**ABOUT, "confidence": 0.8, "term": PARTS[0], "meaning": PARTS[1]}
    )
    assert {"definition", "list"} == {one.type for one in strongest([definition, listing(0.7)])}


def test_the_words_of_every_part_count_however_deep() -> None:
    comparison = ComparisonOpportunity.model_validate(
        {
            **ABOUT,
            "confidence": 0.8,
            "left": Side(subject=PARTS[0], points=(PARTS[1],)),
            "right": Side(subject=PARTS[2]),
        }
    )
    assert [one.span for one in PARTS] == list(content_spans(comparison))
    assert Span(start=0, end=3) == PARTS[0].span
