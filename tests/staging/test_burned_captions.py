"""Burned captions: words in their places and lit in their time, whole or in parts."""

from made import SHIELD, VISUALS, cues_for, look_for, scene_of

from chalktalk.documents.base import Span
from chalktalk.documents.cues import Caption, CaptionWord, SceneCues
from chalktalk.documents.options import Aspect
from chalktalk.documents.timeline import AnyNode, SceneTimeline, Text
from chalktalk.engine import Context
from chalktalk.staging import stage_scene
from chalktalk.timeline import nodes_under, value_at


def captioned(*words: CaptionWord) -> SceneCues:
    caption = Caption(start=1.0, end=4.0, lines=(Span(start=0, end=len(words)),))
    return cues_for(scene_of(VISUALS["title"])).model_copy(update={"caption_words": words, "captions": (caption,)})


async def shown(context: Context, cues: SceneCues) -> dict[str, Text]:
    """The words of the caption in ink and lit, by their ids."""
    result = await stage_scene.function(context, scene_of(VISUALS["title"]), cues, SHIELD, look_for(Aspect.WIDE))
    timeline = SceneTimeline.model_validate_json(context.store.get(result.timeline.digest))
    nodes: list[AnyNode] = [n for layer in timeline.layers for top in layer.nodes for n in nodes_under(top)]
    return {node.id: node for node in nodes if isinstance(node, Text) and node.id.startswith("caption-0/")}


async def test_parts_of_one_word_touch_and_words_stand_a_space_apart(context: Context) -> None:
    texts = await shown(
        context,
        captioned(
            CaptionWord(text="exam", start=1.0, end=1.5, glued=True),
            CaptionWord(text="ple", start=1.5, end=2.0),
            CaptionWord(text="given", start=2.0, end=2.5),
        ),
    )
    first, second, third = (texts[f"caption-0/0/{n}/ink"] for n in range(3))
    places = [(float(text.x), text.advance) for text in (first, second, third) if not isinstance(text.x, tuple)]
    ends = [x + width for x, width in places]
    assert abs(places[1][0] - ends[0]) < 0.1
    assert places[2][0] - ends[1] > 4


async def test_each_part_is_lit_in_its_own_time(context: Context) -> None:
    texts = await shown(
        context,
        captioned(
            CaptionWord(text="exam", start=1.0, end=1.5, glued=True),
            CaptionWord(text="ple", start=1.5, end=2.0),
        ),
    )
    lit = [[value_at(texts[f"caption-0/0/{n}/lit"].opacity, frame) for frame in (35, 50)] for n in range(2)]
    assert [[1.0, 0.0], [0.0, 1.0]] == lit


async def test_a_line_that_has_to_be_shortened_shows_what_is_left_of_it(context: Context) -> None:
    words = [CaptionWord(text="WWWWWWWWWWWWWWW", start=1.0 + n / 10, end=1.1 + n / 10) for n in range(9)]
    texts = [text.text for id_, text in (await shown(context, captioned(*words))).items() if id_.endswith("/ink")]
    assert texts[-1].endswith("…")
    assert len(texts) < len(words)
    assert "WWWWWWWWWWWWWWW" == texts[0]
