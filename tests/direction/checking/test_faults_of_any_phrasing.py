"""The same faults said as different people say them, in several languages, and good briefs that only look faulty."""

import pytest

from chalktalk.direction.drafting.drafting import directed
from chalktalk.direction.words import read_words
from chalktalk.documents.creative.brief import CreativeBrief
from chalktalk.documents.creative.direction import Caution

ABOUT = {
    "en": "A calm video about how bees make honey, 60 seconds.",
    "de": "Ein ruhiges Video darüber, wie Bienen Honig machen, 60 Sekunden.",
    "fr": "Une vidéo calme sur la fabrication du miel, 60 secondes.",
    "es": "Un vídeo tranquilo sobre cómo las abejas hacen la miel, 60 segundos.",
    "it": "Un video calmo su come le api fanno il miele, 60 secondi.",
    "pt": "Um vídeo calmo sobre como as abelhas fazem mel, 60 segundos.",
    "nl": "Een rustige video over hoe bijen honing maken, 60 seconden.",
}
"""Good briefs, at the end of which a fault is said."""


def told(text: str) -> tuple[Caution, ...]:
    brief = CreativeBrief(text=text)
    return directed(brief, read_words(text)).cautions


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("scene_too_short", "en", "Every image stays on screen for 0.7 seconds."),
        ("scene_too_short", "en", "One hundred scenes in thirty seconds."),
        ("scene_too_short", "en", "Nothing stays on screen longer than a second."),
        ("scene_too_short", "de", "Bildwechsel jede halbe Sekunde."),
        ("scene_too_short", "fr", "Chaque scène ne dure qu'une seconde."),
        ("scene_too_short", "nl", "Shots van hooguit één seconde."),
        ("overlays_too_dense", "en", "Ten callouts in every scene."),
        ("overlays_too_dense", "it", "Quaranta scritte al minuto."),
        ("overlay_too_short", "en", "Each title is visible for just a third of a second."),
        ("overlay_too_short", "de", "Die kompletten AGB sollen zwei Sekunden lang eingeblendet werden."),
        ("durations_do_not_add_up", "en", "Six scenes of ten seconds each; total running time half a minute."),
        ("durations_do_not_add_up", "en", "0:00-0:20 hook, 0:20-0:50 the story, 0:50-1:30 call to action."),
        ("durations_do_not_add_up", "de", "Insgesamt 90 Sekunden, aufgeteilt in drei Szenen zu je 20 Sekunden."),
        (
            "durations_do_not_add_up",
            "pt",
            "São 40 segundos no total: abertura de 5, desenvolvimento de 15 e fecho de 5.",
        ),
        ("voice_too_long", "fr", "Le narrateur lit trois cents mots en vingt secondes."),
        ("voice_too_long", "en", "The voice speaks at 400 words per minute."),
        ("palette_too_large", "de", "Verwende acht verschiedene Farben."),
        ("contrast_too_low", "fr", "Texte blanc sur fond jaune pâle."),
        ("contrast_too_low", "de", "Weiße Schrift auf hellgelbem Grund."),
        ("wishes_contradict", "en", "Only cuts. Only slow fades, no cuts."),
        ("wishes_contradict", "en", "The narration is to be in Spanish only and in English only."),
        ("wishes_contradict", "en", "Harsh, hard light. Soft, diffuse light."),
        ("wishes_contradict", "en", "hand-drawn chalk look the whole way, photoreal 3D the whole way"),
        ("wishes_contradict", "de", "Keine Musik, dazu laufend fetzige Musik."),
        ("wishes_contradict", "fr", "Aucune voix, et une narratrice raconte chaque plan."),
        ("wishes_contradict", "es", "Siempre oscuro y siempre luminoso."),
        ("wishes_contradict", "it", "Solo tagli netti. Solo dissolvenze lente."),
        ("wishes_contradict", "pt", "Em preto e branco. Muito colorido."),
        ("wishes_contradict", "nl", "Geen ondertitels, wel ondertitels in elke scène."),
        ("wishes_contradict", "en", "No people anywhere in the video. Smiling faces fill each scene."),
        ("wishes_contradict", "en", "Never show a car. Cars race through every frame."),
        ("wishes_contradict", "en", "Limit the palette to green alone and paint each frame purple and orange."),
        ("wishes_contradict", "en", "It has exactly three scenes. It has exactly nine scenes."),
        ("wishes_contradict", "en", "The ending must be happy. The ending must be tragic."),
        ("wishes_contradict", "en", "The background stays plain white all through, and black all through."),
        ("wishes_contradict", "en", "I want it empty throughout, crowded with hundreds of people throughout."),
        ("wishes_contradict", "en", "Leave the soundtrack silent. A marching band plays under every scene."),
        ("wishes_contradict", "de", "Untertitel lassen wir komplett weg, jeder Satz ist untertitelt."),
        ("wishes_contradict", "de", "Ständig fröhlich und ständig tieftraurig."),
        ("wishes_contradict", "fr", "Le fond est toujours noir, dans tous les plans, et toujours blanc."),
        ("wishes_contradict", "es", "Sin ningún texto, con letras gigantes en cada plano."),
        ("wishes_contradict", "it", "Non si deve vedere nemmeno una persona: in ogni scena ride un cuoco."),
        ("wishes_contradict", "pt", "O vídeo inteiro é escuro, e o vídeo inteiro é claro e cheio de sol."),
        ("durations_do_not_add_up", "en", "50 seconds overall: 5 for the title, 20 for the story, 40 for the offer."),
        ("durations_do_not_add_up", "fr", "Trente secondes en tout : dix pour l'accroche, trente pour la visite."),
        (
            "overlay_too_short",
            "en",
            "Put this up for one second: 'Applicants must be over eighteen and provide two forms of identification.'",
        ),
    ],
)
def test_a_fault_is_told_whoever_says_it_how(code: str, language: str, words: str) -> None:
    assert code in {caution.code for caution in told(f"{ABOUT[language]}\n{words}")}


@pytest.mark.parametrize(
    "text",
    [
        "How a hummingbird beats its wings 80 times a second. One minute, calm.",
        "How speed readers get through 600 words a minute. Relaxed narrator, 75 seconds.",
        "Six scenes of ten seconds each, a minute in all, about the water cycle.",
        "Explain inflation in 90 seconds. No scene shorter than one second, please.",
        "Titles fade in over half a second and stay for four. Train timetable explained.",
        "Hold the last shot for one second of silence. A film about an old cinema, 3 minutes.",
        "Our shop has 200 titles on the shelf. Ad, 30 seconds, playful.",
        "Only the opening scene is dark; the rest is bright. A mushroom cellar.",
        "The music is always lively, the voice always calm. How a lock works.",
        "Mood: calm. Music: energetic. Subject: morning yoga.",
        "All interviews in Dutch, all captions in English. A ferry crew at work.",
        "A film about people who never sleep. No people on camera, only empty streets.",
        "Slow is smooth, smooth is fast: how divers train. Cool blue look.",
        "Insgesamt 45 Sekunden: 10 Sekunden Einstieg, 25 Sekunden Erklärung, 10 Sekunden Schluss. Ein Kugellager.",
        "Harte Schnitte in der Stadt, weiche Blenden auf dem Land. Ein Tag zwischen zwei Orten.",
        "Pourquoi le cinéma montre 24 images par seconde. Une minute.",
        "Voz en español con subtítulos en inglés. Historia del churro.",
        "Niente musica, tranne una fisarmonica nell'ultima scena. Il mestiere dell'arrotino.",
        "Primeiro a preto e branco, depois a cores. A nossa aldeia.",
        "No people in the opening, smiling faces from scene three on. How a village school was rebuilt.",
        "Think Wes Anderson without the symmetry. A hotel for cats, pink lobby, tiny bells.",
        "A lullaby, not a rock song, but played on an electric guitar. The night train to Inverness.",
        "Only the title is in capitals, everything else in lower case. How bees dance.",
        "Our competitor's advert is loud and frantic. Ours should be quiet and calm. We make oat porridge.",
        "The rooms are empty; the street outside is crowded. Empty homes in our city, two minutes.",
        "Everything is quiet on the moor, everything is loud in town. Two sisters.",
        "A video about a boat, with the rope in orange on grey.",
        "We'd first asked for portrait. Please ignore that: landscape is right. Our restored cinema.",
        "Mal laut, mal leise: ein Tag im Orchestergraben.",
        "Kein Sprecher, die Kinder reden selbst. Unser Schulgarten.",
        "Une minute : vingt secondes au marché, vingt en cuisine, vingt à table.",
        "Siempre de noche en la mina, siempre de día en el pueblo. Memoria de Almadén.",
        "Ora lento, ora veloce: il lavoro del vasaio.",
        "Een halve minuut, waarvan tien seconden op de dijk, tien in de polder en tien aan tafel.",
        "Elke vijf seconden een foto, tien foto's. Onze bruiloft, 50 seconden.",
    ],
)
def test_what_only_looks_like_a_fault_is_left_alone(text: str) -> None:
    assert () == told(text)
