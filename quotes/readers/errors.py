"""Why an input cannot be read: one German sentence each, with the cure."""

from __future__ import annotations

from typing import Self

from quotes.errors import InputError, UsageError

_NAMED = 12  # columns in a message


class ReadError(InputError):
    """An input that cannot be read. The run goes on with the next one and ends with 1."""

    @classmethod
    def missing(cls, name: str) -> Self:
        """No file, folder or pattern of this name."""
        return cls(f"{name or '«»'}: nicht gefunden; bitte Namen und Ordner prüfen.")

    @classmethod
    def no_match(cls, pattern: str) -> Self:
        """A glob that fits nothing."""
        return cls(f"{pattern}: Auf dieses Muster passt keine Datei; bitte Muster und Ordner prüfen.")

    @classmethod
    def no_input(cls) -> Self:
        """Standard input was closed before the start."""
        return cls("Die Standardeingabe ist geschlossen; bitte Dateien angeben.")

    @classmethod
    def own(cls, name: str, what: str) -> Self:
        """A file that quotes has made: ``what``."""
        return cls(f"{name}: ist kein Artikel ({what}); bitte die Artikel selbst angeben.")

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
    def document(cls, name: str, form: str) -> Self:
        """A document in a format that quotes does not read, such as RTF or a picture."""
        return cls(f"{name}: lässt sich nicht lesen ({form}); bitte den Artikel als Textdatei (.txt, UTF-8) speichern.")

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
    def damaged(cls, name: str, form: str) -> Self:
        """A file whose format cannot be followed; ``form`` is the format."""
        return cls(f"{name}: ist beschädigt und als {form} nicht zu lesen; bitte die Datei neu beschaffen.")

    @classmethod
    def encrypted(cls, name: str, form: str) -> Self:
        """A file that opens only with a password, or is protected otherwise."""
        return cls(f"{name}: ist mit einem Passwort geschützt ({form}); bitte ohne Passwort speichern.")

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
    def too_many_cells(cls, name: str, limit: int) -> Self:
        """A table with cells far away from all others, or repeated over and over."""
        return cls(
            f"{name}: hat mehr als {limit} Zellen, leere mitgezählt, und wird nicht weiter gelesen; bitte leere Zeilen "
            "und Spalten löschen oder die Tabelle aufteilen."
        )

    @classmethod
    def repeated(cls, name: str) -> Self:
        """A table of few cells that say of themselves that they stand there many thousand times."""
        return cls(
            f"{name}: besteht fast nur aus Zellen, die sich wiederholen, und wird nicht weiter gelesen; bitte "
            "überzählige Zeilen und Spalten löschen."
        )

    @classmethod
    def nested(cls, name: str, depth: int) -> Self:
        """Parts in parts in parts, as no program makes them."""
        return cls(
            f"{name}: ist mehr als {depth}-fach ineinander verschachtelt und wird nicht gelesen; bitte prüfen, woher "
            "die Datei kommt, oder den Artikel als Textdatei speichern."
        )

    @classmethod
    def too_costly(cls, name: str, cause: str) -> Self:
        """A file that takes more memory or time than one of its size may; ``cause`` says what, in a few words."""
        return cls(
            f"{name}: wird nicht gelesen, denn das Auspacken braucht mehr, als eine Datei dieser Größe darf ({cause}); "
            "bitte prüfen, woher die Datei kommt, oder den Artikel als Textdatei speichern."
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
    def too_many_letters(cls, name: str, limit: int) -> Self:
        """A PDF that is no article, or shows the same letters again and again."""
        return cls(f"{name}: zeigt mehr als {limit} Buchstaben; bitte in einzelne Artikel aufteilen.")

    @classmethod
    def too_slow(cls, name: str, seconds: int) -> Self:
        """A file that keeps the machine busy."""
        return cls(f"{name}: ist nach {seconds} Sekunden noch nicht gelesen; bitte den Artikel als Text speichern.")

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
    def no_json(cls, name: str) -> Self:
        """A file that is called JSON and is none."""
        return cls(f"{name}: ist kein gültiges JSON; bitte die Datei prüfen oder neu beschaffen.")

    @classmethod
    def no_json_articles(cls, name: str) -> Self:
        """JSON that is neither an article nor a list of articles."""
        return cls(
            f"{name}: ist JSON, aber kein Artikel und keine Liste von Artikeln; gelesen werden Objekte mit einem Feld "
            "für den Text, etwa «text»."
        )

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


def _listed(names: tuple[str, ...]) -> str:
    """Return names for a message, cut to what it can bear."""
    more = f" und {len(names) - _NAMED} weitere" if len(names) > _NAMED else ""
    return ", ".join(" ".join(f"«{name[:40]}»".split()) for name in names[:_NAMED]) + more if names else "keine"


class NoTableError(UsageError):
    """Columns of a table are asked for, and there is none."""

    @classmethod
    def of(cls) -> Self:
        """Say what could be given."""
        return cls(
            "--keep: Unter den Eingaben ist keine Tabelle mit Artikeln; bitte eine nennen oder --keep weglassen."
        )
