"""A sentence whose tags are under repair, and what its tags have in common.

Tags are those of C5, http://www.natcorp.ox.ac.uk/docs/c5spec.html, and `HYP` for a hyphen inside a word.
"""

from collections.abc import Callable
from dataclasses import dataclass

from chalktalk.analysis.language.wording import words

FINITE = words("VVZ VVB VVD VBZ VBB VBD VDZ VDB VDD VHZ VHB VHD VM0")
BARE = words("VVI VBI VDI VHI")
TO_BE = words("VBZ VBB VBD VBI VBN VBG")
TO_HAVE = words("VHZ VHB VHD VHI VHG")
TO_DO = words("VDZ VDB VDD")
SINGULAR = words("NN1 NN0 NP0")
NOUNS = words("NN0 NN1 NN2 NP0")
IN_NOUN_PHRASE = NOUNS | words("AJ0 AJC AJS CRD ORD POS DPS AT0 DT0 HYP")
BREAKS = words("PUN PUL PUR PUQ")
JOINS = words("CJC CJS CJT")
BETWEEN = words("AV0 XX0")
OBJECT = words("AT0 DPS DT0 PNP PNX PNI CRD SYM")
"""What begins an object, and never goes on a noun phrase."""
AFTER_VERB = OBJECT | words("PRP PRF AVP AV0 TO0 PUN PUR CJC CJS CJT AVQ DTQ")
AFTER_SUBJECT = AFTER_VERB | NOUNS | words("AJ0 AJC VVN VVG")
RELATIVES = words("DTQ PNQ CJT AVQ")
PLURAL_PRONOUNS = words("i you we they")

Chance = Callable[[str, str], float]
"""How much less likely than its likeliest a word's tag is, in nats: 0 for the likeliest, minus infinity for a wrong."""

LIKELY, UNLIKELY, POSSIBLE = -1.5, -4.5, -9.0
"""How likely a tag must be where the words around say nothing, something, or all."""


@dataclass
class Line:
    """One sentence under repair."""

    words: list[str]
    """In lower case."""
    codes: list[str]
    chance: Chance

    def code(self, at: int) -> str:
        """The tag at a place, `PUN` outside the sentence."""
        return self.codes[at] if 0 <= at < len(self.codes) else "PUN"

    def may(self, at: int, code: str, chance: float) -> bool:
        """Whether the word can have this tag."""
        return self.chance(self.words[at], code) >= chance

    def bare(self, at: int) -> float:
        """How likely the word is a verb without an ending."""
        return max(self.chance(self.words[at], "VVI"), self.chance(self.words[at], "VVB"))

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb lies there."""
        return any(code in FINITE for code in self.codes[start:end])

    def before(self, at: int) -> int:
        """The place before this one, adverbs and `not` left out."""
        at -= 1
        while at >= 0 and self.codes[at] in BETWEEN:
            at -= 1
        return at

    def phrase_start(self, end: int) -> int:
        """Where the noun phrase that ends before `end` starts."""
        at = end
        while at > 0 and self.codes[at - 1] in IN_NOUN_PHRASE:
            at -= 1
        return at
