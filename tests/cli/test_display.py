"""What the command line says while it works."""

import re
from pathlib import Path

import chalktalk
from chalktalk.cli.display import LABELS

SOURCE = Path(chalktalk.__file__).parent


def test_every_stage_has_words_for_people() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    stages = set(re.findall(r'^@stage\("(\w+)"', code, re.MULTILINE))

    assert stages == LABELS.keys()
