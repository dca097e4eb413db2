"""What Typer says in English, in German: the line «Usage», messages about wrong options."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

_SEVERAL = "..."  # ends the metavar of an option that takes all values up to the next option
_USAGE = (("Usage: ", "Aufruf: "), ("[OPTIONS]", "[OPTIONEN]"), ("COMMAND [ARGS]...", "BEFEHL ..."), ("]...", "]"))


def _german(usage: str) -> str:
    for english, german in _USAGE:
        usage = usage.replace(english, german, 1)
    return usage


def _untyped(parameters: Iterable[object]) -> None:
    """Take «<bool>» and «<list[str]>» out of the help: they tell a journalist nothing."""
    for parameter in parameters:
        if isinstance(parameter, TyperArgument) or (isinstance(parameter, TyperOption) and parameter.is_flag):
            vars(parameter)["display_type_rich"] = lambda ctx: ""  # noqa: ARG005 - called by this name


class Interrupted(Exception):  # noqa: N818 - no error, but the user's wish
    """Ctrl-C: Typer itself would end without a word."""


class _German:
    """What a command and a group of commands have in common: the help is German."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's own Context type is private
        """Return the usage line."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]  # of TyperCommand or TyperGroup
        return _german(usage)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - the same
        """Return the parameters, for the help and for parsing."""
        parameters: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # the same
        _untyped(parameters)
        return parameters


class GermanCommand(_German, TyperCommand):
    """A command whose help is German, and whose options may take several values in a row."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - the same
        """Read the arguments."""
        greedy = [parameter for parameter in self.params if str(parameter.metavar).endswith(_SEVERAL)]
        names = {name for parameter in greedy if isinstance(parameter, TyperOption) for name in parameter.opts}
        return super().parse_args(ctx, spread(args, names))


def spread(arguments: Sequence[str], names: Collection[str]) -> list[str]:
    """Return arguments in which options with several values stand before each: «--against a b» as it must be read."""
    result: list[str] = []
    held = ""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return [*result, *arguments[number:]]
        if argument in names:
            held = argument
            if number + 1 == len(arguments) or (arguments[number + 1][:1] == "-" and arguments[number + 1] != "-"):
                result.append(held)  # without a value, which is told by who reads them
        elif argument.startswith("-") and argument != "-":
            held = ""
            result.append(argument)
        else:
            result += [held, argument] if held else [argument]
    return result


class GermanGroup(_German, TyperGroup):
    """A group of commands whose help is German."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the same
        """Run a command. Raises Interrupted at Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Interrupted from error


_MESSAGES = (
    (
        r"No such option: (\S+)(?: \(Possible options: (.*)\))?",
        r"Die Option «\1» gibt es nicht; gemeint ist vielleicht \2.",
    ),
    (r"No such command '(.*)'\. Did you mean '(.*)'\?", r"Den Befehl «\1» gibt es nicht; gemeint ist vielleicht \2."),
    (r"No such command '(.*)'\.(?: .*)?", r"Den Befehl «\1» gibt es nicht."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"Überzählige Angabe: \1."),
    (r"Option '(.*)' requires an argument\.?", r"Der Option «\1» fehlt ihr Wert."),
    (r"Option '(.*)' does not take a value\.?", r"Die Option «\1» hat keinen Wert."),
    (r"Missing (?:argument|option|parameter) '(.*)'\.(?: .*)?", r"Es fehlt eine Angabe: \1."),
    (r"Invalid value for '?(.*?)'?: .*", r"Der Wert für \1 passt nicht."),
)


def translate(message: str) -> str:
    """Return a message of Typer about wrong use in German; one that is not known stays as it is."""
    for english, german in _MESSAGES:
        found = re.fullmatch(english, message, flags=re.DOTALL)
        if found:
            return found.expand(german).replace("; gemeint ist vielleicht .", ".")
    return message
