"""The recipe of the embedded German model: from public corpora to the weight files of the package.

Run step by step with ``python -m quotes.model.training STEP --help`` (extra ``[train]``). Every step reads
files and writes files in one working folder, is seeded, and goes on where it was interrupted. Nothing here
is needed, or imported, by a user of ``quotes``.

The steps, in their order: ``corpora`` → ``encoder`` → ``tokenizer`` → ``lemmas`` → ``gold`` → ``silver``
→ ``course`` member-1, member-2, student-1, student-2 → ``mean`` students → ``course`` second-1, second-2
→ ``mean`` second → the same with third, fourth and fifth → ``pack`` → ``measure`` → ``card``.
"""
