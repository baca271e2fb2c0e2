"""From IPA to the phones of the English acoustic model (the ARPAbet without stress)."""

import unicodedata

# Longest first where one begins another. Sounds that English lacks get the nearest it has.
_PHONES = {
    "tʃ": "CH", "dʒ": "JH", "eɪ": "EY", "aɪ": "AY", "aʊ": "AW", "ɔɪ": "OY", "oʊ": "OW", "əʊ": "OW",
    "ɪə": "IH R", "iə": "IY AH", "eə": "EH R", "ɛə": "EH R", "ʊə": "UH R", "ɜɹ": "ER", "əɹ": "ER",
    "i": "IY", "ɪ": "IH", "ᵻ": "IH", "e": "EH", "ɛ": "EH", "æ": "AE", "a": "AE", "ɑ": "AA", "ɒ": "AA", "ɔ": "AO",
    "o": "OW", "ʊ": "UH", "u": "UW", "ʌ": "AH", "ə": "AH", "ɐ": "AH", "ɜ": "ER", "ɚ": "ER", "ɝ": "ER", "ɨ": "IH",
    "ʉ": "UW", "y": "UW", "ø": "ER", "œ": "ER", "ɯ": "UW", "ɵ": "OW", "ɤ": "AH",
    "p": "P", "b": "B", "t": "T", "d": "D", "k": "K", "g": "G", "ɡ": "G", "f": "F", "v": "V", "θ": "TH", "ð": "DH",
    "s": "S", "z": "Z", "ʃ": "SH", "ʒ": "ZH", "h": "HH", "m": "M", "n": "N", "ŋ": "NG", "l": "L", "ɫ": "L",
    "ɹ": "R", "r": "R", "ɾ": "T", "ɻ": "R", "ʁ": "R", "ʀ": "R", "w": "W", "ʍ": "W", "j": "Y", "ʔ": "T", "x": "K",
    "χ": "K", "ç": "HH", "ɦ": "HH", "ɬ": "L", "ɲ": "N Y", "ʎ": "L Y", "ɣ": "G", "β": "V", "ɸ": "F", "ʋ": "V",
    "q": "K", "c": "K", "ɟ": "G", "ɕ": "SH", "ʑ": "ZH", "ʂ": "SH", "ʐ": "ZH", "ʈ": "T", "ɖ": "D", "ɳ": "N", "ɭ": "L",
}  # fmt: skip


def arpabet(ipa: str) -> tuple[str, ...]:
    """The phones of a pronunciation, such as `K UW B K AH T AH L`; marks of stress, length and the like say nothing."""
    letters = [char for char in unicodedata.normalize("NFD", ipa) if char.isalpha() and char != "ː"]
    text = "".join(letters)
    phones: list[str] = []
    at = 0
    while at < len(text):
        length = 2 if text[at : at + 2] in _PHONES else 1
        phones += _PHONES.get(text[at : at + length], "").split()
        at += length
    return tuple(phones)
