"""Front matter: `key: value` lines between two lines of `---` at the top of a script.

It is read as YAML's own tree, not as YAML's values: `aspect: 16:9` would be the number 969 there, `title: 1984` a
number, and `voice: no` a truth value. Here every value is the text its author wrote.
"""

import re
from dataclasses import dataclass

import yaml

from chalktalk.errors import OptionError, Place, ScriptError
from chalktalk.nearest import suggestion

KEYS = (
    *("title", "audience", "theme", "voice", "aspect", "language", "lexicon", "characters"),
    *("reference", "platform", "style"),
)
MAPPINGS = {"lexicon": "word: how it is said", "characters": "name: what they look like"}
"""Keys below which further `key: value` lines stand, and what those say."""

_FENCE = re.compile(r"---[ \t]*")
_CLOSING_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"[A-Za-z_-]+[ \t]*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Value:
    """A front-matter value and its line in the file."""

    text: str
    line: int
    entries: tuple[tuple[str, "Value"], ...] = ()
    """Of a mapping: its keys, as written, and their values; its own text is empty then."""


def split_front_matter(text: str, file: str) -> tuple[dict[str, Value], str]:
    """The front matter's values, and the text with blank lines where the front matter stood.

    Raises:
        ScriptError: if it does not end, is no YAML, or holds more than plain values.
        OptionError: for an unknown key.
    """
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]) or len(lines) < 2:
        return {}, text
    end = next((at for at, line in enumerate(lines) if at and _CLOSING_FENCE.fullmatch(line)), None)
    if end is None:
        if not _KEY_LINE.match(lines[1]):
            return {}, text  # a dividing line at the top of a script without front matter
        raise ScriptError("the front matter does not end", where=Place(file, 1), hints=("add a line `---` after it",))
    body = "\n".join(("",) * (end + 1) + tuple(lines[end + 1 :]))
    return _values("\n".join(lines[1:end]), file), body


def _values(front_matter: str, file: str) -> dict[str, Value]:
    node = _composed(front_matter, file)
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise _broken("it holds no `key: value` lines", Place(file, 2))
    values: dict[str, Value] = {}
    for key, value in node.value:
        place = Place(file, key.start_mark.line + 2)
        if not isinstance(key, yaml.ScalarNode):
            raise _broken("a key is more than plain text", place)
        if key.value not in KEYS:
            raise OptionError(f"`{key.value}` is no front-matter key", where=place, hints=suggestion(key.value, KEYS))
        if key.value in values:
            raise ScriptError(f"`{key.value}` stands twice in the front matter", where=place, hints=("delete one",))
        lines = MAPPINGS.get(key.value)
        values[key.value] = _mapping(value, place, lines) if lines else _plain(value, place)
    return {key: value for key, value in values.items() if value.text or value.entries}


def _plain(node: yaml.Node, place: Place) -> Value:
    if not isinstance(node, yaml.ScalarNode):
        raise _broken("a value is more than plain text", place)
    return Value(" ".join(node.value.split()), place.line or 1)


def _mapping(node: yaml.Node, place: Place, lines: str) -> Value:
    """Lines of its own below a key; nothing at all is an empty mapping."""
    if isinstance(node, yaml.ScalarNode) and not node.value.strip():
        return Value("", place.line or 1)
    if not isinstance(node, yaml.MappingNode):
        raise _broken(f"below this key stand no `{lines}` lines", place)
    entries: list[tuple[str, Value]] = []
    for key, value in node.value:
        line = Place(place.file, key.start_mark.line + 2)
        if not isinstance(key, yaml.ScalarNode):
            raise _broken("a key is more than plain text", line)
        entries.append((" ".join(key.value.split()), _plain(value, line)))
    return Value("", place.line or 1, tuple(entries))


def _composed(front_matter: str, file: str) -> yaml.Node | None:
    try:
        return yaml.compose(front_matter, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise _broken(error.problem or "it is no YAML", Place(file, line)) from None
    except yaml.reader.ReaderError as error:
        line = front_matter.count("\n", 0, error.position) + 2
        raise _broken("it holds a character that YAML does not allow", Place(file, line)) from None
    except RecursionError:
        raise _broken("it is nested too deeply", Place(file, 1)) from None


def _broken(problem: str, place: Place) -> ScriptError:
    hint = "write `key: value` lines, and put a value with a colon or other signs into quotes"
    return ScriptError(f"the front matter cannot be read: {' '.join(problem.split())}", where=place, hints=(hint,))
