"""Paragraphs: where within a scene the author began a new one, which is heard."""

from collections.abc import Sequence
from itertools import pairwise

from chalktalk.documents.script import PlacedSentence


def paragraph_ends(pieces: Sequence[PlacedSentence]) -> tuple[int, ...]:
    """The sentences, counted from the first, after which a paragraph ends; what runs on into a list ends none."""
    return tuple(
        number
        for number, (piece, following) in enumerate(pairwise(pieces))
        if piece.paragraph != following.paragraph and not following.list_item
    )
