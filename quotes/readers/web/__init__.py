"""What of a web page is its article: what it says of itself, its headline, its paragraphs, its block quotations."""
