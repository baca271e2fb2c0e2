"""Tags that a tagger gets wrong for the same reason each time, mended by the words around.

A verb follows `to` and `must`, none follows `the`; a capital inside a sentence is a name; then every clause gets its
verb.
"""

from chalktalk.analysis.language.line import (
    AFTER_SUBJECT,
    BARE,
    BREAKS,
    FINITE,
    JOINS,
    NOUNS,
    POSSIBLE,
    RELATIVES,
    TO_BE,
    TO_DO,
    TO_HAVE,
    UNLIKELY,
    Chance,
    Line,
)
from chalktalk.analysis.language.verbs import mend_verbs
from chalktalk.analysis.language.wording import words

THIRD_PERSONS = words("he she it one everyone everybody everything someone something nobody nothing anything")
VERBS = words("VVB VVI VVZ VVD VVN VVG")
MODALS = words("will might can may must")
PLACES = words("round around through across along past")
"""Adverbs that open a phrase as soon as a noun follows."""


def mended(texts: list[str], codes: list[str], chance: Chance) -> list[str]:
    """The tags, put right."""
    line = Line([text.lower() for text in texts], list(codes), chance)
    _mend_hyphens(line)
    _mend_names(line, texts)
    for at in range(len(codes)):
        _mend_modals(line, at)
        _mend_small_words(line, at)
        _mend_after_helper(line, at)
        _mend_in_noun_phrase(line, at)
    mend_verbs(line)
    return line.codes


def _mend_modals(line: Line, at: int) -> None:
    """`So will computers win?`: a will or a might that nothing qualifies is a modal verb."""
    qualified = line.code(at - 1) in ("AT0", "DPS", "AJ0", "DT0", "POS")
    if line.words[at] in MODALS and line.codes[at] in NOUNS and not qualified:
        line.codes[at] = "VM0"


def _mend_hyphens(line: Line) -> None:
    """`see-saw` is no verb, and what a hyphen joins before a noun stands for an adjective: `long-lived springs`."""
    for at in (at for at, code in enumerate(line.codes) if code == "HYP"):
        if line.code(at - 1) in ("VVB", "VVI", "VVZ"):
            line.codes[at - 1] = "NN1"
        if line.code(at + 1) in ("VVD", "VVN"):
            line.codes[at + 1] = "AJ0" if line.may(at + 1, "VVN", UNLIKELY) else "NN1"
        elif line.code(at + 1) in ("VVB", "VVI") and line.may(at + 1, "NN1", UNLIKELY):
            line.codes[at + 1] = "NN1"


def _mend_names(line: Line, texts: list[str]) -> None:
    """A capital makes a name (`the Suez Canal`), but not at a sentence's start nor in a title."""
    title = _is_title(line, texts)
    opening = True
    for at, text in enumerate(texts):
        capital = text[:1].isupper() and len(text) > 1
        named_next = texts[at + 1 : at + 2] and texts[at + 1][:1].isupper()
        if opening and capital and line.codes[at] == "NP0" and not named_next and line.may(at, "NN2", 0.0):
            line.codes[at] = "NN2"
        elif capital and not opening and not title and _is_named(line.codes[at], bool(named_next)):
            line.codes[at] = "NP0"
        if text[:1].isalnum():
            opening = False
        elif line.codes[at] in BREAKS and text not in (",", ";", ")"):
            opening = True


def _is_named(code: str, named_next: bool) -> bool:  # noqa: FBT001  a fact, not a switch
    """Whether a capital makes a name of a word with this tag; of an adjective only before another name."""
    return code in ("NN0", "NN1", "NN2", "UNC") or (code in ("AJ0", "ORD") and named_next)


def _is_title(line: Line, texts: list[str]) -> bool:
    """Whether every telling word has a capital and no full stop follows."""
    telling = [
        text for text, code in zip(texts, line.codes, strict=True) if code in NOUNS or code[:2] in ("VV", "AJ", "AV")
    ]
    return len(telling) > 1 and texts[-1] != "." and all(text[0].isupper() or not text.isalpha() for text in telling)


def _mend_small_words(line: Line, at: int) -> None:
    """Small words by what follows: `than a house` and `after that` have no verb to join, `about ten` is no place."""
    word, code, following = line.words[at], line.codes[at], line.code(at + 1)
    if code in ("CJS", "CJT") and word in ("as", "than", "like", "before", "after", "since", "until", "for", "but"):
        end = next((n for n in range(at + 1, len(line.codes)) if line.codes[n] in BREAKS | JOINS), len(line.codes))
        may_be = any(code == "NN2" and line.may(n, "VVZ", UNLIKELY) for n, code in enumerate(line.codes[at:end], at))
        if not line.has_finite(at + 1, end) and not may_be:
            line.codes[at] = "PRP"
    elif code == "PRP" and word == "about" and following == "CRD":
        line.codes[at] = "AV0"
    elif code == "PRP" and following in BREAKS | {"CJC"} and line.code(at - 1) in VERBS:
        line.codes[at] = "AVP"  # `they stay behind`
    elif code == "AVP" and word in PLACES and following in ("AT0", "DPS", "DT0", "CRD", "NP0"):
        line.codes[at] = "PRP"
    elif code == "AJC" and line.code(at - 1) in ("AT0", "DPS") and following in FINITE:
        line.codes[at] = "NN1"  # `the damper drops`
    elif code == "NN2" and line.code(at - 1) in ("PNP", "PNI") and line.words[at - 1] in THIRD_PERSONS:
        it_does = line.may(at, "VVZ", POSSIBLE) and following in AFTER_SUBJECT
        line.codes[at] = "VVZ" if it_does else code
    elif code == "NN1" and line.words[at - 1 : at] and line.code(at - 1) == "PNP" and _is_subject(line, at - 1):
        we_do = line.bare(at) >= POSSIBLE and following in AFTER_SUBJECT | FINITE
        line.codes[at] = "VVB" if we_do else code


def _is_subject(line: Line, at: int) -> bool:
    """Whether a pronoun can be nothing else: `we`, or a `you` with which a clause opens."""
    opens = line.code(at - 1) in BREAKS | JOINS | RELATIVES
    return line.words[at] in ("i", "we", "they") or (line.words[at] == "you" and opens)


def _mend_after_helper(line: Line, at: int) -> None:
    """After `will` comes a bare verb, after `have` a participle, and no verb after `to the`."""
    code, helper = line.codes[at], line.before(at)
    if helper < 0:
        return
    said = line.codes[helper]
    subject_before = line.code(line.before(helper)) not in BREAKS | RELATIVES | JOINS
    if said in ("VM0", "TO0") and code in ("NN1", "AJ0", "VVB", "VVD", "VVN") and line.words[at].isalpha():
        verb_follows = line.code(at + 1) in BARE or (said == "TO0" and line.bare(at) < POSSIBLE)
        if (subject_before or said == "TO0") and not verb_follows and not line.words[at].endswith("ed"):
            line.codes[at] = "VVI"
    elif (
        said in TO_DO and "XX0" in line.codes[helper:at] and code in ("NN1", "AJ0", "VVB") and line.bare(at) >= POSSIBLE
    ):
        line.codes[at] = "VVI"
    elif said in TO_BE | TO_HAVE and code == "VVD" and line.may(at, "VVN", POSSIBLE):
        line.codes[at] = "VVN"
    elif code == "NN1" and line.code(at - 1) in NOUNS and line.bare(at) >= POSSIBLE and _is_let(line, at):
        line.codes[at] = "VVI"
    elif said == "TO0" and helper == at - 1 and code in ("AT0", "DPS"):
        line.codes[helper] = "PRP"


def _is_let(line: Line, at: int) -> bool:
    """Whether `let` or `help` stands before the noun phrase before this place: `let the dough rise`."""
    opening = line.phrase_start(at)
    return opening > 0 and line.words[opening - 1] in (
        "let",
        "lets",
        "help",
        "helps",
        "helped",
        "make",
        "makes",
        "made",
    )


def _mend_in_noun_phrase(line: Line, at: int) -> None:
    """Right after `the`, `two` or `small` stands no finite verb: `two stems`, `its blooms`."""
    if line.codes[at] in ("VVZ", "VVB", "VVI") and line.code(at - 1) in ("AT0", "DPS", "CRD", "AJ0", "ORD", "POS"):
        as_noun = "NN2" if line.codes[at] == "VVZ" else "NN1"
        opened = line.code(at - 1) != "AJ0" or line.code(at - 2) in ("AT0", "DPS", "CRD", "PRP", "VVI", "VVB")
        if opened and line.may(at, as_noun, POSSIBLE):
            line.codes[at] = as_noun
    elif line.codes[at] == "NN2" and line.words[at - 1 : at] in (["a"], ["an"]) and not line.words[at].endswith("s"):
        line.codes[at] = "NN1"
