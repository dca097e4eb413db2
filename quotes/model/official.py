"""Installing Stanza's own German models: the one place that asks the network, and only when called.

``stanza.download`` decides what is fetched: the index, from it the default German package of each processor
with what it rests on, each a file of its own, and those that lie there whole are left out. (Without a list of
processors it would fetch one large archive of everything.) The bytes are fetched by :class:`_Fetcher` in the
place of Stanza's function, which would take an error page of a server for a model, wait for a dead line for
ever, start a broken file anew, and show its progress in English.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from quotes.errors import QuotesError
from quotes.model import sources
from quotes.model.errors import InstallError, ModelOptionError

Progress = Callable[[str, int, int | None], None]
"""Is told about each piece that comes: name of the file, bytes so far, bytes in all if the server tells."""

LICENCE = (
    "Stanza: Apache 2.0; für die Gewichte gelten die Bedingungen der Daten, an denen sie gelernt haben "
    "(nach Stanzas Quelltext UD German GSD und GermEval 2014), siehe Stanzas Seiten zu den Modellen"
)
_PARTS = "unfertig"  # folder for files that have not come whole yet
_PIECE = 1 << 17
_PATIENCE = (15, 60)  # seconds for an answer to come, and between two pieces of it


def install(url: str | None = None, progress: Progress = lambda *_: None) -> tuple[sources.Model, int]:
    """Fetch what is missing of the official model, check it, and return it with the number of bytes that came.

    Args:
        url: address of a mirror: ``URL/resources_VERSION.json`` is the index, ``URL/de/PROCESSOR/PACKAGE.pt``
            the weights. Default: where Stanza looks itself.
        progress: is told about each piece.

    Raises:
        InstallError: no network, a wrong file, no space, no right to write; what has come whole stays.
        UsageError: ``url`` is no address.
    """
    folder = sources.official_folder()
    source = _Source(url)  # first: a wrong address need not wait for Stanza to load
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fetcher = _Fetcher(folder, progress)
        names = _download(folder, source, fetcher)
        _describe(folder, source, names)
        shutil.rmtree(folder / _PARTS, ignore_errors=True)
    except QuotesError:
        raise
    except OSError as error:
        if errno.errorcode.get(error.errno or 0) in {"ENOSPC", "EDQUOT"}:
            raise InstallError.no_space(folder) from error
        raise InstallError.unwritable(Path(error.filename or folder), error.strerror or str(error)) from error
    return sources.inspect(sources.OFFICIAL, folder), fetcher.came


class _Source:
    """Where index and weights are asked for."""

    def __init__(self, url: str | None) -> None:
        self._url = url.rstrip("/") if url else None
        if self._url is not None and not self._url.lower().startswith(("https://", "http://")):
            raise ModelOptionError.bad_url(url or "")

    def resources_url(self) -> str:
        from stanza.resources import common

        return self._url or str(common.DEFAULT_RESOURCES_URL)

    def model_url(self) -> str:
        from stanza.resources import common

        if self._url is None:
            return str(common.DEFAULT_MODEL_URL)  # «default»: what the index says
        return self._url.replace("{", "{{").replace("}", "}}") + "/{lang}/{filename}"


def _download(folder: Path, source: _Source, fetcher: _Fetcher) -> list[str]:
    """Let Stanza fetch what is missing, and return the names of all files of the model."""
    import stanza

    try:
        with fetcher.in_place():
            packages = stanza.download(
                "de",
                model_dir=str(folder),
                processors=",".join(sources.PROCESSORS),
                logging_level="CRITICAL",  # what goes wrong is said by us
                resources_url=source.resources_url(),
                model_url=source.model_url(),
            )
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # an index that does not hold together
        raise InstallError.no_index(source.resources_url()) from error
    return [sources.INDEX, *(f"de/{processor}/{package}.pt" for processor, package in packages)]


def _describe(folder: Path, source: _Source, names: list[str]) -> None:
    """Write the card, last of all: with it the model counts as installed."""
    import stanza
    from stanza.resources import common

    about = {
        "name": sources.OFFICIAL,
        "version": common.DEFAULT_RESOURCES_VERSION,
        "built": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "stanza": stanza.__version__,
        "licence": LICENCE,
        "url": source.resources_url(),
    }
    sources.write_card(folder, about, names)


class _Fetcher:
    """Stands in for Stanza's function that fetches a file: resumes, checks, and tells its progress."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        self.came = 0  # bytes of weights; the index is fetched every time
        self._folder = folder
        self._progress = progress
        self._sums: dict[str, set[str]] = {}  # name to the MD5s that the index allows

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """Put it in the place of Stanza's function."""
        from stanza.resources import common

        theirs = common.download_file
        common.download_file = self
        try:
            yield
        finally:
            common.download_file = theirs

    def __call__(self, url: str, path: str, *_: object, **__: object) -> int:
        """Fetch ``url`` to ``path``, which lies in a folder that Stanza made for it below the file's own place."""
        target = Path(path)
        name = (target.parents[1] / target.name).relative_to(self._folder).as_posix()
        if name == sources.INDEX:
            self._index(url, target)
        else:
            self._weights(url, name, target)
        return 200

    def _index(self, url: str, target: Path) -> None:
        """Fetch the index. One that cannot be used, such as the page of a hotel's network, replaces none."""
        with _answer(url) as answer:
            content = answer.content
        try:
            german = json.loads(content)["de"]
            chosen = german["packages"]["default"]
            self._sums = {
                f"de/{part}/{package}.pt": {about["md5"], about.get("alternate_md5") or about["md5"]}
                for part, packages in german.items()
                if isinstance(packages, dict)
                for package, about in packages.items()
                if isinstance(about, dict) and "md5" in about and not {"/", "\\"} & set(part + package)
            }
            wanted = {f"de/{part}/{chosen[part]}.pt" for part in sources.PROCESSORS}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InstallError.no_index(url) from error
        if not wanted <= self._sums.keys():
            raise InstallError.no_index(url)
        target.write_bytes(content)

    def _weights(self, url: str, name: str, target: Path) -> None:
        """Fetch a weight file; what comes of it is kept, and a later call asks only for the rest."""
        from stanza.resources import common

        allowed = self._sums.get(name)
        if not allowed:
            raise InstallError.no_index(url)
        part = self._folder / _PARTS / f"{min(allowed)}.pt"  # by content: a new version does not go on from an old one
        part.parent.mkdir(exist_ok=True)
        had = part.stat().st_size if part.exists() else 0
        with _answer(url, had) as answer:
            had = had if answer.status_code == requests.codes.partial_content else 0
            self._take(answer, part, name, had)
        if common.get_md5(part) not in allowed:
            part.unlink()
            raise InstallError.wrong_checksum(url)
        part.replace(target)

    def _take(self, answer: requests.Response, part: Path, name: str, had: int) -> None:
        """Write what comes behind the ``had`` bytes that ``part`` has."""
        rest = answer.headers.get("Content-Length")
        total = had + int(rest) if rest else None
        self._progress(name, had, total)
        with part.open("ab" if had else "wb") as file:
            pieces = answer.iter_content(_PIECE)
            while piece := _next(pieces, answer.url):
                file.write(piece)
                had += len(piece)
                self.came += len(piece)
                self._progress(name, had, total)
        if total is not None and had < total:
            raise InstallError.broken_off(answer.url)


def _next(pieces: Iterator[bytes], url: str) -> bytes:
    """Return the next piece, or nothing at the end. Raises InstallError when the connection is lost."""
    try:
        return next(pieces, b"")
    except requests.RequestException as error:
        raise InstallError.broken_off(url) from error


@contextmanager
def _answer(url: str, had: int = 0) -> Iterator[requests.Response]:
    """Ask for a file, of which the first ``had`` bytes are there already.

    Raises:
        InstallError: nobody answers, or not with the file.
    """
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={had}-"} if had else {})
    try:
        answer = requests.get(url, headers=headers, stream=True, timeout=_PATIENCE)
        if answer.status_code == requests.codes.requested_range_not_satisfiable:  # there is no rest of it
            answer.close()
            del headers["Range"]
            answer = requests.get(url, headers=headers, stream=True, timeout=_PATIENCE)
    except requests.exceptions.SSLError as error:
        raise InstallError.no_trust(url) from error
    except requests.RequestException as error:
        raise InstallError.no_connection(url, sources.official_folder()) from error
    with answer:
        if not answer.ok:
            raise InstallError.refused(url, answer.status_code)
        try:
            yield answer
        except requests.RequestException as error:
            raise InstallError.broken_off(url) from error
