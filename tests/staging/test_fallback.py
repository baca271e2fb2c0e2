"""What is drawn where a picture is missing."""

from made import SHIELD, VISUALS, element, photo

from chalktalk.documents.artwork import Artwork, IconArt
from chalktalk.documents.storyboard import ImageVisual, StatementVisual
from chalktalk.staging.fallback import drawable

LETTER = Artwork(icons=(IconArt(query="shield", name="monogram", paths=(), letter="S"),))


def test_a_thing_for_which_there_is_no_icon_is_shown_by_its_name() -> None:
    thing = element("picture", "Blockchain", 0)
    expected = StatementVisual(heading=thing.model_copy(update={"icon": None}))
    assert expected == drawable(ImageVisual(picture=thing), LETTER)
    assert ImageVisual(picture=thing) == drawable(ImageVisual(picture=thing), SHIELD)


def test_a_nameless_thing_without_an_icon_is_named_by_what_was_looked_for() -> None:
    shown = drawable(ImageVisual(picture=element("picture", "", 0)), LETTER)
    assert isinstance(shown, StatementVisual)
    assert "Shield" == shown.heading.label


def test_the_authors_own_picture_needs_no_icon() -> None:
    visual = ImageVisual(asset=photo(1600, 900), picture=element("picture", "Three in ten", 0))
    assert visual == drawable(visual, LETTER)
    assert VISUALS["process"] == drawable(VISUALS["process"], LETTER)
