"""How fast `quotes` is, against plain Stanza with the same weights: see ``__main__.py``. No test; pytest runs none."""
