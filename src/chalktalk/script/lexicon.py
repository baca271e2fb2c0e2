"""What English says for signs, units, currencies and abbreviations; and the few signs known in other languages."""

from typing import NamedTuple


def word_set(words: str) -> frozenset[str]:
    """The words of a string, for tables that read better so."""
    return frozenset(words.split())


class Unit(NamedTuple):
    """How one and several of a unit are said."""

    one: str
    many: str


def _regular(**names: str) -> dict[str, Unit]:
    return {sign: Unit(name, f"{name}s") for sign, name in names.items()}


def _prefixed(unit: str, name: str, prefixes: str) -> dict[str, Unit]:
    return {
        f"{prefix}{unit}": Unit(f"{said}{name}", f"{said}{name}s")
        for prefix, said in _PREFIXES.items()
        if prefix in prefixes.split()
    }


_PREFIXES = {
    "n": "nano",
    "µ": "micro",
    "μ": "micro",
    "m": "milli",
    "c": "centi",
    "d": "deci",
    "h": "hecto",
    "k": "kilo",
    "K": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
    "P": "peta",
}

UNITS: dict[str, Unit] = {
    **_regular(m="meter", g="gram", l="liter", L="liter", s="second", h="hour", W="watt", V="volt", J="joule"),
    **_regular(mi="mile", yd="yard", lb="pound", lbs="pound", oz="ounce", px="pixel", dB="decibel", bar="bar"),
    **_regular(hr="hour", hrs="hour", min="minute", mins="minute", sec="second", secs="second", K="kelvin"),
    **_regular(Pa="pascal", N="newton", B="byte", Ω="ohm"),
    **_prefixed("m", "meter", "n µ μ m c d k"),
    **_prefixed("g", "gram", "n µ μ m k"),
    **_prefixed("l", "liter", "µ μ m c d h"),
    **_prefixed("L", "liter", "µ μ m d"),
    **_prefixed("s", "second", "n µ μ m"),
    **_prefixed("W", "watt", "m k M G T"),
    **_prefixed("Wh", "watt hour", "k M G T"),
    **_prefixed("V", "volt", "m k"),
    **_prefixed("J", "joule", "k M"),
    **_prefixed("N", "newton", "k"),
    **_prefixed("Pa", "pascal", "h k M"),
    **_prefixed("A", "amp", "m"),
    **_prefixed("B", "byte", "k K M G T P"),
    **_prefixed("bit", "bit", "k K M G"),
    **_prefixed("cal", "calorie", "k"),
    "Hz": Unit("hertz", "hertz"),
    **{f"{prefix}Hz": Unit(f"{said}hertz", f"{said}hertz") for prefix, said in _PREFIXES.items() if prefix in "kMGT"},
    **{f"{prefix}bps": Unit(f"{said}bit per second", f"{said}bits per second") for prefix, said in
       (("k", "kilo"), ("M", "mega"), ("G", "giga"))},
    **{f"{sign}{power}": Unit(f"{said} {name}", f"{said} {name}s") for power, said in (("²", "square"), ("³", "cubic"))
       for sign, name in (("m", "meter"), ("cm", "centimeter"), ("mm", "millimeter"), ("km", "kilometer"))},
    "s²": Unit("second squared", "seconds squared"),
    "ft": Unit("foot", "feet"),
    "mph": Unit("mile per hour", "miles per hour"),
    "kph": Unit("kilometer per hour", "kilometers per hour"),
    "fps": Unit("frame per second", "frames per second"),
    "rpm": Unit("revolution per minute", "revolutions per minute"),
    "ppm": Unit("part per million", "parts per million"),
    "°": Unit("degree", "degrees"),
    "°C": Unit("degree Celsius", "degrees Celsius"),
    "°F": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "℃": Unit("degree Celsius", "degrees Celsius"),
    "℉": Unit("degree Fahrenheit", "degrees Fahrenheit"),
    "%": Unit("percent", "percent"),
    "‰": Unit("per mille", "per mille"),
    "x": Unit("times", "times"),
    "×": Unit("times", "times"),
}  # fmt: skip
"""Units by sign. A compound such as km/h is its two parts with `per` between them."""

TIGHT_UNITS = frozenset(("x", "×", "B"))
"""Signs that count as a unit only where they touch their number, for they mean something else by themselves."""

MAGNITUDES = {
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "k": "thousand",
    "K": "thousand",
    "M": "million",
    "mn": "million",
    "B": "billion",
    "bn": "billion",
    "T": "trillion",
    "tn": "trillion",
}


class Currency(NamedTuple):
    """How a currency and its hundredth are said."""

    whole: Unit
    hundredth: Unit | None


_DOLLAR = Currency(Unit("dollar", "dollars"), Unit("cent", "cents"))
_EURO = Currency(Unit("euro", "euros"), Unit("cent", "cents"))
_POUND = Currency(Unit("pound", "pounds"), Unit("penny", "pence"))
_YEN = Currency(Unit("yen", "yen"), None)

CURRENCIES = {
    "$": _DOLLAR,
    "US$": Currency(Unit("US dollar", "US dollars"), Unit("cent", "cents")),
    "USD": Currency(Unit("US dollar", "US dollars"), Unit("cent", "cents")),
    "A$": Currency(Unit("Australian dollar", "Australian dollars"), Unit("cent", "cents")),
    "C$": Currency(Unit("Canadian dollar", "Canadian dollars"), Unit("cent", "cents")),
    "€": _EURO,
    "EUR": _EURO,
    "£": _POUND,
    "GBP": _POUND,
    "¥": _YEN,
    "JPY": _YEN,
    "₹": Currency(Unit("rupee", "rupees"), None),
    "₩": Currency(Unit("won", "won"), None),
    "CHF": Currency(Unit("Swiss franc", "Swiss francs"), None),
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SHORT_MONTHS = {month[:3]: month for month in MONTHS if len(month) > 4} | {"Sept": "September"}

ABBREVIATIONS = {
    "Dr.": "Doctor",
    "Mr.": "Mister",
    "Mrs.": "Missus",
    "Ms.": "Miz",
    "Prof.": "Professor",
    "Gen.": "General",
    "Capt.": "Captain",
    "Sgt.": "Sergeant",
    "Lt.": "Lieutenant",
    "Col.": "Colonel",
    "Sen.": "Senator",
    "Gov.": "Governor",
    "Rev.": "Reverend",
    "Jr.": "Junior",
    "Sr.": "Senior",
    "St.": "Saint",
    "Mt.": "Mount",
    "Inc.": "Incorporated",
    "Ltd.": "Limited",
    "Corp.": "Corporation",
    "Co.": "Company",
    "Dept.": "Department",
    "dept.": "department",
    "vs.": "versus",
    "vs": "versus",
    "etc.": "et cetera",
    "et al.": "et al",
    "e.g.": "for example",
    "i.e.": "that is",
    "approx.": "approximately",
    "ca.": "circa",
    "cf.": "compare",
    "w/": "with",
    "w/o": "without",
    "Ph.D.": "PhD",
    "a.m.": "AM",
    "p.m.": "PM",
    "A.M.": "AM",
    "P.M.": "PM",
    "C#": "C sharp",
    "F#": "F sharp",
    "n/a": "not applicable",
    "N/A": "not applicable",
}

NUMBERED = {
    "No.": "number",
    "no.": "number",
    "Nos.": "numbers",
    "Fig.": "figure",
    "fig.": "figure",
    "Vol.": "volume",
    "vol.": "volume",
    "Eq.": "equation",
    "p.": "page",
    "pp.": "pages",
    "Ch.": "chapter",
    "c.": "circa",
    "#": "number",
    "~": "about",
    "№": "number",
}
"""What is said so only before a number."""

SYMBOLS = {
    "&": "and",
    "%": "percent",
    "‰": "per mille",
    "+": "plus",
    "−": "minus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "±": "plus or minus",
    "<": "less than",
    ">": "greater than",
    "≤": "at most",
    "≥": "at least",
    "≈": "about",
    "≠": "is not equal to",
    "→": "to",
    "⇒": "means",
    "@": "at",
    "#": "number",
    "§": "section",
    "°": "degrees",
    "∞": "infinity",
    "√": "square root of",
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "₹": "rupees",
    "²": "squared",
    "³": "cubed",
    "№": "number",
    "½": "one half",
    "⅓": "one third",
    "⅔": "two thirds",
    "¼": "one quarter",
    "¾": "three quarters",
    "⅕": "one fifth",
    "⅛": "one eighth",
}

COMPARISONS = {
    "<=": "at most",
    ">=": "at least",
    "!=": "is not equal to",
    "==": "equals",
    "->": "to",
    "-->": "to",
    "=>": "to",
    "<-": "from",
}
"""Signs of more than one character."""

FRACTIONS = {
    "½": "a half",
    "⅓": "a third",
    "⅔": "two thirds",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅛": "an eighth",
}
"""After a whole number and `and`."""

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Δ": "delta", "Σ": "sigma", "Ω": "omega", "µ": "micro",
}  # fmt: skip
"""Letters that stand alone in formulas."""

REGNAL_NAMES = word_set(
    "Alexander Benedict Catherine Charles Christian Darius Edward Elizabeth Felipe Francis Frederick George "
    "Gregory Gustav Haakon Harald Henry Ivan James Juan Leo Leopold Louis Mary Napoleon Nicholas Paul Peter "
    "Philip Pius Ptolemy Ramesses Ramses Richard Rudolf Urban Victor Wilhelm William Xerxes"
)
"""A Roman numeral after one of these is an ordinal: Elizabeth I."""

COUNTED_NAMES = word_set("War Chapter Part Act Volume Book Section Type Phase Stage Class Level Article Bowl")
"""A Roman numeral after one of these is a number: World War II."""

SYMBOLS_ELSEWHERE = {
    language: dict(zip("−%&+=€$£°", words.split(", "), strict=True))
    for language, words in {
        "de": "minus, Prozent, und, plus, gleich, Euro, Dollar, Pfund, Grad",
        "fr": "moins, pour cent, et, plus, égale, euros, dollars, livres, degrés",
        "es": "menos, por ciento, y, más, igual a, euros, dólares, libras, grados",
        "it": "meno, per cento, e, più, uguale a, euro, dollari, sterline, gradi",
        "pt": "menos, por cento, e, mais, igual a, euros, dólares, libras, graus",
        "nl": "min, procent, en, plus, is, euro, dollar, pond, graden",
    }.items()
}
"""Signs in other languages; where a language is missing they stay unsaid, and the script stage warns of it."""
