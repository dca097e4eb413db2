"""Build ``given_names.txt`` from the first-name lists of the PyPI package Faker (MIT).

Run by hand, never at import; Faker is needed only here::

    pip install Faker
    python quotes/lexicon/build_given_names.py

In: Faker's person providers. Out: the file ``given_names.txt`` beside this script. What Faker lacks or has wrong for
German texts stands in ``given_names_extra.txt``, which is kept by hand.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import re
from collections import Counter
from pathlib import Path

# The number is the weight of a locale's vote when two locales do not agree about a gender: the texts are German.
LOCALES = {
    "de_DE": 6, "de_AT": 6, "de_CH": 6, "de_LI": 6, "de_LU": 6, "en_US": 2, "en_GB": 2, "en_IE": 1, "en_NZ": 1,
    "fr_FR": 2, "fr_CH": 2, "fr_BE": 2, "fr_CA": 1, "fr_QC": 1, "fr_DZ": 1,
    "es_ES": 2, "es_AR": 1, "es_MX": 1, "es_CL": 1, "es_CO": 1, "es_CA": 1, "it_IT": 2, "pl_PL": 2, "cs_CZ": 1,
    "sk_SK": 1, "sl_SI": 1, "hr_HR": 1, "hu_HU": 1, "ro_RO": 1, "nl_NL": 2, "nl_BE": 2, "sv_SE": 2, "no_NO": 2,
    "da_DK": 2, "fi_FI": 1, "et_EE": 1, "lt_LT": 1, "lv_LV": 1, "pt_PT": 1, "pt_BR": 1, "tr_TR": 1,
    "ga_IE": 1, "az_AZ": 1,
}  # fmt: skip

MAJORITY = 0.8

HEAD = """\
# Given names and their gender.
#
# Columns: name, gender (m, f; mf: used for both, or the sources do not agree).
# Adding a name: not here, since build_given_names.py writes this file anew; add it to given_names_extra.txt.
# Source: the first-name lists of the Python package Faker {version} (https://github.com/joke2k/faker).
# Faker's licence (MIT):
#
{licence}
"""

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽȘȚƏ][a-zß-öø-ÿā-žșțəı’']+(?:-[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ][a-zß-öø-ÿā-žșțəı]+)?")


def provider_names(locale: str) -> dict[str, set[str]]:
    """Take a locale of Faker; return its first names by gender: ``{"m": ..., "f": ...}``."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found: dict[str, set[str]] = {"m": set(), "f": set()}
    for gender, word in (("m", "male"), ("f", "female")):
        # A class may inherit the lists of the English base class; those are no names of this locale.
        names = vars(provider).get(f"first_names_{word}", ())
        found[gender] = {name.strip() for name in names if _NAME.fullmatch(name.strip())}
    return found


def decide(votes: Counter[str], german: Counter[str]) -> str:
    """Take weighted votes for m and f, of all locales and of the German-speaking ones; return m, f or mf.

    Where German-speaking lists have the name for one gender only, that is it; else a large majority of all decides.
    """
    if len(german) == 1:
        return next(iter(german))
    gender, count = votes.most_common(1)[0]
    return gender if count >= MAJORITY * votes.total() else "mf"


def gathered() -> dict[str, str]:
    """Return every name with its gender."""
    votes: dict[str, Counter[str]] = {}
    german: dict[str, Counter[str]] = {}
    for locale, weight in LOCALES.items():
        for gender, names in provider_names(locale).items():
            for name in names:
                votes.setdefault(name, Counter())[gender] += weight
                if locale.startswith("de_"):
                    german.setdefault(name, Counter())[gender] += weight
    return {name: decide(count, german.get(name, Counter())) for name, count in votes.items()}


def licence_text() -> str:
    """Return Faker's licence as comment lines."""
    files = importlib.metadata.files("Faker") or []
    licence = next(file for file in files if file.name == "LICENSE.txt")
    return "\n".join(f"# {line}".rstrip() for line in licence.read_text(encoding="utf-8").strip().splitlines())


def main() -> None:
    """Write ``given_names.txt``."""
    names = gathered()
    head = HEAD.format(version=importlib.metadata.version("Faker"), licence=licence_text())
    rows = "".join(f"{name}\t{names[name]}\n" for name in sorted(names))
    target = Path(__file__).with_name("given_names.txt")
    target.write_text(head + "\n" + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
