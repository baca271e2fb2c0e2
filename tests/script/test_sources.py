"""Sources taken apart: what is text in them, where it stands, and what is refused."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import PAPER, Line, assembled, pdf, typeset

from chalktalk.documents.material import BlockKind, Material
from chalktalk.engine import Context, Store, perform_apart
from chalktalk.errors import SourceError
from chalktalk.script.sources import read_source
from chalktalk.script.sources.page import page_blocks
from chalktalk.script.sources.plain import plain_blocks
from chalktalk.script.sources.text import decoded, markdown_blocks

MATERIAL = Path(__file__).parent / "material"
SENTENCE = (
    "Glaciers are rivers of ice that flow down from the mountains, a few centimetres every single day of the year. "
)


async def read(context: Context, data: bytes, media_type: str, name: str = "source") -> Material:
    return await read_source.function(context, context.store.put(data, media_type), name)


async def refusal(context: Context, data: bytes, media_type: str) -> str:
    with pytest.raises(SourceError) as refused:
        await read(context, data, media_type)
    assert refused.value.hints
    assert "source" == str(refused.value.where)
    return refused.value.message


def headings(material: Material) -> list[str]:
    return [block.text for block in material.blocks if block.kind is BlockKind.HEADING]


def words(material: Material) -> str:
    return " ".join(block.text for block in material.blocks)


async def test_a_paper_gives_headings_and_whole_paragraphs_with_their_pages(context: Context) -> None:
    paper = await read(context, pdf(typeset(PAPER)), "application/pdf")

    assert "Glaciers as Clocks: What Ice Cores Tell about Past Climate" == paper.title
    expected = ["Abstract", "Introduction", "Methods", "Results", "Discussion", "Conclusion", "References"]
    assert expected == headings(paper)
    assert {1, 2} == {block.page for block in paper.blocks}
    assert "a sealed sample of the air of its time" in words(paper)


async def test_running_heads_page_numbers_and_footnotes_are_no_text(context: Context) -> None:
    paper = words(await read(context, pdf(typeset([*PAPER, *PAPER[4:12], *PAPER[4:12]])), "application/pdf"))

    assert "Journal of Cold Science" not in paper
    assert "open licence" not in paper


async def test_a_word_broken_at_a_lines_end_is_whole_again(context: Context) -> None:
    lines = ["The temper-", "ature of the ice is about minus thirty degrees, and it has been so for as", SENTENCE]
    page = [Line(72, 700 - 12 * at, 10, text) for at, text in enumerate(lines)]

    assert "The temperature of the ice" in words(await read(context, pdf([page]), "application/pdf"))


async def test_a_scan_without_text_is_refused_and_told_what_helps(context: Context) -> None:
    with pytest.raises(SourceError) as refused:
        await read(context, pdf([[], []]), "application/pdf")

    assert "there is no text in it" == refused.value.message
    assert "OCRmyPDF" in refused.value.hints[0]


async def test_pages_without_text_among_others_are_named(context: Context) -> None:
    page = [Line(72, 700 - 12 * at, 10, SENTENCE) for at in range(3)]

    material = await read(context, pdf([page, [], page]), "application/pdf")

    assert ["there is no text on page 2"] == [warning.message for warning in material.warnings]


async def test_a_locked_pdf_is_refused(context: Context) -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -44 >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32)

    assert "the PDF is locked" == await refusal(context, pdf(typeset(PAPER), trailer=lock), "application/pdf")


async def test_ten_thousand_pages_are_refused_before_they_are_read(context: Context) -> None:
    page = [Line(72, 700, 10, SENTENCE)]

    claimed = await refusal(context, pdf([page], count=10_000), "application/pdf")
    real = await refusal(context, pdf([page] * 600, count=1), "application/pdf")

    assert "the PDF has 10,000 pages" == claimed
    assert "the PDF has 600 pages" == real


async def test_a_stream_that_unpacks_to_gigabytes_is_refused_by_a_worker_that_is_thrown_away(store: Store) -> None:
    packer = zlib.compressobj(9)
    zeros = b"".join([*(packer.compress(b" " * (1 << 20)) for _ in range(300)), packer.flush()])
    bomb = assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(zeros), zeros),
        ]
    )

    with pytest.raises(SourceError):
        await perform_apart(store, 60.0, read_source, store.put(bomb, "application/pdf"), "bomb.pdf")


@given(cut=st.integers(20, 3000), junk=st.binary(max_size=60))
async def test_a_broken_pdf_is_refused_or_read_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, cut: int, junk: bytes
) -> None:
    context = Context(Store(tmp_path_factory.mktemp("store")), lambda _done, _total: None)
    whole = pdf(typeset(PAPER[:6]))
    broken = whole[:cut] + junk + whole[cut + len(junk) :]

    try:
        assert (await read(context, broken, "application/pdf")).blocks
    except SourceError:
        return


@pytest.mark.parametrize(
    ("data", "media_type", "expected"),
    [
        (b"PK\x03\x04....", "text/markdown", "this is a packed file, such as a Word document"),
        (b"\x89PNG\r\n", "text/plain", "this is a picture"),
        (b"text\0text", "text/plain", "this is no text file"),
        (b"", "text/markdown", "there is no text in it"),
        (b"Too short.", "text/markdown", "there are only 2 words of text in it"),
        (b"nothing", "application/pdf", "this is no PDF file"),
        (b"<html><body><script>app()</script></body></html>", "text/html", "there is no text in it"),
    ],
)
async def test_what_holds_no_text_is_refused(context: Context, data: bytes, media_type: str, expected: str) -> None:
    assert expected == await refusal(context, data, media_type)


async def test_a_page_gives_its_article_and_nothing_around_it(context: Context) -> None:
    page = await read(context, (MATERIAL / "wiki.html").read_bytes(), "text/html")

    assert "Octopus" == page.title
    assert [
        "Body",
        "Circulation",
        "Brain and nerves",
        "Camouflage",
        "Intelligence",
        "See also",
        "References",
    ] == headings(page)
    text = words(page)
    for foreign in (
        "cookies",
        "Main page",
        "disambiguation",
        "Animalia",
        "Contents",
        "[1]",
        "[edit]",
        "Figure",
        "giant",
    ):
        assert foreign not in text
    assert 6 == page.blocks[0].line


def test_a_page_without_an_article_element_is_read_all_the_same() -> None:
    page = f"<title>Ice - Site</title><div class=menu><a href=/>Home</a></div><div>{SENTENCE * 3}<br>{SENTENCE}</div>"

    taken = page_blocks(page)

    assert "Ice" == taken.title
    assert 1 == len(taken.blocks)
    assert "Home" not in taken.blocks[0].text


def test_what_is_hidden_in_a_page_is_not_read() -> None:
    hidden = (
        '<p style="display: none">one</p><p hidden>two</p><p aria-hidden="true">three</p><template>four</template>'
        '<div role="dialog">five</div><!-- six --><div class="cookie-consent"><p>seven</p></div>'
    )

    assert [] == list(page_blocks(f"<body>{hidden}</body>").blocks)


@given(st.text(alphabet="<>/pdivaul \n=\"'hello!-", max_size=300))
def test_any_page_can_be_read(text: str) -> None:
    assert all(block.text == " ".join(block.text.split()) for block in page_blocks(text).blocks)


def test_elements_within_elements_without_end_are_read_in_time() -> None:
    page = "<div>" * 200_000 + SENTENCE + "</span>" * 200_000

    assert SENTENCE.strip() == page_blocks(page).blocks[0].text


def test_markdown_keeps_words_and_loses_marks() -> None:
    text = (
        "---\ntags: [a]\n---\n# Ice\n\nIce *floats* on `water`, see [this](http://x.org). ![pic](a.png)\n\n"
        "- one\n- two\n\n"
        "```\ncode\n```\n\n| a |\n|---|\n| b |\n\n<!-- hidden -->\n\n## More\n\n<b>Text</b> it is.\n"
    )

    taken = markdown_blocks(text)

    assert "Ice" == taken.title
    expected = [
        (BlockKind.PARAGRAPH, "Ice floats on water, see this.", 6),
        (BlockKind.ITEM, "one", 8),
        (BlockKind.ITEM, "two", 9),
        (BlockKind.HEADING, "More", 21),
        (BlockKind.PARAGRAPH, "Text it is.", 23),
    ]
    assert expected == [(block.kind, block.text, block.line) for block in taken.blocks]


def test_plain_text_has_a_title_headings_and_items_by_how_they_stand() -> None:
    text = (
        f"FOR IMMEDIATE RELEASE\n\nIce Flows\n\n{SENTENCE}\n\nThe reason\n\n{SENTENCE}\n{SENTENCE}\n\n1. one\n2. two\n"
    )

    taken = plain_blocks(text)

    assert "Ice Flows" == taken.title
    expected = [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]
    assert expected == [block.kind for block in taken.blocks]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("naïve – “quoted”".encode(), None),
        ("naïve – “quoted”".encode("cp1252"), None),
        ("naïve – “quoted”".encode("cp1252"), "windows-1252"),
        ("naïve – “quoted”".encode("utf-16"), None),
        ("naïve – “quoted”".encode("utf-8-sig"), "no-such-charset"),
    ],
)
def test_text_is_read_in_whatever_encoding_it_is(data: bytes, charset: str | None) -> None:
    assert "naïve – “quoted”" == decoded(data, charset, "source")


async def test_a_source_as_long_as_a_shelf_is_read_in_part_and_that_is_said(context: Context) -> None:
    material = await read(context, ((SENTENCE * 10 + "\n\n") * 1200).encode(), "text/markdown")

    assert ["only its first 200,000 words were read"] == [warning.message for warning in material.warnings]
