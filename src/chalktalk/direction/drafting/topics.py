"""Topics: a subject within a sentence. The sentences are English, whatever language the subject is in."""

import re

_ARTICLES = frozenset(("a", "an", "the", "our", "my", "your", "this", "these"))
_ASKING = re.compile(r"(?:how|why|what|when|where|who|which)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:how|why|what)\s+(?:exactly\s+)?(?:do|does|did|is|are|was|were|can|has|have)\s+(?P<thing>.+?)\s+\w+$",
    re.IGNORECASE,
)
"""A question: `how do vaccines work`."""
_TOLD = re.compile(
    r"(?:how|why)\s+(?P<thing>.+?)\s+(?:is|are|was|were|can|could|came|come|comes|has|have|works?|happens?|matters?|"
    r"grows?|forms?|becomes?|gets?|makes?|turns?|changes?|changed|helps?)\b",
    re.IGNORECASE,
)
"""What answers one: `how vaccines work`."""


def within_sentences(subject: str, text: str, language: str) -> str:
    """A subject as a text speaks of it within a sentence: with its article, where it has one; quoted, if not English.

    Args:
        subject: What the video is about.
        text: Where it stands.
        language: BCP 47 tag of the text.
    """
    if not language.startswith("en"):
        return f"“{subject}”"
    if _ASKING.match(subject):
        return subject[:1].lower() + subject[1:]
    at = text.casefold().find(subject.casefold())
    before = text[:at].split()[-1:] if at > 0 else []
    article = before[0].lower() if before else ""
    return f"{article} {subject}" if article in _ARTICLES else subject


def thing_in(topic: str) -> str:
    """What a topic is about, as a thing: `vaccines` for `how vaccines work`."""
    if not _ASKING.match(topic):
        return topic
    asked = _ASKED.fullmatch(topic) or _TOLD.match(topic)
    return asked["thing"] if asked else f"the question {topic}"
