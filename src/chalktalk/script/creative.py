"""What the front matter says of a film's look: a reference, a platform, a style in words."""

from collections.abc import Mapping
from pathlib import Path

from chalktalk.documents.creative.brief import LONGEST_TEXT, CreativeBrief, Medium
from chalktalk.documents.creative.wishes import Platform
from chalktalk.engine import Store
from chalktalk.errors import OptionError, Place
from chalktalk.nearest import suggestion
from chalktalk.referenced import Handed, reference_from
from chalktalk.script.frontmatter import Value

KEYS = ("reference", "platform", "style")


def read_creative(values: Mapping[str, Value], script: Path, store: Store) -> CreativeBrief | None:
    """The creative brief of a script; None where its front matter has nothing for one.

    Raises:
        OptionError: for an unknown platform, too long a style, or a reference that is none.
        AssetError: if a reference picture cannot be used.
    """
    given = {key: values[key] for key in KEYS if key in values}
    if not given:
        return None
    found: dict[str, object] = {}
    for key, value in given.items():
        place = Place(str(script), value.line)
        match key:
            case "reference":
                files = (part.strip() for part in value.text.split("|"))
                found |= references_of([(script.parent / file, place) for file in files], store)
            case "platform":
                found["platform"] = platform_named(value.text, place)
            case _:
                found["text"] = style_told(value.text, place)
    return CreativeBrief.model_validate(found)


def references_of(files: list[tuple[Path, Place]], store: Store) -> dict[str, object]:
    """Reference files as fields of a creative brief.

    Raises:
        OptionError: if there are two pictures or two films, or a file is neither.
        AssetError: if a picture cannot be used.
    """
    found: dict[str, object] = {}
    for path, place in files:
        handed: Handed = reference_from(path, place, store)
        field = "image" if handed.medium is Medium.PICTURE else "video"
        if field in found:
            hint = "give one picture, one film, or one of each"
            raise OptionError(f"there are two {handed.medium.value}s to go by", where=place, hints=(hint,))
        found[field] = handed.reference
    return found


def platform_named(name: str, place: Place | None = None) -> Platform:
    """A platform by its name.

    Raises:
        OptionError: naming the nearest, if there is none of this name.
    """
    if name not in tuple(Platform):
        raise OptionError(f"`{name}` is no platform", where=place, hints=suggestion(name, Platform))
    return Platform(name)


def style_told(text: str, place: Place | None = None) -> str:
    """A style in words.

    Raises:
        OptionError: if it says nothing, or is too long.
    """
    if not any(map(str.isalnum, text)):
        raise OptionError("the style says nothing", where=place, hints=("say how it should look: warm and handmade",))
    if len(text) > LONGEST_TEXT:
        hint = f"a style has at most {LONGEST_TEXT:,} characters"
        raise OptionError("the style is too long", where=place, hints=(hint,))
    return text
