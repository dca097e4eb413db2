"""How far the rules look: every distance that has to agree with another, in one table.

A sieve that looks further back than sentences are parsed would find nothing there and say nothing of it; a context that
is shorter than a sieve's reach would leave out the sentence that an answer rests on. What must hold between them is
asserted here, so that whoever turns one of them learns at once which others depend on it.
"""

from __future__ import annotations

# sentences ---------------------------------------------------------------------------------------------

PARSED_BEFORE, PARSED_AFTER, PARSED_HEAD = 8, 2, 5
"""Sentences around a quotation, and at the start of an article, that are parsed whatever stands in them.

Measured on 529 news articles with quotations: 1,598 rows are the same as where everything is parsed."""

CHAIN = 6
"""Sentences of indirect speech that are gone back to the one that names its source.

Of 1,824 rows (fixtures, cases, dev, train; the same parses) 13 get another speaker with 1, two with 3, none with 8."""

GAP = 2
"""Sentences back at which a report begins that one sentence of narration interrupts: the one before that one.

This and the next are no settings: how the sieves are built (quotes/attribution/context.py)."""

AFTER = 1
"""Sentences after a quotation that may take it up: «Das sagte X.», «Von diesem Versprechen des X blieb wenig.»"""

PRONOUN = 4
"""Sentences of the reporter that are looked back for whom a pronoun means.

Of the same rows 6 get another speaker with 2, none with 3, one with 6 or 8. More change their certainty (18 in all with
2, 5 with 3, 9 with 6), since those whom a pronoun could mean as well are counted within this reach, too."""

CONTEXT = 7
"""Sentences between a quotation and its source beyond which the source is no part of the row's context.

Quotations over many paragraphs name their source once; who reads a row of the fifth page wants no five pages. Of the
same rows 8 have a shorter context with 3, none a longer one with 12."""

FRAME_BACK, FRAME_ON = 12, 6
"""Sentences around the place of a stretch in which its words are looked for.

The insides of masked quotations are sentences, too, and are counted among them: those that begin before the stretch in
the same sentence of the reporter stand between that sentence and the place. Of the same rows none gets another speaker
with 3 and 1, none is changed at all with 24 and 12: wide on purpose, for long speeches."""

# paragraphs --------------------------------------------------------------------------------------------

PARAGRAPHS_BACK = 1
"""Paragraphs that the report may lie back which a sentence without source goes on with.

Of the same rows 11 get another speaker with 0, none with 2."""

SECTIONS_BEFORE, SECTIONS_AFTER = 2, 1
"""Paragraphs that are parsed around a quotation of a very long article."""

UNMARKED = 4
"""Paragraphs without marks that may stand within a quotation: „A …¶B …¶C …“. None of them has to be parsed."""

# how they must relate ----------------------------------------------------------------------------------

assert GAP + CHAIN <= PARSED_BEFORE, "a report over a gap goes back to sentences that are parsed"
# (one in a sentence far back in a chain may mean somebody before what is parsed; no row of the 1,598 shows it)
assert PRONOUN <= PARSED_BEFORE, "whoever may be meant by a pronoun in the frame sentence is parsed"
assert AFTER <= PARSED_AFTER, "what takes a quotation up is parsed"
assert CHAIN <= CONTEXT, "a row shows the sentence from which a report in the Konjunktiv comes"
assert FRAME_BACK > PARSED_BEFORE, "insides of quotations come on top of the reporter's sentences"
assert PARAGRAPHS_BACK < SECTIONS_BEFORE, "in a long article, too, the paragraph before the report's is parsed"
assert SECTIONS_AFTER >= 1, "the sentence that takes a quotation up may begin the next paragraph"
