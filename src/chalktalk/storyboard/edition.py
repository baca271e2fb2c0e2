"""A storyboard as a file that people edit: cues are the words themselves, and what can be worked out is left out.

`written` makes the text, `restored` reads it back against the script. A place in a scene is written as its words, with
` #2` after them where they come a second time: `"cue": "memory cells #2"`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from chalktalk.documents.assets import Asset
from chalktalk.documents.base import Span
from chalktalk.documents.script import Script, Sentence, Word
from chalktalk.documents.storyboard import Rationale, Scene, Storyboard, TransitionKind
from chalktalk.errors import OptionError, Place
from chalktalk.storyboard.elements import elements_of
from chalktalk.storyboard.paragraphs import paragraph_ends

CUES = frozenset({"cue", "emphases", "evidence"})
"""Fields that hold places in the scene's words."""
DERIVED = frozenset({"sentences", "paragraph_ends", "chapter", "starts_chapter", "leave"})
"""Fields of a scene that follow from the script and from its neighbours."""
TOLD = frozenset({"says", "why"})
"""What is there for the reader, and for finding the scene's place."""
OCCURRENCE = re.compile(r"\s+#(\d{1,4})$")
Plain = dict[str, Any]


def written(storyboard: Storyboard) -> str:
    """The storyboard as JSON text for editing."""
    pairs = zip(storyboard.scenes, storyboard.rationales, strict=True)
    scenes = [_scene_written(scene, rationale) for scene, rationale in pairs]
    plain = {"title": storyboard.title, "language": storyboard.language, "scenes": scenes}
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def restored(text: str, file: str, script: Script, assets: Sequence[Asset]) -> Storyboard:
    """The storyboard that an edited text describes.

    Raises:
        OptionError: if it is no such text, if the script has changed since, or if a scene in it cannot be used; its
            place names the line.
    """
    pieces = [piece for section in script.sections for piece in section.sentences]
    sentences = [piece.sentence for piece in pieces]
    sections = [number for number, section in enumerate(script.sections) for _ in section.sentences]
    scenes: list[Scene] = []
    at = 0
    for number, plain in enumerate(_scenes_in(text, file), 1):
        where = _Where(text, file, number, str(plain.get("id", "")))
        length = _covered(plain, sentences[at:], where)
        own = tuple(sentences[at : at + length])
        opens = at == 0 or sections[at] != sections[at - 1]
        placed = {
            "sentences": own,
            "paragraph_ends": paragraph_ends(pieces[at : at + length]),
            "chapter": script.sections[sections[at]].title,
            "starts_chapter": opens,
        }
        scenes.append(_scene_restored(plain, placed, assets, where))
        at += length
    if at < len(sentences):
        raise OptionError(f"the storyboard ends before “{sentences[at].text[:60]}”", where=Place(file), hints=(STALE,))
    _check_names(scenes, text, file)
    joined = [one.model_copy(update={"leave": following.enter}) for one, following in pairwise(scenes)]
    return Storyboard(
        title=script.title,
        language=script.language,
        scenes=(*joined, scenes[-1]),
        rationales=(Rationale(reason="as the author edited it"),) * len(scenes),
    )


STALE = "write it anew with chalktalk storyboard, or take the change over into its `says`"


class _Where:
    """A scene in the file, for messages."""

    def __init__(self, text: str, file: str, number: int, name: str) -> None:
        at = text.find(f'"id": {json.dumps(name, ensure_ascii=False)}') if name else -1
        self.place = Place(file, text.count("\n", 0, at) + 1 if at >= 0 else None)
        self.scene = f"scene {number} ({name})" if name else f"scene {number}"

    def fault(self, message: str, *hints: str) -> OptionError:
        """An error at this scene."""
        return OptionError(f"{self.scene}: {message}", where=self.place, hints=hints)


def _scene_written(scene: Scene, rationale: Rationale) -> Plain:
    plain = scene.model_dump(mode="json", exclude_none=True)
    plain["why"] = rationale.model_dump(mode="json", exclude_none=True)
    says = " ".join(sentence.text for sentence in scene.sentences)
    kept = {name: value for name, value in plain.items() if name not in DERIVED and value not in ([], ())}
    asset = kept["visual"].pop("asset", None)
    if asset:
        kept["visual"]["asset"] = asset["path"]
    spelt = {name: _spelt(name, value, scene.words) for name, value in kept.items()}
    return {"id": spelt.pop("id"), "says": says, **spelt}


def _spelt(name: str, value: Any, words: Sequence[Word]) -> Any:  # noqa: ANN401  JSON is what it is
    """A value with every place in it written as words."""
    if name in CUES and isinstance(value, dict):
        return _phrase(Span(**value), words)
    if isinstance(value, dict):
        return {key: _spelt(key, inner, words) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spelt(name, inner, words) for inner in value]
    return value


def _phrase(span: Span, words: Sequence[Word]) -> str:
    """The words of a place, and which time it is that they come."""
    end = min(max(span.end, span.start + 1), len(words))
    text = " ".join(word.display for word in words[span.start : end]).strip(" ,;:.!?…—–")
    text = text or words[min(span.start, len(words) - 1)].display
    places = list(_places(text, words))
    nth = places.index(span.start) + 1 if span.start in places else 1
    return f"{text} #{nth}" if nth > 1 else text


def _places(phrase: str, words: Sequence[Word]) -> Iterator[int]:
    """Where a phrase starts, each time it comes."""
    wanted = [_bare(part) for part in phrase.split()]
    said = [(at, part) for at, word in enumerate(words) for part in map(_bare, word.display.split())]
    for n in range(len(said) - len(wanted) + 1):
        if [part for _, part in said[n : n + len(wanted)]] == wanted:
            yield said[n][0]


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word.replace("’", "'").casefold()) or word


def _found(phrase: object, words: Sequence[Word], where: _Where) -> Plain:
    """The place that a phrase names."""
    if not isinstance(phrase, str) or not phrase.strip():
        raise where.fault("a cue is not text", "write the words of the narration that it belongs to")
    counted = OCCURRENCE.search(phrase)
    text, nth = (phrase[: counted.start()], int(counted[1])) if counted else (phrase, 1)
    places = list(dict.fromkeys(_places(text, words)))
    if not 1 <= nth <= len(places):
        times = f"only {len(places)} times" if places else "not"
        raise where.fault(f"“{phrase}” is {times} said in it", "a cue is made of words of the scene's own narration")
    start = places[nth - 1]
    parts, end = len(text.split()), start
    while parts > 0 and end < len(words):
        parts -= len(words[end].display.split())
        end += 1
    return {"start": start, "end": end}


def _scenes_in(text: str, file: str) -> list[Plain]:
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "look for a missing comma, quote or bracket"
        raise OptionError(f"this is no JSON: {error.msg}", where=Place(file, error.lineno), hints=(hint,)) from None
    scenes = plain.get("scenes") if isinstance(plain, dict) else None
    if not isinstance(scenes, list) or not scenes or not all(isinstance(scene, dict) for scene in scenes):
        raise OptionError("this is no storyboard", where=Place(file), hints=("chalktalk storyboard writes one",))
    return scenes


def _covered(plain: Mapping[str, Any], sentences: Sequence[Sentence], where: _Where) -> int:
    """How many of the script's next sentences a scene says."""
    says = [_bare(word) for word in str(plain.get("says", "")).split()]
    said: list[str] = []
    for length, sentence in enumerate(sentences, 1):
        said += [_bare(part) for word in sentence.words for part in word.display.split()]
        if said == says:
            return length
        if said != says[: len(said)]:
            break
    told = sentences[0].text[:60] if sentences else "nothing more"
    raise where.fault(f"it says other words than the script, which goes on with “{told}”", STALE)


def _scene_restored(plain: Plain, placed: Plain, assets: Sequence[Asset], where: _Where) -> Scene:
    words = [word for sentence in placed["sentences"] for word in sentence.words]
    own = {key: _read(key, value, words, where) for key, value in plain.items() if key not in TOLD}
    visual = own.get("visual")
    if isinstance(visual, dict) and isinstance(visual.get("asset"), str):
        path = visual["asset"]
        visual["asset"] = next((asset for asset in assets if asset.path == path), None)
        if visual["asset"] is None:
            raise where.fault(f"the script names no picture “{path}”", "name it there: [VISUAL: image: path]")
    try:
        return Scene.model_validate({"leave": TransitionKind.FADE, **own, **placed})
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(part) for part in first["loc"] if not str(part).startswith("function"))
        raise where.fault(f"{path}: {first['msg'].lower()}", "see docs/formats/storyboard.md") from None


def _read(name: str, value: Any, words: Sequence[Word], where: _Where) -> Any:  # noqa: ANN401  JSON is what it is
    """A value with every phrase in it turned into a place."""
    if name in CUES and not isinstance(value, list):
        return _found(value, words, where)
    if isinstance(value, dict):
        return {key: _read(key, inner, words, where) for key, inner in value.items()}
    if isinstance(value, list):
        return [_read(name, inner, words, where) for inner in value]
    return value


def _check_names(scenes: Sequence[Scene], text: str, file: str) -> None:
    """Ids tell scenes apart, and elements within a scene."""
    taken: set[str] = set()
    for number, scene in enumerate(scenes, 1):
        where = _Where(text, file, number, scene.id)
        if scene.id in taken:
            raise where.fault("its id is taken by a scene before it", "give it another id")
        taken.add(scene.id)
        names = [one.id for one in elements_of(scene.visual)]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise where.fault(f"two elements are called “{twice}”", "give each its own id")
