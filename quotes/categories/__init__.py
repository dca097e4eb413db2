"""What a stretch in marks is: speech, quoted words, a title or name, a word held at a distance."""
