"""Options that commands share, and how their values are read."""

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import click

from chalktalk.costs import parse_dollars
from chalktalk.documents.services import Plan
from chalktalk.errors import OptionError
from chalktalk.frames import FrameRate
from chalktalk.nearest import suggestion
from chalktalk.settings import parse_workers

F = TypeVar("F", bound=Callable[..., Any])

QUIETEST, LOUDEST = -30.0, -8.0
"""LUFS."""
SLOWEST, FASTEST = 10, 60
"""Frames a second."""


def one_of(kind: str, known: Iterable[str]) -> Callable[[str], str]:
    """A reader of one of a few names; it raises an OptionError that names the nearest."""
    names = tuple(known)

    def read(value: str) -> str:
        if value not in names:
            raise OptionError(f"there is no {kind} {value}", hints=suggestion(value, names))
        return value

    return read


def parse_rate(text: str) -> FrameRate:
    """An exact frame rate; 23.976, 29.97 and 59.94 are the broadcast rates n · 1000/1001 that they abbreviate.

    Raises:
        OptionError: if it is no rate, or too low or too high.
    """
    plain = re.fullmatch(r"\d{1,6}(\.\d{1,3}|/[1-9]\d{0,4})?", text, re.ASCII)
    rate = Fraction(text) if plain else Fraction(0)
    broadcast = Fraction(round(rate) * 1000, 1001)
    if "." in text and abs(rate - broadcast) < Fraction(1, 200):
        rate = broadcast
    if not SLOWEST <= rate <= FASTEST:
        hint = f"give {SLOWEST} to {FASTEST} frames a second, such as 30, 29.97 or 30000/1001"
        raise OptionError(f"{text} is no frame rate", hints=(hint,))
    return FrameRate(rate.numerator, rate.denominator)


def parse_loudness(text: str) -> float:
    """A loudness in LUFS.

    Raises:
        OptionError: if it is none, or no film is that quiet or loud.
    """
    if not re.fullmatch(r"-\d{1,2}(\.\d{1,2})?", text, re.ASCII) or not QUIETEST <= float(text) <= LOUDEST:
        hint = f"give {QUIETEST:g} to {LOUDEST:g}, such as -14 for YouTube or -23 for broadcasting"
        raise OptionError(f"{text} is no loudness in LUFS", hints=(hint,))
    return float(text)


def script_argument(command: F) -> F:
    """`SCRIPT.md`."""
    return click.argument("script", type=click.Path(path_type=Path), metavar="SCRIPT.md")(command)


def optional_script_argument(command: F) -> F:
    """`SCRIPT.md`, where there may be something else instead."""
    return click.argument("script", type=click.Path(path_type=Path), metavar="[SCRIPT.md]", required=False)(command)


def store_option(command: F) -> F:
    """`--store DIR`."""
    path = click.Path(path_type=Path)
    return click.option("--store", type=path, metavar="DIR", help="Where finished work is kept.")(command)


def workers_option(command: F) -> F:
    """`--workers N`."""
    text = "How many cores to keep busy; all if left out."
    return click.option("--workers", type=parse_workers, metavar="N", help=text)(command)


def plan_option(command: F) -> F:
    """`--plan NAME`."""
    text = "How much may be asked of vendors; balanced if any are set up."
    return click.option("--plan", type=one_of("plan", Plan), metavar="|".join(Plan), help=text)(command)


def budget_option(command: F) -> F:
    """`--budget USD`."""
    text = "What it may cost at most: 5.00. Calls that would pass it are not made."
    return click.option("--budget", type=parse_dollars, metavar="USD", help=text)(command)
