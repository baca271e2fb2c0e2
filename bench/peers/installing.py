"""What the other tools need, into a folder of its own: npm's packages, a virtual environment, Debian's browser."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium-headless-shell", "chromium")
"""The first is what Remotion itself prefers, and the faster."""
_DEBIAN = ("chromium-headless-shell", "libcairo2-dev", "libpango1.0-dev", "pkg-config")


def install(work: Path, sources: Path) -> None:
    """Make everything ready that is not yet.

    Raises:
        SystemExit: if something is missing that cannot be installed from here; says what.
    """
    work.mkdir(parents=True, exist_ok=True)
    if not shutil.which("npm"):
        raise SystemExit("npm is missing, which Remotion needs; on Debian or Ubuntu: apt-get install -y nodejs npm")
    if not any(map(shutil.which, BROWSERS)):
        _from_debian()
    _remotion(work / "remotion", sources / "remotion")
    _venv(work / "venv", sources / "requirements.lock")
    versions = {**_frozen(sources / "requirements.lock"), **_npm(sources / "remotion"), "browser": _browser()}
    (work / "versions.json").write_text(json.dumps(versions), encoding="utf-8")


def _from_debian() -> None:
    if os.geteuid() or not shutil.which("apt-get"):
        raise SystemExit(f"as root, on Debian or Ubuntu: apt-get install -y {' '.join(_DEBIAN)}")
    _run(["apt-get", "update", "-qq"])
    _run(["apt-get", "install", "-y", "-qq", *_DEBIAN])


def _remotion(folder: Path, sources: Path) -> None:
    wanted = (sources / "package-lock.json").read_bytes()
    done = folder / "package-lock.json"
    fresh = not (folder / "node_modules").exists() or not done.exists() or done.read_bytes() != wanted
    shutil.copytree(sources, folder, dirs_exist_ok=True)
    if fresh:
        _run(["npm", "ci", "--silent"], folder)


def _venv(folder: Path, lock: Path) -> None:
    done = folder / "installed.lock"
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    _run([sys.executable, "-m", "venv", "--clear", str(folder)])
    _run([str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "-r", str(lock)])
    shutil.copy(lock, done)


def _frozen(lock: Path) -> dict[str, str]:
    pairs = (line.split("==") for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
    return {name: version for name, version in pairs if name in {"manim", "moviepy", "pycairo"}}


def _npm(sources: Path) -> dict[str, str]:
    wanted = json.loads((sources / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {name: wanted[name] for name in ("remotion", "react")}


def _browser() -> str:
    command = next(found for found in map(shutil.which, BROWSERS) if found)
    return subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def _run(command: list[str], folder: Path | None = None) -> None:
    subprocess.run(command, cwd=folder, check=True)
