"""Indirect speech: clauses that report what somebody said, without quotation marks.

German marks them in its verb forms, so that rules can find them: by the Konjunktiv, by «dass» under a verb of saying,
by a source phrase, by an infinitive, by «soll». Each of these forms signs the row that it gives. Who speaks is told by
the frame; where a clause has none, by the report that it goes on with.
"""

from __future__ import annotations

from quotes.indirect.clause import Clause, Form
from quotes.indirect.finding import clauses
from quotes.indirect.sources import Reported, reported

__all__ = ["Clause", "Form", "Reported", "clauses", "reported"]
