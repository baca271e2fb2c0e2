"""Pictures and icons that a storyboard asks for."""

from chalktalk.artwork.illustrate import illustrate
from chalktalk.artwork.painting import paint
from chalktalk.artwork.wanting import cast_of, sheet_for, wanted, wishes_for, with_painting, with_sheets

__all__ = ["cast_of", "illustrate", "paint", "sheet_for", "wanted", "wishes_for", "with_painting", "with_sheets"]
