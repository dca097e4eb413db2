"""The word lists: cue verbs and phrases, nouns for persons, organisations and texts, names, abbreviations.

Each list is a commented text file beside this one, which a journalist can extend; its head says how. A file
is read when it is first asked for, once, and nothing is read at import.

In a ``.txt`` file a line is an entry, its columns are separated by a TAB (or by two blanks and more), ``#`` begins
a comment. A file that is not so raises :class:`LexiconError`, whose text is one sentence with file and line.
"""

from __future__ import annotations

from quotes.lexicon.cue_words import (
    Phrase,
    Verb,
    as_verbs,
    of_verbs,
    parse_phrases,
    particle_verbs,
    phrases_of,
    reporting_phrases,
    reporting_verbs,
    verb_forms,
)
from quotes.lexicon.lists import (
    END,
    NO,
    STRENGTHS,
    VERB_CLASSES,
    WHOLE,
    LexiconError,
    closed,
    entries,
    lines,
    parse,
    parse_toml,
    tagged,
    toml,
    words,
)
from quotes.lexicon.nouns import (
    cue_noun,
    document_gender,
    is_adjectival,
    is_also_surname,
    is_document,
    is_group,
    is_organisation,
    is_role,
    organisation_gender,
    role_gender,
    work_class,
)
from quotes.lexicon.proper import (
    abbreviations,
    final_abbreviations,
    given_names,
    governments,
    is_medium,
    is_scare_marker,
    medium_needs_marks,
    scare_adjectives,
    source_prepositions,
    title_gender,
    titles,
)

__all__ = [
    "END",
    "NO",
    "STRENGTHS",
    "VERB_CLASSES",
    "WHOLE",
    "LexiconError",
    "Phrase",
    "Verb",
    "abbreviations",
    "as_verbs",
    "closed",
    "cue_noun",
    "document_gender",
    "entries",
    "final_abbreviations",
    "given_names",
    "governments",
    "is_adjectival",
    "is_also_surname",
    "is_document",
    "is_group",
    "is_medium",
    "is_organisation",
    "is_role",
    "is_scare_marker",
    "lines",
    "medium_needs_marks",
    "of_verbs",
    "organisation_gender",
    "parse",
    "parse_phrases",
    "parse_toml",
    "particle_verbs",
    "phrases_of",
    "reporting_phrases",
    "reporting_verbs",
    "role_gender",
    "scare_adjectives",
    "source_prepositions",
    "tagged",
    "title_gender",
    "titles",
    "toml",
    "verb_forms",
    "words",
    "work_class",
]
