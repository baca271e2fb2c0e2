"""Pictures that a script names: found beside it, checked and put into the store."""

from pathlib import Path

from chalktalk.documents.assets import Asset
from chalktalk.engine import Store
from chalktalk.errors import AssetError, Place
from chalktalk.pictures import upright
from chalktalk.script.neighbours import file_suggestion


def load_picture(path: str, folder: Path, store: Store, place: Place) -> Asset:
    """Load a picture that a script names, relative to the script's folder.

    Raises:
        AssetError: at the script's line, if it is not there, not a picture, broken, animated or too large.
    """
    if path.lower().startswith(("http://", "https://", "data:", "//")):
        hint = "save it beside the script and write its file name"
        raise AssetError(f"the picture {path[:60]} is not a file", where=place, hints=(hint,))
    file = folder / path
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        hints = file_suggestion(file, path, "paths count from the script's folder")
        raise AssetError(f"there is no picture {path}", where=place, hints=hints) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise AssetError(
            f"the picture {path} cannot be read: {reason}", where=place, hints=("check the file",)
        ) from None
    picture = upright(data, path, place)
    blob = store.put(picture.data, picture.media_type)
    return Asset(path=path, blob=blob, width=picture.image.width, height=picture.image.height)
