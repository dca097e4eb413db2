"""Everything that quotes can say went wrong, in one place: one German sentence each, with the cure.

``str(error)`` is what the user reads; ``error.exit_code`` is what the command line ends with when the
error stops the run. An :class:`InputError` stops one input only, the others go on.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

_NAMED = 12  # columns in a message


def _one_line(error: Exception) -> str:
    """Return an exception's kind and text on one line, cut to what a message can bear."""
    text = " ".join(str(error).split()) or "ohne Angabe"
    return f"{type(error).__name__}: {text[:200]}"


def _listed(names: tuple[str, ...]) -> str:
    """Return names for a message, cut to what it can bear."""
    more = f" und {len(names) - _NAMED} weitere" if len(names) > _NAMED else ""
    return ", ".join(" ".join(f"«{name[:40]}»".split()) for name in names[:_NAMED]) + more if names else "keine"


class QuotesError(Exception):
    """Base of all errors that a user may read; never shown with a traceback."""

    exit_code = 1


class InputError(QuotesError):
    """An input that cannot be read. The run goes on with the next one and ends with 1."""

    exit_code = 1

    @classmethod
    def missing(cls, name: str) -> Self:
        """No file, folder or pattern of this name."""
        return cls(f"{name or '«»'}: nicht gefunden; bitte Namen und Ordner prüfen.")

    @classmethod
    def no_match(cls, pattern: str) -> Self:
        """A glob that fits nothing."""
        return cls(f"{pattern}: Auf dieses Muster passt keine Datei; bitte Muster und Ordner prüfen.")

    @classmethod
    def no_articles(cls, folder: str) -> Self:
        """A folder in which (or below which) no article lies."""
        return cls(
            f"{folder}: Im Ordner liegt kein Artikel; gesucht werden Text, HTML, Word, OpenDocument, PDF, E-Mail, EPUB "
            "und XML; eine Tabelle bitte mit ihrem Namen angeben."
        )

    @classmethod
    def unreadable(cls, name: str, cause: str) -> Self:
        """The operating system refuses; ``cause`` is its short reason."""
        return cls(f"{name}: lässt sich nicht lesen ({cause}); bitte Zugriffsrechte und Datenträger prüfen.")

    @classmethod
    def document(cls, name: str, sort: str) -> Self:
        """A document in a format that quotes does not read, such as RTF or a picture."""
        return cls(f"{name}: lässt sich nicht lesen ({sort}); bitte den Artikel als Textdatei (.txt, UTF-8) speichern.")

    @classmethod
    def binary(cls, name: str) -> Self:
        """Bytes that are no text at all."""
        return cls(f"{name}: enthält keinen Text, sondern Binärdaten; bitte eine Textdatei angeben.")

    @classmethod
    def encoding(cls, name: str) -> Self:
        """Bytes that look like text, in an encoding that quotes does not know."""
        return cls(f"{name}: Der Zeichensatz ist nicht zu erkennen; bitte die Datei als UTF-8 speichern.")

    @classmethod
    def too_large(cls, name: str, limit_mb: int) -> Self:
        """More bytes than one article can sensibly have."""
        return cls(f"{name}: ist größer als {limit_mb} MB; bitte in einzelne Artikel aufteilen.")

    @classmethod
    def damaged(cls, name: str, sort: str) -> Self:
        """A file whose format cannot be followed; ``sort`` is the format."""
        return cls(f"{name}: ist beschädigt und als {sort} nicht zu lesen; bitte die Datei neu beschaffen.")

    @classmethod
    def encrypted(cls, name: str, sort: str) -> Self:
        """A file that opens only with a password, or is protected otherwise."""
        return cls(f"{name}: ist mit einem Passwort geschützt ({sort}); bitte ohne Passwort speichern.")

    @classmethod
    def old_office(cls, name: str) -> Self:
        """A file of Word, Excel or Outlook in the format of before 2007."""
        return cls(f"{name}: ist ein altes Word-, Excel- oder Outlook-Format; bitte als DOCX, XLSX oder EML speichern.")

    @classmethod
    def unpacked_too_large(cls, name: str, limit_mb: int) -> Self:
        """A packed file that would fill the memory."""
        return cls(
            f"{name}: würde ausgepackt mehr als {limit_mb} MB belegen und wird nicht gelesen; bitte prüfen, "
            "woher die Datei kommt."
        )

    @classmethod
    def scanned(cls, name: str) -> Self:
        """A PDF of pictures."""
        return cls(f"{name}: ist ein PDF ohne Text, wohl ein Scan; bitte zuerst eine Texterkennung (OCR) anwenden.")

    @classmethod
    def too_many_pages(cls, name: str, limit: int) -> Self:
        """A PDF that is no article."""
        return cls(f"{name}: hat mehr als {limit} Seiten; bitte in einzelne Artikel aufteilen.")

    @classmethod
    def declares_entities(cls, name: str) -> Self:
        """XML that defines entities, which is how a small file fills a memory or reads other files."""
        return cls(f"{name}: ist XML mit eigenen Entitäten (<!ENTITY>), die schaden können; bitte ohne sie speichern.")

    @classmethod
    def unknown_xml(cls, name: str, root: str) -> Self:
        """XML that holds no articles, as far as quotes knows; ``root`` is its first element."""
        return cls(
            f"{name}: ist XML, aber kein bekanntes Nachrichtenformat (<{root}>); gelesen werden RSS, Atom, NewsML und "
            "NITF."
        )

    @classmethod
    def no_column(cls, name: str, option: str, column: str, known: tuple[str, ...]) -> Self:
        """A table without the column that the user named."""
        return cls(f"{name}: {option}: Die Spalte «{column}» gibt es nicht; vorhanden sind {_listed(known)}.")

    @classmethod
    def no_text_column(cls, name: str, known: tuple[str, ...]) -> Self:
        """A table in which it is not obvious where the articles stand."""
        return cls(
            f"{name}: In welcher Spalte die Artikel stehen, ist nicht zu erkennen; bitte mit --text-column angeben, "
            f"vorhanden sind {_listed(known)}."
        )

    @classmethod
    def bad_line(cls, name: str, number: int) -> Self:
        """A line of a JSONL file that holds no object."""
        return cls(f"{name}#{number}: Die Zeile ist kein JSON-Objekt; bitte die Datei prüfen.")

    @classmethod
    def torn_table(cls, name: str, number: int) -> Self:
        """A CSV file that cannot be cut into cells any more."""
        return cls(
            f"{name}: Nach Zeile {number} ist die Tabelle nicht mehr zu lesen, wohl weil ein Anführungszeichen fehlt; "
            "bitte die Datei prüfen."
        )

    @classmethod
    def needs_parquet(cls, name: str) -> Self:
        """Parquet without the library for it."""
        return cls(f"{name}: Für Parquet fehlt pyarrow; bitte mit «pip install 'quotes[parquet]'» nachinstallieren.")

    @classmethod
    def text_exists(cls, path: str) -> Self:
        """``--save-text`` would replace a text by another one."""
        return cls(
            f"--save-text: «{path}» gibt es schon, mit anderem Inhalt; bitte einen anderen Ordner wählen oder mit "
            "--force überschreiben."
        )

    @classmethod
    def text_unwritable(cls, path: str, cause: str) -> Self:
        """A text cannot be written beside the table; ``cause`` is the operating system's reason."""
        return cls(f"--save-text: «{path}» lässt sich nicht schreiben ({cause}); bitte Platz und Rechte prüfen.")

    @classmethod
    def unexpected(cls, name: str, error: Exception) -> Self:
        """An error of the program in one article; the others are not touched by it."""
        return cls(
            f"{name}: übersprungen wegen eines Programmfehlers ({_one_line(error)}); "
            "bitte melden, Einzelheiten mit --verbose."
        )


class UsageError(QuotesError):
    """The command was called in a way that cannot work; nothing was done."""

    exit_code = 2

    @classmethod
    def unknown_type(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--types`` that is no type."""
        return cls(f"--types: «{name}» gibt es nicht; möglich sind {', '.join(known)} und all.")

    @classmethod
    def unknown_dialect(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--dialect`` that is no dialect."""
        return cls(f"--dialect: «{name}» gibt es nicht; möglich sind {' und '.join(known)}.")

    @classmethod
    def unknown_format(cls, path: str, known: tuple[str, ...]) -> Self:
        """An output file whose suffix is no known format."""
        return cls(f"--output: «{path}» hat keine bekannte Endung; möglich sind {', '.join(known)}.")

    @classmethod
    def unknown_format_name(cls, name: str, known: tuple[str, ...]) -> Self:
        """A name in ``--format`` that is no format."""
        return cls(f"--format: «{name}» gibt es nicht; möglich sind {', '.join(known)}.")

    @classmethod
    def unknown_headers(cls, name: str) -> Self:
        """A name in ``--headers`` that is no language of column names."""
        return cls(f"--headers: «{name}» gibt es nicht; möglich sind en und de.")

    @classmethod
    def format_against_suffix(cls, name: str, path: str) -> Self:
        """``--format`` says one thing and the suffix of the file another."""
        return cls(
            f"--format: Die Endung von «{path}» sagt etwas anderes als {name}; bitte eines von beidem ändern, "
            "sonst öffnet kein Programm die Datei."
        )

    @classmethod
    def format_needs_file(cls, name: str) -> Self:
        """A format that is no text, for standard output."""
        return cls(f"--format: {name} ist kein Text; bitte mit --output eine Datei angeben, etwa zitate.{name}.")

    @classmethod
    def dialect_is_of_csv(cls, name: str) -> Self:
        """``--dialect`` with another format than CSV."""
        return cls(f"--dialect: Dialekte hat nur CSV, nicht {name}; bitte --dialect weglassen.")

    @classmethod
    def no_pyarrow(cls) -> Self:
        """Parquet without the library of its extra."""
        return cls("Für Parquet fehlt pyarrow; bitte mit «pip install 'quotes[parquet]'» nachinstallieren.")

    @classmethod
    def no_matplotlib(cls) -> Self:
        """A picture without the library of its extra."""
        return cls("Für Bilder fehlt matplotlib; bitte mit «pip install 'quotes[plot]'» nachinstallieren.")

    @classmethod
    def unknown_model(cls, name: str) -> Self:
        """A name for ``quotes models install`` that is no model to install."""
        what = f"«{name}» gibt es nicht" if name else "Es fehlt der Name des Modells"
        return cls(f"models install: {what}; installieren lässt sich official.")

    @classmethod
    def bad_url(cls, url: str) -> Self:
        """``--url`` is no address on the web."""
        return cls(f"--url: «{url}» ist keine Adresse; sie beginnt mit https:// oder http://.")

    @classmethod
    def output_is_folder(cls, path: str) -> Self:
        """``-o`` names a folder."""
        inside = path.rstrip("/") + "/zitate.csv"
        return cls(f"--output: «{path}» ist ein Ordner; bitte einen Dateinamen angeben, etwa {inside}.")

    @classmethod
    def output_is_special(cls, path: str) -> Self:
        """``-o`` names a device, a pipe or a socket, which must not be replaced by a file."""
        return cls(f"--output: «{path}» ist keine gewöhnliche Datei; für die Standardausgabe --output weglassen.")

    @classmethod
    def no_output_folder(cls, folder: str) -> Self:
        """The folder in which the table should lie does not exist."""
        return cls(f"--output: Den Ordner «{folder}» gibt es nicht; bitte zuerst anlegen.")

    @classmethod
    def output_unwritable(cls, path: str, cause: str) -> Self:
        """The table cannot be written; ``cause`` is the operating system's reason."""
        return cls(f"--output: «{path}» lässt sich nicht schreiben ({cause}); bitte einen anderen Ort angeben.")

    @classmethod
    def output_exists(cls, path: str) -> Self:
        """The file to write exists and is not a table as quotes left it."""
        return cls(
            f"--output: «{path}» gibt es schon, und es ist keine unveränderte Tabelle von quotes; "
            "bitte einen anderen Namen wählen oder mit --force überschreiben."
        )

    @classmethod
    def no_text_folder(cls, folder: str, cause: str) -> Self:
        """The folder of ``--save-text`` cannot be made; ``cause`` is the operating system's reason."""
        return cls(f"--save-text: «{folder}» ist kein Ordner und lässt sich nicht anlegen ({cause}); bitte anderswo.")

    @classmethod
    def output_locked(cls, path: str, kept: str, cause: str) -> Self:
        """The finished table cannot take its place, most often because Excel holds the old one open."""
        return cls(
            f"--output: «{path}» lässt sich nicht ersetzen ({cause}), vielleicht ist die Tabelle noch geöffnet; "
            f"das Ergebnis liegt in «{kept}»."
        )

    @classmethod
    def output_unmade(cls, path: str, kept: str, cause: str) -> Self:
        """The rows are there, but the file of their format cannot be made of them, as on a full disk."""
        return cls(
            f"--output: «{path}» lässt sich nicht schreiben ({cause}); die Zeilen liegen als JSONL in «{kept}», "
            "und quotes liest sie als Tabelle."
        )


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
        return cls(f"Das Sprachmodell in «{path}» ist beschädigt ({_one_line(cause)}); {cure}.")

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


class VerbatimError(QuotesError):
    """A row that does not stand in its article letter for letter: a bug, so the row must not be written."""

    exit_code = 1

    @classmethod
    def at(cls, start: int, end: int, what: str) -> Self:
        """Name the place (code points) and ``what`` does not fit."""
        return cls(f"Zeichen {start} bis {end}: {what} steht so nicht im Artikel")


# What is told about an input that was read all the same. The command line groups inputs by these texts.
READ_AS = "als {encoding} gelesen, nicht als UTF-8"
READ_AS_CP1252 = "als Windows-1252 gelesen, weil es kein gültiges UTF-8 ist; bitte die Umlaute prüfen"
UTF8_WITH_BOM = "als UTF-8 mit BOM gelesen"
DAMAGED_BYTES = "beschädigtes {encoding}; unlesbare Stellen stehen als \N{REPLACEMENT CHARACTER} im Text"
STRAY_CONTROLS = "enthält Steuerzeichen, etwa NUL; sie bleiben im Text stehen"
LOOKS_LIKE_HTML = "sieht nach HTML aus; gelesen wird es als reiner Text, samt den Auszeichnungen"
EMPTY = "leer, also ohne Zitate"
OTHER_ENCODING = "als {encoding} gelesen, obwohl in der Datei ein anderer Zeichensatz steht; bitte die Umlaute prüfen"
OTHER_FORMAT = "als {sort} gelesen, wie der Inhalt zeigt; die Endung sagt etwas anderes"
SLOPPY_XML = "fehlerhaftes XML; gelesen wird, was zu erkennen ist, einzelne Stellen können fehlen"
GUESSED_TEXT = "Die Artikel stehen in der Spalte «{column}» (erraten; anders mit --text-column)"
GUESSED_ID = "Die Kennungen stehen in der Spalte «{column}» (erraten; anders mit --id-column)"
NUMBERED = "ohne Spalte für Kennungen, deshalb mit Zeilennummern (anders mit --id-column)"
SURPLUS_CELLS = "Zeile mit mehr Zellen als Spalten, wohl wegen eines Anführungszeichens im Text; bitte prüfen"
FIRST_SHEET = "hat mehrere Blätter; gelesen wird «{sheet}»"
NO_ROWS = "Tabelle ohne Zeilen, also ohne Artikel"
NO_ITEMS = "enthält keine Artikel"
ATTACHMENTS = "E-Mail mit Anhängen; die Anhänge werden nicht gelesen"
WITHOUT_TEXT = "einzelne Seiten ohne Text, wohl Bilder oder Scans"
UNJUDGED = "der Artikel ist auf der Seite nicht sicher zu erkennen; gelesen wird alles, was kein Menü ist"
