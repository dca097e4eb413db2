"""Files and slips that must not take a run down: tables of generators, and one test a table.

A row of ``rows.ROWS`` makes a file of size n and of size 4n (``base.Row``); the files of this folder hold the rows by
kind. ``test_hostile.py`` gives each to the real command, with a good article after it, and measures.
``python -m hostile`` in the folder ``tests`` prints the table with what each row costs.
"""
