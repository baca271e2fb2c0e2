"""Words as they are compared: in lower case, without marks, short forms written out (`don't`: do not)."""

import re

_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "let's": "let us",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "okay": "ok",
}
_ENDINGS = (("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'m", " am"), ("'d", " would"))

# After these `'s` is said for `is` (or `has`, which sounds the same); after other words it marks a possessive.
_BEFORE_IS = frozenset("it he she that this what who where when why how there here".split())  # noqa: SIM905  readable

_LETTERS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def tokens_of(spoken: str) -> tuple[str, ...]:
    """The units of a spoken text."""
    words = _LETTERS.findall(spoken.lower().replace("’", "'"))
    return tuple(token for word in words for token in _written_out(word).split())


def _written_out(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for ending, full in _ENDINGS:
        if word.endswith(ending):
            return word.removesuffix(ending) + full
    stem = word.removesuffix("'s")
    return f"{stem} is" if stem != word and stem in _BEFORE_IS else word.replace("'", "")
