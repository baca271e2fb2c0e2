"""From the tags of the British National Corpus (C5) to those of spaCy's trained pipelines (Penn Treebank and UD).

C5: http://www.natcorp.ox.ac.uk/docs/c5spec.html. Most tags answer one to one; words that C5 keeps together (`many`,
`what`, `that`, `one`) are told apart by themselves and by their neighbours.
"""

from chalktalk.analysis.language.wording import words

PLAIN = {
    "AJ0": "JJ ADJ", "AJC": "JJR ADJ", "AJS": "JJS ADJ", "AT0": "DT DET", "AV0": "RB ADV", "AVP": "RP ADP",
    "AVQ": "WRB SCONJ", "CJC": "CC CCONJ", "CJS": "IN SCONJ", "CJT": "IN SCONJ", "CRD": "CD NUM", "DPS": "PRP$ PRON",
    "DT0": "DT DET", "DTQ": "WDT PRON", "EX0": "EX PRON", "HYP": "HYPH PUNCT", "ITJ": "UH INTJ", "NN0": "NN NOUN",
    "NN1": "NN NOUN", "NN2": "NNS NOUN", "NP0": "NNP PROPN", "ORD": "JJ ADJ", "PNI": "NN PRON", "PNP": "PRP PRON",
    "PNQ": "WP PRON", "PNX": "PRP PRON", "POS": "POS PART", "PRF": "IN ADP", "PRP": "IN ADP", "PUL": "-LRB- PUNCT",
    "PUN": ". PUNCT", "PUQ": "'' PUNCT", "PUR": "-RRB- PUNCT", "SYM": "$ SYM", "TO0": "TO PART", "UNC": "FW X",
    "VBB": "VBP AUX", "VBD": "VBD AUX", "VBG": "VBG AUX", "VBI": "VB AUX", "VBN": "VBN AUX", "VBZ": "VBZ AUX",
    "VDB": "VBP AUX", "VDD": "VBD AUX", "VDG": "VBG VERB", "VDI": "VB VERB", "VDN": "VBN VERB", "VDZ": "VBZ AUX",
    "VHB": "VBP AUX", "VHD": "VBD AUX", "VHG": "VBG VERB", "VHI": "VB AUX", "VHN": "VBN VERB", "VHZ": "VBZ AUX",
    "VM0": "MD AUX", "VVB": "VBP VERB", "VVD": "VBD VERB", "VVG": "VBG VERB", "VVI": "VB VERB", "VVN": "VBN VERB",
    "VVZ": "VBZ VERB", "XX0": "RB PART", "ZZ0": "NN NOUN",
}  # fmt: skip

BY_WORD = {
    ("more", "DT0"): "JJR ADJ", ("most", "DT0"): "JJS ADJ", ("less", "DT0"): "JJR ADJ", ("fewer", "DT0"): "JJR ADJ",
    ("least", "DT0"): "JJS ADJ", ("many", "DT0"): "JJ ADJ", ("few", "DT0"): "JJ ADJ", ("several", "DT0"): "JJ ADJ",
    ("much", "DT0"): "JJ ADJ", ("such", "DT0"): "JJ ADJ", ("same", "DT0"): "JJ ADJ", ("same", "AV0"): "JJ ADJ",
    ("little", "DT0"): "JJ ADJ",
    ("enough", "DT0"): "JJ ADJ", ("own", "DT0"): "JJ ADJ", ("more", "AV0"): "RBR ADV", ("less", "AV0"): "RBR ADV",
    ("most", "AV0"): "RBS ADV", ("few", "AV0"): "JJ ADJ", ("many", "AV0"): "JJ ADJ", ("whose", "DTQ"): "WP$ DET",
    ("what", "DTQ"): "WP PRON", ("people", "NN0"): "NNS NOUN", ("police", "NN0"): "NNS NOUN",
    ("data", "NN0"): "NNS NOUN", ("cattle", "NN0"): "NNS NOUN", ("back", "AVP"): "RB ADV", ("away", "AVP"): "RB ADV",
    ("along", "AVP"): "RB ADV", ("round", "AVP"): "RB ADV", ("around", "AVP"): "RB ADV",
}  # fmt: skip
"""Words whose C5 tag says less than Penn's."""
PHRASE = words("AJ0 AJC AJS CRD ORD NN0 NN1 NN2 NP0 VVG VVN ZZ0")
"""What a determiner needs after it, or it stands by itself, as a pronoun."""
VERBAL = words("VVZ VVB VVD VBZ VBB VBD VDZ VDB VDD VHZ VHB VHD VM0")
NOUNS = words("NN0 NN1 NN2 NP0")
BEFORE_RELATIVE = NOUNS | {"PNI", "DT0"}


def penn(word: str, code: str, before: str, after: str) -> tuple[str, str]:
    """A word's Penn and UD tags; `before` and `after` are its neighbours' C5 tags."""
    tag, pos = (BY_WORD.get((word, code)) or PLAIN.get(code, "FW X")).split()
    if word == "that" and code in ("CJT", "DT0", "PNQ", "DTQ"):
        return _that(code, before, after)
    if word == "one" and code in ("PNI", "CRD"):
        counted = code == "CRD" and before not in ("AT0", "AJ0", "AJC", "AJS", "DTQ")
        return ("CD", "NUM") if counted or after == "PRF" else ("NN", "NOUN")
    if word in ("more", "less") and after in NOUNS:
        return "JJR", "ADJ"
    if word in ("all", "half", "both", "such", "quite") and after in ("AT0", "DPS"):
        return "PDT", "DET"
    if pos == "DET" and after not in PHRASE and word not in ("the", "a", "an", "no", "every"):
        pos = "PRON"  # `this is`, `all of them`
    if word == "what" and after in NOUNS:
        tag, pos = "WDT", "DET"
    return tag, pos


def _that(code: str, before: str, after: str) -> tuple[str, str]:
    """`cells that remember`, `the claim that cells remember`, `that is why`, `that cell`, `after that`."""
    if after in VERBAL and before in BEFORE_RELATIVE:
        return "WDT", "PRON"
    if code == "DT0" or after in VERBAL or after == "PUN":
        return "DT", "DET" if after in PHRASE else "PRON"
    return "IN", "SCONJ"
