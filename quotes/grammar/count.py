"""``python -m quotes.grammar.count``: what each rule does, counted. The work is done in a room above this one.

The command stands where who writes a rule looks for it; :mod:`quotes.evaluation.counting` knows how to measure.
"""

from __future__ import annotations

import runpy

if __name__ == "__main__":
    runpy.run_module("quotes.evaluation.counting", run_name="__main__", alter_sys=True)
