"""Cutting a script into drafts of scenes."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.parts import part
from chalktalk.analysis.language.reading import Reading
from chalktalk.analysis.telling.drafts import LONGEST, SHORTEST, distribution, drafts, recommended
from chalktalk.documents.analysis import FlowchartOpportunity, Pacing, Priority, SceneDraft, SceneType
from chalktalk.documents.base import Span

TEN = "One two three four five six seven eight nine ten."


def cut(reading: Reading, *opportunities: FlowchartOpportunity, complexity: float = 0.4) -> list[tuple[int, int]]:
    types = [SceneType.EXPLANATION] * len(reading.sentences)
    found = drafts(reading, opportunities, types, [complexity] * len(reading.sentences))
    return [(draft.sentences.start, draft.sentences.end) for draft in found]


def steps_over(reading: Reading, first: int, last: int) -> FlowchartOpportunity:
    inside = reading.sentences[first:last]
    return FlowchartOpportunity(
        span=Span(start=inside[0].first, end=inside[-1].span.end),
        priority=Priority.HIGH,
        confidence=0.9,
        evidence=(),
        reason="steps",
        steps=tuple(part(sentence, 0, len(sentence.doc)) for sentence in inside),
    )


def test_a_script_of_plain_sentences_is_cut_into_scenes_of_a_good_length() -> None:
    reading = reading_of(*[" / ".join([TEN] * 4)] * 4)
    for start, end in cut(reading):
        assert SHORTEST <= sum(sentence.seconds for sentence in reading.sentences[start:end]) <= LONGEST


def test_a_scene_would_rather_not_run_across_a_paragraph() -> None:
    reading = reading_of(f"{TEN} / {TEN}", f"{TEN} / {TEN}")
    assert [(0, 1), (1, 2), (2, 4)] == cut(reading) or [(0, 2), (2, 4)] == cut(reading)


def test_what_belongs_together_stays_together() -> None:
    short = "It goes up the hill then."
    reading = reading_of(f"{TEN} / {short} / {short} / {short} / {TEN} / {TEN}")
    assert any(start <= 1 and 4 <= end for start, end in cut(reading, steps_over(reading, 1, 4)))


def test_what_can_be_shown_is_cut_off_from_what_follows() -> None:
    reading = reading_of(f"{TEN} / {TEN} / {TEN} / {TEN} / {TEN}")
    assert (1, 3) in cut(reading, steps_over(reading, 1, 3))


def test_no_draft_of_several_sentences_is_longer_than_a_scene_may_be() -> None:
    reading = reading_of(f"{TEN} / {' '.join(['word'] * 20)}. / {TEN} / {TEN}", TEN)
    for start, end in cut(reading, steps_over(reading, 0, 2)):
        assert end - start == 1 or sum(one.seconds for one in reading.sentences[start:end]) <= LONGEST


def test_short_sentences_are_gathered() -> None:
    reading = reading_of("No. / Yes. / Why not. / Because. / " + TEN)
    assert all(end - start > 1 for start, end in cut(reading)[:1])


def test_a_sentence_longer_than_a_scene_is_one_scene() -> None:
    long = " ".join(["word"] * 50) + "."
    assert (1, 2) in cut(reading_of(f"{TEN} / {long} / {TEN}"))


@pytest.mark.parametrize(("difficulty", "seconds"), [(0.0, 8.0), (0.5, 10.0), (1.0, 12.0)])
def test_hard_scenes_should_last_longer(difficulty: float, seconds: float) -> None:
    assert seconds == recommended(difficulty)


def test_complexity_is_counted_by_drafts() -> None:
    def draft(difficulty: float) -> SceneDraft:
        return SceneDraft(
            sentences=Span(start=0, end=1),
            type=SceneType.EXPLANATION,
            seconds=8.0,
            recommended=8.0,
            difficulty=difficulty,
            pacing=Pacing.MEDIUM,
        )

    shares = distribution([draft(0.1), draft(0.5), draft(0.9), draft(0.9)])
    assert (0.25, 0.25, 0.5) == (shares.easy, shares.middling, shares.hard)
