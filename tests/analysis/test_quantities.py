import pytest
from readings import reading_of

from chalktalk.analysis.numbers.borrowing import measured
from chalktalk.analysis.numbers.measures import Measured
from chalktalk.analysis.numbers.quantities import quantities
from chalktalk.analysis.numbers.units import Kind


def found(text: str) -> list[Measured]:
    return [one for one in quantities(reading_of(text).sentences[0]) if one.kind is not Kind.BARE]


@pytest.mark.parametrize(
    ("text", "value", "unit", "shown"),
    [
        ("It made $3.5 million.", 3_500_000, "$", "$3.5M"),
        ("It cost 2.8 billion dollars.", 2_800_000_000, "$", "$2.8B"),
        ("They want 72 percent of it.", 72, "%", "72 %"),
        ("They want 40% of it.", 40, "%", "40 %"),
        ("Two in five agree.", 40, "%", "2 in 5"),
        ("Light does 300,000 km/s in space.", 300_000, "kilometre per second", "300,000 kilometres per second"),
        ("They hold 30 kilometres an hour.", 30, "kilometre an hour", "30 kilometres an hour"),
        ("It is 1.5 °C warmer.", 1.5, "°C", "1.5 °C"),
        ("It covers 170 square metres.", 170, "square metre", "170 square metres"),
        ("Thirteen root servers do it.", 13, "root server", "13"),
        ("About 1,796 people came.", 1796, "people", "1,796"),
        ("The skins of 170 calves were used.", 170, "calf", "170"),
        ("It was fired seven times a day.", 7, "times", "7 times"),
        ("It needs a tenth of a second.", 0.1, "second", "0.1 seconds"),
        ("It is 27,000 light-years away.", 27_000, "light-year", "27,000 light-years"),
        ("It takes under a millisecond.", 1, "millisecond", "1 millisecond"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: float, unit: str, shown: str) -> None:
    assert [(value, unit, shown)] == [(round(one.value, 9), one.unit, one.shown) for one in found(text)]


@pytest.mark.parametrize(
    "text",
    ["Apollo 11 landed.", "Chapter 3 is long.", "It opens at 10:30.", "At nine o'clock we start.", "In 1796 I fell."],
)
def test_names_times_and_years_are_no_quantities(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They last seven to ten years.", [7, 10]),
        ("Between 60,000 and 80,000 men came.", [60_000, 80_000]),
        ("The league went from 4,700 goals to 6,373.", [4700, 6373]),
        ("It weighs 5 to 10 million tonnes.", [5_000_000, 10_000_000]),
    ],
)
def test_both_ends_of_a_range_have_the_unit_that_is_said_once(text: str, values: list[float]) -> None:
    numbers = found(text)

    assert values == [one.value for one in numbers]
    assert 1 == len({one.unit for one in numbers})


def test_what_is_said_roughly_is_marked() -> None:
    assert [True, False] == [found(text)[0].approximate for text in ("It has nearly 300 rooms.", "It has 300 rooms.")]


@pytest.mark.parametrize(
    ("sentences", "units"),
    [
        ("Water at 70 percent, salt at two.", ["%", "%"]),
        ("I take 500 grams of flour, 350 of water and 10 of salt.", ["gram", "gram", "gram"]),
        ("Violet measures 700 nanometres. / Red comes in at about 400.", ["nanometre", "nanometre"]),
        ("Houston wanted more lanes. / The freeway has as many as 26 of them.", ["lane"]),
        ("At 26 degrees it needs four hours; at 18, more like nine.", ["hour", "hour"]),
        ("It grows to £163 after ten years, 265 after twenty.", ["£", "£"]),
        ("A cheetah can reach 110 km/h, a greyhound 70.", ["kilometre per hour", "kilometre per hour"]),
        ("A piano has 52 white keys and 36 black ones.", ["key", "key"]),
        ("The stone is 112 centimetres tall, 76 wide and 28 thick.", ["centimetre"] * 3),
        (
            "The north has 12 million voters and gets 48 seats. / The south has 9 million and gets 52.",
            ["voter", "seat", "voter", "seat"],
        ),
        ("There are about eight billion of us.", ["people"]),
        ("The number of students doubled to 2.9 million.", ["student"]),
        ("Seats: 650. / Needed for a majority: 326.", ["seat", "seat"]),
        ("There were 26 ships. / He was 21.", ["ship"]),
        ("The first team won 60 percent. / The five others? / On average, 25.", ["%", "other", "%"]),
        ("The old oven used 1,800 kilowatt hours. / Ours needs 180.", ["kilowatt hour", "kilowatt hour"]),
        ("It spends three days in a freezer at minus thirty.", ["day"]),
        ("The tower was 300 feet high. / He won 20.", ["foot"]),
        ("At ten guests the wait is four minutes. / At twenty, the queue breaks down.", ["minute"]),
        ("Three in ten women between 20 and 50 are tired.", ["%"]),
        ("Between forty and sixty percent is fine. / Mould comes if it stays above seventy.", ["%", "%", "%"]),
    ],
)
def test_a_unit_left_out_is_the_one_said_before(sentences: str, units: list[str]) -> None:
    assert units == [one.unit for _, numbers in measured(reading_of(sentences)) for one in numbers]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("On a salary of £28,000 you pay about £3,100 in tax.", [3100]),
        ("On thirty thousand a year, that makes £250 a month.", [250]),
        ("For every degree of warming, the air can hold seven percent more water.", [7]),
        ("Every ten metres the pressure goes up by one bar.", [1]),
        ("The tax rate is 20% up to £50,270 and 40% above that.", [20, 40]),
        ("A hundred pounds is worth 163 pounds in ten years' time.", [100, 163]),
        ("A sledge of 30 kilos needs 300 newtons to lift.", [300]),
        ("For about six hours 3.5 billion people could not reach it.", [6, 3.5e9]),
        ("Weed seeds die at 55 degrees.", [55]),
        ("After a month 58 percent was left, after a day 34.", [58, 34]),
    ],
)
def test_a_number_on_which_another_depends_is_left_out(sentence: str, values: list[float]) -> None:
    assert values == [one.value for _, numbers in measured(reading_of(sentence)) for one in numbers]


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "shown"),
    [
        ("A loaf costs 3 euros 20.", 3.2, "€", "€3.20"),
        ("The film runs for two hours and forty minutes.", 160, "minute", "two hours and forty minutes"),
        ("The record stands at 3 minutes 43 seconds.", 223, "second", "3 minutes 43 seconds"),
        ("She is five foot six.", 5.5, "foot", "five foot six"),
        ("A stamp was 3p.", 3, "penny", "3 pence"),
        ("The chip runs at 3.2GHz.", 3.2, "gigahertz", "3.2 gigahertz"),
        ("It costs US$40.", 40, "$", "$40"),
        ("It costs EUR 500.", 500, "€", "€500"),
        ("Some 2.5m people saw it.", 2.5e6, "people", "2.5 million"),
        ("A litre holds nine kilowatt hours.", 9, "kilowatt hour", "9 kilowatt hours"),
        ("It is twelve light years away.", 12, "light-year", "12 light-years"),
        ("It is built around a 50,000-seat stadium.", 50000, "seat", "50,000"),
        ("Lead melts at 327 degrees Celsius.", 327, "°C", "327 °C"),
        ("It was eighteen degrees below zero.", -18, "degree", "-18 degrees"),
        ("The shutter opens for 1/500 of a second.", 0.002, "second", "1/500 of a second"),
        ("The fee is nine-tenths of a percent.", 0.9, "%", "0.9 %"),
        ("Rates rose by a quarter of one per cent.", 0.25, "%", "0.25 %"),
        ("The tax is nought per cent.", 0, "%", "0 %"),
    ],
)
def test_quantities_are_understood_in_one_piece(sentence: str, value: float, unit: str, shown: str) -> None:
    found = quantities(reading_of(sentence).sentences[0])

    assert pytest.approx(value) == found[0].value
    assert (unit, shown) == (found[0].unit, found[0].shown)


def test_an_age_is_no_quantity() -> None:
    reading = reading_of(
        "You lose 0.5 percent a year from the age of 35. / The dose is 200 mg, for children under twelve."
    )

    assert [0.5, 200] == [one.value for _, numbers in measured(reading) for one in numbers]
