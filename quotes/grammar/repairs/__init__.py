"""Facts of German against what a small parser gets wrong, each a record with its source and examples.

Words first, then names, then links, then functions (see :data:`record.LAYERS`). A repair looks at a sentence and
proposes changes; :mod:`engine` makes them. A new repair is a function and its record in the module of its layer.
"""

from __future__ import annotations

from quotes.data import Reading
from quotes.grammar.repairs import clauses, engine, fields, functions, genitives, links, names, words

REPAIRS = (
    *words.REPAIRS,
    *names.REPAIRS,
    *genitives.REPAIRS,
    *links.REPAIRS,
    *fields.REPAIRS,
    *clauses.REPAIRS,
    *functions.REPAIRS,
)


def mend(reading: Reading) -> Reading:
    """Return a reading with what German grammar sets right in its trees; its names are taken as they are."""
    return engine.mend(reading, REPAIRS)
