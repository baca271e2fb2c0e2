"""What reading a script imports."""

import subprocess
import sys

import pytest

from chalktalk.analysis.language.engine import TRANSFORMER, installed

READ = """
import sys
from chalktalk.analysis.language.engine import load, sparing_spacy
with sparing_spacy():
    engine = load("en")
assert next(engine.read(["Cells divide."]))[0].tag_ == "NNS"
print(*sorted({"torch", "spacy.cli", "weasel", "typer"} & set(sys.modules)))
import spacy.cli
print(spacy.cli.info.__name__)
"""


@pytest.mark.skipif(installed().startswith(TRANSFORMER), reason="a transformer needs torch")
def test_reading_a_script_imports_neither_torch_nor_spacys_command_line_and_both_can_be_had_later() -> None:
    done = subprocess.run([sys.executable, "-c", READ], capture_output=True, text=True, check=True)
    assert ["", "info"] == done.stdout.splitlines()
