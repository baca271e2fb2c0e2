"""Words to find an icon by for what the author wrote: a directive's label, a heading, a description."""

from chalktalk.storyboard.passages import Passage
from chalktalk.storyboard.tokens import read_text
from chalktalk.storyboard.world import World


def icon_query(text: str, world: World, passage: Passage) -> str | None:
    """The icon of the concept that the text names or holds; else the words of it that the narration uses as names.

    Of several names the last comes first, as in English it is the head. Where the narration uses none of its words, all
    are tried that say something. None where nothing is left, and in other languages, where
    an English icon's name may mean something else.
    """
    if not passage.english:
        return None
    concept = world.concept_of(text) or world.concept_in(text)
    if concept is not None:
        return concept.icon
    told = [token for token in read_text(text) if token.telling and token.text[0].isalpha()]
    spoken = {token.stem for token in passage.tokens}
    kept = [token.lower for token in told if token.stem in passage.names or token.stem not in spoken]
    return " ".join(dict.fromkeys(reversed(kept))) or None
