"""Charts and timelines as the storyboard gives them: ordinary ones, and those that are hard to draw honestly."""

from made import element, heading, series

from chalktalk.documents.storyboard import (
    BarChartVisual,
    Datum,
    LineChartVisual,
    ShareChartVisual,
    TimelineEvent,
    TimelineVisual,
    Visual,
)

Row = tuple[str, float, str]
LONG = [
    "The heart pumps blood outwards",
    "Arteries branch into smaller vessels",
    "Capillaries deliver oxygen to cells",
    "Carbon dioxide is collected",
    "Veins return the blood",
    "The lungs refresh it again",
    "And again",
]


def data(*rows: Row, name: str | None = None, first: int = 2, ids: str = "value") -> tuple[Datum, ...]:
    """Values, each with its category and as it is written, of one series."""
    categories = series(ids, [label for label, _, _ in rows], first)
    return tuple(
        Datum(category=category.model_copy(update={"icon": None}), value=value, shown=shown, series=name)
        for category, (_, value, shown) in zip(categories, rows, strict=True)
    )


def bars(*rows: Row, unit: str = "%", source: str | None = None) -> BarChartVisual:
    return BarChartVisual(heading=heading("By the numbers"), unit=unit, data=data(*rows), source=source)


def line(*rows: Row, unit: str = "%", source: str | None = None) -> LineChartVisual:
    return LineChartVisual(heading=heading("Over time"), unit=unit, data=data(*rows), source=source)


def shares(*rows: Row) -> ShareChartVisual:
    return ShareChartVisual(heading=heading("How it divides"), data=data(*rows))


def timeline(*events: tuple[str, float, str]) -> TimelineVisual:
    told = series("event", [label for _, _, label in events])
    dated = zip(events, told, strict=True)
    return TimelineVisual(
        heading=heading("As time went by"),
        events=tuple(TimelineEvent(date=date, year=year, event=event) for (date, year, _), event in dated),
    )


TWO_SERIES = (
    data(("2010", 500, "€500"), ("2015", 700, "€700"), ("2020", 1100, "€1,100"), name="Rent", ids="rent"),
    data(("2010", 620, "€620"), ("2015", 680, "€680"), ("2020", 760, "€760"), name="Wages", first=3, ids="wage"),
)
HUGE = (("Mouse", 0.02, "0.02 kg"), ("Human", 70.0, "70 kg"), ("Blue whale", 150_000.0, "150,000 kg"))

CHARTS: dict[str, Visual] = {
    "bar_chart": bars(("Coal", 36, "36 %"), ("Gas", 23, "23 %"), ("Wind", 8, "8 %"), source="Source: Ember, 2023"),
    "long bar_chart": bars(*((name, at * 1.5e6, f"{at * 1.5:g} million tons") for at, name in enumerate(LONG, 1))),
    "bars below zero": bars(("Berlin", 12_500, "12,500"), ("Paris", -8_300, "-8,300"), ("Rome", -21_000, "-21,000")),
    "bars all below zero": bars(("Berlin", -3, "-3 %"), ("Paris", 0, "0 %")),
    "huge bars": bars(*HUGE, unit="kg"),
    "equal bars": bars(("One", 5, "5"), ("Two", 5, "5"), ("Three", 5, "5"), unit="people"),
    "bars of nothing": bars(("One", 0, "0"), ("Two", 0, "0"), unit="people"),
    "two series of bars": BarChartVisual(
        heading=heading("Rent against wages"),
        unit="€",
        data=tuple(x for pair in zip(*TWO_SERIES, strict=True) for x in pair),
    ),
    "line_chart": line(("2000", 3, "3 %"), ("2004", 9, "9 %"), ("2020", 55, "55 %"), source="Source: IEA, 2022"),
    "long line_chart": line(*((str(2000 + 2 * at), at * 1e5, f"{at}00,000") for at in range(1, 10)), unit="people"),
    "line far from zero": line(("1980", 13.9, "13.9 °C"), ("2000", 14.1, "14.1 °C"), ("2020", 14.9, "14.9 °C")),
    "level line": line(("in spring", 5, "5 %"), ("in autumn", 5, "5 %")),
    "two lines": LineChartVisual(heading=heading("Rent against wages"), unit="€", data=TWO_SERIES[0] + TWO_SERIES[1]),
    "share_chart": shares(("Nitrogen", 78, "78 %"), ("Oxygen", 21, "21 %"), ("Argon", 0.9, "0.9 %")),
    "six shares": shares(
        *((name, value, f"{value} %") for name, value in zip(LONG, (34, 18, 14, 11, 8, 5), strict=False))
    ),
    "single share": shares(("of all adults vaccinated", 70, "70 %")),
    "timeline": timeline(("1796", 1796, "First vaccine"), ("1885", 1885, "Germs seen"), ("1955", 1955, "Polio shot")),
    "long timeline": timeline(*((str(1796 + 40 * at), 1796 + 40 * at, name) for at, name in enumerate(LONG[:6]))),
    "crowded timeline": timeline(
        ("3500 BC", -3500, "The wheel turns"),
        ("1450", 1450, "Books are printed"),
        ("1769", 1769, "Steam"),
        ("1969", 1969, "A man on the moon"),
    ),
}


def one_word(visual: BarChartVisual | LineChartVisual | ShareChartVisual) -> tuple[Datum, ...]:
    """Its values as they are when all are said in one breath."""
    return tuple(
        datum.model_copy(update={"category": element(datum.category.id, datum.category.label, 4, None)})
        for datum in visual.data
    )
