"""Characters: who appears again and again in a film's pictures, as the front matter describes them."""

from pathlib import Path

from chalktalk.documents.services import Character
from chalktalk.engine import Store
from chalktalk.errors import OptionError, Place
from chalktalk.script.frontmatter import Value
from chalktalk.script.pictures import load_picture

MOST = 12
LONGEST_NAME, LONGEST_DESCRIPTION = 40, 400
"""Characters of text."""
_HINT = "write `Ada: a girl of ten with red hair and green glasses`, or `Ada: description | picture.png`"


def read_characters(given: Value | None, script: Path, store: Store) -> tuple[Character, ...]:
    """The characters of a script, their pictures put into the store.

    Args:
        given: What the front matter has for `characters`, if anything.
        script: The script's file; pictures are looked for beside it.
        store: Where pictures go.

    Raises:
        OptionError: if a character has no name or no description, or there are too many of them.
        AssetError: if a picture cannot be used.
    """
    entries = given.entries if given else ()
    if len(entries) > MOST:
        where = Place(str(script), entries[MOST][1].line)
        raise OptionError(f"there are more than {MOST} characters", where=where, hints=("describe the main ones",))
    cast = tuple(_character(name, value, script, store) for name, value in entries)
    known: set[str] = set()
    for character, (_, value) in zip(cast, entries, strict=True):
        if character.name.casefold() in known:
            where = Place(str(script), value.line)
            raise OptionError(f"`{character.name}` is described twice", where=where, hints=("delete one",))
        known.add(character.name.casefold())
    return cast


def _character(name: str, value: Value, script: Path, store: Store) -> Character:
    place = Place(str(script), value.line)
    description, _, path = (part.strip() for part in value.text.partition("|"))
    if not name or not any(map(str.isalnum, name)) or not description:
        raise OptionError(f"`{name}` has no description", where=place, hints=(_HINT,))
    if len(name) > LONGEST_NAME or len(description) > LONGEST_DESCRIPTION:
        most = f"a name has at most {LONGEST_NAME} characters, a description {LONGEST_DESCRIPTION}"
        raise OptionError(f"`{name[:20]}` is described at too great a length", where=place, hints=(most,))
    picture = load_picture(path, script.parent, store, place) if path else None
    return Character(name=name, description=description, reference=picture.blob if picture else None)
