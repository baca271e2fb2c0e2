"""How sure a direction is of itself."""

import pytest
from made_directions import brief, direction, film, picture, scene, wording

from chalktalk.direction.confidence import confidence_of
from chalktalk.documents.creative.direction import Confidence, CreativeDirection, Factor, Source
from chalktalk.documents.creative.wishes import Aim, Platform, Wording
from chalktalk.documents.options import Aspect

PLAIN = "Explain clean water."
SAID = wording(PLAIN)


def rated(made: CreativeDirection, words: Wording = SAID) -> Confidence:
    return confidence_of(made, brief(PLAIN), words)


def value(confidence: Confidence, factor: Factor) -> float:
    return next(part.value for part in confidence.parts if part.factor is factor)


def test_parts_are_those_that_apply() -> None:
    alone = confidence_of(direction(), brief(PLAIN), SAID)
    all_of_it = confidence_of(direction(), brief(PLAIN), SAID, picture(), film(), agreement=0.8)

    assert [Factor.COMPLETENESS, Factor.COHERENCE, Factor.FEASIBILITY] == [part.factor for part in alone.parts]
    assert list(Factor) == [part.factor for part in all_of_it.parts]
    assert all(part.because for part in all_of_it.parts)


def test_what_a_brief_leaves_open_makes_it_less_complete_and_is_told() -> None:
    usual = dict.fromkeys((Aim.PLATFORM, Aim.ASPECT, Aim.DURATION), Source.DEFAULT)
    sparse = rated(direction(sources=usual))

    assert value(rated(direction()), Factor.COMPLETENESS) > value(sparse, Factor.COMPLETENESS)
    assert "the brief leaves open where it is seen and how long it is" == sparse.parts[0].because


@pytest.mark.parametrize(
    ("factor", "worse"),
    [
        (Factor.COHERENCE, "Make it calm and hectic."),
        (Factor.FEASIBILITY, "40 scenes of 1 second"),
    ],
)
def test_faults_make_it_less_sure_and_are_told(factor: Factor, worse: str) -> None:
    fine, faulty = rated(direction()), confidence_of(direction(), brief(worse), wording(worse))

    assert value(faulty, factor) < value(fine, factor)
    assert faulty.overall < fine.overall


def test_many_faults_of_one_kind_leave_a_value_that_is_one() -> None:
    short = tuple(scene(number, 10, voiceover_text="word " * 60) for number in range(1, 32))
    confidence = rated(direction(scenes=short, aspect=Aspect.TALL, platform=Platform.YOUTUBE))

    assert 0.0 == value(confidence, Factor.FEASIBILITY)
    assert "and 32 more" in confidence.parts[2].because


def test_a_small_and_blurred_reference_is_worth_less() -> None:
    good = confidence_of(direction(), brief(PLAIN), SAID, picture())
    poor = confidence_of(direction(), brief(PLAIN), SAID, picture(90, 60, sharpness=0.02))

    assert value(good, Factor.REFERENCE) > 0.9
    assert value(poor, Factor.REFERENCE) < 0.3
    assert "has 90×60 pixels" in poor.parts[-1].because


def test_the_more_a_model_agrees_the_surer_it_is() -> None:
    one, other = (confidence_of(direction(), brief(PLAIN), SAID, agreement=share) for share in (0.2, 0.9))

    assert one.overall < other.overall
    assert "the model and the rules agree in 20% of what both decide" == one.parts[-1].because
