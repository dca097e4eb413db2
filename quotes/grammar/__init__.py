"""Syntax trees, what one may ask of them, and the facts of German that mend them. Knows nothing of speech."""
