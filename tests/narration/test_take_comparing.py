from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalktalk.documents.narration import Divergence, DivergenceKind, WordTime
from chalktalk.errors import AssetError, Place
from chalktalk.narration.alignment import HeardWord
from chalktalk.narration.takes.comparing import compared
from chalktalk.narration.takes.drift import check_drift, described, drift_of
from chalktalk.narration.takes.gaps import written
from chalktalk.narration.takes.matching import matched
from chalktalk.narration.takes.repeats import insertions
from chalktalk.narration.takes.tokens import tokens_of

texts = st.lists(st.sampled_from("abcd"), max_size=9)


def cost_of(left: Sequence[str], right: Sequence[str]) -> int:
    """The least cost, by the definition."""

    @cache
    def cost(i: int, j: int) -> int:
        if not i or not j:
            return 2 * (i + j)
        change = 0 if left[i - 1] == right[j - 1] else 3
        return min(cost(i - 1, j) + 2, cost(i, j - 1) + 2, cost(i - 1, j - 1) + change)

    return cost(len(left), len(right))


def cost_with(pairs: list[tuple[int, int]], left: int, right: int) -> int:
    """What these pairs cost at best: between them as much is changed as can be, and the rest left out or put in."""
    total = 0
    for (i, j), (k, m) in zip([(-1, -1), *pairs], [*pairs, (left, right)], strict=True):
        skipped, added = k - i - 1, m - j - 1
        total += 3 * min(skipped, added) + 2 * abs(skipped - added)
    return total


@given(left=texts, right=texts)
def test_the_cheapest_way_is_found(left: list[str], right: list[str]) -> None:
    pairs = matched(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert cost_of(left, right) == cost_with(pairs, len(left), len(right))


@settings(max_examples=10)
@given(
    words=st.lists(st.sampled_from([f"w{n}" for n in range(50)]), min_size=1200, max_size=1300),
    gone=st.integers(0, 1000),
)
def test_long_texts_are_matched_piece_by_piece(words: list[str], gone: int) -> None:
    heard = words[:gone] + words[gone + 100 :]
    assert len(heard) == len(matched(words, heard))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("don't", "do not"),
        ("It's", "it is"),
        ("they’re", "they are"),
        ("cannot", "can't"),
        ("Well-known,", "well known"),
        ("the virus's", "the viruss"),
        ("gonna", "going to"),
    ],
)
def test_short_and_full_forms_are_the_same_words(one: str, other: str) -> None:
    assert tokens_of(other) == tokens_of(one)


def heard_evenly(text: str, start: float = 0.0) -> list[HeardWord]:
    """Every word half a second long, one after the other."""
    return [HeardWord(word, start + index / 2, start + index / 2 + 0.5, 1.0) for index, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("script", "said", "start", "end"),
    [
        ("a cell divides . then it grows", "a cell divides fast into two cells then it grows", 1.5, 3.5),
        ("one two three four five . six", "one two three four five one two three four five six", 2.5, 5.0),
        ("zero . one two three four five", "zero one two three four one two three four five", 0.5, 2.5),
        ("we say . the world was free . so", "we say the where ill was free the where ill was free so", 3.5, 6.0),
        ("we say . the world was free . so", "we say the whirled was free the were all was free so", 3.0, 5.5),
        ("b c the d e . there the f", "b c the d e there c the d e there the f", 2.5, 5.0),
        ("a b . c d . e f . g h i", "a b c d e f c d e f g h i", 3.0, 5.0),
        ("one two three four five", "one two three four five and now the news", 2.5, 4.5),
    ],
    ids=[
        "an aside",
        "a sentence said twice",
        "a sentence begun again",
        "misheard twice",
        "misheard otherwise",
        "misheard as what follows",
        "two sentences",
        "talk at the end",
    ],
)
def test_what_is_said_in_between_is_set_aside(script: str, said: str, start: float, end: float) -> None:
    sentences = [sentence.split() for sentence in script.split(" . ")]
    (stretch,) = insertions(sentences, heard_evenly(said))
    assert (start, end) == (stretch.start, stretch.end)


def test_a_word_or_two_in_between_are_left_to_alignment() -> None:
    assert [] == insertions([["a", "cell", "divides"]], heard_evenly("a very small cell divides"))


def told(
    script: str, placed: Sequence[tuple[float, float, float]], heard: Sequence[HeardWord], duration: float = 10.0
) -> tuple[tuple[WordTime, ...], list[str]]:
    words = [written(word, word.strip(".,").lower()) for word in script.split()]
    times = [WordTime(start=start, end=end, confidence=sure) for start, end, sure in placed]
    found, divergences = compared(words, times, heard, duration)
    assert len(words) == len(found)
    return found, [described(divergence) for divergence in divergences]


def evenly(*sure: float) -> list[tuple[float, float, float]]:
    return [(index / 2, index / 2 + 0.5, confidence) for index, confidence in enumerate(sure)]


def test_a_take_that_follows_its_script_has_nothing_to_tell() -> None:
    times, found = told(
        "Each packet finds its way.", evenly(0.9, 0.9, 0.9, 0.9, 0.9), heard_evenly("each packet finds its way")
    )
    assert [] == found
    assert 0.5 == times[1].start


def test_a_word_that_was_placed_with_confidence_was_said_whatever_was_heard() -> None:
    _, found = told(
        "Each packet finds its way.", evenly(0.9, 0.9, 0.9, 0.9, 0.9), heard_evenly("eat jack it finds way")
    )
    assert [] == found


def test_a_word_that_only_recognition_heard_was_said_too() -> None:
    times, found = told(
        "Each packet finds its way.", evenly(0.9, 0.1, 0.9, 0.9, 0.9), heard_evenly("each packet finds its way")
    )
    assert [] == found
    assert 0 < times[1].confidence < 0.5


def test_skipped_words_are_one_divergence_and_get_times_in_order_between_their_neighbours() -> None:
    placed = [(0, 0.5, 0.9), (0.5, 0.5, 0), (0.5, 0.5, 0), (0.8, 1.3, 0.9)]
    times, found = told(
        "Each small packet arrives.", placed, [HeardWord("each", 0, 0.5, 1), HeardWord("arrives", 0.8, 1.3, 1)]
    )
    assert ["0:00.5 skipped “small packet”"] == found
    assert [0.0, 0.0] == [time.confidence for time in times[1:3]]
    assert [0.5, 0.65, 0.65, 0.8] == pytest.approx([edge for time in times[1:3] for edge in (time.start, time.end)])


def test_other_words_in_the_place_of_missing_ones_are_a_change() -> None:
    placed = [(0, 0.5, 0.9), (0.6, 0.9, 0.05), (1.0, 1.5, 0.9)]
    heard = [HeardWord("each", 0, 0.5, 1), HeardWord("tiny", 0.5, 1.0, 1), HeardWord("packet", 1, 1.5, 1)]
    times, found = told("Each harmless packet.", placed, heard)
    assert ["0:00.5 said “tiny” for “harmless”"] == found
    assert 0.0 == times[1].confidence


def test_words_between_two_that_follow_each_other_are_added() -> None:
    placed = [(0, 0.5, 0.9), (1.5, 2.0, 0.9)]
    heard = [HeardWord("each", 0, 0.5, 1), *heard_evenly("and every", 0.5), HeardWord("packet", 1.5, 2, 1)]
    _, found = told("Each packet.", placed, heard)
    assert ["0:00.5 added “and every”"] == found


def test_a_cough_that_is_taken_for_a_short_word_is_nothing_to_tell_of() -> None:
    placed = [(0, 0.5, 0.9), (1.0, 1.5, 0.9)]
    heard = [HeardWord("each", 0, 0.5, 1), HeardWord("a", 0.6, 0.8, 1), HeardWord("packet", 1, 1.5, 1)]
    assert [] == told("Each packet.", placed, heard)[1]


def test_a_noise_that_recognition_is_not_sure_of_is_nothing_to_tell_of() -> None:
    placed = [(0, 0.5, 0.9), (1.0, 1.5, 0.9)]
    heard = [HeardWord("each", 0, 0.5, 1), HeardWord("the", 0.5, 1.0, 0.2), HeardWord("packet", 1, 1.5, 1)]
    assert [] == told("Each packet.", placed, heard)[1]


def test_a_word_found_by_chance_in_an_aside_is_where_it_was_heard() -> None:
    placed = [(0, 0.5, 0.9), (0.8, 1.0, 0.9), (4.0, 4.5, 0.9)]
    heard = [
        HeardWord("node", 0, 0.5, 1),
        *heard_evenly("sorry once more please all of", 0.5),
        HeardWord("there", 3.5, 4.0, 1),
        HeardWord("multiply", 4.0, 4.5, 1),
    ]
    times, found = told("node there multiply", placed, heard)
    assert ["0:00.5 added “sorry once more please all of”"] == found
    assert 3.5 == times[1].start


def test_short_words_found_by_chance_in_other_words_do_not_break_a_change_in_pieces() -> None:
    placed = evenly(0.9, 0.0, 0.9, 0.9, 0.1, 0.9)
    heard = heard_evenly("them end with clear decisions today")
    _, found = told("Them comes to a yes today.", placed, heard)
    assert ["0:00.5 said “end with clear decisions” for “comes to a yes”"] == found


def test_of_a_text_that_nobody_said_every_word_is_missing() -> None:
    times, found = told("Each packet finds its way.", evenly(0, 0, 0, 0, 0), heard_evenly("quite another thing", 1.0))
    assert ["0:01.0 said “quite another thing” for “Each packet finds its way.”"] == found
    assert 10.0 == times[-1].end


@given(
    placed=st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=12),
    heard=st.lists(st.tuples(st.sampled_from(["a", "cell", "divides", "then"]), st.floats(0, 1), st.floats(0, 1))),
)
def test_there_is_a_time_for_every_word_and_no_more_divergence_than_words(
    placed: list[tuple[float, float, float]], heard: list[tuple[str, float, float]]
) -> None:
    words = [
        written(word, word)
        for word in ("a cell divides then it grows into a body of its own " * 2).split()[: len(placed)]
    ]
    at, times = 0.0, []
    for gap, length, sure in placed:
        times.append(WordTime(start=at + gap, end=at + gap + length, confidence=sure))
        at = times[-1].end
    now, listened = 0.0, []
    for word, gap, length in heard:
        listened.append(HeardWord(word, now + gap, now + gap + length, 1.0))
        now = listened[-1].end
    found, divergences = compared(words, times, listened, max(at, now) + 1)
    assert len(words) == len(found)
    assert sum(len(one.written.split()) for one in divergences) == sum(time.confidence == 0 for time in found)
    assert [one.start for one in divergences] == sorted(one.start for one in divergences)


def divergence(kind: str, text: str = "", heard: str = "", start: float = 0.0) -> Divergence:
    return Divergence(kind=DivergenceKind(kind), written=text, heard=heard, start=start, end=start + 1)


def test_drift_is_the_share_of_words_skipped_added_and_changed() -> None:
    found = [
        divergence("skipped", "one two"),
        divergence("added", heard="three"),
        divergence("changed", "four", "five six"),
    ]
    assert 0.5 == drift_of(found, 10)


def test_a_recording_within_the_limit_is_accepted() -> None:
    check_drift([divergence("skipped", "one two three")], 20, Place("take.wav"))


def test_beyond_the_limit_the_error_names_the_share_the_places_and_the_remedy() -> None:
    found = [
        divergence("skipped", "word " * 20, start=67.44),
        *(divergence("added", heard="um", start=80.0 + n) for n in range(6)),
    ]
    with pytest.raises(AssetError) as caught:
        check_drift(found, 100, Place("take.wav"))
    message = str(caught.value)
    assert message.startswith(
        "take.wav: the recording leaves the script in 26.0% of its words, and 15% is the most: 1:07.4 skipped "
    )
    assert "“word word word word word word word word …”" in message
    assert "and 2 more" in message
    assert "record those places again" in message
