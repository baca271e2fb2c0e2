"""What is made again when inspection finds fault with a film."""

from chalktalk.documents.inspection import Finding, Inspection, Mend, Remedy, Severity, Verdict, Where
from chalktalk.mending import MOST_ROUNDS, attempts, mends_for


def finding(code: str, scene: str | None, remedy: Remedy | None) -> Finding:
    where = Where(start=1.0, end=2.0, scene=scene)
    return Finding(code=code, severity=Severity.ISSUE, where=where, message="wrong", remedy=remedy)


def inspection(*findings: Finding) -> Inspection:
    return Inspection(seconds=10.0, frames=300, findings=findings, verdict=Verdict.REJECT)


def test_a_film_without_faults_is_left_alone() -> None:
    assert () == mends_for(inspection(), ())


def test_a_fault_that_nothing_would_mend_is_left_to_a_person() -> None:
    assert () == mends_for(inspection(finding("platform.length", None, None)), ())


def test_faults_of_one_scene_with_one_remedy_are_mended_together() -> None:
    found = inspection(
        finding("picture.black", "one", Remedy.RENDER),
        finding("picture.frozen", "one", Remedy.RENDER),
        finding("picture.black", "two", Remedy.RENDER),
        finding("sound.silence", None, Remedy.MIX),
    )

    assert (
        Mend(round=1, remedy=Remedy.RENDER, scene="one", codes=("picture.black", "picture.frozen")),
        Mend(round=1, remedy=Remedy.RENDER, scene="two", codes=("picture.black",)),
        Mend(round=1, remedy=Remedy.MIX, scene=None, codes=("sound.silence",)),
    ) == mends_for(found, ())


def test_a_scene_drawn_again_in_vain_is_staged_more_simply() -> None:
    done = (Mend(round=1, remedy=Remedy.RENDER, scene="one", codes=("picture.missing",)),)
    found = inspection(finding("picture.missing", "one", Remedy.RENDER), finding("picture.black", "one", Remedy.RENDER))

    assert [(Remedy.RESTAGE, ("picture.missing",)), (Remedy.RENDER, ("picture.black",))] == [
        (mend.remedy, mend.codes) for mend in mends_for(found, done)
    ]


def test_sound_that_joining_again_did_not_mend_is_mixed_again() -> None:
    done = (Mend(round=1, remedy=Remedy.JOIN, scene=None, codes=("sync.offset",)),)

    assert [Remedy.MIX] == [
        mend.remedy for mend in mends_for(inspection(finding("sync.offset", "one", Remedy.JOIN)), done)
    ]


def test_what_is_one_thing_for_all_scenes_is_made_again_once() -> None:
    found = inspection(finding("sound.drop", "one", Remedy.MIX), finding("sound.drop", "two", Remedy.MIX))

    assert (Mend(round=1, remedy=Remedy.MIX, scene=None, codes=("sound.drop",)),) == mends_for(found, ())


def test_what_a_file_that_was_cut_off_lacks_is_not_made_again_at_once() -> None:
    found = inspection(
        finding("technical.cut-off", None, Remedy.JOIN),
        finding("sync.missing-words", "two", Remedy.NARRATE),
        finding("picture.black", "one", Remedy.RENDER),
    )

    assert [Remedy.JOIN, Remedy.RENDER] == [mend.remedy for mend in mends_for(found, ())]


def test_nothing_is_tried_for_ever() -> None:
    done = [Mend(round=turn, remedy=Remedy.MIX, scene=None, codes=()) for turn in range(1, MOST_ROUNDS + 1)]

    assert () == mends_for(inspection(finding("sound.clipped", None, Remedy.MIX)), done)


def test_what_a_person_asked_for_leaves_all_rounds_to_try() -> None:
    done = (Mend(round=0, remedy=Remedy.RENDER, scene="one", codes=()),)

    assert [1] == [mend.round for mend in mends_for(inspection(finding("sound.hum", None, Remedy.MIX)), done)]


def test_attempts_count_for_the_scene_that_asked_and_for_the_whole_film() -> None:
    mends = [
        Mend(round=1, remedy=Remedy.RENDER, scene="one", codes=()),
        Mend(round=2, remedy=Remedy.RENDER, scene=None, codes=()),
        Mend(round=2, remedy=Remedy.MIX, scene="one", codes=()),
    ]

    assert [2, 1, 2] == [
        attempts(mends, Remedy.RENDER, "one"),
        attempts(mends, Remedy.RENDER, "two"),
        attempts(mends, Remedy.RENDER, "two", "one"),
    ]
