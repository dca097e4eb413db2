"""How sure a row is: the precision that its sieve had on annotated articles, in whole percent.

Nothing is weighed by hand. ``lexicon/certainty.toml`` holds, for each sieve, how many of its answers were right and
wrong; a sieve that was seldom seen is drawn towards the mean by one right and one wrong answer (Laplace), so
that three of three are no hundred percent.
"""

from __future__ import annotations

import functools

from quotes import lexicon

_UNSEEN = (1, 1)


@functools.cache
def of_rule(rule: str, *, pronoun: bool = False) -> int:
    """Return the certainty of a sieve's answer in percent, 0 to 100.

    Args:
        rule: the sieve that signed.
        pronoun: the source is a pronoun, which had to be resolved as well.
    """
    table = lexicon.toml("certainty.toml")
    right, wrong = table["rules"].get(rule, _UNSEEN)
    share: float = (right + 1) / (right + wrong + 2)
    if pronoun:
        good, bad = table["pronouns"]
        share *= (good + 1) / (good + bad + 2)
    return round(100 * share)
