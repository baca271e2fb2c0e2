import pytest
from readings import reading_of

from chalktalk.analysis.numbers.calendar_dates import DateKind
from chalktalk.analysis.numbers.dates import dates


def found(text: str) -> list[tuple[str, str, int]]:
    doc = reading_of(text).sentences[0].doc
    return [
        (doc[one.lead : one.start].text, doc[one.start : one.end].text, int(one.at))
        for one in dates(list(doc))
        if one.kind is DateKind.ABSOLUTE
    ]


@pytest.mark.parametrize(
    ("text", "lead", "date", "year"),
    [
        ("It was built in 1796.", "in", "1796", 1796),
        ("On the morning of 29 May 1453 it fell.", "On the morning of", "29 May 1453", 1453),
        ("It began on March 3, 1971.", "on", "March 3, 1971", 1971),
        ("Caesar died in 44 BC.", "in", "44 BC", -44),
        ("Back in the 1960s it was new.", "Back in", "the 1960s", 1965),
        ("In the nineteenth century it was new.", "In", "the nineteenth century", 1850),
        ("By the end of 1922 it was gone.", "By", "the end of 1922", 1922),
        ("From 1914 to 1918 there was war.", "From", "1914 to 1918", 1914),
        ("It was refounded in 330, and grew.", "in", "330", 330),
        ("In nineteen eighty-four it was filmed.", "In", "nineteen eighty-four", 1984),
        ("Five hundred years ago nobody knew.", "", "Five hundred years ago", 1525),
        ("By 1920 cars had taken over.", "By", "1920", 1920),
    ],
)
def test_a_date_is_read_with_what_leads_to_it(text: str, lead: str, date: str, year: int) -> None:
    assert [(lead, date, year)] == found(text)


@pytest.mark.parametrize("text", ["It has 1500 machines.", "You may march on.", "It costs $1900.", "It is 2000 km."])
def test_counts_and_verbs_are_no_dates(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ten years later it was gone.", DateKind.RELATIVE),
        ("The following year it was gone.", DateKind.RELATIVE),
        ("On 6 April it began.", DateKind.CALENDAR),
        ("On the 20th it ended.", DateKind.DAY),
        ("On day three it bubbles.", DateKind.ORDINAL),
        ("On Monday it rained.", DateKind.WEEKDAY),
        ("Today it is large.", DateKind.PRESENT),
    ],
)
def test_what_a_date_counts_from_is_told(text: str, kind: DateKind) -> None:
    assert [kind] == [one.kind for one in dates(list(reading_of(text).sentences[0].doc))]


def test_late_february_to_the_end_of_march_is_one_date() -> None:
    doc = reading_of("It means late February to the end of March.").sentences[0].doc

    assert ["late February to the end of March"] == [doc[one.start : one.end].text for one in dates(list(doc))]
