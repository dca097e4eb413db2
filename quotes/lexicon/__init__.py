"""The word lists: cue verbs and phrases, nouns for persons, organisations and texts, names, abbreviations.

Each list is a commented text file beside this one; its head says what it is for and how to add to it. Users add words
in a folder of their own, over these (:mod:`quotes.lexicon.own`). A file is read when it is first asked for, once, and
nothing is read at import.

In a ``.txt`` file a line is an entry, its columns are separated by a TAB (or by two blanks and more), ``#`` begins
a comment. A file that is not so raises :class:`LexiconError`, whose text is one sentence with file and line.
"""

from __future__ import annotations

from quotes.lexicon.check import own_lists
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
    uncontracted,
    verb_forms,
)
from quotes.lexicon.derived import is_person, person_gender
from quotes.lexicon.lists import STRENGTHS, VERB_CLASSES, LexiconError, OwnListError, parse, parse_toml
from quotes.lexicon.merged import closed, lines, tagged, toml, words
from quotes.lexicon.nouns import (
    cue_noun,
    document_gender,
    fields_of,
    is_adjectival,
    is_also_surname,
    is_document,
    is_general_body,
    is_group,
    is_organisation,
    is_press_people,
    is_press_role,
    is_role,
    is_whole_role,
    organisation_gender,
    posts_of,
    role_gender,
    work_class,
)
from quotes.lexicon.own import OwnLists, fingerprint, in_force, remembered, using
from quotes.lexicon.prepositions import SourcePreposition, source_prepositions
from quotes.lexicon.proper import (
    abbreviations,
    androgynous,
    final_abbreviations,
    given_names,
    governments,
    is_medium,
    is_scare_marker,
    parties,
    parties_of,
    party_names,
    title_gender,
    titles,
)

__all__ = [
    "STRENGTHS",
    "VERB_CLASSES",
    "LexiconError",
    "OwnListError",
    "OwnLists",
    "Phrase",
    "SourcePreposition",
    "Verb",
    "abbreviations",
    "androgynous",
    "as_verbs",
    "closed",
    "cue_noun",
    "document_gender",
    "fields_of",
    "final_abbreviations",
    "fingerprint",
    "given_names",
    "governments",
    "in_force",
    "is_adjectival",
    "is_also_surname",
    "is_document",
    "is_general_body",
    "is_group",
    "is_medium",
    "is_organisation",
    "is_person",
    "is_press_people",
    "is_press_role",
    "is_role",
    "is_scare_marker",
    "is_whole_role",
    "lines",
    "of_verbs",
    "organisation_gender",
    "own_lists",
    "parse",
    "parse_phrases",
    "parse_toml",
    "particle_verbs",
    "parties",
    "parties_of",
    "party_names",
    "person_gender",
    "phrases_of",
    "posts_of",
    "remembered",
    "reporting_phrases",
    "reporting_verbs",
    "role_gender",
    "source_prepositions",
    "tagged",
    "title_gender",
    "titles",
    "toml",
    "uncontracted",
    "using",
    "verb_forms",
    "words",
    "work_class",
]
