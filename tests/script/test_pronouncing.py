"""How words get their pronunciation: from front matter, from `lexicon.toml`, from the built-in lexicon."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalktalk.documents.brief import Brief, Pronunciation
from chalktalk.documents.script import Word
from chalktalk.engine import Context, Store
from chalktalk.errors import OptionError, ScriptError
from chalktalk.narration.libespeak import phonemes_of
from chalktalk.narration.mnemonics import in_mnemonics
from chalktalk.script import pronouncing, write
from chalktalk.script.frontmatter import Value, split_front_matter
from chalktalk.script.pronouncing import read_lexicon
from chalktalk.script.terms import Lexicon, said_words
from chalktalk.script.words import readings_of

BUILT_IN = tomllib.loads(Path(pronouncing.__file__).with_name("pronunciations.toml").read_text("utf-8"))
ENTRIES = [(word, ipa) for table in BUILT_IN.values() for word, ipa in table.items()]
CONTEXT = Context(store=Store(Path("never-used")), advance=lambda _done, _total: None)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder of its own, beside the script's."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def own(**entries: str) -> tuple[Pronunciation, ...]:
    return tuple(
        Pronunciation(word=word, ipa=said.strip("/")) if said[0] == "/" else Pronunciation(word=word, respelling=said)
        for word, said in entries.items()
    )


def words(text: str, entries: tuple[Pronunciation, ...] = (), language: str = "en") -> list[Word]:
    return [said.word for said in said_words(text, language, entries)]


def ipa_of(text: str, entries: tuple[Pronunciation, ...] = (), language: str = "en") -> list[str | None]:
    return [word.pronunciation for word in words(text, entries, language)]


def spoken(text: str, entries: tuple[Pronunciation, ...] = ()) -> str:
    return " ".join(word.spoken for word in words(text, entries))


def lexicon_from(front_matter: str, script: Path) -> tuple[Pronunciation, ...]:
    values, _ = split_front_matter(f"---\n{front_matter}\n---\nText.\n", str(script))
    return read_lexicon(values.get("lexicon"), script)


def test_front_matter_holds_respellings_and_ipa(tmp_path: Path) -> None:
    found = lexicon_from(
        "lexicon:\n  kubectl: cube control\n  C#: 'see sharp'\n  nginx: /ˈɛndʒɪnˌɛks/", tmp_path / "a.md"
    )
    assert (
        Pronunciation(word="kubectl", respelling="cube control"),
        Pronunciation(word="C#", respelling="see sharp"),
        Pronunciation(word="nginx", ipa="ˈɛndʒɪnˌɛks"),
    ) == found


def test_front_matter_comes_before_the_files_and_the_scripts_folder_before_the_current_one(
    tmp_path: Path, elsewhere: Path
) -> None:
    (tmp_path / "lexicon.toml").write_text('one = "beside"\ntwo = "beside"\n')
    (elsewhere / "lexicon.toml").write_text('ONE = "here"\nTwo = "here"\nthree = "here"\n')
    found = lexicon_from("lexicon:\n  One: front", tmp_path / "a.md")
    assert {"One": "front", "two": "beside", "three": "here"} == {entry.word: entry.respelling for entry in found}


def test_a_script_in_the_current_folder_reads_its_file_once(elsewhere: Path) -> None:
    (elsewhere / "lexicon.toml").write_text('one = "wun"\n')
    assert 1 == len(read_lexicon(None, Path("a.md")))


def test_without_entries_there_is_no_lexicon(tmp_path: Path) -> None:
    assert () == read_lexicon(None, tmp_path / "a.md")
    assert () == lexicon_from("lexicon:\ntitle: A", tmp_path / "a.md")


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("lexicon: cube", "a.md:2: .*`word: how it is said` lines"),
        ("lexicon:\n  - cube", "a.md:2: .*`word: how it is said` lines"),
        ("title: A\nlexicon:\n  kubectl:\n    deep: er", "a.md:4: .*more than plain text"),
    ],
)
def test_front_matter_that_is_no_mapping_is_refused_at_its_line(
    tmp_path: Path, front_matter: str, message: str
) -> None:
    with pytest.raises(ScriptError, match=message):
        lexicon_from(front_matter, tmp_path / "a.md")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("kubectl: ''", "a.md:3: the lexicon does not say how ‘kubectl’ is said"),
        ("kubectl: '//'", "a.md:3: the lexicon does not say how ‘kubectl’ is said"),
        ("kubectl: /ˈkʌ4/", "a.md:3: ‘4’ in /ˈkʌ4/ is no letter of the phonetic alphabet"),
        ("kubectl: C*L", "a.md:3: ‘C\\*L’ is no way to say ‘kubectl’"),
        ("Postgre SQL: postgres", "a.md:3: ‘Postgre SQL’ has 2 words, and how it is said has 1"),
        ("Postgre SQL: /ˈpoʊst ɡrɛs ɛs/", "a.md:3: ‘Postgre SQL’ has 2 words, and how it is said has 3"),
        ("'': nothing", "a.md:3: a pronunciation without its word"),
    ],
)
def test_an_entry_that_cannot_be_said_is_refused_at_its_line(tmp_path: Path, entry: str, message: str) -> None:
    with pytest.raises(OptionError, match=message) as refused:
        lexicon_from(f"lexicon:\n  {entry}", tmp_path / "a.md")
    assert refused.value.hints


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('one = "wun"\nÅ = "o"\n', r"lexicon.toml:2: the lexicon is no TOML"),
        ('one = "wun"\n\n[two]\nthree = "four"\n', r"lexicon.toml:3: how ‘two’ is said is no text"),
        ('"two words" = 5\n', r"lexicon.toml:1: how ‘two words’ is said is no text"),
        ('one = "wun"\none = "won"\n', r"lexicon.toml:2: the lexicon is no TOML"),
        ('one = "/"\n', r"lexicon.toml:1: ‘/’ is no way to say ‘one’"),
    ],
)
def test_a_file_that_cannot_be_understood_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "lexicon.toml").write_text(text)
    with pytest.raises(OptionError, match=message) as refused:
        read_lexicon(None, tmp_path / "a.md")
    assert refused.value.hints


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_bytes(b"one = '\xff'\n")
    with pytest.raises(OptionError, match="the lexicon is not UTF-8"):
        read_lexicon(None, tmp_path / "a.md")


def test_a_word_is_found_in_any_case_and_with_its_punctuation() -> None:
    entries = own(nginx="/ˈɛndʒɪnˌɛks/")
    assert ["ˈɛndʒɪnˌɛks"] * 4 == ipa_of("nginx, (NGINX) “Nginx.” *nginx*", entries)


def test_a_word_within_another_is_not_it() -> None:
    assert [None, None, None] == ipa_of("nginxed unlinux linuxlike", own(nginx="/ˈɛndʒɪnˌɛks/"))


def test_plural_and_possessive_are_said_as_english_says_them() -> None:
    entries = own(gif="/dʒɪf/", regex="/ˈrɛdʒɛks/", url="/ɜːrl/")
    assert ["dʒɪfs", "dʒɪfs", "ˈrɛdʒɛksɪz", "ɜːrlz"] == ipa_of("GIFs gif’s regexes URLs", entries)


def test_a_respelling_is_what_is_spoken() -> None:
    entries = own(kubectl="cube control")
    assert "Use cube control and cube control's flags" == spoken("Use kubectl and kubectl's flags", entries)
    assert [None, None] == ipa_of("use kubectl", entries)


def test_a_term_of_several_words_is_found_where_they_stand_together() -> None:
    entries = (Pronunciation(word="Postgre SQL", respelling="post-gres Q-L"), *own(SQL="sequel"))
    assert "post-gres Q-L and sequel" == spoken("Postgre SQL and SQL", entries)
    assert "Postgre sequel" == spoken("Postgre, SQL", entries)


def test_a_term_of_several_words_in_ipa_gives_each_its_part() -> None:
    assert ["də", "ˈbrɔɪz", None] == ipa_of("de Broglie's wave")


def test_words_with_signs_can_be_told() -> None:
    entries = (Pronunciation(word="C#", respelling="see sharp"), Pronunciation(word="C++", respelling="see plus"))
    assert "see sharp see plus Yahoo" == spoken("C#, C++. Yahoo!", entries)
    assert ["ˌdɑːtˈnɛt"] == ipa_of(".NET")


def test_the_authors_entry_comes_before_the_built_in_one() -> None:
    assert ["ˈlinuks"] == ipa_of("Linux", own(linux="/ˈlinuks/"))
    assert "lah tech" == spoken("LaTeX", own(latex="lah tech"))


def test_a_built_in_term_written_otherwise_is_another_word() -> None:
    assert ["ˈleɪtɛk", None] == ipa_of("LaTeX latex")
    assert [None, "ˌɛliːˈdiː"] == ipa_of("led LED")


def test_built_in_terms_are_for_english_alone() -> None:
    assert ["ˈlɪnəks"] == ipa_of("Linux", language="en-GB")
    assert [None] == ipa_of("Linux", language="de")
    assert ["ˈliːnʊks"] == ipa_of("Linux", own(Linux="/ˈliːnʊks/"), "de")


async def test_a_script_carries_pronunciations_to_its_words() -> None:
    brief = Brief(source="Use *kubectl*, or `helm`.", source_name="a.md", lexicon=own(helm="hellm"))
    (section,) = (await write.function(CONTEXT, brief)).sections
    found = section.sentences[0].sentence.words
    assert ["ˈkuːbkənˌtroʊl", "hellm."] == [found[1].pronunciation, f"{found[3].spoken}."]
    assert [True, "kubectl,", "helm."] == [found[1].emphasis, found[1].display, found[3].display]


def test_there_are_over_two_hundred_built_in_terms() -> None:
    assert len(ENTRIES) > 200
    assert len(ENTRIES) == len({word.casefold() for word, _ in ENTRIES})


def test_every_built_in_term_is_found_by_itself() -> None:
    lexicon = Lexicon((), "en")
    for term, ipa in ENTRIES:
        said = lexicon.said(readings_of(term, "en"))
        assert ipa == " ".join(word.ipa or "" for word in said), term


def test_every_built_in_term_is_said_otherwise_by_the_voice_itself() -> None:
    texts = [" ".join(reading.spoken for reading in readings_of(term, "en")) for term, _ in ENTRIES]
    by_rule = phonemes_of(texts, "en-US")
    as_told = phonemes_of([in_mnemonics(ipa, "en-US") for _, ipa in ENTRIES], "en-US")
    pairs = zip(ENTRIES, map(_plainly, by_rule), map(_plainly, as_told), strict=True)
    assert [] == [term for (term, _), rule, told in pairs if rule == told]


def test_what_the_lexicon_takes_as_ipa_the_voice_can_be_told() -> None:
    letters = [chr(code) for code in (*range(0x20, 0x400), *range(0x1D00, 0x1E00), *range(0x2000, 0x2070))]
    taken = []
    for letter in letters:
        try:
            (entry,) = read_lexicon(Value("", 1, (("word", Value(f"/a{letter}b/", 1)),)), Path("a.md"))
        except OptionError:
            continue
        taken.append(letter)
        assert in_mnemonics(str(entry.ipa), "en-US").startswith("[[")
    assert set("ˈˌːŋʃʒθðɹɚæɑəɛɪɔʊʌ") <= set(taken)
    assert not set("0<>&[]/*") & set(taken)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.from_regex(r'("?[a-zé#+ ]{1,5}"? ?= ?["/a-zə ]{1,8}\n){1,3}', fullmatch=True)))
def test_any_file_is_a_lexicon_or_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "lexicon.toml").write_bytes(text.encode("utf-8"))
    with suppress(OptionError):
        assert all(entry.ipa or entry.respelling for entry in read_lexicon(None, tmp_path / "a.md"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=4), text=st.text(max_size=60))
def test_any_entry_can_be_used_or_is_refused(entries: dict[str, str], text: str) -> None:
    given_entries = Value("", 1, tuple((word, Value(said, 1)) for word, said in entries.items()))
    try:
        found = read_lexicon(given_entries, Path("a.md"))
    except OptionError:
        found = ()
    readings = readings_of(f"{text} {' '.join(entries)}", "en")
    said = Lexicon(found, "en").said(readings)
    assert len(readings) == len(said)
    assert all(word.spoken.strip() for word in said)


def test_the_examples_on_the_page_can_be_read(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/howto/pronunciation.md").read_text("utf-8")
    in_script, in_file = re.findall(r"```(?:markdown|toml)\n(.*?)```", page, re.DOTALL)
    (tmp_path / "lexicon.toml").write_text(in_file, "utf-8")
    values, _ = split_front_matter(in_script, "a.md")
    found = read_lexicon(values["lexicon"], tmp_path / "a.md")
    assert ["kubectl", "nginx", "Postgre SQL", "C#", "Ångström"] == [entry.word for entry in found]


def _plainly(ipa: str) -> str:
    """Without stress, and without the differences between weak vowels."""
    return re.sub("[ˈˌ ]", "", ipa).replace("ɹɹ", "ɹ").translate(str.maketrans("ɐᵻɪɾ", "əəət")).replace("iː", "i")


@given(
    text=st.lists(
        st.sampled_from(["kubectl", "de", "Broglie", "le", "-", "…", "’s", "$5", "C#", "漢字", "\u0301"])
    ).map(" ".join)
)
def test_every_word_keeps_its_place_whatever_stands_there(text: str) -> None:
    readings = readings_of(normalize("NFC", text), "en")
    said = Lexicon(own(de="the"), "en").said(readings)
    assert len(readings) == len(said)
    assert all(word.spoken for word in said)
