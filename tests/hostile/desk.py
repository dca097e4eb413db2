"""Where a slip happens: a folder, the command line with the stand-in pipeline, and what comes in between."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import fake

from quotes.cli import run

TESTS = Path(fake.__file__).parent
ARTICLE = "„Der Deich hält“, sagte Petra Harms. Der „Bote“ schrieb davon.\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command ended with and said."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Desk:
    """A working folder, in which we stand. ``meanwhile`` happens when an article with DANN in it is being read."""

    folder: Path
    meanwhile: Callable[[], object] = field(default=lambda: None)

    def write(self, name: str, content: str | bytes = ARTICLE) -> Path:
        """Write a file."""
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def articles(self, count: int = 3, folder: str = "a") -> None:
        """Write a folder of articles."""
        for number in range(count):
            self.write(f"{folder}/{number}.txt", f"„Satz {number} hält“, sagte Petra Harms.\n")

    def quotes(self, *arguments: str, code: int = 0) -> Said:
        """Run a command in this process, which must end with this code, without a traceback."""
        out, err = io.StringIO(), io.StringIO()
        with self._stand_in(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = run(arguments)
        said = Said(ended, out.getvalue(), err.getvalue())
        assert said.code == code, said
        assert "Traceback" not in said.err
        assert "Programmfehler" not in said.err
        return said

    def shell(self, line: str, code: int = 0, **options: object) -> Said:
        """Run a line of a shell, in which «quotes» is the command in a process of its own."""
        program = f'quotes() {{ {sys.executable} {TESTS / "fake.py"} "$@"; }}; '
        path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
        done = subprocess.run(
            ["sh", "-c", program + line],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env=os.environ | {"PYTHONPATH": path},
            **options,
        )
        assert done.returncode == code, done
        assert "Traceback" not in done.stderr + done.stdout
        assert "Exception ignored" not in done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    def names(self, folder: str = ".") -> list[str]:
        """Return what lies in a folder, hidden files, too."""
        return sorted(path.name for path in Path(folder).iterdir())

    @contextmanager
    def _stand_in(self) -> Iterator[None]:
        desk = self

        class Extractor(fake.Extractor):
            def extract(self, article, types="all"):
                if "HALT" in article.text:
                    raise KeyboardInterrupt
                if "DANN" in article.text:
                    desk.meanwhile()
                return super().extract(article, types)

        module = types.ModuleType("quotes.pipeline")
        module.Extractor = Extractor
        before = sys.modules.get("quotes.pipeline")
        sys.modules["quotes.pipeline"] = module
        try:
            yield
        finally:
            if before is None:
                del sys.modules["quotes.pipeline"]
            else:
                sys.modules["quotes.pipeline"] = before
