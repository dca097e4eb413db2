"""The lists in force: what the package has with the user's own over it, each read once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from quotes.lexicon import own
from quotes.lexicon.lists import NO, TXTS, Columns, LexiconError, OwnListError, knows_no, parse, parse_toml
from quotes.lexicon.own import remembered

_CLOSED = "closed_classes.toml"


@remembered()
def words(name: str) -> Columns:
    """Return a list by its file name: first column → remaining columns."""
    package, lists = parse(_read(name), name), own.in_force()
    text = lists.text(name)
    return over(name, package, parse(text, name, lists.path(name))) if text else package


@remembered()
def lines(name: str) -> tuple[str, ...]:
    """Return the first column of a list, in the order of the file."""
    return tuple(words(name))


@remembered()
def tagged(name: str, tag: str) -> frozenset[str]:
    """Return the entries of a list that have a tag in one of their columns; separable verbs are written together."""
    return frozenset(entry.replace("|", "") for entry, tags in words(name).items() if tag in tags)


@remembered()
def toml(name: str) -> Mapping[str, Any]:
    """Return the content of a TOML file of the package, without the user's own."""
    return MappingProxyType(parse_toml(_read(name), name))


@remembered()
def own_toml(name: str) -> Mapping[str, Any]:
    """Return the content of the user's own TOML file of this name, empty where there is none."""
    lists = own.in_force()
    return MappingProxyType(parse_toml(lists.text(name), name, lists.path(name)))


@remembered()
def closed(name: str) -> frozenset[str]:
    """Return a closed class of small words, in small letters: a key of closed_classes.toml.

    Raises LexiconError when there is no such class.
    """
    found = toml(_CLOSED).get(name)
    if not isinstance(found, str):
        raise LexiconError.at(_CLOSED, 0, f"die Klasse «{name}» fehlt")
    return with_own(frozenset(found.split()), own_toml(_CLOSED).get(name, "").split())


def check_closed() -> None:
    """Raise OwnListError for a class in the user's own file that does not exist, or is no text."""
    for name, value in own_toml(_CLOSED).items():
        path = own.in_force().path(_CLOSED)
        if name not in toml(_CLOSED):
            raise OwnListError.at(path, 0, f"die Klasse «{name}» gibt es nicht; möglich ist {', '.join(toml(_CLOSED))}")
        if not isinstance(value, str):
            raise OwnListError.at(path, 0, f"«{name}» ist kein Text in Anführungszeichen")


def with_own(package: frozenset[str], wanted: list[str]) -> frozenset[str]:
    """Return a set of words with those of the user, without those that have a «-» before them there."""
    out = {word.removeprefix(NO) for word in wanted if word.startswith(NO)}
    return (package - out) | {word for word in wanted if not word.startswith(NO)}


def over(name: str, package: Columns, mine: Columns) -> Columns:
    """Return a list of the package with the user's entries over it.

    The bar of a separable verb need not be repeated: «hinzufügen» is «hinzu|fügen», as far as the package knows it.
    «-» takes a word out; in a list that has «-» itself it says what it says there: the word only ends like one of it.
    """
    known = {entry.replace("|", ""): entry for entry in package}
    table = dict(package)
    for entry, columns in mine.items():
        key = known.get(entry.replace("|", ""), entry)
        if columns == (NO,) and not knows_no(name):
            table.pop(key, None)
        else:
            table[key] = columns
    return MappingProxyType(table)


def check_texts() -> None:
    """Raise OwnListError for the first line of a user's own list that is wrong."""
    for name, _ in own.in_force().texts:
        if name in TXTS:
            words(name)


def _read(name: str) -> str:
    """Return the text of a file of this folder."""
    try:
        return files(__package__).joinpath(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LexiconError.at(name, 0, "ist kein UTF-8") from None
    except OSError:
        raise LexiconError.at(name, 0, "fehlt oder ist nicht lesbar") from None
