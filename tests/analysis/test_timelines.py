import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.timelines import timelines
from chalktalk.documents.analysis import TimelineOpportunity


def sure(*paragraphs: str) -> list[TimelineOpportunity]:
    return [found for found in timelines(reading_of(*paragraphs)) if found.confidence >= 0.5]


def events(*paragraphs: str) -> list[tuple[str, str]]:
    (found,) = sure(*paragraphs)
    return [(event.date, event.event.text) for event in found.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Jenner tested it in 1796. / Nobody cared. / By 1980 smallpox was gone.",
            [("1796", "Jenner tested it"), ("1980", "smallpox was gone")],
        ),
        (
            "Rome was founded in 753 BC, became a republic in 509 BC and fell in AD 476.",
            [("753 BC", "Rome was founded"), ("509 BC", "became a republic"), ("AD 476", "fell")],
        ),
        (
            "Babcock cast a frame in 1825; crossed strings followed in 1859.",
            [("1825", "Babcock cast a frame"), ("1859", "crossed strings followed")],
        ),
        (
            "The war began in 1914. / Four years later it was over.",
            [("1914", "The war began"), ("Four years later", "it was over")],
        ),
        (
            "Day 0. / She sends the bill. / Day 1. / The bank pays. / Day 60. / The bill is paid.",
            [("Day 0", "She sends the bill"), ("Day 1", "The bank pays"), ("Day 60", "The bill is paid")],
        ),
        (
            "On Monday you plan. / On Tuesday you build. / By Friday it is live.",
            [("Monday", "you plan"), ("Tuesday", "you build"), ("Friday", "it is live")],
        ),
    ],
)
def test_dated_events_are_told_apart(text: str, told: list[tuple[str, str]]) -> None:
    assert told == events(text)


def test_a_look_back_is_put_in_the_order_of_time() -> None:
    told = events("The vaccine came in 1885. / Germs had been seen in 1676. / Smallpox was gone by 1980.")

    assert ["1676", "1885", "1980"] == [date for date, _ in told]


def test_days_of_a_month_follow_the_last_date() -> None:
    (found,) = sure("It began on 6 April 1453. / On the 20th four ships fought. / On 22 April he went round.")

    assert sorted(event.year for event in found.events) == [event.year for event in found.events]
    assert {1453} == {int(event.year) for event in found.events}


@pytest.mark.parametrize(
    "text",
    [
        "He arrived in 1796.",
        "The 1976 film was better than the 2004 remake.",
        "The Statute of 1710 and the Act of 1976 are cited.",
        "Albert Einstein (1879–1955) changed physics.",
        "In 2003 doctors tried it. / Three months later the patients slept.",
        "Wait from late February to the end of March.",
    ],
)
def test_a_single_date_or_a_mere_reference_is_no_timeline(text: str) -> None:
    assert [] == sure(text)


def test_numbers_over_time_are_left_to_the_chart() -> None:
    assert [] == sure("In 1950, 30 percent lived in cities. / By 2050 it will be 70 percent.")


def test_dates_far_apart_are_no_timeline() -> None:
    assert [] == sure("It began in 1796. / It was long. / It was hard. / It was cold. / It ended in 1815.")


def test_a_new_paragraph_goes_on_when_it_starts_with_a_date() -> None:
    assert 2 == len(events("In 1796 Jenner began.", "In 1885 Pasteur followed."))
    assert [] == sure("In 1796 Jenner began.", "What then? / There was a dog bite in 1885.")


@pytest.mark.parametrize("text", ["the 20th", "By the end of the century", "1914-", "AD", "in nineteen", "😀"])
def test_there_is_no_timeline_in_odd_text(text: str) -> None:
    assert [] == sure(text)
