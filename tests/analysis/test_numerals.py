import pytest
from readings import reading_of

from chalktalk.analysis.numbers.numerals import numerals


def found(text: str) -> list[tuple[str, float]]:
    doc = reading_of(text).sentences[0].doc
    return [(doc[one.start : one.end].text, round(one.value, 9)) for one in numerals(list(doc))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It has 1,796 rooms.", 1796),
        ("It weighs 3.5 million tonnes.", 3_500_000),
        ("They have two hundred and thirty strings.", 230),
        ("We saw eighty-eight keys.", 88),
        ("Some three and a half billion people saw it.", 3_500_000_000),
        ("We lost half a million people.", 500_000),
        ("They brought a dozen eggs.", 12),
        ("It is three point five metres long.", 3.5),
        ("It fell to minus 40 degrees.", -40),
        ("It fell to -40 degrees.", -40),
        ("They paid £2bn for it.", 2_000_000_000),
        ("We waited two and a half hours.", 2.5),
        ("Only a quarter of it is left.", 0.25),
        ("It lasts seven hundredths of a second.", 0.07),
        ("One in ten people has it.", 0.1),
        ("One woman in eight has it.", 0.125),
        ("A million and a half people saw it.", 1_500_000),
        ("It holds a hundred and twenty of them.", 120),
        ("Pi is three point one four.", 3.14),
        ("Fifteen hundred men rode out.", 1500),
        ("Some 5 bn people saw it.", 5_000_000_000),
        ("It needs ten to the power of sixty-seven years.", 1e67),
        ("It is 3½ metres long.", 3.5),
        ("It stays open for 1/500 of a second.", 0.002),
        ("Nine out of ten startups fail.", 0.9),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: float) -> None:
    assert [value] == [number for _, number in found(text)]


def test_both_ends_of_a_glued_range_are_numbers() -> None:
    assert [25, 30] == [value for _, value in found("Cut it to 25–30 cm.")]


@pytest.mark.parametrize("text", ["A third man came in.", "COVID-19 is over.", "The address is 208.80.154.224 now."])
def test_ordinals_names_and_addresses_are_no_numbers(text: str) -> None:
    assert [] == found(text)
