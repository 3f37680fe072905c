"""SQL that goes to the driver as text: for the few statements that must cost no more than the driver's own.

What the two databases write differently is said here, once. Values are named `:so` and always bound, never written into the text.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Rows = list[tuple[Any, ...]]

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
    driver: Any = connection.connection.driver_connection
    dialect = connection.dialect
    base: Any = dialect.loaded_dbapi.Error
    try:
        rows: Rows = driver.execute(sql, values).fetchall()
    except base as error:
        is_lost = dialect.is_disconnect(error, driver, None)
        if is_lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql, {}, error, base, hide_parameters=True, connection_invalidated=is_lost, dialect=dialect
        ) from error
    return rows
