"""What is drawn instead of a picture that was not found."""

from chalktalk.documents.artwork import Artwork
from chalktalk.documents.storyboard import ImageVisual, StatementVisual, Visual


def drawable(visual: Visual, artwork: Artwork) -> Visual:
    """The visual itself; a thing for which there is neither a picture nor an icon is shown by its name.

    Args:
        visual: What the storyboard asks for.
        artwork: The scene's icons. That none was found is told where it is looked for.
    """
    if not isinstance(visual, ImageVisual) or visual.asset is not None:
        return visual
    thing = visual.picture
    if any(icon.query == thing.icon and icon.letter is None for icon in artwork.icons):
        return visual
    label = thing.label or (thing.icon or "").capitalize()
    return StatementVisual(heading=thing.model_copy(update={"label": label, "icon": None}))
