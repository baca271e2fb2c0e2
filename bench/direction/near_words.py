"""Makes `near.toml`: words in common use that a speller without it would take for a slip of a word of the lists.

To be run again when the word lists have grown: `python bench/direction/near_words.py`.
"""

from importlib.resources import files
from pathlib import Path

from wordfreq import iter_wordlist, zipf_frequency

from chalktalk.direction.words.spelling import SPELT, speller
from chalktalk.direction.words.tokens import tokens_of

_RAREST = 2.0
"""Zipf frequency of what still is a word; slips that many make are rarer."""


def near_of(language: str) -> list[str]:
    """The words of a language that have to be known."""
    blank = speller(language, frozenset())
    found: set[str] = set()
    for word in iter_wordlist(language, wordlist="best"):
        if zipf_frequency(word, language) < _RAREST:
            break
        found.update(token.text for token in tokens_of(word) if blank.mended(token.text))
    return sorted(found)


def main() -> None:
    """Write the file beside the lists."""
    lines = ["# Words in common use a slip away from one of the lists; made by bench/direction/near_words.py.", ""]
    for language in SPELT:
        words = near_of(language)
        print(language, len(words))
        lines.append(f'{language} = """{" ".join(words)}"""')
    Path(str(files("chalktalk.direction.words") / "near.toml")).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
