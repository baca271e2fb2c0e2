from chalktalk.artwork import illustrate
from chalktalk.artwork.illustrate import icon_for
from chalktalk.documents.base import Span
from chalktalk.documents.script import Sentence, Word
from chalktalk.documents.storyboard import ComparisonVisual, Element, Scene, Side, TransitionKind
from chalktalk.engine import Context


def element(name: str, icon: str | None) -> Element:
    return Element(id=name, label=name, icon=icon, cue=Span(start=0, end=1))


def scene() -> Scene:
    return Scene(
        id="bits",
        chapter=None,
        starts_chapter=False,
        sentences=(Sentence(words=(Word(display="Bits.", spoken="bits"),)),),
        visual=ComparisonVisual(
            heading=element("heading", None),
            left=Side(head=element("left", "bit"), points=(element("left-point-1", "virus"),)),
            right=Side(head=element("right", "éxyzzy"), points=(element("right-point-1", "virus"),)),
        ),
        enter=TransitionKind.CUT,
        leave=TransitionKind.FADE,
    )


async def test_each_query_of_a_scene_has_one_icon(context: Context) -> None:
    artwork = await illustrate.function(context, scene())
    assert ["bit", "virus", "éxyzzy"] == [icon.query for icon in artwork.icons]
    assert ["toggle-left", "virus", "monogram"] == [icon.name for icon in artwork.icons]


async def test_where_nothing_fits_the_first_letter_stands(context: Context) -> None:
    monogram = (await illustrate.function(context, scene())).icons[-1]
    assert ("É", ()) == (monogram.letter, monogram.paths)


def test_words_that_name_nothing_get_a_letter_that_no_better_word_could_replace() -> None:
    assert ["letter", "monogram"] == [icon_for(query).name for query in ("few", "xyzzy")]


async def test_the_same_scene_gets_the_same_artwork(context: Context) -> None:
    assert await illustrate.function(context, scene()) == await illustrate.function(context, scene())
