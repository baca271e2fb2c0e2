"""The command line: `chalktalk COMMAND`. One file per command; each is imported only when it is called."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn

import click

from chalktalk import __version__
from chalktalk.engine import STOPPING, machine_error_from
from chalktalk.errors import ChalktalkError, OptionError
from chalktalk.nearest import suggestion
from chalktalk.settings import read_settings

COMMANDS = {
    "make": "Make a video from a script, a topic or a source.",
    "write": "Write a script about a topic or from a source.",
    "check": "Look a script over; nothing is made.",
    "estimate": "Say what a video will cost, before anything is paid.",
    "storyboard": "Show what each scene would show, and why.",
    "direct": "Turn words, a picture or a film into a creative direction.",
    "frame": "Draw one frame of a finished video.",
    "inspect": "Look at every frame and second of a video.",
    "review": "Look at films that inspection did not approve, and decide.",
    "sheet": "Draw a contact sheet of a finished video.",
    "themes": "List the looks a video can have.",
    "voices": "List the voices that can speak; add and remove natural ones.",
    "say": "Say a word as the narration would, and tell how.",
    "transcribe": "Write down what a recording says.",
    "providers": "Show who can be asked for scripts, voices and pictures.",
    "serve": "Answer requests for creative directions over HTTP.",
    "keys": "Say who may ask the service.",
    "costs": "Say what was paid, by video, day or provider.",
    "store": "Show or shrink the store of finished work.",
    "doctor": "See what this machine has and lacks.",
}
INTERRUPTED = 130
UNSEEN = 50_000
"""Objects that are made before Python looks for cycles among them: its usual 700 have it look a thousand times while
modules are imported and a script is read, which takes a tenth of that time and finds nothing."""
GO_ON = "stopped; run the same command again to go on, finished work is kept"


class Commands(click.Group):
    """Commands that are imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Names in the order of a video's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:  # noqa: ARG002
        """The command of this name.

        Raises:
            OptionError: if there is none; names the nearest.
        """
        if cmd_name not in COMMANDS:
            raise OptionError(f"there is no command {cmd_name}", hints=suggestion(cmd_name, COMMANDS))
        command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list for `--help`, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chalktalk", message="%(prog)s %(version)s")
def commands() -> None:
    """Turn a script into a finished explainer video."""


def main() -> NoReturn:
    """Run the command line and end the process; an error is one line on standard error."""
    gc.set_threshold(UNSEEN, *gc.get_threshold()[1:])
    _answer_signals_with(signal.default_int_handler)
    code = _outcome(sys.argv[1:])
    _answer_signals_with(signal.SIG_IGN)  # what is done is done, and Python takes a moment to end
    sys.stderr.flush()
    if code == 0:
        sys.exit()
    os._exit(code)  # a stage may still be busy in a thread, in a library that cannot be stopped


def _answer_signals_with(handler: Callable[[int, FrameType | None], Any] | signal.Handlers) -> None:
    """Have a polite kill and a closed terminal do what Ctrl-C does; its own handler unwinds, which tidies up."""
    for number in STOPPING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # that is how nohup asks for being left alone
            signal.signal(number, handler)


def stop_at_once() -> NoReturn:
    """End the process as an interrupt does, from any thread."""
    _say(GO_ON)
    os._exit(INTERRUPTED)


def _outcome(arguments: list[str]) -> int:
    """Run a command; its exit code."""
    try:
        code = commands.main(arguments, prog_name="chalktalk", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        _say(GO_ON)
        return INTERRUPTED
    except click.UsageError as fault:
        return _usage(fault)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except Exception as fault:  # noqa: BLE001  the last place that can make a line out of it
        return _told(fault)
    return code if isinstance(code, int) else 0


def _usage(fault: click.UsageError) -> int:
    if type(fault).__name__ == "NoArgsIsHelpError":
        click.echo(fault.format_message())
        return 0
    hints: tuple[str, ...] = ("see chalktalk --help",)
    message = fault.format_message()
    if isinstance(fault, click.NoSuchOption) and fault.ctx:
        known = [
            name for param in fault.ctx.command.get_params(fault.ctx) for name in (*param.opts, *param.secondary_opts)
        ]
        message = f"there is no option {fault.option_name}"
        hints = suggestion(fault.option_name, [name for name in known if name.startswith("-")])
    elif fault.ctx:
        hints = (f"see {fault.ctx.command_path} --help",)
    return _told(OptionError(message.rstrip("."), hints=hints))


def _told(fault: Exception) -> int:
    if _debugging():
        traceback.print_exception(fault)
    error = fault if isinstance(fault, ChalktalkError) else machine_error_from(fault)
    if error is None:
        message = f"a fault in chalktalk itself: {type(fault).__name__}: {fault}"
        error = ChalktalkError(message, hints=("please report it, with what CHALKTALK_DEBUG=1 shows",))
    _say(str(error))
    return error.exit_code


def _say(line: str) -> None:
    sys.stdout.flush()
    print(f"chalktalk: {' '.join(line.split())}", file=sys.stderr, flush=True)  # noqa: T201  the error itself


def _debugging() -> bool:
    try:
        return read_settings().debug
    except ChalktalkError:
        return False
