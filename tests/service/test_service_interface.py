"""The interface as it is described: examples that hold, and nothing that a fuzzer finds."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

pytest.importorskip("fastapi", reason="the extra `service` is not installed")
pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from serving import Served, served
from wares import picture

from chalktalk.service.asked import DirectionAnswer, DirectionRequest
from chalktalk.service.described import OPERATIONS, example
from chalktalk.service.problems import KINDS, Problem


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("interface"), "--rate", "off", "--workers", "1") as one:
        yield one


@pytest.fixture(scope="module")
def description(service: Served) -> dict[str, Any]:
    described: dict[str, Any] = httpx.get(f"{service.url}/openapi.json", timeout=30).json()
    return described


def test_every_answer_has_an_example(description: dict[str, Any]) -> None:
    lacking = [
        (path, status)
        for path, methods in description["paths"].items()
        for operation in methods.values()
        for status, answer in operation["responses"].items()
        if not all("example" in one or one.get("examples") for one in answer["content"].values())
    ]

    assert [] == lacking
    assert {operation.path for operation in OPERATIONS} == description["paths"].keys()


def test_every_example_of_a_problem_is_one_of_its_status(description: dict[str, Any]) -> None:
    told = [
        (int(status), Problem.model_validate_json(json.dumps(one["value"])))
        for methods in description["paths"].values()
        for operation in methods.values()
        for status, answer in operation["responses"].items()
        for one in answer["content"].get("application/problem+json", {}).get("examples", {}).values()
    ]

    assert all(status == problem.status == KINDS[problem.code].status for status, problem in told)
    assert KINDS.keys() - {"no_such_page", "no_such_method", "head_too_large"} == {problem.code for _, problem in told}


def test_every_kind_of_problem_has_a_status_of_its_own_list() -> None:
    assert {400, 401, 403, 404, 405, 408, 409, 413, 415, 422, 429, 431, 500, 502, 503, 504} == {
        kind.status for kind in KINDS.values()
    }


def test_the_examples_are_what_is_asked_and_answered(service: Served, description: dict[str, Any]) -> None:
    bodies = description["paths"]["/v1/directions"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    answer = httpx.post(f"{service.url}/v1/directions", json=bodies["words"]["value"], timeout=30).json()

    assert example().keys() == answer.keys()
    for body in bodies.values():
        DirectionRequest.model_validate_json(json.dumps(body["value"]), strict=True)


HOWTO = (Path(__file__).parents[2] / "docs" / "howto" / "service.md").read_text("utf-8")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_what_the_manual_asks_is_answered(service: Served, tmp_path: Path) -> None:
    (tmp_path / "look.jpg").write_bytes(picture(kind="JPEG"))
    commands = [line for block in re.findall(r"```bash\n(.*?)```", HOWTO, re.DOTALL) for line in _joined(block)]
    known = ""
    for command in commands:
        here = command.replace("localhost:8080", service.url.removeprefix("http://")).replace("/ID", f"/{known}")
        said = subprocess.run(shlex.split(here), cwd=tmp_path, capture_output=True, check=True, timeout=60).stdout
        known = DirectionAnswer.model_validate_json(said).id

    assert 4 == len(commands)


def _joined(block: str) -> list[str]:
    return block.replace("\\\n", " ").strip().splitlines()


def test_the_manual_names_every_code() -> None:
    assert [] == [code for code in KINDS if f"`{code}`" not in HOWTO]


def test_a_fuzzer_finds_nothing(service: Served, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("schemathesis")
    options = ("--max-examples=4", "--generation-deterministic", "--no-color", "--no-shrink", "--request-timeout=60")
    command = (str(program), "run", f"{service.url}/openapi.json", *options)
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)

    told = "\n".join(line[:200] for line in found.stdout.splitlines())
    assert (0, None) == (found.returncode, service.process.poll()), told
    assert "Traceback" not in service.log.read_text("utf-8")
