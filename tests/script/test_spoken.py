"""What a voice says for what is written, word by word."""

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.script.rules import ENGLISH
from chalktalk.script.words import readings_of

RULE_EXAMPLES = [(rule.name, written, spoken) for rule in ENGLISH for written, spoken in rule.examples]


def spoken(text: str, language: str = "en") -> str:
    return " ".join(reading.spoken for reading in readings_of(text, language))


def displays(text: str, language: str = "en") -> list[str]:
    return [reading.display for reading in readings_of(text, language)]


def test_every_rule_has_an_example() -> None:
    assert [] == [rule.name for rule in ENGLISH if not rule.examples]


@pytest.mark.parametrize(("rule", "written", "said"), RULE_EXAMPLES)
def test_a_rule_says_what_its_example_promises(rule: str, written: str, said: str) -> None:
    assert said == spoken(written), rule


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("In 1796, he tried.", "In seventeen ninety-six he tried"),
        ("It cost $3.5 million—or so.", "It cost three point five million dollars or so"),
        ("She paid €1,250.50!", "She paid one thousand two hundred fifty euros and fifty cents"),
        ("$1.05", "one dollar and five cents"),
        ("$0.00", "zero dollars"),
        ("£2bn", "two billion pounds"),
        ("$500k", "five hundred thousand dollars"),
        ("$10", "ten dollars"),
        ("100%", "one hundred percent"),
        ("0.5 %", "zero point five percent"),
        ("-12.5%", "minus twelve point five percent"),
        ("1 kg", "one kilogram"),
        ("1.5 kg", "one point five kilograms"),
        ("0 °C", "zero degrees Celsius"),
        ("90°", "ninety degrees"),
        ("300,000 km/s", "three hundred thousand kilometers per second"),
        ("5 m²", "five square meters"),
        ("1 m³", "one cubic meter"),
        ("3 GHz", "three gigahertz"),
        ("100 Mbps", "one hundred megabits per second"),
        ("5 µm", "five micrometers"),
        ("6 ft", "six feet"),
        ("20 fps", "twenty frames per second"),
        ("3rd", "third"),
        ("1,000th", "one thousandth"),
        ("1900", "nineteen hundred"),
        ("2000", "two thousand"),
        ("1066", "ten sixty-six"),
        ("3000 years", "three thousand years"),
        ("12345", "twelve thousand three hundred forty-five"),
        ("1,000,000", "one million"),
        ("-40", "minus forty"),
        ("12:30", "twelve thirty"),
        ("12:00 a.m.", "twelve AM"),
        ("11:59:59", "eleven fifty-nine and fifty-nine seconds"),
        ("on 2024-13-45", "on twenty twenty-four thirteen forty-five"),
        ("9/11", "nine eleven"),
        ("5/8 of it", "five eighths of it"),
        ("¾ cup", "three quarters cup"),
        ("pp. 10–20", "pages ten to twenty"),
        ("2020–21", "twenty twenty to twenty-one"),
        ("the 1920s and ’30s", "the nineteen twenties and thirties"),
        ("World War I", "World War one"),
        ("Henry VIII and Type II", "Henry the eighth and Type two"),
        ("and I am", "and I am"),
        ("DNA, RNA and mRNA", "DNA RNA and mRNA"),
        ("AT&T", "AT and T"),
        ("R&D", "R and D"),
        ("C++ and C#", "C plus plus and C sharp"),
        ("1+1=2", "one plus one equals two"),
        ("E = mc²", "E equals mc squared"),
        ("3 × 4", "three times four"),
        ("A → B", "A to B"),
        ("π ≈ 3.14", "pi about three point one four"),
        ("5’s", "five's"),
        ("don’t", "don't"),
        ("rock ’n’ roll", "rock n roll"),
        ("state-of-the-art", "state-of-the-art"),
        ("and/or", "and or"),
        ("10-year-old", "ten year-old"),
        ("5G", "five G"),
        ("3D-printed", "three D-printed"),
        ("GPT-4", "GPT four"),
        ("snake_case", "snake case"),
        ("Ph.D. thesis", "PhD thesis"),
        ("J. Smith", "J Smith"),
        ("www.example.org/a/b", "example dot org slash a slash b"),
        ("a.b@c.example.co", "a dot b at c dot example dot co"),
        ("@nasa", "at nasa"),
        ("½", "one half"),
        ("①", "one"),
        ("٣ cats", "three cats"),
        ("café naïve", "café naïve"),
    ],
)
def test_english_is_spoken_in_words(written: str, said: str) -> None:
    assert said == spoken(written)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It cost $3.5 million, then.", ["It", "cost", "$3.5 million,", "then."]),
        ("Walk 5 km at 37 °C.", ["Walk", "5 km", "at", "37 °C."]),
        ("World War II ended.", ["World", "War", "II", "ended."]),
        ("He went—slowly—home.", ["He", "went—", "slowly—", "home."]),
        ("A word — another.", ["A", "word —", "another."]),
        ("“Go!” she said.", ["“Go!”", "she", "said."]),
        ("« Oui » dit-il", ["« Oui »", "dit-il"]),
        ("Wait .", ["Wait."]),
        ("… and so", ["… and", "so"]),
        ("(see below)", ["(see", "below)"]),
        ("3:30 pm today", ["3:30 pm", "today"]),
        ("1914 – 1918", ["1914 – 1918"]),
        ("$5/month", ["$5/month"]),
    ],
)
def test_words_are_shown_as_written(written: str, shown: list[str]) -> None:
    assert shown == displays(written)


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("de", "3,5 % von 1.796", "drei Komma fünf Prozent von eintausendsiebenhundertsechsundneunzig"),
        ("de", "€20 & -5", "zwanzig Euro und minus fünf"),
        ("fr", "21 €", "vingt et un euros"),
        ("es", "100%", "cien por ciento"),
        ("pt-BR", "1.000", "mil"),
        ("ja", "3.5", "三点五"),
        ("xx", "12 cats", "12 cats"),
        ("zh", "有3只猫。", "有 3 只猫"),
    ],
)
def test_other_languages_have_their_numbers_in_words_where_num2words_has(
    language: str, written: str, said: str
) -> None:
    assert said == spoken(written, language)


def test_absurdly_long_numbers_are_read_digit_by_digit() -> None:
    said = spoken(f"${'1' * 5000}.00 and {'2' * 5000} km")
    assert (5000, 5000) == (said.count("one"), said.count("two"))


def test_a_sentence_without_anything_to_say_has_no_words() -> None:
    assert [] == [displays(text) for text in ("", "   ", "— … —", "***", "()") if displays(text)]


PIECES = (
    "$ € % 5 3.5 1796 1,000 km/h kg — – - -- … . , ' ’ “ ” ( ) / : ; + = × # @ & a I II War Dr. e.g. U.S. don't "
    "½ ² 10-20 3:30 pm www. .com x@y.z 0 007 99999999 million °C st 1990s -5 − ~ ^ _ * | \\ é 中 ３ Ⅳ 😀"
)
SCRIPTLIKE = st.lists(st.sampled_from([*PIECES.split(), " ", "\u00a0", "\u200b", "\u0301"])).map("".join)


@settings(max_examples=300)
@given(st.one_of(st.text(), SCRIPTLIKE), st.sampled_from(["en", "de", "fr", "ar", "ru", "xx"]))
def test_any_text_keeps_its_visible_characters_and_says_words_only(text: str, language: str) -> None:
    readings = readings_of(text, language)
    if readings:
        assert "".join(text.split()) == "".join("".join(reading.display.split()) for reading in readings)
    for reading in readings:
        assert reading.spoken == " ".join(reading.spoken.split()) != ""
        assert [] == [sign for sign in reading.spoken if not _may_be_spoken(sign, language)]


def _may_be_spoken(sign: str, language: str) -> bool:
    is_letter = sign in " '-" or sign.isalpha() or category(sign).startswith("M")
    return is_letter or (language == "xx" and sign.isdecimal())
