"""`make` and `write` with a topic or a source: what is refused, where the script ends up, what is fetched."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from papers import PAPER, pdf, typeset

from chalktalk.cli import commands
from chalktalk.cli.assigning import assignment_for, name_for
from chalktalk.cli.briefing import brief_for
from chalktalk.cli.folder import keep_aside
from chalktalk.documents.brief import Brief
from chalktalk.documents.material import Assignment
from chalktalk.engine import LocalRunner, Store, perform_apart
from chalktalk.errors import ChalktalkError, SourceError
from chalktalk.planning import with_script
from chalktalk.script import Overrides, read_source
from chalktalk.script.sources import PATIENCE
from chalktalk.settings import Settings, read_settings

MATERIAL = Path(__file__).parents[1] / "script" / "material"


def refusal(*arguments: str) -> str:
    """The line that a command ends with."""
    result = CliRunner().invoke(commands, arguments)
    assert isinstance(result.exception, ChalktalkError), result.output
    assert 2 == result.exception.exit_code
    assert result.exception.hints
    return result.exception.message


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHALKTALK_STORE", str(tmp_path / "store"))
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("make",), "there is nothing to make a video from"),
        (("write",), "there is nothing to make a video from"),
        (("make", "talk.md", "--topic", "Ice"), "SCRIPT.md and --topic cannot go together"),
        (("make", "--source", "a.md", "--topic", "Ice"), "--topic and --source cannot go together"),
        (("make", "talk.md", "--minutes", "5"), "--minutes is for scripts yet to be written"),
        (("make", "--topic", "Ice", "--minutes", "0.4"), "0.4 is no length in minutes"),
        (("make", "--topic", "Ice", "--minutes", "61"), "61 is no length in minutes"),
        (("make", "--topic", "Ice", "--minutes", "nan"), "nan is no length in minutes"),
        (("make", "--topic", "…"), "the topic says nothing"),
        (("make", "--topic", "Ice " * 600), "the topic is too long"),
        (("make", "--topic", "Ice"), "a script about a topic needs a language model, and none is configured"),
        (("write", "--topic", "Ice"), "a script about a topic needs a language model, and none is configured"),
        (("make", "--source", "gone.pdf"), "there is no such file"),
        (("make", "--source", "."), "this is no plain file"),
        (("make", "--source", "file:///etc/passwd"), "only http and https addresses are fetched, not file:"),
        (("make", "--topic", "Ice", "--narration", "me.wav"), "a recording needs the script that it reads"),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_remedy(arguments: tuple[str, ...], expected: str) -> None:
    assert expected == refusal(*arguments)


def test_a_source_is_written_to_a_script_that_check_finds_nothing_against() -> None:
    Path("paper.pdf").write_bytes(pdf(typeset(PAPER)))

    made = CliRunner().invoke(commands, ["write", "--source", "paper.pdf", "--minutes", "1.5"])
    checked = CliRunner().invoke(commands, ["check", "paper.md"])

    assert "paper.md: " in made.output, made.output
    assert made.output.endswith("words, condensed by rules\n")
    assert checked.output.endswith("; nothing to mend\n")
    assert "there is a file already" == refusal("write", "--source", "paper.pdf")


@pytest.mark.parametrize(
    ("topic", "source", "expected"),
    [
        ("Why does ice float, and why do lakes freeze from above?", None, "why-does-ice-float-and-why-do-lakes"),
        (None, "texts/My Paper (2).pdf", "my-paper-2"),
        (None, "https://example.org/wiki/Ice_age.html?x=1", "ice_age"),
        (None, "https://example.org/", "example-org"),
        ("¿?", None, "film"),
    ],
)
def test_the_folder_is_called_after_what_the_film_is_made_from(
    topic: str | None, source: str | None, expected: str
) -> None:
    assert expected == name_for(topic, source)


def test_a_script_that_was_edited_is_kept_when_another_is_written(tmp_path: Path) -> None:
    script = tmp_path / "script.md"
    script.write_text("mine", "utf-8")
    (tmp_path / "script.1.md").write_text("older", "utf-8")

    keep_aside(script, "new")
    keep_aside(script, "new")

    assert {"script.1.md": "older", "script.2.md": "mine"} == {
        path.name: path.read_text() for path in tmp_path.glob("*.md")
    }


class Site(BaseHTTPRequestHandler):
    """A site with an article, and pages that lead elsewhere."""

    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:9/secret")
            self.end_headers()
            return
        found = self.path == "/octopus.html"
        body = (MATERIAL / "wiki.html").read_bytes() if found else b"gone"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_fetched_and_taken_apart(site: str, store: Store) -> None:
    material = assignment_for(None, f"{site}/octopus.html", 2.0, store).material

    assert material is not None
    assert ("Octopus", f"{site}/octopus.html") == (material.title, material.name)
    assert (MATERIAL / "wiki.html").read_bytes() == store.get(material.blob.digest)


@pytest.mark.parametrize("path", ["/away", "/gone"])
def test_an_address_that_leads_nowhere_or_to_a_private_place_is_refused(site: str, path: str, store: Store) -> None:
    with pytest.raises(SourceError) as refused:
        assignment_for(None, site + path, None, store)

    assert site + path == str(refused.value.where)
    assert refused.value.hints


def test_a_source_that_is_much_too_large_is_not_read(tmp_path: Path, store: Store) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(65 << 20)

    with pytest.raises(SourceError, match="larger than 64 MB"):
        assignment_for(None, str(large), None, store)


def test_an_unknown_theme_is_refused_for_a_source_as_for_a_script() -> None:
    source = str(MATERIAL / "press.txt")

    assert "`midnigt` is no theme" == refusal("make", "--source", source, "--theme", "midnigt")


def from_file(text: str, settings: Settings) -> Brief:
    """The brief of this script, given as a file."""
    script = Path("script.md")
    script.write_text(text, "utf-8")
    return brief_for(script, Overrides(theme="daylight"), settings)


async def test_what_is_made_from_a_source_is_made_from_its_script_too(tmp_path: Path) -> None:
    settings = read_settings(store=tmp_path / "store")
    store = Store(settings.store)
    blob = store.put((MATERIAL / "press.txt").read_bytes(), "text/plain")
    material = await perform_apart(store, PATIENCE, read_source, blob, "press.txt")
    brief = brief_for(Assignment(material=material, minutes=0.5), Overrides(theme="daylight"), settings)

    async with LocalRunner(store, 1) as run:
        made, draft = await with_script(brief, run)

    assert from_file(made.source, settings) == made
    assert draft is not None
    assert made.source == draft.text
