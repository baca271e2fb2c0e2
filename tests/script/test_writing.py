"""From Markdown to a script."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.brief import Brief
from chalktalk.documents.script import Directive, PlacedSentence, Script
from chalktalk.engine import Context, Store
from chalktalk.errors import ScriptError
from chalktalk.script import write

CONTEXT = Context(store=Store(Path("never-used")), advance=lambda _done, _total: None)


async def written(source: str, **choices: object) -> Script:
    brief = Brief.model_validate({"source": source, "source_name": "the_script.md", **choices})
    return await write.function(CONTEXT, brief)


def placed(script: Script) -> list[PlacedSentence]:
    return [sentence for section in script.sections for sentence in section.sentences]


def texts(script: Script) -> list[str]:
    return [sentence.sentence.text for sentence in placed(script)]


def assert_one_line(message: str) -> None:
    assert message.startswith("the_script.md")
    assert 1 == len(message.splitlines())


def warned(script: Script) -> list[tuple[int | None, str]]:
    return [(warning.line, warning.message) for warning in script.warnings]


async def test_headings_become_title_and_chapters() -> None:
    script = await written("# All about *ice*\n\nFirst.\n\n## It melts\n\nSecond. Third.\n")
    assert "All about ice" == script.title
    assert [(None, 3), ("It melts", 5)] == [(section.title, section.line) for section in script.sections]
    assert ["First.", "Second.", "Third."] == texts(script)
    assert () == script.warnings


async def test_front_matter_wins_over_the_heading_and_a_file_name_is_the_last_resort() -> None:
    assert "Given" == (await written("# Heading\n\nText.", title="Given")).title
    assert "The script" == (await written("Text.")).title


async def test_lines_are_those_of_the_file() -> None:
    script = await written(
        "\n\nOne. Two\nis long.\nThree. `a\nb` Four.\n\n- Five.\n- Six\n  is\n  long. Seven.\n\n> Eight.\n"
    )
    lines = [3, 3, 5, 5, 8, 9, 11, 13]
    assert lines == [sentence.line for sentence in placed(script)]


async def test_marks_never_reach_the_words() -> None:
    script = await written(
        'A *so* **very** ~~not~~ `coded` [link](http://a.b "t") note[^1] <!-- hidden --> end.[^lost]\n\n[^1]: A note.\n'
    )
    assert ["A so very coded link note end."] == texts(script)
    assert ["so", "very"] == [word.display for word in placed(script)[0].sentence.words if word.emphasis]
    assert [(1, "a footnote without its text is left out"), (1, "struck-out text is left out")] == sorted(
        warned(script)
    )


async def test_numbers_are_shown_as_written_and_spoken_in_words() -> None:
    words = placed(await written("It cost **$3.5 million** in 2024."))[0].sentence.words
    assert [("It", "It"), ("cost", "cost"), ("$3.5 million", "three point five million dollars"), ("in", "in"),
            ("2024.", "twenty twenty-four")] == [(word.display, word.spoken) for word in words]  # fmt: skip
    assert [False, False, True, False, False] == [word.emphasis for word in words]


async def test_list_items_are_sentences_of_one_paragraph() -> None:
    script = await written("Three:\n\n- one,\n- two\n  - two and a half\n- three!\n\nDone.")
    assert ["Three:", "one.", "two.", "two and a half.", "three!", "Done."] == texts(script)
    assert [False, True, True, True, True, False] == [sentence.list_item for sentence in placed(script)]
    assert [0, 1, 1, 1, 1, 2] == [sentence.paragraph for sentence in placed(script)]


async def test_a_list_is_known_as_numbered_or_not_and_its_items_by_their_place() -> None:
    script = await written(
        "How:\n\n1. Boil it. Stir.\n   - Slowly.\n2. Serve.\n\nOr:\n\n- Eat.\n\n  Now.\n  1. First.\n- Sleep."
    )
    assert [
        ("How:", False, None),
        ("Boil it.", True, 0),
        ("Stir.", True, 0),
        ("Slowly.", True, 0),
        ("Serve.", True, 1),
        ("Or:", False, None),
        ("Eat.", False, 0),
        ("Now.", False, 0),
        ("First.", False, 0),
        ("Sleep.", False, 1),
    ] == [(piece.sentence.text, piece.ordered, piece.item) for piece in placed(script)]


async def test_pauses_come_after_the_word_before_them() -> None:
    script = await written("One[pause] two [pause 1.5s]. Three.\n\n[pause 300ms]\n\n## Next\n\nFour.")
    pauses = [[word.pause for word in sentence.sentence.words] for sentence in placed(script)]
    assert [[0.6, 1.5], [0.3], [0.0]] == pauses
    assert ["One two.", "Three.", "Four."] == texts(script)


async def test_pauses_add_up_to_ten_seconds_at_most() -> None:
    script = await written("One. [pause 6s] [pause 7s]\n")
    assert 10.0 == placed(script)[0].sentence.words[0].pause
    assert [(1, "pauses add up to more than 10 s and are cut to it")] == warned(script)


async def test_a_pause_before_the_first_word_is_left_out_with_a_warning() -> None:
    assert [(1, "a pause before the first word is left out")] == warned(await written("[pause]\n\nOne."))


async def test_directives_stand_before_their_sentence() -> None:
    script = await written(
        "[VISUAL: title: Ice]\n\nOne. [visual: a calm *lake* | wide]\nTwo\n[VISUAL: list: a; b [1]]\nThree.\n\n"
        "![A cow](my%20cow.png)\n\nFour.\n\n[VISUAL: recap]\nFive."
    )
    assert ["One.", "Two", "Three.", "Four.", "Five."] == texts(script)
    assert [
        Directive(kind="title", content="Ice", file="the_script.md", line=1),
        Directive(kind=None, content="a calm *lake* | wide", file="the_script.md", line=3),
        Directive(kind="list", content="a; b [1]", file="the_script.md", line=5),
        Directive(kind="image", content="my cow.png | A cow", file="the_script.md", line=8),
        Directive(kind="recap", content="", file="the_script.md", line=12),
    ] == [sentence.directive for sentence in placed(script)]
    assert () == script.warnings


async def test_a_directive_inside_a_sentence_waits_for_the_next() -> None:
    script = await written("It is [VISUAL: a lake] cold. It is wet.")
    assert [None, "a lake"] == [s.directive and s.directive.content for s in placed(script)]
    assert [(1, "a directive inside a sentence holds from the next sentence on")] == warned(script)


async def test_directives_that_nothing_shows_are_reported() -> None:
    script = await written("[VISUAL: one]\n\n[VISUAL: two]\n\nText.\n\n[VISUAL: three]\n")
    assert [
        (1, "another directive follows before a sentence does, so this one is not shown"),
        (7, "no sentence follows this directive, so nothing shows it"),
    ] == warned(script)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("a sunset over hills", None),
        ("two cows side by side: one brown, one white", None),
        ("clock at 3:30", None),
        ("red lake: still", None),
        ("Statement: Ice floats", "statement"),
        ("comparison: a | b", "comparison"),
        ("number : 95 %", "number"),
        ("chapter", "chapter"),
    ],
)
async def test_kinds_are_told_from_free_descriptions(content: str, kind: str | None) -> None:
    directive = placed(await written(f"[VISUAL: {content}] Text."))[0].directive
    assert directive is not None
    assert kind == directive.kind


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("[VISUAL: comparision: a] Text.", "`comparision` is no kind of picture (did you mean `comparison`?)"),
        ("[VISUAL: diagram: a] Text.", "`diagram` is no kind of picture (known are title, chapter, statement"),
        ("[VISUAL: proces steps: a] Text.", "did you mean `process`?"),
        ("[VISUAL] Text.", "`[VISUAL]` is malformed (write `[VISUAL: kind: content]`)"),
        ("[VISUAL:] Text.", "`[VISUAL:]` asks for nothing"),
        ("[VISUAL: image: | caption] Text.", "`image` names no file"),
        ("One.\n[VISUAL: a lake\nText.", "the_script.md:2: `[VISUAL` has no closing bracket (add a `]`)"),
        ("Text. [pause 11s]", "a pause of 11 s is too long (at most 10 s can be asked for)"),
        ("Text. [pause 2]", "`[pause 2]` is malformed (write `[pause]`, `[pause 1.5s]` or `[pause 300ms]`)"),
        ("Text. [pause -1s]", "is malformed"),
        ("Text.\n\nMore. [PAUS 1s]", "the_script.md:3: `[PAUS]` is no directive (did you mean `[pause]`?"),
        ("[VISAUL: a lake] Text.", "did you mean `[VISUAL]`?"),
        ("[pause 1s Text.", "has no closing bracket"),
        ("![](<>) Text.", "a picture names no file"),
        ("Text.\n\n<!-- never closed\n\nMore.", "the_script.md:3: a comment that begins here never ends"),
        ("# Only a title\n", "nothing in it can be spoken"),
        ("...\n\n***\n", "nothing in it can be spoken"),
        ("a" * 201, "a word of 201 characters cannot be spoken or shown"),
    ],
)  # fmt: skip
async def test_what_cannot_be_meant_is_refused_in_one_line(source: str, message: str) -> None:
    with pytest.raises(ScriptError) as refused:
        await written(source)
    assert message in str(refused.value)
    assert_one_line(str(refused.value))


@pytest.mark.parametrize(
    "text", ["[the cause] of it", "[pause](http://a.b) it", "\\[PAUS] it", "a [1] b", "[x][pause]"]
)
async def test_other_brackets_are_left_alone(text: str) -> None:
    script = await written(f"{text} ends.\n\n[pause]: http://a.b\n" if text == "[x][pause]" else f"{text} ends.")
    assert () == script.warnings
    assert all(word.pause == 0 for sentence in placed(script) for word in sentence.sentence.words)


async def test_a_cue_of_another_program_is_read_out_with_a_warning() -> None:
    script = await written("One. [MUSIC: swells] Two.")
    assert [(1, "`[MUSIC: swells]` is no directive and will be read out")] == warned(script)
    assert ["One.", "[MUSIC: swells] Two."] == texts(script)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table is neither spoken nor shown"),
        ("```python\nprint(1)\n```", "a block of code is neither spoken nor shown"),
        ("    print(1)", "an indented block is code, neither spoken nor shown"),
        ("<div>hidden</div>", "HTML is left out, with the text in it"),
        ("### Deeper", "a heading below ## is neither spoken nor shown"),
        ("## Empty", "this chapter has nothing to say and is left out"),
        ("Chapter\n---\n\nText.", "a line underlined with dashes is a heading, and is not spoken"),
        ("Nice 🎉 work.", "an emoji is left out"),
        ("An eight-year-\nold boy.", "a word broken at the end of the line becomes two"),
        ("A <b>bold</b> move.", "the HTML tag <b> is left out"),
        ("***\n\n…", "`…` cannot be spoken and is left out"),
    ],
)
async def test_what_a_film_cannot_hold_is_left_out_with_a_warning(part: str, message: str) -> None:
    script = await written(f"# Title\n\nOne.\n\n{part}\n")
    assert message in [warning.message for warning in script.warnings]
    assert all(warning.line and warning.line >= 5 for warning in script.warnings)
    assert not {"print", "hidden", "Deeper", "🎉", "<b>"} & set(" ".join(texts(script)).split())


async def test_a_second_title_becomes_a_chapter() -> None:
    script = await written("# One\n\nText.\n\n# Two\n\nText.")
    assert [None, "Two"] == [section.title for section in script.sections]
    assert [(5, "only the first # is the title; this one becomes a chapter")] == warned(script)


async def test_an_endless_sentence_is_split_at_a_comma() -> None:
    script = await written("so it goes on and on, " * 20 + "and ends.")
    assert 120 + 2 == sum(len(sentence.sentence.words) for sentence in placed(script))
    assert max(len(sentence.sentence.words) for sentence in placed(script)) <= 60
    assert all(text.endswith((",", ".")) for text in texts(script))
    assert [(1, "a sentence of 122 words is split")] == warned(script)


async def test_a_language_without_number_words_is_reported_once() -> None:
    script = await written("有3只猫。有5%的猫。", language="zh")
    assert [
        (1, "numbers are not put into words for the language `zh`"),
        (1, "signs such as % and € are not spoken in the language `zh`"),
    ] == warned(script)
    assert ["有3只猫。", "有5%的猫。"] == texts(script)


async def test_a_script_of_two_and_a_half_hours_is_read_in_seconds() -> None:
    start = time.perf_counter()
    script = await written("In 1796 he *tried* it, for $5, and it worked well. " * 1_600)
    assert time.perf_counter() - start < 10
    assert 1_600 == len(placed(script))


async def test_fifty_thousand_words_are_refused_with_their_length() -> None:
    with pytest.raises(ScriptError) as refused:
        await written("These are just five words. " * 10_000)
    assert (
        "the_script.md: 50,000 spoken words would last about 5 h 33 min (a film lasts at most 3 h; make it several "
        "scripts)" == str(refused.value)
    )


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["# ", "## ", "- ", "> ", "\n", "\n\n", "a", "word. ", "*", "**", "`", "[pause]", "[VISUAL: a lake]", "[",
             "]", "(", ")", "![x](y.png)", "<b>", "<!--", "-->", "|", "---", "~~", "[^1]", "\\", "&amp;", "1.", "$5"]
        )
    ).map("".join)
)  # fmt: skip
async def test_any_markdown_is_written_or_refused(source: str) -> None:
    try:
        script = await written(source)
    except ScriptError as error:
        assert_one_line(str(error))
    else:
        lines = source.count("\n") + 1
        assert all(1 <= sentence.line <= lines for sentence in placed(script))
        assert all(word.spoken and word.display for sentence in placed(script) for word in sentence.sentence.words)
