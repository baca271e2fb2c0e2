import pytest
from readings import reading_of

from chalktalk.analysis.opportunities.charts import charts
from chalktalk.documents.analysis import ChartOpportunity, ChartShape


def only(*paragraphs: str) -> ChartOpportunity:
    found = list(charts(reading_of(*paragraphs)))
    assert 1 == len(found)
    return found[0]


def labels(chart: ChartOpportunity) -> list[tuple[float, str]]:
    return [(value.value, value.of.label) for value in chart.values]


@pytest.mark.parametrize(
    ("text", "shape", "values"),
    [
        ("One in five adults has a phobia.", ChartShape.SINGLE, [(20, "Adults")]),
        ("Their combined tension is about twenty tonnes.", ChartShape.SINGLE, [(20, "Their combined tension")]),
        (
            "With a warm pack, 41 percent of them yawned. / With a cold one it was 9 percent.",
            ChartShape.BARS,
            [(41, "Warm pack"), (9, "Cold one")],
        ),
        (
            "We raised £2m in 2019, £5m in 2020 and £12m in 2021.",
            ChartShape.LINE,
            [(2e6, "2019"), (5e6, "2020"), (12e6, "2021")],
        ),
        ("In 2000 a ticket cost $5.39. / By 2019 it was $9.16.", ChartShape.CHANGE, [(5.39, "2000"), (9.16, "2019")]),
        (
            "Air is 78 percent nitrogen, 21 percent oxygen and 1 percent argon.",
            ChartShape.SHARE,
            [(78, "Nitrogen"), (21, "Oxygen"), (1, "Argon")],
        ),
        (
            "Unemployment fell from 10 percent to 4 percent.",
            ChartShape.CHANGE,
            [(10, "Unemployment"), (4, "Unemployment")],
        ),
    ],
)
def test_numbers_are_charted_as_they_hang_together(
    text: str, shape: ChartShape, values: list[tuple[float, str]]
) -> None:
    chart = only(text)

    assert (shape, values) == (chart.shape, labels(chart))


@pytest.mark.parametrize(
    "text",
    [
        "There are two ways to do this. / One of them is easy.",
        "Three friends met in a bar.",
        "Boil the pasta for ten minutes, then drain it.",
        "In chapter 3 we saw version 2.1 at 10:30.",
        "My grandmother had seven children and lived to be ninety-four.",
        "Each of the four chambers has its own job.",
        "Half the battle is showing up.",
        "In 1796 everything changed.",
        "I have said it a thousand times.",
        "Now imagine a shop that takes £57 a day.",
        "The gap is rather less than a centimetre.",
    ],
)
def test_numbers_said_in_passing_are_no_chart(text: str) -> None:
    assert [] == list(charts(reading_of(text)))


def test_numbers_of_different_paragraphs_are_charts_of_their_own() -> None:
    found = list(charts(reading_of("About 70 percent of it is water.", "Only 4 percent of that is fresh.")))

    assert [[70], [4]] == [[value.value for value in chart.values] for chart in found]


def test_facts_in_a_row_without_a_verb_are_one_chart() -> None:
    found = list(
        charts(reading_of("Twelve kilometres of cable. / Four hundred pumps. / It cost three million pounds."))
    )

    assert [[12, 400], [3e6]] == [[value.value for value in chart.values] for chart in found]


def test_a_stressed_time_is_news() -> None:
    assert [18] == [value.value for value in only("It took them just eighteen days to find the money.").values]


def test_a_range_is_one_number_with_two_ends() -> None:
    chart = only("A mattress lasts seven to ten years.")

    assert (ChartShape.SINGLE, [7, 10]) == (chart.shape, [value.value for value in chart.values])


def test_the_reason_quotes_the_numbers() -> None:
    chart = only("The freeway cost 2.8 billion dollars.")

    assert "a number worth seeing: “2.8 billion dollars”" == chart.reason
    assert [(3, 6)] == [(said.start, said.end) for said in chart.evidence]


@pytest.mark.parametrize(
    "text", ["😀 5 😀", "%", "minus", "half", "from to", "5 " * 300, "- 5 - 6 -", "light-", "km/h"]
)
def test_there_is_no_chart_in_odd_text(text: str) -> None:
    assert [] == list(charts(reading_of(text)))


def test_other_languages_give_no_nonsense() -> None:
    reading = reading_of("Im Jahr 1990 waren es vierzig Prozent.", language="de")

    assert [] == list(charts(reading))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Brazil has 212 million people, Portugal ten million.", [(2.12e8, "Brazil"), (1e7, "Portugal")]),
        ("The company employs 40 people in Leeds and 12 in Cork.", [(40, "Leeds"), (12, "Cork")]),
        ("Turnout was 67.2%, up from 62.1% four years before.", [(67.2, "Turnout"), (62.1, "Turnout")]),
        ("Pine grows 60 cm a year, oak 30, yew barely 10.", [(60, "Pine"), (30, "Oak"), (10, "Yew")]),
        (
            "A third of the heat goes through the walls, a quarter through the roof and a fifth through the windows.",
            [(pytest.approx(100 / 3), "Heat"), (25, "Roof"), (20, "Windows")],
        ),
        ("Prices went up by a third, wages by a tenth.", [(pytest.approx(100 / 3), "Prices"), (10, "Wages")]),
        ("The Nile runs for 6,650 kilometres, the Thames for 346.", [(6650, "Nile"), (346, "Thames")]),
        ("Sweden has nine million people. / London alone has eight.", [(9e6, "Sweden"), (8e6, "London")]),
        ("One woman in eight has the gene.", [(12.5, "Gene")]),
        ("A watch crystal swings 32,768 times a second.", [(32768, "Watch crystal")]),
        ("A mug of coffee holds about 95 mg of caffeine, a cup of tea half that.", [(95, "Caffeine")]),
    ],
)
def test_values_are_named_by_what_tells_them_apart(text: str, values: list[tuple[float, str]]) -> None:
    assert values == labels(only(text))


@pytest.mark.parametrize(
    "text",
    [
        "That is enough for about 350 km.",
        "Three in ten renters save; among owners it is seven in ten.",
        "The stone is 112 centimetres tall, 76 wide and weighs 760 kilos.",
        "The journey that took 13 days now takes 13 hours.",
        "The pipe is 12 mm wide at one end and 8 at the other.",
    ],
)
def test_no_name_of_a_value_holds_a_number(text: str) -> None:
    assert not [name for _, name in labels(only(text)) if any(sign.isdigit() for sign in name)]
