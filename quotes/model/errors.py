"""What can go wrong with a language model: one German sentence each, with the cure."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from quotes.errors import QuotesError, UsageError, one_line


class ModelError(QuotesError):
    """The language model is missing, damaged or cannot be installed; nothing can be found without it."""

    exit_code = 3

    @classmethod
    def missing(cls, path: Path, cure: str = "bitte quotes neu installieren oder --model prüfen") -> Self:
        """A file of the model does not exist."""
        return cls(f"Das Sprachmodell ist unvollständig, es fehlt «{path}»; {cure}.")

    @classmethod
    def damaged(cls, path: Path, cause: Exception, cure: str = "bitte quotes neu installieren") -> Self:
        """A folder of the model cannot be loaded though its files are as they were; ``cause``: the loader's error."""
        return cls(f"Das Sprachmodell in «{path}» ist beschädigt ({one_line(cause)}); {cure}.")

    @classmethod
    def file_damaged(cls, path: Path, what: str, cure: str) -> Self:
        """A file of the model is not as it was made; ``what`` is wrong with it."""
        return cls(f"Das Sprachmodell ist beschädigt: «{path}» {what}; {cure}.")

    @classmethod
    def not_installed(cls) -> Self:
        """``--model official`` before anybody has installed it."""
        return cls(
            "Das Sprachmodell official ist nicht installiert; bitte einmal mit Netz «quotes models install official» "
            "aufrufen oder ohne --model das eingebaute nehmen."
        )

    @classmethod
    def unfinished(cls, folder: Path) -> Self:
        """An installation that was interrupted."""
        return cls(
            f"Das Sprachmodell official in «{folder}» ist nicht fertig installiert; "
            "«quotes models install official» macht dort weiter."
        )

    @classmethod
    def foreign_encoder(cls, name: str) -> Self:
        """A model that rests on a transformer which would have to be fetched."""
        return cls(
            f"Das Sprachmodell braucht den Encoder «{name}», der nicht dabei ist und nicht ungefragt geholt wird; "
            "bitte ein Modell ohne ihn angeben, etwa mit --model official."
        )


class InstallError(ModelError):
    """The official model cannot be installed. What is already there stays, and another call goes on from it."""

    @classmethod
    def no_connection(cls, url: str, folder: Path) -> Self:
        """Nobody answers under the address."""
        return cls(
            f"Keine Verbindung zu {url}; bitte das Netz prüfen oder den Befehl auf einem Rechner mit Netz aufrufen, "
            f"den Ordner «{folder}» von dort kopieren und mit --model PFAD angeben. "
            "Das eingebaute Modell braucht kein Netz."
        )

    @classmethod
    def no_trust(cls, url: str) -> Self:
        """The server's certificate is not accepted, most often because a company's proxy looks inside."""
        return cls(
            f"Das Zertifikat von {url} wird nicht anerkannt; hinter einem Firmen-Proxy hilft die Umgebungsvariable "
            "REQUESTS_CA_BUNDLE mit dessen Zertifikat."
        )

    @classmethod
    def broken_off(cls, url: str) -> Self:
        """The connection was lost within a file."""
        return cls(
            f"Die Verbindung ist bei {url} abgerissen; bitte den Befehl noch einmal aufrufen, "
            "er macht mit dem weiter, was schon geladen ist."
        )

    @classmethod
    def refused(cls, url: str, status: int) -> Self:
        """The server answers, but not with the file."""
        cure = "bitte --url prüfen" if status < 500 else "bitte später noch einmal versuchen"
        return cls(f"{url} gibt es nicht oder nicht für jeden (Antwort {status} des Servers); {cure}.")

    @classmethod
    def no_index(cls, url: str) -> Self:
        """What lies under the address is no index of Stanza's, or has no complete German model."""
        return cls(
            f"{url} ist kein Verzeichnis von Stanza mit einem deutschen Modell; bitte --url prüfen, "
            "auch ob das Netz erst eine Anmeldung verlangt."
        )

    @classmethod
    def wrong_checksum(cls, url: str) -> Self:
        """A file came, but not the one that the index tells."""
        return cls(
            f"{url} hat nicht die Prüfsumme aus dem Verzeichnis und wurde verworfen; bitte den Befehl noch einmal "
            "aufrufen, und wenn es dabei bleibt, --url prüfen."
        )

    @classmethod
    def no_space(cls, folder: Path) -> Self:
        """The disk is full."""
        return cls(
            f"Für «{folder}» ist kein Platz mehr auf dem Datenträger; bitte Platz schaffen und den Befehl noch einmal "
            "aufrufen, er macht mit dem weiter, was schon geladen ist; QUOTES_HOME nennt ihm einen anderen Ordner."
        )

    @classmethod
    def unwritable(cls, path: Path, cause: str) -> Self:
        """The data folder cannot be written; ``cause`` is the operating system's reason."""
        return cls(
            f"«{path}» lässt sich nicht schreiben ({cause}); bitte die Zugriffsrechte prüfen oder mit der "
            "Umgebungsvariablen QUOTES_HOME einen anderen Ordner wählen."
        )


class ModelOptionError(UsageError):
    """A model or an address to install it from that is none; nothing was done."""

    @classmethod
    def unknown_model(cls, name: str) -> Self:
        """A name for ``quotes models install`` that is no model to install."""
        what = f"«{name}» gibt es nicht" if name else "Es fehlt der Name des Modells"
        return cls(f"models install: {what}; installieren lässt sich official.")

    @classmethod
    def bad_url(cls, url: str) -> Self:
        """``--url`` is no address on the web."""
        return cls(f"--url: «{url}» ist keine Adresse; sie beginnt mit https:// oder http://.")
