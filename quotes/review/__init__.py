"""Checking and correcting tables: proof sheet, corrections, persons file, verification."""
