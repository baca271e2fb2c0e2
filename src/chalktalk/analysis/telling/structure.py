"""What each sentence and section does in the telling: intro, process, example, summary and so on."""

from collections import Counter
from collections.abc import Iterator, Sequence

from chalktalk.analysis.language.grammar import clauses
from chalktalk.analysis.language.reading import Reading, ReadSentence
from chalktalk.analysis.language.wording import phrases, words
from chalktalk.documents.analysis import AnyOpportunity, SceneType, SectionReading

BY_OPPORTUNITY = {
    "definition": SceneType.DEFINITION,
    "flowchart": SceneType.PROCESS,
    "cycle": SceneType.PROCESS,
    "comparison": SceneType.COMPARISON,
    "chart": SceneType.DATA,
}
"""What an opportunity makes of the sentences it lies in; others leave them what they are: dates alone are no data."""

EXAMPLE = phrases(
    "for example", "for instance", "imagine", "suppose", "say you", "picture", "take the", "consider", "let's say",
    "think of", "one example", "as an example", "let us take", "let's take", "here's an example", "to see why",
)  # fmt: skip
SUMMARY = phrases(
    "so remember", "remember", "in short", "to sum up", "in summary", "in a nutshell", "all in all", "to conclude",
    "in conclusion", "now you know", "to recap", "put simply", "the lesson", "in the end", "so the next time",
    "the next time", "next time", "so next time", "that is why", "that's why", "and that is", "and that's", "so",
    "what matters", "the point is", "the moral",
)  # fmt: skip
ASKING = words("subscribe like share comment click download visit try start ask tell go check write follow join vote")
"""Verbs with which a film asks its viewer to do something."""
THINKING = words("imagine suppose consider think picture take say let remember note notice recall see look mind give")
"""Verbs that ask for no more than a thought, even at the very end."""
TIES = words("so and but now well okay ok or right yes no")
"""Words before a sentence that only tie it to the one before."""
ENDING = 25
"""Words from the script's end within which its last paragraph takes leave."""
LAST, LAST_SENTENCES = 0.8, 3
"""Share of the script after which a closing may begin, and how many sentences may always be one."""
FIRST = 20
"""Words of the first paragraph within which a sentence of the opening starts."""


def sentence_types(reading: Reading, opportunities: Sequence[AnyOpportunity]) -> tuple[SceneType, ...]:
    """What every sentence does: its own words first, then what can be shown of it, then its place."""
    shown: dict[int, SceneType] = {}
    by_start = {at: sentence.index for sentence in reading.sentences for at in range(sentence.first, sentence.span.end)}
    for opportunity in sorted(opportunities, key=lambda found: found.confidence):
        kind = BY_OPPORTUNITY.get(opportunity.type)
        if kind is not None:
            for index in range(by_start[opportunity.span.start], by_start[opportunity.span.end - 1] + 1):
                shown[index] = kind
    return tuple(_type(sentence, reading, shown.get(sentence.index)) for sentence in reading.sentences)


def _type(sentence: ReadSentence, reading: Reading, shown: SceneType | None) -> SceneType:
    said = [word.display.lower().replace("’", "'").strip(',.;:!?“”"') for word in sentence.words[:8]]
    closing = _closing(sentence, reading, said)
    if closing is not None:
        return closing
    if sentence.index == 0 and shown is not SceneType.DEFINITION:
        return SceneType.INTRO
    if shown is not None:
        return shown
    if sentence.first <= FIRST and sentence.paragraph == reading.sentences[0].paragraph:
        return SceneType.INTRO
    return SceneType.EXAMPLE if _opens(_untied(said), EXAMPLE) else SceneType.EXPLANATION


def _closing(sentence: ReadSentence, reading: Reading, said: Sequence[str]) -> SceneType | None:
    """How a sentence takes leave: by asking for something, by summing up, or by being the last that is said."""
    last = reading.sentences[-1]
    late = sentence.first / max(1, reading.words) >= LAST
    ending = late and last.span.end - sentence.first <= ENDING
    if not late and sentence.index < max(1, len(reading.sentences) - LAST_SENTENCES):
        return None
    if _asks(sentence, ending=ending):
        return SceneType.CALL_TO_ACTION
    leaves = sentence.paragraph == last.paragraph and (ending or _opens(said, SUMMARY))
    return SceneType.SUMMARY if leaves else None


def _untied(said: Sequence[str]) -> Sequence[str]:
    """A sentence's first words without what only ties it to the one before."""
    return next((said[at:] for at in range(len(said)) if said[at] not in TIES), said)


def _asks(sentence: ReadSentence, *, ending: bool) -> bool:
    """Whether it asks the viewer to do something."""
    heads = [
        clause.head.lemma_.lower() for clause in clauses(sentence) if clause.imperative and clause.head is not None
    ]
    return any(head in ASKING or (ending and head not in THINKING) for head in heads)


def _opens(said: Sequence[str], table: tuple[tuple[str, ...], ...]) -> bool:
    return any(tuple(said[: len(phrase)]) == phrase for phrase in table)


def sections(reading: Reading, types: Sequence[SceneType]) -> Iterator[SectionReading]:
    """Each section's place and what most of its words do."""
    for number, title in enumerate(reading.sections):
        inside = [sentence for sentence in reading.sentences if sentence.section == number]
        span = inside[0].span.model_copy(update={"end": inside[-1].span.end})
        weights: Counter[SceneType] = Counter()
        for sentence in inside:
            weights[types[sentence.index]] += len(sentence.words)
        yield SectionReading(
            title=title,
            span=span,
            start=round(span.start / reading.words, 4),
            end=round(span.end / reading.words, 4),
            type=max(weights, key=lambda kind: weights[kind]),
        )
