"""What the parser sees of an article, and what it says: the only room but :mod:`quotes.model` that knows Stanza."""
