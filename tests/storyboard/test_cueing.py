from chalktalk.storyboard.cueing import cues_for
from chalktalk.storyboard.tokens import Tokens, read_text, stem


def said(text: str) -> Tokens:
    return read_text(text)


def starts(labels: list[str], text: str) -> list[int]:
    return [span.start for span in cues_for(labels, said(text))]


def test_a_label_is_cued_to_its_words() -> None:
    assert [1, 4] == starts(["Rain", "River"], "The rain fills the river.")


def test_other_forms_of_a_word_count() -> None:
    assert [2, 4] == starts(["Cell multiplies", "Immunity"], "All the cells multiply, immune as they are.")


def test_the_best_match_wins_over_the_first() -> None:
    assert [4] == starts(["Reading ends the blend"], "Reading it is fine; reading it ends the blend.")


def test_cues_keep_the_order_of_the_labels() -> None:
    assert [0, 3] == starts(["Bits", "Qubits"], "Bits and others: qubits are not bits.")


def test_a_label_nobody_says_comes_in_between_its_neighbours() -> None:
    first, second, third = starts(["Rain", "Something", "Sea"], "Rain falls down and runs into the sea.")
    assert first < second < third


def test_labels_nobody_says_are_spread_over_the_words() -> None:
    places = starts(["Apple", "Pear", "Plum"], "one two three four five six seven eight nine")
    assert sorted(set(places)) == places


def test_more_labels_than_words_still_have_cues_inside_the_scene() -> None:
    assert all(0 <= place < 2 for place in starts(["Apple", "Pear", "Plum", "Fig"], "Hello there"))


def test_stems_join_the_forms_of_a_word() -> None:
    for forms in (
        ("body", "bodies"),
        ("virus", "viruses"),
        ("use", "uses", "using", "used"),
        ("stop", "stopped"),
        ("class", "classes"),
    ):
        assert 1 == len({stem(form) for form in forms})
