"""What can go wrong with a corpus: one German sentence each, with the cure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from quotes.errors import QuotesError, UsageError, listed


class CorpusError(UsageError):
    """The command was called in a way that cannot work; nothing was done."""

    @classmethod
    def no_dask(cls) -> Self:
        """Dask is missing: an extra."""
        return cls("Für quotes corpus fehlt Dask; bitte mit «pip install 'quotes[dask]'» nachinstallieren.")

    @classmethod
    def no_output(cls) -> Self:
        """No folder was given for the parts."""
        return cls("Es fehlt der ORDNER, in den die Tabelle kommt; bitte hinter der Eingabe angeben.")

    @classmethod
    def no_corpus(cls, name: str) -> Self:
        """The input is a file, and no Parquet."""
        return cls(
            f"{name}: quotes corpus liest Ordner und Parquet-Tabellen; bitte eine davon angeben oder quotes extract "
            "nehmen."
        )

    @classmethod
    def output_in_input(cls, path: Path) -> Self:
        """The results would be read as articles by the next run."""
        return cls(f"Der Ordner «{path}» liegt in der Eingabe; bitte für die Ausgabe einen anderen angeben.")

    @classmethod
    def not_ours(cls, path: Path) -> Self:
        """The output folder holds something else."""
        return cls(f"«{path}» ist nicht leer und kein Ergebnis von quotes corpus; bitte einen anderen Ordner angeben.")

    @classmethod
    def unwritable(cls, path: Path, cause: str) -> Self:
        """Say why the operating system refuses; ``cause`` is its short reason."""
        return cls(f"«{path}» lässt sich nicht schreiben ({cause}); bitte Platz und Zugriffsrechte prüfen.")

    @classmethod
    def damaged(cls, path: Path) -> Self:
        """A manifest that cannot be read."""
        return cls(f"«{path}» ist beschädigt; bitte mit --force von vorn beginnen.")

    @classmethod
    def busy(cls, path: Path) -> Self:
        """Another run writes there."""
        return cls(f"In «{path}» schreibt gerade ein anderer Aufruf; bitte warten oder einen anderen Ordner angeben.")

    @classmethod
    def other_settings(cls, path: Path, differences: Sequence[str]) -> Self:
        """The parts that are there came to be under other settings."""
        return cls(
            f"«{path}» ist unter anderen Bedingungen entstanden ({', '.join(differences)}); bitte die von damals "
            "herstellen, einen anderen Ordner angeben oder mit --force von vorn beginnen."
        )

    @classmethod
    def edited(cls, path: Path, names: Sequence[str]) -> Self:
        """Parts that would have to be made anew, and somebody has worked in them."""
        return cls(
            f"In «{path}» hat jemand {listed(names)} geändert, und der Lauf würde das überschreiben; bitte anderswohin "
            "legen, dann macht derselbe Aufruf weiter."
        )

    @classmethod
    def no_scheduler(cls, address: str) -> Self:
        """Nobody answers at the address."""
        return cls(f"--scheduler: Unter «{address}» antwortet kein Dask-Scheduler; bitte Adresse und Netz prüfen.")

    @classmethod
    def no_certificate(cls, address: str) -> Self:
        """Dask has no certificate for such an address, or is told to use no address without."""
        return cls(
            f"--scheduler: «{address}» und die Zertifikate von Dask passen nicht zusammen; bitte distributed.comm.tls "
            "in dessen Konfiguration prüfen."
        )


class WorkError(QuotesError):
    """The work cannot go on; the parts that are done stay, and the same call goes on with the others."""

    @classmethod
    def scheduler_lost(cls) -> Self:
        """The scheduler has gone."""
        return cls(
            "Die Verbindung zum Dask-Scheduler ist abgerissen; derselbe Aufruf macht mit den übrigen Teilen weiter."
        )

    @classmethod
    def other_recipe(cls, worker: str, differences: Sequence[str]) -> Self:
        """A worker would find other quotations than the process that asks."""
        return cls(
            f"Auf dem Arbeitsprozess {worker} ist es anders ({', '.join(differences)}); bitte überall dieselbe "
            "Version von quotes mit denselben Wortlisten installieren."
        )

    @classmethod
    def unsuited(cls, cause: str) -> Self:
        """A worker cannot even begin, or the scheduler not hand on: most often quotes is not installed there."""
        short = " ".join(cause.split())[:200]
        return cls(
            f"Die Arbeitsprozesse können nicht beginnen ({short}); bitte quotes auf allen Rechnern installieren, auch "
            "auf dem des Schedulers."
        )

    @classmethod
    def out_of_sight(cls, path: str, worker: str) -> Self:
        """A worker does not see the folder of the output."""
        return cls(
            f"Der Arbeitsprozess {worker} findet «{path}» nicht; Eingabe und Ausgabe müssen auf allen Rechnern unter "
            "demselben Pfad liegen."
        )

    @classmethod
    def part_unwritable(cls, path: Path, cause: str) -> Self:
        """A part cannot be written."""
        return cls(
            f"«{path}» lässt sich nicht schreiben ({cause}); bitte Platz und Zugriffsrechte prüfen, derselbe Aufruf "
            "macht weiter."
        )

    @classmethod
    def part_edited(cls, path: Path) -> Self:
        """A part that somebody has changed while it was made anew."""
        return cls(f"«{path}» hat inzwischen jemand geändert; bitte anderswohin legen, derselbe Aufruf macht weiter.")

    @classmethod
    def part_given_up(cls, name: str, tries: int) -> Self:
        """A partition at which too many workers have died."""
        return cls(
            f"{name}: aufgegeben, nachdem {tries} Arbeitsprozesse daran gestorben sind, meist aus Mangel an Speicher; "
            "bitte weniger --workers oder mehr Speicher, derselbe Aufruf versucht es noch einmal."
        )

    @classmethod
    def deadly(cls, name: str) -> Self:
        """Name an article at which workers die."""
        return cls(
            f"{name}: übersprungen, weil zweimal ein Arbeitsprozess daran gestorben ist; bitte den Artikel aufteilen "
            "oder den Arbeitsprozessen mehr Speicher geben."
        )

    @classmethod
    def broken(cls, name: str, error: BaseException) -> Self:
        """Tell of an error of the program in a partition that no article is to blame for."""
        return cls(f"{name}: nicht gemacht wegen eines Programmfehlers ({_one_line(error)}); bitte melden.")


def _one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
