"""The language engine: spaCy, with a trained pipeline where one is installed, else with our own components.

Both give the same attributes of a `Doc`: `tag_` (Penn Treebank), `pos_` (Universal Dependencies), `lemma_`,
`noun_chunks` and `ents`. Nothing in this room relies on a dependency parse, which only trained pipelines have.
"""

import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, cast

from chalktalk.engine import room_cache

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TRANSFORMER = "en_core_web_trf"
TRAINED = (TRANSFORMER, "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""English pipelines, best first."""
EMBEDDED = "embedded"
BATCH = 64
"""Sentences handed to the pipeline together."""
ENGLISH = "en"
ANY_LANGUAGE = "xx"
OTHER_SPACY = r"\[W095\]"
"""What spaCy's warning says of a pipeline that was made for another version of it."""


@dataclass(frozen=True, eq=False)
class Engine:
    """A loaded pipeline."""

    name: str
    """`en_core_web_sm 3.8.0`, or `embedded`."""
    language: str
    """Two or three letters."""
    nlp: "Language"
    passed_over: tuple[str, ...] = ()
    """Better pipelines that are installed but could not be used, each with why."""

    def read(self, texts: Iterable[str]) -> Iterator["Doc"]:
        """Each text, one sentence, as a `Doc`."""
        return self.nlp.pipe(texts, batch_size=BATCH)


def installed() -> str:
    """What would read English text: the best trained pipeline there is, with its version, else `embedded`."""
    return next(map(_titled, _present()), EMBEDDED)


def _present() -> Iterator[str]:
    """The trained English pipelines that are installed, best first."""
    return (name for name in TRAINED if find_spec(name) is not None)


@contextmanager
def sparing_spacy() -> Iterator[None]:
    """While inside, spaCy is imported without what takes longer than reading a script, and reads none.

    That is torch, which it would bring along for transformers where it is there, and its own command line.
    """
    spared: dict[str, ModuleType | None] = {}
    if "torch" not in sys.modules and TRANSFORMER not in _present():
        spared["torch"] = None  # Python's own way to say that it cannot be imported
    if "spacy" not in sys.modules:
        spared |= {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
        setattr(spared["spacy.cli.info"], "info", None)  # noqa: B010  what `spacy` takes from there for its users
    sys.modules.update(cast("dict[str, ModuleType]", spared))
    try:
        yield
    finally:
        for name in spared:
            del sys.modules[name]


@room_cache(maxsize=2)
def load(language: str) -> Engine:
    """The engine for a BCP 47 language tag. About a second the first time.

    English gets the best that is installed and works. Other languages get spaCy's tokeniser for them where there is
    one, and no parts of speech: rules that need those find nothing there.
    """
    code = re.split("[-_]", language.lower())[0]
    return _english() if code == ENGLISH else _other(code)


def _english() -> Engine:
    passed_over: list[str] = []
    for name in _present():
        try:
            return Engine(_titled(name), ENGLISH, _trained(name), tuple(passed_over))
        except Exception as fault:  # noqa: BLE001  a broken package must not cost the film: the embedded engine reads it
            passed_over.append(f"{_titled(name)}: {' '.join(str(fault).split()) or type(fault).__name__}")
    from chalktalk.analysis.language.embedded import pipeline  # noqa: PLC0415  a second of start-up for those who analyse only

    return Engine(EMBEDDED, ENGLISH, pipeline(), tuple(passed_over))


def _titled(name: str) -> str:
    """A package with its version, where it says one."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:  # a folder on the path, without a distribution's data
        return name


def _trained(name: str) -> "Language":
    """An installed pipeline, if it fits this spaCy and does what the rest of the room needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message=OTHER_SPACY)
        nlp: Language = import_module(name).load()
    if lacking := {"tagger", "lemmatizer"} - set(nlp.pipe_names):
        raise ValueError(f"has no {' and no '.join(sorted(lacking))}")
    if "parser" not in nlp.pipe_names:
        _find_noun_phrases(nlp)
    return nlp


def _other(code: str) -> Engine:
    import spacy  # noqa: PLC0415  see above

    try:
        nlp = spacy.blank(code)
    except (ImportError, OSError, ValueError):  # spaCy knows no such language, or lacks its dictionary
        nlp = spacy.blank(ANY_LANGUAGE)
    _find_noun_phrases(nlp)
    return Engine(f"tokeniser {nlp.lang}", code, nlp)


def _find_noun_phrases(nlp: "Language") -> None:
    """Let `doc.noun_chunks` go by tags; without any it gives nothing, where spaCy would raise."""
    from chalktalk.analysis.language.nounphrases import noun_chunks  # noqa: PLC0415  see above

    nlp.vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]  # the iterator gives indices, as spaCy's own do
