"""Where the author began a new paragraph within a scene."""

from collections.abc import Callable

from chalktalk.documents.script import PlacedSentence, Script, Sentence, Word
from chalktalk.documents.storyboard import Storyboard
from chalktalk.storyboard import written
from chalktalk.storyboard.edition import restored
from chalktalk.storyboard.paragraphs import paragraph_ends

STORY = """
Rain shapes the land that we live on. It does so every day and every night.
It fills every river that you have seen. Rivers carry sand for many miles to the sea.
The sea takes all of it.
"""


def piece(paragraph: int, *, item: bool = False) -> PlacedSentence:
    words = (Word(display="Rain.", spoken="rain"),)
    return PlacedSentence(sentence=Sentence(words=words), line=1, paragraph=paragraph, list_item=item)


def test_a_paragraph_ends_where_the_next_sentence_is_of_another() -> None:
    assert (1, 2) == paragraph_ends([piece(0), piece(0), piece(1), piece(4), piece(4)])


def test_the_last_sentence_ends_none() -> None:
    assert () == paragraph_ends([piece(0), piece(0)])


def test_what_runs_on_into_a_list_ends_no_paragraph() -> None:
    assert (2,) == paragraph_ends([piece(0), piece(1, item=True), piece(1, item=True), piece(2)])


def test_a_scene_knows_them_and_an_edited_storyboard_keeps_them(
    draw: Callable[..., Storyboard], write: Callable[[str], Script]
) -> None:
    board = draw(STORY)
    assert any(scene.paragraph_ends for scene in board.scenes)
    assert "paragraph_ends" not in written(board)
    assert list(board.scenes) == list(restored(written(board), "talk.json", write(STORY), ()).scenes)
