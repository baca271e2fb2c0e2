"""Text that is no explainer: a sensible storyboard or a clear refusal, never a crash."""

from pathlib import Path

import pytest

from chalktalk.analysis import analyse
from chalktalk.documents.brief import Brief
from chalktalk.documents.metaphors import Reader
from chalktalk.documents.storyboard import Storyboard
from chalktalk.engine import Context
from chalktalk.errors import ScriptError
from chalktalk.script import Overrides, read_brief, write
from chalktalk.storyboard import draw_up

POEM = """
Slow on the hill the evening falls,
the swallows fold their silver calls,
and I, who had no word to say,
have said it to the end of day.

O wind! O bells! O empty street!
(how small the sound of leaving feet)
"""
LOG = """
2024-03-01T12:00:03.114Z INFO  [main] server.http: listening on 0.0.0.0:8080 (pid=4711)
2024-03-01T12:00:04.002Z WARN  [worker-3] pool: queue depth 1024 > 512, shedding load
2024-03-01T12:00:04.003Z ERROR [worker-3] java.lang.NullPointerException: null at com.example.Foo$Bar.run(Foo.java:42)
GET /index.html?id=17&x=%20 HTTP/1.1 404 1.2ms "-" "Mozilla/5.0 (X11; Linux x86_64)"
"""
MAIL = """
From: Ann Example <ann@example.com>
To: Bob
Subject: Re: Re: Fwd: Lunch???

Hi Bob,

sure, 12:30 works :-) See you at Joe's, bring the 2 reports + the $20 you owe me (just kidding!!).

> On Mon, Bob wrote:
> > lunch?

Best
A.

--
Ann Example | +44 20 7946 0000 | https://example.com/~ann
"""
GERMAN = "Eine Biene fliegt los. Zuerst sucht sie Blüten, dann tanzt sie. Etwa 90 Prozent verstehen den Tanz sofort."
CHINESE = "蜜蜂从花里采集花粉。然后它们飞回蜂巢。冬天来了,一切都安静下来。"
ARABIC = "النحل يجمع الرحيق من الأزهار. ثم يعود إلى الخلية."
RUSSIAN = "Пчёлы собирают нектар. Потом они возвращаются в улей и танцуют."
TABLES = "# Data\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThat was it, then."
SHOUTING = "BUY NOW!!! 50% OFF!!! ONLY TODAY!!! CLICK HERE!!! $$$ FREE $$$"


async def board_of(text: str, context: Context, language: str = "en") -> Storyboard:
    script = await write.function(context, Brief(source=text, source_name="odd.md", language=language))
    graph = await analyse.function(context, script, Reader())
    said = sum(len(piece.sentence.words) for section in script.sections for piece in section.sentences)
    assert graph.sentences[-1].span.end == said
    assert [draft.sentences.start for draft in graph.drafts[1:]] == [draft.sentences.end for draft in graph.drafts[:-1]]
    board = await draw_up.function(context, script, graph, ())
    assert said == sum(len(scene.words) for scene in board.scenes)
    return board


@pytest.mark.parametrize(
    "text",
    [POEM, LOG, MAIL, TABLES, SHOUTING, "Hello", "Hello.", "1796", "?!", "a b c d e f g", "ok\n\nok\n\nok"],
    ids=["poem", "log", "mail", "table", "shouting", "word", "sentence", "number", "marks", "letters", "oks"],
)
async def test_text_that_is_no_explainer_gets_a_storyboard(text: str, context: Context) -> None:
    try:
        board = await board_of(text, context)
    except ScriptError as refused:
        assert refused.message  # noqa: PT017  either is right, as long as it is said why
    else:
        assert board.scenes


async def test_a_licence_gets_a_storyboard(context: Context) -> None:
    board = await board_of((Path(__file__).parents[2] / "LICENSE").read_text(encoding="utf-8"), context)
    assert len(board.scenes) > 30


@pytest.mark.parametrize(
    ("text", "language"),
    [(GERMAN, "de"), (CHINESE, "zh"), (ARABIC, "ar"), (RUSSIAN, "ru"), (GERMAN, "en"), (CHINESE, "en")],
)
async def test_other_languages_get_a_storyboard(text: str, language: str, context: Context) -> None:
    assert (await board_of(text, context, language)).scenes


def test_a_script_of_emoji_alone_is_refused(tmp_path: Path, context: Context) -> None:
    path = tmp_path / "party.md"
    path.write_text("🎉 🎉 🎉\n\n🥳", encoding="utf-8")
    with pytest.raises(ScriptError, match="no narration"):
        read_brief(path, Overrides(), context.store)


async def test_a_hundred_kilobytes_without_a_full_stop_become_many_scenes(context: Context) -> None:
    board = await board_of("the river runs to the sea and the wind carries the rain to the hill " * 1500, context)
    assert len(board.scenes) > 100


async def test_a_script_full_of_quotes_and_brackets_is_read(context: Context) -> None:
    assert (
        await board_of("“(“[{‘'\"” — – - … ((“He said “no”, (twice)”)).” It’s 50 % “off” & done;;;", context)
    ).scenes
