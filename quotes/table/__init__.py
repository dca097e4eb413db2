"""The table: its columns, its cells, what it holds by speaker, and reading it back."""
