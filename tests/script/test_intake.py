"""Reading a script file: what becomes a brief, and what is refused with a place and a remedy."""

import os
from pathlib import Path

import pytest
from PIL import Image

from chalktalk.documents.options import Aspect, CaptionMode, Quality
from chalktalk.engine import Store
from chalktalk.errors import AssetError, AuthorError, ChalktalkError, MachineError, OptionError, ScriptError
from chalktalk.frames import FrameRate
from chalktalk.script import Overrides, read_brief

NOTHING = Overrides()


def refusal(path: Path, store: Store, overrides: Overrides = NOTHING, kind: type[ChalktalkError] = ScriptError) -> str:
    """The one line that refuses a file, with the folder left out."""
    with pytest.raises(kind) as refused:
        read_brief(path, overrides, store)
    assert 2 == refused.value.exit_code
    assert 1 == len(str(refused.value).splitlines())
    return str(refused.value).replace(f"{path.parent}{os.sep}", "")


def script(folder: Path, text: str | bytes) -> Path:
    path = folder / "talk.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_front_matter_is_read_and_its_lines_are_kept_blank(tmp_path: Path, store: Store) -> None:
    path = script(
        tmp_path,
        "---\ntitle: 'Ice: why it floats'\naudience: kids & adults\ntheme: daylight\nvoice: no\naspect: 9:16\n"
        "language: en-GB\n---\n# Ice\n\nIt floats.\n",
    )
    brief = read_brief(path, NOTHING, store)
    assert "\n" * 8 + "# Ice\n\nIt floats.\n" == brief.source
    assert "talk.md" == brief.source_name
    assert ("Ice: why it floats", "kids & adults", "daylight", "no", Aspect.TALL, "en-GB") == (
        brief.title,
        brief.audience,
        brief.theme,
        brief.voice,
        brief.aspect,
        brief.language,
    )


def test_options_win_over_front_matter(tmp_path: Path, store: Store) -> None:
    path = script(tmp_path, "---\ntheme: daylight\naspect: 1:1\ntitle: 1984\n---\nText.\n")
    overrides = Overrides(theme="midnight", aspect="4:5", quality="draft", captions="none", rate=FrameRate(25))
    brief = read_brief(path, overrides, store)
    assert ("midnight", Aspect.PORTRAIT, "1984") == (brief.theme, brief.aspect, brief.title)
    assert (Quality.DRAFT, CaptionMode.NONE, FrameRate(25)) == (brief.quality, brief.captions, brief.rate)


def test_without_front_matter_the_defaults_hold(tmp_path: Path, store: Store) -> None:
    brief = read_brief(script(tmp_path, "Text."), NOTHING, store)
    assert ("Text.", None, "midnight", Aspect.WIDE) == (brief.source, brief.title, brief.theme, brief.aspect)


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf# A\r\n\r\nText.\r\n", b"# A\r\rText.\r", b"# A\n\nText.\n"])
def test_byte_order_mark_and_line_endings_do_not_matter(tmp_path: Path, store: Store, text: bytes) -> None:
    assert "# A\n\nText.\n" == read_brief(script(tmp_path, text), NOTHING, store).source


def test_a_dividing_line_at_the_top_is_no_front_matter(tmp_path: Path, store: Store) -> None:
    assert "---\n\nText." == read_brief(script(tmp_path, "---\n\nText."), NOTHING, store).source


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "talk.md: the script is empty (write something to say)"),
        (" \n\t\n", "talk.md: the script is empty (write something to say)"),
        ("# Title\n\n## Chapter\n", "talk.md: there is no narration in it"),
        ("---\ntitle: A\n---\n", "talk.md: there is no narration in it"),
        (b"Text.\n\x00\x01", "talk.md:2: this is no text file (give a Markdown file)"),
        (b"Text.\nMore \xff.", "talk.md:2: the text is not UTF-8 (save it as UTF-8)"),
        ("Text.".encode("utf-16"), "talk.md: the script is UTF-16 (save it as UTF-8)"),
        (b"a" * 5_000_001, "talk.md: the script is far too large (a script has at most 5 MB; make it several)"),
        ("---\ntitle: A\n\nText.", "talk.md:1: the front matter does not end (add a line `---` after it)"),
        ("---\ntitle: A: B\n---\nText.", "talk.md:2: the front matter cannot be read: mapping values are not allowed"),
        ("---\ntitle: A\ntheme: [a, b]\n---\nText.", "talk.md:3: the front matter cannot be read: a value is more"),
        ("---\ntitle: A\ntitle: B\n---\nText.", "talk.md:3: `title` stands twice in the front matter (delete one)"),
        ("---\njust words\n---\nText.", "talk.md:2: the front matter cannot be read: it holds no `key: value` lines"),
        ("---\ntitle: \x07\n---\nText.", "talk.md:2: the front matter cannot be read: it holds a character"),
        (f"---\ntitle: {'[' * 1000}\n---\nText.", "talk.md:1: the front matter cannot be read: it is nested"),
        ("Text.\n\n[pause 1h]", "talk.md:3: `[pause 1h]` is malformed"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused(tmp_path: Path, store: Store, text: str | bytes, message: str) -> None:
    assert refusal(script(tmp_path, text), store).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitel: A\n---\nText.", "talk.md:2: `titel` is no front-matter key (did you mean `title`?)"),
        ("---\ntitle: A\n\naspect: 16x9\n---\nText.", "talk.md:4: `16x9` is no aspect (did you mean `16:9`?)"),
        ("---\nlanguage: klingon!\n---\nText.", "talk.md:2: `klingon!` is no language tag (write one such as"),
    ],
)
def test_unknown_front_matter_is_refused_with_the_nearest_name(
    tmp_path: Path, store: Store, text: str, message: str
) -> None:
    assert refusal(script(tmp_path, text), store, kind=OptionError).startswith(message)


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        (Overrides(quality="hihg"), "`hihg` is no quality (did you mean `high`?)"),
        (Overrides(captions="burn"), "`burn` is no captions (did you mean `burned`?)"),
        (Overrides(theme=" "), "the theme is empty"),
    ],
)
def test_an_option_of_unknown_value_is_refused(
    tmp_path: Path, store: Store, overrides: Overrides, message: str
) -> None:
    assert refusal(script(tmp_path, "Text."), store, overrides, OptionError).startswith(message)


def test_a_name_that_others_check_is_refused_where_it_stands(tmp_path: Path, store: Store) -> None:
    def check(name: str) -> None:
        raise OptionError(f"`{name}` is no theme", hints=("did you mean `midnight`?",))

    path = script(tmp_path, "---\ntitle: Ice\ntheme: midnite\n---\nText.")
    with pytest.raises(OptionError) as caught:
        read_brief(path, Overrides(), store, {"theme": check})
    assert f"{path}:3: `midnite` is no theme (did you mean `midnight`?)" == str(caught.value)


def test_a_near_file_is_named_for_one_that_is_missing(tmp_path: Path, store: Store) -> None:
    script(tmp_path, "Text.")
    assert "tlak.md: there is no such file (did you mean talk.md?)" == refusal(tmp_path / "tlak.md", store)
    assert "x: there is no such file (check its name and folder)" == refusal(tmp_path / "x", store)
    assert refusal(tmp_path / "none" / "a.md", store).startswith("a.md: there is no such file (there is no folder")


def test_a_folder_and_a_pipe_are_no_scripts(tmp_path: Path, store: Store) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert "folder: this is a folder (give a Markdown file)" == refusal(tmp_path / "folder", store)
    assert "pipe: this is no plain file (give a Markdown file)" == refusal(tmp_path / "pipe", store)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, store: Store) -> None:
    assert refusal(tmp_path / ("a" * 5000), store, kind=MachineError)


def test_pictures_are_found_once_in_order_wherever_they_are_named(tmp_path: Path, store: Store) -> None:
    (tmp_path / "art").mkdir()
    for name in ("a cow.png", "b.png", "art/c.png"):
        Image.new("RGB", (4, 3)).save(tmp_path / name)
    path = script(
        tmp_path,
        "One.\n\n![A cow](<a cow.png>)\n\nTwo ![](b.png).\n\n![again](a%20cow.png)\n\n"
        "- [VISUAL: image: art/c.png | See]\n  Three.\n\n`![not](one.png)`\n",
    )
    brief = read_brief(path, NOTHING, store)
    assert ["a cow.png", "b.png", "art/c.png"] == [asset.path for asset in brief.assets]
    assert {(4, 3)} == {(asset.width, asset.height) for asset in brief.assets}


def test_a_picture_that_cannot_be_used_is_refused_at_its_line(tmp_path: Path, store: Store) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "cow.png")
    path = script(tmp_path, "One.\n\nTwo.\n[VISUAL: image: cwo.png]\nThree.\n")
    said = refusal(path, store, kind=AssetError)
    assert "talk.md:4: there is no picture cwo.png (did you mean cow.png?)" == said


def test_all_authors_errors_exit_with_two() -> None:
    assert {2} == {kind.exit_code for kind in (AuthorError, ScriptError, AssetError, OptionError, MachineError)}
