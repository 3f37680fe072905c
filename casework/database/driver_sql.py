"""SQL that goes to the driver as text: for statements that must cost no more than the driver's own.

`Statement` is one that SQLAlchemy put together: compiled once for each database, run as often as wanted. Where SQLAlchemy has no words
for it, the text is written by hand with what `Dialect` says differently for the two databases. Values are named `:so` and always bound,
never written into the text.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam
from sqlalchemy.dialects.postgresql import psycopg
from sqlalchemy.dialects.sqlite import pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.selectable import Select

Rows = list[tuple[Any, ...]]
Row = dict[str, Any]
"""A row by the names of its columns, its values as the tables' types say."""

_NAMED = re.compile(r"(?<!:):(\w+)")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one of the two databases writes it."""

    is_sqlite: bool

    def text(self, sql: str) -> str:
        """The statement as the driver takes it."""
        return sql if self.is_sqlite else _NAMED.sub(r"%(\1)s", sql)

    def is_one_of(self, column: str, name: str) -> str:
        """Whether a column's text is in the list bound as `name`."""
        return f"{column} IN (SELECT value FROM json_each(:{name}))" if self.is_sqlite else f"{column} = ANY(:{name})"

    def is_one_id_of(self, column: str, name: str) -> str:
        """Whether an id is in the list bound as `name`."""
        return self.is_one_of(column, name) if self.is_sqlite else f"{column} = ANY(:{name}::bigint[])"

    def listed(self, values: Iterable[str | int]) -> str | list[str | int]:
        """A list of texts or of ids as it is bound."""
        return json.dumps(list(values)) if self.is_sqlite else list(values)

    def joined(self, column: str) -> str:
        """All values of a column as one text, in the order they come."""
        return f"group_concat({column})" if self.is_sqlite else f"string_agg({column}::text, ',')"

    def cases_of(self, query: str, column: str = "id") -> tuple[str, str]:
        """Where to take `cases AS c` from and on which condition, so that they are looked up for each id of a query, one by one.

        Left to themselves, both would rather read all cases once they expect many ids.
        """
        if self.is_sqlite:
            return f"({query}) AS h CROSS JOIN cases AS c", f"c.{column} = h.id"
        return "cases AS c", f"c.{column} = ANY(ARRAY({query}))"

    def has_part(self, column: str, name: str) -> str:
        """Whether a text, as `inbox_search.plain` makes it, contains the one bound as `name`; nothing in it is a wildcard."""
        letters = f"lower({column})" if self.is_sqlite else f'lower({column} COLLATE "C")'
        plain = f"replace(replace({letters}, ' ', ''), '·', '')"
        return f"instr({plain}, :{name}) > 0" if self.is_sqlite else f"position(:{name} IN {plain}) > 0"


SQLITE, POSTGRESQL = Dialect(True), Dialect(False)


def dialect_of(is_sqlite: bool) -> Dialect:
    """The dialect of a database."""
    return SQLITE if is_sqlite else POSTGRESQL


def fetch(connection: Connection, sql: str, values: Mapping[Any, Any]) -> Rows:
    """All rows of a statement, as plain tuples, inside the connection's transaction. The driver's errors come as SQLAlchemy's."""
    return execute(connection, sql, values, returns_rows=True)


def execute(connection: Connection, sql: str, values: Mapping[Any, Any], *, returns_rows: bool) -> Rows:
    """As `fetch`; a statement that returns no rows gives none. Everything that bypasses SQLAlchemy goes through here."""
    driver: Any = connection.connection.driver_connection
    dialect = connection.dialect
    base: Any = dialect.loaded_dbapi.Error
    try:
        cursor = _cursor(connection, driver)
        cursor.execute(sql, values)
        rows: Rows = cursor.fetchall() if returns_rows else []
    except base as error:
        is_lost = dialect.is_disconnect(error, driver, None)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, {}, error, base, hide_parameters=True, connection_invalidated=is_lost, dialect=dialect
        ) from error
    return rows


def _cursor(connection: Connection, driver: Any) -> Any:
    """The one cursor kept with a driver's connection: every statement's rows are taken before the next begins."""
    kept = connection.info
    if "cursor" not in kept:
        kept["cursor"] = driver.cursor()
    return kept["cursor"]


Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one database takes it: its text, values it brings along, and what must be converted on the way in and out."""

    sql: str
    brings: Mapping[str, Any]
    into: tuple[tuple[str, Convert], ...]
    names: tuple[str, ...]
    out: tuple[tuple[str, Convert], ...]


_COMPILERS = {True: pysqlite.dialect(paramstyle="named"), False: psycopg.dialect()}  # type: ignore[no-untyped-call] # SQLAlchemy's are untyped


class Statement:
    """A statement put together once, compiled once for each database and run by the driver inside a connection's transaction.

    `columns` are the ones an INSERT or UPDATE writes, each bound by its own name; other values are `bindparam`s.
    """

    __slots__ = ("_built", "_columns", "_compiled")

    def __init__(self, built: Select[Any] | UpdateBase, columns: Iterable[str] = ()) -> None:
        self._built = built
        self._columns = tuple(columns) or None
        self._compiled: dict[bool, _Compiled] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Row]:
        """All rows."""
        compiled = self._for(connection)
        found = [dict(zip(compiled.names, row, strict=True)) for row in _run(connection, compiled, values)]
        for name, convert in compiled.out:
            for row in found:
                if row[name] is not None:
                    row[name] = convert(row[name])
        return found

    def row(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        """The first row, if there is one."""
        found = self.rows(connection, values)
        return found[0] if found else None

    def value(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The first value of the first row. There is one."""
        return _run(connection, self._for(connection), values)[0][0]

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Carry it out; it returns nothing."""
        _run(connection, self._for(connection), values)

    def _for(self, connection: Connection) -> _Compiled:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite not in self._compiled:
            self._compiled[is_sqlite] = _compile(self._built, self._columns, is_sqlite)
        return self._compiled[is_sqlite]


def _run(connection: Connection, compiled: _Compiled, values: Mapping[str, Any]) -> Rows:
    bound = {**compiled.brings, **values}
    for name, convert in compiled.into:
        bound[name] = convert(bound[name])
    return execute(connection, compiled.sql, bound, returns_rows=bool(compiled.names))


def _compile(built: Any, columns: tuple[str, ...] | None, is_sqlite: bool) -> _Compiled:
    dialect = _COMPILERS[is_sqlite]
    compiled = built.compile(dialect=dialect, column_keys=columns)
    binds = [(name, bind) for bind, name in compiled.bind_names.items()]
    into = [(name, bind.type.dialect_impl(dialect).bind_processor(dialect)) for name, bind in binds]
    returned = list(built.exported_columns)
    out = [(column.key, column.type.dialect_impl(dialect).result_processor(dialect, None)) for column in returned]
    return _Compiled(
        compiled.string,
        {name: bind.value for name, bind in binds if not bind.required},
        tuple((name, convert) for name, convert in into if convert is not None),
        tuple(column.key for column in returned),
        tuple((name, convert) for name, convert in out if convert is not None),
    )


@cache
def inserting(table: Table, columns: tuple[str, ...], returned: str | None = None) -> Statement:
    """Writes a row of these columns; answers with its `returned` column, if wanted."""
    built = table.insert().inline()
    return Statement(built.returning(table.c[returned]) if returned else built, columns)


@cache
def updating(table: Table, keys: tuple[str, ...], columns: tuple[str, ...]) -> Statement:
    """Changes these columns of the row whose key columns have the values bound as `the_` and their names."""
    return Statement(table.update().where(and_(*(table.c[key] == bindparam(f"the_{key}") for key in keys))), columns)
