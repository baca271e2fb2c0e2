"""Which concepts a script has, and where it speaks of them."""

from readings import reading_of, script_of

from chalktalk.analysis.concepts.index import concepts
from chalktalk.analysis.language.engine import load
from chalktalk.analysis.language.reading import Reading, read
from chalktalk.documents.analysis import Concept, ConceptType


def named(reading: Reading, text: str) -> Concept:
    return next(concept for concept in concepts(reading) if concept.text == text)


def said(reading: Reading, concept: Concept) -> list[str]:
    words = [word.display.strip(".,;()") for sentence in reading.sentences for word in sentence.words]
    return [" ".join(words[mention.span.start : mention.span.end]) for mention in concept.mentions]


def titled(title: str, *paragraphs: str) -> Reading:
    return read(script_of(*paragraphs, title=title), load("en"))


BATTERY = (
    "A lithium-ion battery stores energy. / The battery has an anode and a cathode. / Two electrodes wait. / "
    "An electrode holds ions. / It never moves."
)


def test_plural_and_singular_are_one_concept() -> None:
    reading = reading_of(BATTERY)
    assert ["electrodes", "electrode", "It"] == said(reading, named(reading, "electrode"))


def test_a_short_form_belongs_to_its_full_name() -> None:
    reading = reading_of(BATTERY)
    assert ["lithium-ion battery", "battery"] == said(reading, named(reading, "lithium-ion battery"))


def test_an_inner_word_may_be_left_out() -> None:
    reading = reading_of("White blood cells patrol the body. / Soon the white cells find a virus.")
    assert ["White blood cells", "white cells"] == said(reading, named(reading, "white blood cells"))


def test_capitals_are_one_with_the_words_they_stand_for() -> None:
    reading = reading_of("The central processing unit (CPU) does the work. / Every CPU gets hot.")
    concept = named(reading, "central processing unit")
    assert ["central processing unit", "CPU", "CPU"] == said(reading, concept)


def test_british_and_american_spellings_are_one() -> None:
    reading = reading_of("The colour fades. / A color is light. / Fibre is cheap and fiber is everywhere.")
    texts = {concept.text for concept in concepts(reading)}
    assert 1 == len(texts & {"colour", "color"})
    assert 1 == len(texts & {"fibre", "fiber", "Fibre"})


def test_a_hyphen_makes_no_other_concept() -> None:
    reading = reading_of("The soundboard hums. / A sound-board is made of spruce.")
    assert ["soundboard", "sound-board"] == said(reading, named(reading, "sound-board"))


def test_a_surname_belongs_to_the_full_name() -> None:
    reading = reading_of("The vaccine came from Edward Jenner in 1796. / Jenner had watched milkmaids.")
    assert ["Edward Jenner", "Jenner"] == said(reading, named(reading, "Edward Jenner"))


def test_a_possessive_is_the_same_thing() -> None:
    reading = reading_of("A battery grows old. / The battery's voltage falls.")
    assert ["battery", "battery's"] == said(reading, named(reading, "battery"))


def test_a_pronoun_points_to_the_subject_before_it_that_agrees_in_number() -> None:
    reading = reading_of("Antibodies stick to the virus. / They block it.")
    assert [False, True] == [mention.pronoun for mention in named(reading, "antibodies").mentions]


def test_an_empty_it_points_nowhere() -> None:
    reading = reading_of("The virus hides. / It takes weeks to find out.")
    assert not any(mention.pronoun for concept in concepts(reading) for mention in concept.mentions)


def test_times_numbers_and_filler_are_no_concepts() -> None:
    reading = reading_of(
        "One day in March 1796 a lot of people did the same thing in this way. / For example, two hours later it began."
    )
    assert () == concepts(reading)


def test_a_measured_thing_is_found_behind_its_measure() -> None:
    reading = reading_of("A loaf of sourdough needs time. / Sourdough is a kind of bread.")
    texts = {concept.text for concept in concepts(reading)}
    assert "sourdough" in texts
    assert not texts & {"loaf", "kind"}


def test_what_the_title_names_is_most_central() -> None:
    reading = titled("How Magnets Work", "Iron attracts a magnet. / Iron contains domains. / Domains point one way.")
    assert "magnet" == concepts(reading)[0].text
    assert 1.0 == concepts(reading)[0].weight


def test_a_thing_called_by_its_name_is_a_definition() -> None:
    reading = reading_of("The trick is called trilateration. / Satellites circle the Earth.")
    assert ConceptType.DEFINITION == named(reading, "trilateration").type


def test_things_of_one_sentence_are_related() -> None:
    reading = reading_of("The anode feeds the cathode. / The cathode sits in an electrolyte.")
    assert ("anode", "electrolyte") == named(reading, "cathode").related


def test_an_icon_is_looked_for_by_the_head_first() -> None:
    reading = reading_of("White blood cells patrol the body. / White blood cells remember.")
    assert "cell blood white" == concepts(reading)[0].icon


def test_ids_are_unique() -> None:
    reading = reading_of(
        "The C program crashed. / The C-program is old. / Turkey eats turkey, and turkeys love Turkey."
    )
    ids = [concept.id for concept in concepts(reading)]
    assert len(ids) == len(set(ids))


def test_an_abstract_term_is_harder_than_a_thing() -> None:
    reading = reading_of("Photosynthesis feeds the tree. / Photosynthesis needs a tree with leaves.")
    assert named(reading, "photosynthesis").difficulty > named(reading, "tree").difficulty


def test_difficulty_is_abstraction_and_technicality() -> None:
    for concept in concepts(reading_of(BATTERY)):
        assert abs(0.6 * concept.abstraction + 0.4 * concept.technicality - concept.difficulty) < 1e-3


def test_text_of_any_kind_gives_concepts_or_none() -> None:
    assert () == concepts(reading_of("🎉 🎉 🚀"))
    assert () == concepts(reading_of("... — !!!"))
    assert "katze" in {
        concept.id for concept in concepts(reading_of("Die Katze schläft. / Die Katze frisst.", language="de"))
    }
    concepts(reading_of(" ".join(["dog cat runs — of the"] * 500)))


def test_a_rare_noun_read_as_another_word_is_still_named() -> None:
    reading = reading_of("A commit is a photograph of the project. / That bouncing around is called scattering.")
    assert {"commit", "scattering"} <= {concept.text for concept in concepts(reading)}


def test_an_adjective_that_only_describes_is_left_out_but_one_that_classes_is_kept() -> None:
    reading = reading_of("Under the wave lie slender boats. / A magnetic field turns the needle.")
    texts = {concept.text for concept in concepts(reading)}
    assert "magnetic field" in texts
    assert not any("slender" in text for text in texts)
