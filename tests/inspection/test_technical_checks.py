"""Technical checks on facts as files have them: each fault by itself, and good facts without any."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from chalktalk.documents.cues import SceneCues, Transition
from chalktalk.documents.direction import Output
from chalktalk.documents.inspection import Expectation, ExpectedScene, Finding, Severity
from chalktalk.documents.limits import Limits
from chalktalk.documents.storyboard import TransitionKind
from chalktalk.frames import FrameRate
from chalktalk.inspection.checks.platform import check_platform
from chalktalk.inspection.checks.technical import TECHNICAL
from chalktalk.inspection.evidence import Evidence
from chalktalk.inspection.facts import Colours, Facts, Fault, Packets

RATE = FrameRate(30)
FRAMES = 300
CUT = Transition(kind=TransitionKind.CUT, frames=0)


def packets(times: "np.ndarray[Any, np.dtype[np.float64]]", size: int = 8000) -> Packets:
    """Packets in the order of their times, decoded two frames before they are shown."""
    count = len(times)
    return Packets(
        times=times,
        decoded=times - 2 / 30,
        lengths=np.full(count, 1 / 30),
        sizes=np.full(count, size, np.int64),
        keys=np.arange(count) % 60 == 0,
    )


def good_facts(**changes: Any) -> Facts:
    facts = Facts(
        container="mov,mp4,m4a,3gp,3g2,mj2",
        video_codec="h264",
        width=1920,
        height=1080,
        rate=RATE,
        seconds=10.0,
        audio_codec="aac",
        size=10**6,
        pixels="yuv420p",
        colours=Colours(1, 1, 1, full_range=False),
        sample_rate=48_000,
        channels=2,
        pictures=packets(np.arange(FRAMES) / 30),
        sounds=replace(packets(np.arange(468) * 1024 / 48_000), lengths=np.full(468, 1024 / 48_000)),
        promised=FRAMES,
        promised_seconds=10.0,
        index_first=True,
    )
    return replace(facts, **changes)


def scene(name: str, start: int, end: int) -> ExpectedScene:
    cues = SceneCues(
        scene=name,
        rate=RATE,
        frames=end - start,
        enter=CUT,
        leave=CUT,
        words=(),
        utterances=(),
        beats=(),
        captions=(),
    )
    return ExpectedScene(id=name, start=start, end=end, cues=cues, words=())


EXPECTED = Expectation(
    output=Output(width=1920, height=1080, rate=RATE, crf=20, preset="medium"),
    frames=FRAMES,
    language="en",
    target_lufs=-14,
    peak_limit_dbtp=-1,
    has_music=False,
    captions=False,
    scenes=(scene("rain", 0, 150), scene("rivers", 150, 300)),
)


class _Seen:
    """As much of what was seen as these checks go by."""

    def __init__(self, facts: Facts) -> None:
        self.times = np.sort(facts.pictures.times)
        self.frames = len(self.times)
        self.figures: dict[str, Any] = {}


def findings(facts: Facts, expected: Expectation | None = EXPECTED) -> list[Finding]:
    seen: Any = _Seen(facts)
    heard: Any = None
    evidence = Evidence(facts, seen, heard, expected, None, None, Limits())
    return [finding for check in (*TECHNICAL, check_platform) for finding in check(evidence)]


def codes(facts: Facts, expected: Expectation | None = EXPECTED) -> list[str]:
    return [finding.code for finding in findings(facts, expected)]


def test_good_facts_have_no_findings() -> None:
    assert [] == codes(good_facts())
    assert [] == codes(good_facts(), None)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"container": "matroska,webm"}, "technical.container"),
        ({"video_codec": "hevc"}, "technical.video-codec"),
        ({"audio_codec": "mp3"}, "technical.audio-codec"),
        ({"audio_codec": None, "sounds": Packets()}, "technical.no-sound"),
        ({"others": ("data",)}, "technical.extra-streams"),
        ({"width": 1280, "height": 720}, "technical.size"),
        ({"pixel_aspect": Fraction(4, 3)}, "technical.pixel-aspect"),
        ({"rotation": 90}, "technical.rotated"),
        ({"pixels": "yuv444p"}, "technical.pixels"),
        ({"colours": Colours(1, 1, 5, full_range=False)}, "technical.colours"),
        ({"colours": Colours(2, 2, 2, full_range=None)}, "technical.colours"),
        ({"colours": Colours(1, 1, 1, full_range=True)}, "technical.colours"),
        ({"index_first": False}, "technical.index-last"),
        ({"cut_off": True}, "technical.cut-off"),
        ({"promised": FRAMES + 1}, "technical.cut-off"),
        ({"given_up": "it is longer than 12 hours"}, "technical.given-up"),
        ({"discarded": 3}, "technical.hidden"),
        ({"strangers": (10, 11)}, "technical.changed"),
        ({"faults": (Fault(3.0, "sound", "damaged data"),)}, "technical.damage"),
        ({"pictures": packets(np.arange(FRAMES) / 30, size=20)}, "technical.bit-rate"),
        ({"pictures": packets(np.arange(FRAMES) / 30, size=400_000)}, "technical.bit-rate"),
        ({"pictures": packets(np.arange(FRAMES) / 25)}, "technical.rate"),
        ({"pictures": packets(np.arange(FRAMES) / 30 + 0.05)}, "technical.starts-apart"),
        ({"pictures": packets(np.arange(FRAMES - 1) / 30), "promised": FRAMES - 1}, "technical.length"),
        ({"pictures": packets(np.arange(FRAMES + 1) / 30), "promised": FRAMES + 1}, "technical.length"),
        ({"seconds": 13 * 3600.0}, "platform.long"),
        ({"size": 300 * 10**9}, "platform.large"),
    ],
)
def test_a_fault_is_told_once_and_nothing_else(changes: dict[str, Any], code: str) -> None:
    found = codes(good_facts(**changes))

    assert code in found
    assert {code} | ({"technical.length"} if "rate" in code else set()) >= set(found)


def test_a_lost_picture_is_told_with_its_scene() -> None:
    times = np.delete(np.arange(FRAMES) / 30, 150)  # the first of its scene
    (finding,) = findings(good_facts(pictures=packets(times), promised=FRAMES - 1))

    assert ("technical.missing-frames", Severity.ISSUE, 1.0) == (finding.code, finding.severity, finding.measured)
    assert "rivers" == finding.where.scene
    assert pytest.approx((5.0, 5.033), abs=0.001) == (finding.where.start, finding.where.end)


def test_the_length_of_a_gap_is_not_added_to_the_films_end() -> None:
    times = np.delete(np.arange(FRAMES) / 30, range(280, 286))
    lost = packets(times)
    lost.lengths[-1] = 7 / 30

    assert ["technical.missing-frames"] == codes(good_facts(pictures=lost, promised=len(times)))


def test_a_doubled_picture_is_told_with_its_moment() -> None:
    times = np.sort(np.append(np.arange(FRAMES) / 30, 100 / 30 + 0.001))
    found = findings(good_facts(pictures=packets(times), promised=FRAMES + 1))

    assert {"technical.double-frames", "technical.length"} >= {finding.code for finding in found}
    assert ["rain"] == [finding.where.scene for finding in found if finding.code == "technical.double-frames"]


def test_many_lost_pictures_are_told_as_one() -> None:
    times = np.delete(np.arange(FRAMES) / 30, np.arange(10, 290, 40))

    assert ["technical.missing-frames"] == codes(good_facts(pictures=packets(times), promised=len(times)))


def test_time_stamps_that_go_back_are_told() -> None:
    good = packets(np.arange(FRAMES) / 30)
    decoded = good.decoded.copy()
    decoded[[50, 51]] = decoded[[51, 50]]

    assert ["technical.time-stamps"] == codes(good_facts(pictures=replace(good, decoded=decoded)))


def test_pictures_without_time_stamps_are_told() -> None:
    times = np.arange(FRAMES) / 30
    times[5] = np.nan

    assert "technical.time-stamps" in codes(good_facts(pictures=packets(times)))


def test_a_film_of_a_variable_rate_is_told_of_once() -> None:
    shuffled = np.cumsum(np.where(np.arange(FRAMES) % 3 == 0, 0.05, 0.033))
    (finding,) = findings(good_facts(pictures=packets(shuffled - shuffled[0])), None)

    assert ("technical.uneven", Severity.WARNING) == (finding.code, finding.severity)


def test_a_stretch_out_of_step_is_told_with_its_scene() -> None:
    times = np.arange(FRAMES) / 30
    times[30:90] += np.where(np.arange(60) % 2, 0.012, -0.004)
    (finding,) = findings(good_facts(pictures=packets(times)))

    assert ("technical.uneven", "rain") == (finding.code, finding.where.scene)
    assert (1.0, 3.0) == pytest.approx((finding.where.start, finding.where.end), abs=0.1)


def test_milliseconds_are_fine_enough_a_clock() -> None:
    rounded = np.round(np.arange(FRAMES) / 30, 3)

    assert [] == codes(good_facts(pictures=packets(rounded)))


@pytest.mark.parametrize(
    ("width", "height", "small"),
    [
        (1280, 720, False),
        (720, 1280, False),
        (720, 720, False),
        (720, 900, False),
        (1280, 534, False),
        (854, 480, True),
    ],
)
def test_a_picture_is_too_small_if_it_is_below_720p_both_ways(width: int, height: int, small: bool) -> None:  # noqa: FBT001
    assert small == ("technical.small" in codes(good_facts(width=width, height=height), None))


def test_a_stranger_may_use_other_codecs_and_leave_colours_unsaid() -> None:
    changes = {"container": "matroska,webm", "video_codec": "vp9", "audio_codec": "opus", "index_first": None}
    unsaid = Colours(2, 2, 2, full_range=None)

    assert [] == codes(good_facts(**changes, colours=unsaid, others=("subtitle",)), None)


def test_a_tall_film_is_warned_of_when_it_is_too_long_for_a_short() -> None:
    tall = {"width": 1080, "height": 1920}
    assert [] == codes(good_facts(**tall, seconds=170.0), None)
    assert ["platform.long-short"] == codes(good_facts(**tall, seconds=190.0), None)


def test_damage_near_the_end_of_a_broken_off_file_is_not_told_twice() -> None:
    faults = (Fault(9.9, "picture", "invalid data"),)

    assert ["technical.cut-off"] == codes(good_facts(cut_off=True, faults=faults))


def test_faults_near_each_other_are_one() -> None:
    faults = tuple(Fault(seconds, "picture", "invalid data") for seconds in (2.0, 2.5, 3.9, 8.0))
    found = findings(good_facts(faults=faults))

    assert [(2.0, 3.9, "rain"), (8.0, 8.0, "rivers")] == [
        (finding.where.start, finding.where.end, finding.where.scene) for finding in found
    ]
