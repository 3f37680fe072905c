"""How the schema came about, step by step (Alembic). Steps are self-contained: they import nothing of the program.

Revisions are numbered; `REVISIONS` lists them oldest first, so that opening an office needs no Alembic.
"""

REVISIONS = ("0001", "0002", "0003", "0004", "0005")
HEAD = REVISIONS[-1]
