"""Characters in the front matter."""

from pathlib import Path

import pytest
from PIL import Image

from chalktalk.documents.services import Character, Services
from chalktalk.engine import Store
from chalktalk.errors import AssetError, OptionError
from chalktalk.script import Overrides, read_brief


def services_of(folder: Path, store: Store, front_matter: str) -> Services:
    script = folder / "talk.md"
    script.write_text(f"---\n{front_matter}\n---\nHello.\n")
    return read_brief(script, Overrides(), store).services


def test_characters_have_a_name_and_a_look_and_perhaps_a_picture(tmp_path: Path, store: Store) -> None:
    Image.new("RGB", (8, 8), "teal").save(tmp_path / "bo.png")
    services = services_of(tmp_path, store, "characters:\n  Ada: a girl of ten\n  Bo: a robot | bo.png")
    ada, bo = services.characters

    assert Character(name="Ada", description="a girl of ten") == ada
    assert ("Bo", "a robot") == (bo.name, bo.description)
    assert bo.reference is not None
    assert (tmp_path / "bo.png").read_bytes() == store.get(bo.reference.digest)


def test_a_script_without_characters_has_none(tmp_path: Path, store: Store) -> None:
    assert Services() == services_of(tmp_path, store, "title: Ice")
    assert Services() == services_of(tmp_path, store, "characters:")


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("characters:\n  Ada:", "talk.md:3: `Ada` has no description"),
        ("characters:\n  Ada: '| ada.png'", "talk.md:3: `Ada` has no description"),
        ("characters:\n  '!': a mark", "talk.md:3: `!` has no description"),
        ("characters:\n  Ada: a girl\n  ada: a boy", "talk.md:4: `ada` is described twice"),
        (f"characters:\n  Ada: {'long ' * 100}", "talk.md:3: `Ada` is described at too great a length"),
        ("characters:\n" + "\n".join(f"  A{at}: one" for at in range(13)), "talk.md:15: there are more than 12"),
    ],
)
def test_who_cannot_be_drawn_is_refused_at_its_line(
    tmp_path: Path, store: Store, front_matter: str, message: str
) -> None:
    with pytest.raises(OptionError) as refused:
        services_of(tmp_path, store, front_matter)

    assert str(refused.value).removeprefix(f"{tmp_path}/").startswith(message)


def test_a_picture_that_is_not_there_is_refused(tmp_path: Path, store: Store) -> None:
    with pytest.raises(AssetError) as refused:
        services_of(tmp_path, store, "characters:\n  Bo: a robot | bo.png")

    assert "there is no picture bo.png" in str(refused.value)
