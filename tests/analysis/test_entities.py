"""Dates, amounts and names by their form."""

import pytest
from readings import reading_of

from chalktalk.analysis.language.entities import is_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 4 October 2021.", [("4 October 2021", "DATE")]),
        ("On October 4, 2021, it vanished.", [("October 4, 2021", "DATE")]),
        ("In the early 1960s it grew.", [("the early 1960s", "DATE")]),
        ("It fell in the late nineteenth century.", [("the late nineteenth century", "DATE")]),
        ("He died in 44 BC.", [("44 BC", "DATE")]),
        ("He may march in May 1971.", [("May 1971", "DATE")]),
        ("About 1500 people came in 1500.", [("1500", "CARDINAL"), ("1500", "DATE")]),
        ("From 1914 to 1918 it lasted.", [("1914", "DATE"), ("1918", "DATE")]),
        ("It cost $3.5 million or £12.", [("$3.5 million", "MONEY"), ("£12", "MONEY")]),
        ("It cost five euros.", [("five euros", "MONEY")]),
        ("From 20 to 35 per cent.", [("20", "CARDINAL"), ("35 per cent", "PERCENT")]),
        ("It saved about three million people.", [("three million", "CARDINAL")]),
        ("Three hundred and thirty cells.", [("Three hundred and thirty", "CARDINAL")]),
        ("Two thirds of the ice and half a million.", [("Two thirds", "CARDINAL"), ("half a million", "CARDINAL")]),
        ("It weighs 2000 kg at 26 degrees.", [("2000 kg", "QUANTITY"), ("26 degrees", "QUANTITY")]),
        ("Set it to 250 °C.", [("250 °C", "QUANTITY")]),
        ("Wait twenty-five minutes or two weeks.", [("twenty-five minutes", "TIME"), ("two weeks", "DATE")]),
        ("The first loaf failed.", [("first", "ORDINAL")]),
        ("Keep the better one.", []),
        ("The Second World War ended.", [("Second World War", "NAME")]),
        ("Paul Smith left the University of California.",
         [("Paul Smith", "NAME"), ("University of California", "NAME")]),
        ("It crossed the Suez Canal.", [("Suez Canal", "NAME")]),
    ],
)  # fmt: skip
def test_an_entity_is_found_by_its_form(text: str, expected: list[tuple[str, str]]) -> None:
    doc = reading_of(text).sentences[0].doc

    assert expected == [(entity.text, entity.label_) for entity in doc.ents]


def test_names_are_told_from_amounts() -> None:
    doc = reading_of("Then Marie Curie won in 1903.").sentences[0].doc

    assert [True, False] == [is_name(entity) for entity in doc.ents]
