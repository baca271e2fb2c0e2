"""What a script speaks of."""

from pydantic import Field

from chalktalk.documents.analysis.terms import ConceptType, MetaphorName, Share
from chalktalk.documents.base import Document, Span


class Mention(Document):
    """One place at which a concept is named, or pointed back to by a pronoun."""

    span: Span
    pronoun: bool = False


class Concept(Document):
    """A thing the script explains or rests on. Plural, case, short forms and pronouns are one concept."""

    id: str
    """Unique in the graph: `immune-system`."""
    text: str
    """Its fullest name as the script writes it, in the singular where the script ever uses that: `immune system`."""
    type: ConceptType
    weight: Share
    """How central it is: 1 for what the script is about."""
    abstraction: Share
    """0: can be touched. 1: can only be thought."""
    technicality: Share
    """0: a word of every day. 1: a word of experts."""
    difficulty: Share
    """0.6 of abstraction and 0.4 of technicality."""
    metaphor: MetaphorName | None = None
    """The moving picture it lends itself to."""
    needs_breakdown: bool = False
    """Whether it is too hard to be shown in one picture."""
    icon: str
    """Words to find its icon by, most telling first; the same wherever the concept is shown."""
    related: tuple[str, ...] = ()
    """Ids of concepts said in the same sentences, nearest first; at most five."""
    mentions: tuple[Mention, ...] = Field(min_length=1)
    """In order."""


class Part(Document):
    """A piece of content: what the script says, and how it would be labelled in a picture."""

    span: Span
    text: str
    """The words of the span as written, without marks at either end."""
    label: str
    """1 to 5 words in sentence case (a meaning, a gist or a quote: up to 12)."""
    icon: str | None = None
    """Words to find an icon by, most telling first; None where it speaks of nothing that could be pictured."""
    concept: str | None = None
    """Id of the concept it speaks of."""
