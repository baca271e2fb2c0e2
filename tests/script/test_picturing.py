"""Pictures that a language model names for a script: what is kept, what is left out, and what stands in."""

import json
from pathlib import Path
from typing import cast

from chalktalk.documents.asking import A, Answered, Offer, Request, TextAnswer, TextRequest
from chalktalk.documents.brief import Brief
from chalktalk.documents.services import Services
from chalktalk.engine import Context, LocalRunner, Store
from chalktalk.errors import ChalktalkError, NoProviderError
from chalktalk.planning import storyboard_of
from chalktalk.script import sketch_storyboard, write

MODEL = Offer(provider="openai", model="gpt")
SCRIPT = """# Ice

Ice floats on water. Water freezes, it grows, and then it floats.

[VISUAL: statement: Cold]
It is cold there. About 42 % of all lakes are in Canada, and 9 % in Norway.
"""


class Model:
    """A desk whose model names these pictures."""

    def __init__(self, answer: object) -> None:
        self.answer = answer
        self.requests: list[TextRequest] = []

    async def ask(self, request: Request[A], chain: tuple[Offer, ...]) -> Answered[A]:
        assert isinstance(request, TextRequest)
        self.requests.append(request)
        if isinstance(self.answer, ChalktalkError):
            raise self.answer
        answered = Answered[TextAnswer](answer=TextAnswer(text=json.dumps(self.answer)), offer=chain[0])
        return cast("Answered[A]", answered)


def pictures(**by_sentence: str) -> dict[str, object]:
    return {"pictures": [{"sentence": int(name[1:]), "visual": visual} for name, visual in by_sentence.items()]}


def context_with(model: Model, folder: Path) -> Context:
    return Context(Store(folder), lambda _done, _total: None, model)


async def named(model: Model, folder: Path) -> tuple[list[str | None], list[str]]:
    """The kinds that the script's sentences have in the end, and what was said of the others."""
    context = context_with(model, folder)
    script = await write.function(context, Brief(source=SCRIPT, source_name="ice.md"))
    pictured = await sketch_storyboard.function(context, script, (MODEL,))
    pieces = [piece for section in pictured.script.sections for piece in section.sentences]
    assert [piece.sentence for section in script.sections for piece in section.sentences] == [
        one.sentence for one in pieces
    ]
    return [piece.directive.kind if piece.directive else None for piece in pieces], [
        one.message for one in pictured.findings
    ]


async def test_a_models_pictures_come_to_their_sentences_and_the_authors_stay(tmp_path: Path) -> None:
    model = Model(
        pictures(s1="process: freezes -> grows -> floats", s2="list: a; b", s3="bar chart: Canada = 42 %; Norway = 9 %")
    )

    assert ([None, "process", "statement", "bar_chart"], []) == await named(model, tmp_path)
    assert (
        '"number": 1, "paragraph": 0, "text": "Water freezes, it grows, and then it floats."'
        in model.requests[0].turns[0].text
    )


async def test_what_cannot_be_drawn_or_is_not_said_is_left_out_and_noted(tmp_path: Path) -> None:
    model = Model(
        pictures(
            s0="diagram: a, b", s1="image: /etc/passwd", s3="bar chart: Canada = 42 %; Norway = 77 %", s9="list: a; b"
        )
    )

    kinds, findings = await named(model, tmp_path)

    assert [None, None, "statement", None] == kinds
    assert 4 == len(findings)
    assert "a picture that the model named was left out: the script does not say 77 %" in findings


async def test_a_free_description_is_left_to_the_rules(tmp_path: Path) -> None:
    kinds, findings = await named(Model(pictures(s0="a calm lake at dawn")), tmp_path)

    assert [None, None, "statement", None] == kinds
    assert ["a picture that the model named was left out: it has no kind"] == findings


async def test_without_an_answer_the_storyboard_is_drawn_up_by_rules_and_that_is_said(tmp_path: Path) -> None:
    store = Store(tmp_path)
    by_rules = Brief(source=SCRIPT, source_name="ice.md")
    by_model = by_rules.model_copy(update={"services": Services(storyboard=(MODEL,))})
    async with LocalRunner(store, 1, desk=Model(NoProviderError("nobody answered", hints=("wait",)))) as run:
        script = await run(write, by_rules)
        expected = await storyboard_of(by_rules, script, run)
        board = await storyboard_of(by_model, script, run)

    assert expected.scenes == board.scenes
    assert "for no language model did it: nobody answered" in board.warnings[0].message


async def test_a_models_pictures_are_in_the_storyboard(tmp_path: Path) -> None:
    brief = Brief(source=SCRIPT, source_name="ice.md", services=Services(storyboard=(MODEL,)))
    async with LocalRunner(Store(tmp_path), 1, desk=Model(pictures(s1="cycle: freezes -> grows -> floats"))) as run:
        board = await storyboard_of(brief, await run(write, brief), run)

    assert "cycle" in [scene.visual.kind for scene in board.scenes]
