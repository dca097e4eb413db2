"""Facts of German against what a small parser gets wrong."""
