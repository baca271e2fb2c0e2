"""What a sentence feels like, by a lexicon of words: VADER (Hutto and Gilbert 2014), which counts negation in."""

import re
from functools import lru_cache

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from chalktalk.analysis.language.reading import ReadSentence
from chalktalk.analysis.language.wording import words
from chalktalk.documents.analysis import Feeling, Tone

FELT = 0.35
"""Valence from which a sentence is good or bad; VADER's own 0.05 is meant for opinions, not for narration."""
SLIGHT = 0.05
LONG = 2000
"""Characters of a sentence that are looked at; VADER's time grows with the square of the words."""
INTENSE = words(
    "amazing astonishing astounding incredible unbelievable wonderful fantastic extraordinary spectacular "
    "breathtaking stunning thrilling exciting brilliant awesome remarkable magnificent marvellous marvelous wow "
    "hooray incredibly amazingly astonishingly"
)
DOUBT = words(
    "however supposedly allegedly reportedly questionable doubtful unclear uncertain unsure sceptical skeptical"
)
DOUBTING = re.compile(
    r"\bbut (wait|is it|is that|does|do|did|can)\b|(\bnot|n['’]t) (so )?(sure|certain|clear|convinced)\b"
    r"|\b(i|we) doubt\b|\byeah,? right\b|\b(nobody|no one) (really )?knows\b|\bremains to be seen\b"
    r"|\bor (so|is it|does it)\b.*\?|\breally\?$"
)
MAYBE = words("perhaps maybe")
INVITING = words("consider imagine suppose wonder ponder reflect picture think remember")
"""Verbs with which a listener is asked to think."""
MUSING = re.compile(
    r"^(so |but |and )?(why|how come|how could|who would)\b.*\?|\bwhat if\b|\bin a (way|sense)\b|\bask yourself\b"
)
NEGATIONS = words("not no never nothing hardly scarcely without neither nor cannot")
REACH = 3
"""Tokens after a negation that it turns round."""
SCARE = re.compile(r"[“\"‘'](\w+(?:[ -]\w+)?)[,.]?[”\"’'](?=\W|$)")
"""One or two words between quotation marks: called so by others."""
IRONY = re.compile(r"\([!?]\)|[⸮؟]|\bso-called\s+\w+|/s$")


def feeling(sentence: ReadSentence) -> Feeling:
    """The feeling of a sentence. What stands in scare quotes or after `so-called` is not counted: it is not meant.

    The lexicon is English: in another language nothing is felt.
    """
    if sentence.doc.lang_ != "en":
        return Feeling(valence=0.0, tone=Tone.NEUTRAL)
    text = sentence.doc.text[:LONG]
    meant = IRONY.sub(" ", SCARE.sub(" ", text))
    valence = round(float(_analyser().polarity_scores(meant)["compound"]), 4) if meant.strip() else 0.0
    if IRONY.search(text):
        valence = min(valence, 0.0)
    return Feeling(valence=max(-1.0, min(1.0, valence)), tone=_tone(sentence, meant.lower().strip(), valence))


@lru_cache(maxsize=1)
def _analyser() -> SentimentIntensityAnalyzer:
    """VADER with its lexicon, which its package carries."""
    return SentimentIntensityAnalyzer()


def _tone(sentence: ReadSentence, text: str, valence: float) -> Tone:
    lowers = [token.lower_ for token in sentence.doc]
    if IRONY.search(sentence.doc.text[:LONG]) or DOUBT & set(lowers) or DOUBTING.search(text):
        return Tone.DOUBTFUL
    if _is_excited(lowers, text, valence):
        return Tone.EXCITED
    if MUSING.search(text) or any(_muses(sentence, at) for at in range(len(lowers))):
        return Tone.THOUGHTFUL
    if valence >= FELT:
        return Tone.POSITIVE
    return Tone.NEGATIVE if valence <= -FELT else Tone.NEUTRAL


def _is_excited(lowers: list[str], text: str, valence: float) -> bool:
    """Whether it exclaims something that is not bad, or praises beyond measure, and means it."""
    praised = any(word in INTENSE and not _is_negated(lowers, at) for at, word in enumerate(lowers))
    exclaimed = text.rstrip("”\"’')").endswith("!")
    return (praised and valence > -SLIGHT) or (exclaimed and valence > -SLIGHT)


def _is_negated(lowers: list[str], at: int) -> bool:
    return any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in lowers[max(0, at - REACH) : at])


def _muses(sentence: ReadSentence, at: int) -> bool:
    """Whether a word invites to think: `perhaps`, or a bare verb that opens a clause: `now imagine …`."""
    token = sentence.doc[at]
    if token.lower_ in MAYBE:
        return True
    opens = at == 0 or token.nbor(-1).pos_ in ("PUNCT", "CCONJ", "ADV", "INTJ") or token.nbor(-1).lower_ == "let"
    return token.lower_ in INVITING and opens
