"""The statements that go to the driver while something is done, with their values: what a reference runs again on a bare connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from casework.database import driver_sql

Statements = list[tuple[str, Any]]


@contextmanager
def statements_of(engine: Engine) -> Iterator[Statements]:
    """Everything run on this engine's connections, by SQLAlchemy or past it, in order; without the beginning of transactions."""
    found: Statements = []
    execute = driver_sql.execute

    def through_sqlalchemy(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        found.append((sql, values))

    def through_the_driver(connection: Any, sql: str, values: Any, *, returns_rows: bool) -> Any:
        if connection.engine is engine and not sql.startswith("BEGIN"):
            found.append((sql, values))
        return execute(connection, sql, values, returns_rows=returns_rows)

    event.listen(engine, "before_cursor_execute", through_sqlalchemy)
    driver_sql.execute = through_the_driver
    try:
        yield found
    finally:
        driver_sql.execute = execute
        event.remove(engine, "before_cursor_execute", through_sqlalchemy)
