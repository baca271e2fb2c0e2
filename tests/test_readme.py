"""What the README shows is true: its script makes a storyboard, its commands and files exist."""

import re
from pathlib import Path

from click.testing import CliRunner

from chalktalk.analysis import analyse
from chalktalk.cli import commands
from chalktalk.documents.metaphors import Reader
from chalktalk.engine import Context
from chalktalk.script import Overrides, read_brief, write
from chalktalk.storyboard import draw_up

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_the_example_script_is_one(tmp_path: Path, context: Context) -> None:
    source = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)
    assert source is not None
    path = tmp_path / "ice.md"
    path.write_text(source[1], encoding="utf-8")
    script = await write.function(context, read_brief(path, Overrides(), context.store))
    graph = await analyse.function(context, script, Reader())
    storyboard = await draw_up.function(context, script, graph, ())
    assert ["title", "process"] == [s.visual.kind for s in storyboard.scenes if s.visual.kind in ("title", "process")]
    assert () == script.warnings + storyboard.warnings


def test_every_option_it_names_is_known() -> None:
    named = set(re.findall(r"(--[a-z]+)", README))
    help_ = "".join(CliRunner().invoke(commands, [command, "--help"]).output for command in ("make", "frame", "direct"))
    assert set() == {option for option in named if option not in help_}


def test_every_page_it_links_to_is_there() -> None:
    pages = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("http")]
    assert pages
    assert [] == [page for page in pages if not (ROOT / page).exists()]
