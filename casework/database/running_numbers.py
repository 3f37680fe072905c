"""Numbers that count up without gaps: case numbers, notice numbers."""

from sqlalchemy import bindparam
from sqlalchemy.dialects import postgresql, sqlite

from casework.database.act import Act
from casework.database.tables import counter

_SQLITE = sqlite.insert(counter).values(name=bindparam("name"), value=1)
_POSTGRESQL = postgresql.insert(counter).values(name=bindparam("name"), value=1)
_NEXT = {
    True: _SQLITE.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1}).returning(
        counter.c.value
    ),
    False: _POSTGRESQL.on_conflict_do_update(index_elements=["name"], set_={"value": counter.c.value + 1}).returning(
        counter.c.value
    ),
}


def next_count(act: Act, name: str) -> int:
    """The next number of this counter, from 1; whoever else counts waits until this transaction ends."""
    return int(act.connection.execute(_NEXT[act.office.engines.is_sqlite], {"name": name}).scalar_one())
