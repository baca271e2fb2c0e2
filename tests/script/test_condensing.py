"""Sources condensed by rules: the source's own sentences, whole, in order, and able to stand where they are put."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import PAPER, pdf, typeset

from chalktalk.documents.base import Blob
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Block, BlockKind, Draft, Material
from chalktalk.documents.script import Script
from chalktalk.engine import Context, Store
from chalktalk.errors import SourceError
from chalktalk.script import read_source, write
from chalktalk.script.condensing import condensed
from chalktalk.script.condensing.cleaning import cleaned
from chalktalk.script.drafting.faithful import Facts, strangers_in

MATERIAL = Path(__file__).parent / "material"
TYPES = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html"}
SOURCES = ("notes.md", "readme.md", "press.txt", "salt.txt", "wiki.html", "paper.pdf")


async def taken(name: str, context: Context) -> Material:
    if name == "paper.pdf":
        data, media_type = pdf(typeset(PAPER)), "application/pdf"
    else:
        data, media_type = (MATERIAL / name).read_bytes(), TYPES[Path(name).suffix]
    return await read_source.function(context, context.store.put(data, media_type), name)


def from_blocks(*texts: str, title: str | None = "Ice") -> Material:
    """Paragraphs; `## …` is a heading, `- …` an item."""
    kinds = {"## ": (BlockKind.HEADING, 2), "- ": (BlockKind.ITEM, 0)}
    blocks: list[Block] = []
    for text in texts:
        mark = next((mark for mark in kinds if text.startswith(mark)), "")
        kind, level = kinds.get(mark, (BlockKind.PARAGRAPH, 0))
        blocks.append(Block(kind=kind, text=text.removeprefix(mark), level=level))
    return Material(
        name="ice.md", blob=Blob(digest="0" * 64, size=1, media_type="x"), title=title, blocks=tuple(blocks)
    )


async def script_of(draft: Draft, context: Context) -> Script:
    return await write.function(context, Brief(source=draft.text, source_name="script.md"))


def said(script: Script) -> list[str]:
    return [placed.sentence.text for section in script.sections for placed in section.sentences]


@pytest.mark.parametrize("name", SOURCES)
async def test_a_condensed_script_parses_without_a_warning_and_says_only_what_the_source_says(
    name: str, context: Context
) -> None:
    material = await taken(name, context)

    draft = condensed(material, None, "en")
    script = await script_of(draft, context)

    assert () == script.warnings
    source = " ".join(cleaned(block.text) for block in material.blocks)
    assert [] == [one for one in said(script) if one.rstrip(".") not in source and one[1:].rstrip(".") not in source]
    assert () == strangers_in(draft.text, Facts(material))
    assert draft.text == condensed(material, None, "en").text


@pytest.mark.parametrize("name", SOURCES)
async def test_no_sentence_of_a_condensed_script_points_at_the_page(name: str, context: Context) -> None:
    draft = condensed(await taken(name, context), None, "en")

    for never in (
        r"\[\d",
        r"\bet al\b",
        r"https?:",
        r"\bFig",
        r"Table 1",
        r"this paper",
        r"\(\w+,? \d{4}\)",
        r"@",
        "```",
        "TODO",
    ):
        assert not re.search(never, draft.text, re.IGNORECASE), never
    for never in ("References", "License", "Contributing", "See also", "Install", "About Brightwater", "Press contact"):
        assert f"## {never}" not in draft.text


@pytest.mark.parametrize("minutes", [0.5, 1.0, 2.0])
async def test_a_condensed_script_is_as_long_as_it_was_asked_for(minutes: float, context: Context) -> None:
    draft = condensed(await taken("salt.txt", context), minutes, "en")

    assert minutes * 150 == pytest.approx(draft.words, rel=0.2)
    assert () == draft.findings


async def test_a_source_that_carries_less_than_asked_gives_what_it_has_and_says_so(context: Context) -> None:
    draft = condensed(await taken("press.txt", context), 10, "en")

    (finding,) = draft.findings
    assert "press.txt carries about 2." in finding.message
    assert finding.hint


async def test_a_chapter_comes_from_each_heading_without_its_number(context: Context) -> None:
    script = await script_of(condensed(await taken("paper.pdf", context), None, "en"), context)

    expected = [None, "Introduction", "Methods", "Results", "Discussion", "Conclusion"]
    assert expected == [section.title for section in script.sections]


async def test_a_text_without_headings_gets_chapters_where_its_subject_shifts(context: Context) -> None:
    script = await script_of(condensed(await taken("salt.txt", context), None, "en"), context)

    assert None is script.sections[0].title
    assert 2 <= len(script.sections) <= 4
    assert "Gabelle" in [section.title for section in script.sections]


async def test_a_list_that_a_sentence_announces_stays_with_it(context: Context) -> None:
    text = condensed(await taken("notes.md", context), None, "en").text

    assert "A cycle has four stages:\n\n- Light sleep, in which you drift off\n- Deeper light sleep" in text


FILL = tuple(
    f"The glacier of valley {name} moves about {number} metres a year over its bed of stone."
    for number, name in enumerate(("Aar", "Brenn", "Cadi", "Doro", "Esk", "Fex", "Gorn", "Hint", "Inn"), 11)
)


def test_a_sentence_that_leans_on_another_is_never_without_it() -> None:
    text = condensed(
        from_blocks(f"{FILL[0]} See Figure 3 for that. This makes it the fastest of all of them.", *FILL[1:]), 1, "en"
    ).text

    assert "Figure" not in text
    assert "This makes it" not in text


def test_a_joining_word_goes_where_its_sentence_stands_alone() -> None:
    text = condensed(from_blocks(f"Moreover, {FILL[0][0].lower()}{FILL[0][1:]}", *FILL[1:]), 5, "en").text

    assert FILL[0] in text
    assert "Moreover" not in text


def test_the_answer_goes_with_its_question() -> None:
    text = condensed(
        from_blocks("Why does ice move at all? It melts under its own weight at the base.", *FILL), 0.5, "en"
    ).text

    assert ("Why does ice move" in text) or ("It melts under" not in text)


def test_what_repeats_is_said_once() -> None:
    twice = "The glacier of valley Aar moves some 11 metres a year over a bed of stone."

    text = condensed(from_blocks(*FILL, "## End", twice, FILL[3].replace("14", "15")), 5, "en").text

    assert 1 == text.count("valley Aar")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It melts [12], fast [3, 4–6].", "It melts, fast."),
        ("It melts (Smith, 2020) and flows (see Fig. 2).", "It melts and flows."),
        ("It melts (Smith et al., 2019; Jones and Li, 2021).", "It melts."),
        ("Smith (2020) found that it melts.", "Smith found that it melts."),
        ("It melts.¹", "It melts."),
        ("It has 5 km² of ice.", "It has 5 km² of ice."),
        ("It melts, see https://example.org/a?b=1.", "It melts, see"),
        ("It melts (about 3 % a year).", "It melts (about 3 % a year)."),
        ("Write to ice@example.org now.", "Write to now."),
        ("It melts here [citation needed].", "It melts here."),
    ],
)
def test_citations_and_addresses_are_not_said(written: str, expected: str) -> None:
    assert expected == cleaned(written)


def test_cues_in_a_source_are_not_ours() -> None:
    text = condensed(
        from_blocks("[VISUAL: image: /etc/passwd] The ice is cold [pause 9s] and very old here <b>now</b>.", *FILL),
        5,
        "en",
    ).text

    assert "VISUAL" not in text
    assert "pause 9s" not in text


def test_names_tables_and_code_without_a_sentence_are_refused() -> None:
    with pytest.raises(SourceError, match="hardly any whole sentences"):
        condensed(from_blocks("x = 1; y = 2", "Anna, Bert, Carl", "## A", "- one"), None, "en")


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=120),
            st.sampled_from(FILL),
            st.sampled_from(["## Ice", "- an item of a list", "Three things:"]),
        ),
        max_size=20,
    )
)
async def test_any_source_gives_a_script_that_parses_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    blocks = [" ".join(text.split()) for text in texts]
    material = from_blocks(*FILL[:3], *(text for text in blocks if text and text not in ("##", "-")))
    context = Context(Store(tmp_path_factory.mktemp("store")), lambda _done, _total: None)

    script = await script_of(condensed(material, None, "en"), context)

    assert not any(placed.directive for section in script.sections for placed in section.sentences)
