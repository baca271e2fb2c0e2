"""English without a trained pipeline: spaCy's tokeniser, HanTa's tags and lemmas, our own noun phrases and entities.

HanTa (Wartena 2019, "A probabilistic morphology model for German lemmatization") carries an English model trained on
the British National Corpus. Its C5 tags are mended and turned into those that spaCy's trained pipelines give.
"""

import math
from functools import lru_cache

import spacy
from HanTa.HanoverTagger import HanoverTagger
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from chalktalk.analysis.language.entities import entities
from chalktalk.analysis.language.mending import mended
from chalktalk.analysis.language.nounphrases import noun_chunks
from chalktalk.analysis.language.penn import penn
from chalktalk.analysis.language.wording import words
from chalktalk.engine import room_cache

ALTERNATIVES = 12.0
"""Nats below a word's likeliest tag at which others are no longer looked at."""
SYMBOLS = frozenset("$€£¥₹+=<>&#@°")
IRREGULAR = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ll": "will", "’ll": "will",
             "'ve": "have", "’ve": "have", "'d": "would", "’d": "would", "n't": "not", "n’t": "not", "ca": "can",
             "wo": "will", "better": "good", "best": "good", "worse": "bad", "worst": "bad"}  # fmt: skip
"""Lemmas that word parts do not tell."""
PARTICIPLES = words("VVN VBN VDN VHN VVD")
BARE = words("VVI VBI VDI VHI")


@room_cache()
def tagger() -> HanoverTagger:
    """The English model, loaded once: a third of a second."""
    return HanoverTagger("morphmodel_en.pgz")


def pipeline() -> Language:
    """A blank English pipeline with our components; its noun phrases need no parser."""
    nlp = spacy.blank("en")
    nlp.vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]  # the iterator gives indices, as spaCy's own do
    nlp.add_pipe("chalktalk_tagger")
    nlp.add_pipe("chalktalk_entities")
    return nlp


@Language.component("chalktalk_tagger", assigns=["token.tag", "token.pos", "token.lemma"])
def tag(doc: Doc) -> Doc:
    """Part of speech and lemma of every token."""
    tokens = list(doc)
    if not tokens:
        return doc
    read = [(lemma, code) for _, lemma, code in tagger().tag_sent([_plain(token) for token in tokens])]
    first = [_marked(token, code) for token, (_, code) in zip(tokens, read, strict=True)]
    codes = mended([_plain(token) for token in tokens], first, chance)
    for token, (lemma, code), better in zip(tokens, read, codes, strict=True):
        before = codes[token.i - 1] if token.i else "PUN"
        after = codes[token.i + 1] if token.i + 1 < len(codes) else "PUN"
        token.tag_, token.pos_ = penn(token.lower_, better, before, after)
        if better[:2] in ("VH", "VD"):
            token.pos_ = "AUX" if _helps(codes, token.i) else "VERB"
        token.lemma_ = IRREGULAR.get(token.lower_) or (
            lemma.lower() if code == better else lemma_as(token.text, better)
        )
    return doc


def _plain(token: Token) -> str:
    """The token as the tagger knows it: typewriter's quotes, and a dash for what does not join two halves of a word."""
    if token.text == "-" and not _joins(token):
        return "—"
    return token.text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _joins(token: Token) -> bool:
    """Whether a hyphen stands inside a word."""
    return 0 < token.i < len(token.doc) - 1 and not token.whitespace_ and not token.nbor(-1).whitespace_


def _marked(token: Token, code: str) -> str:
    """The tag of a mark or sign by what it is, any other token's as read."""
    if token.text in SYMBOLS:
        return "SYM"
    if token.text in ("-", "‐", "‑") and _joins(token):
        return "HYP"
    if token.text == "%":
        return "NN0"
    if (
        (token.is_punct and code != "POS")
        or token.is_space
        or (not token.text.isascii() and not token.text[:1].isalnum())
    ):
        return "POS" if token.text in ("'s", "’s") else "PUN"
    return "NN1" if code == "PUN" else code


def _helps(codes: list[str], at: int) -> bool:
    """Whether `have` or `do` is an auxiliary here: a participle or bare verb follows in the clause."""
    wanted = PARTICIPLES if codes[at][:2] == "VH" else BARE
    for n in range(at + 1, len(codes)):
        if codes[n] in wanted:
            return codes[n - 1] not in ("TO0", "AT0", "DPS")
        if codes[n] in ("PUN", "TO0", "CJC", "CJS", "PRP"):
            return codes[n - 1] == "XX0"
    return False


@lru_cache(maxsize=16384)
def _chances(word: str) -> dict[str, float]:
    found = tagger().tag_word(word, cutoff=ALTERNATIVES)
    return {code: float(chance - found[0][1]) for code, chance in found}


def chance(word: str, code: str) -> float:
    """How much less likely than its likeliest tag this one is for a word, in nats; minus infinity if it has no such."""
    own = _chances(word).get(code, -math.inf)
    if code == "VVZ" and own == -math.inf and word.endswith("s") and len(word) > 3:  # `stores`, unseen as a verb
        stems = [word[:-1], *([word[:-2]] if word.endswith("es") else [])]
        return max(max(_chances(stem).get(bare, -math.inf) for bare in ("VVI", "VVB")) for stem in stems) - 1.0
    return own


@lru_cache(maxsize=16384)
def lemma_as(word: str, code: str) -> str:
    """A word's lemma as the given part of speech."""
    if not word[:1].isalnum():
        return word
    lemma, _ = tagger().analyze(word.lower(), pos=code)
    return str(lemma).lower()


@Language.component("chalktalk_entities", assigns=["doc.ents"])
def recognise(doc: Doc) -> Doc:
    """Dates, amounts and names."""
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities(doc)])
    return doc
