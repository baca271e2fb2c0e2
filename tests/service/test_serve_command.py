"""`chalktalk serve` and `chalktalk keys`: what they need, refuse and leave alone."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("fastapi", reason="the extra `service` is not installed")

from serving import PROGRAM, served

from chalktalk.cli import commands
from chalktalk.errors import MachineError, OptionError
from chalktalk.service.keys import Keys
from chalktalk.service.options import ServiceOptions, is_loopback
from chalktalk.service.server import check_keys, listening

HEAVY = ("chalktalk.analysis", "chalktalk.staging", "chalktalk.render", "chalktalk.narration", "spacy", "skia", "torch")
MOST_IDLE = 250 << 20
"""Bytes of memory that an idle service may hold with its workers."""


def test_nobody_is_served_beyond_this_machine_without_a_key(tmp_path: Path) -> None:
    own = {**os.environ, "CHALKTALK_KEYS": str(tmp_path / "keys.json"), "CHALKTALK_STORE": str(tmp_path / "store")}
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", "0", "--host", "0.0.0.0"]
    refused = subprocess.run(command, env=own, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)

    assert 2 == refused.returncode
    assert "there is no key" in refused.stderr
    assert "chalktalk keys add NAME" in refused.stderr
    assert not (tmp_path / "store").exists()


def test_a_key_opens_the_service_to_others(tmp_path: Path) -> None:
    options = ServiceOptions(store=tmp_path, keys=tmp_path / "keys.json", host="::", key_needed=True)
    with pytest.raises(OptionError, match="others can reach it"):
        check_keys(options)
    Keys(options.keys).add("shop")

    check_keys(options)


def test_only_a_loopback_address_is_this_machine_alone() -> None:
    alone = ("127.0.0.1", "127.8.8.8", "::1", "localhost")
    others = ("0.0.0.0", "::", "192.168.1.2", "example.org", "localhost.example.org")

    assert alone == tuple(host for host in (*alone, *others) if is_loopback(host))


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        options = ServiceOptions(store=tmp_path, keys=tmp_path / "keys.json", port=other.getsockname()[1])
        with pytest.raises(MachineError, match="choose another port"):
            listening(options)


def test_keys_are_added_listed_and_removed(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        environment = {"CHALKTALK_KEYS": str(tmp_path / "keys.json")}
        return CliRunner().invoke(commands, ["keys", *arguments], env=environment, catch_exceptions=False).stdout

    added = run("add", "shop")
    assert added.startswith("ck_")
    assert 1 == added.count("\n")
    assert run("list").startswith("shop ")
    assert added.strip() not in run("list")
    run("remove", "shop")
    assert "" == run("list")


def test_options_that_make_no_sense_are_told() -> None:
    for arguments in (["--rate", "0"], ["--rate", "many"], ["--trust-proxy", "proxy"], ["--proxy-header", "via"]):
        with pytest.raises(OptionError):
            CliRunner().invoke(commands, ["serve", *arguments], catch_exceptions=False, standalone_mode=False)


def pss(process: int) -> int:
    """Bytes of memory that a process holds, what it shares with others counted in part (proc(5))."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is shared")
def test_an_idle_service_is_small(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children").read_text("ascii").split()
        held = sum(map(pss, (service.process.pid, *map(int, children))))

    assert children
    assert held < MOST_IDLE


def test_no_room_that_makes_films_is_imported() -> None:
    program = "import sys, chalktalk.cli.serve, chalktalk.service.server, chalktalk.service.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    assert set() == set(HEAVY) & set(loaded)
    assert "redis" not in loaded
