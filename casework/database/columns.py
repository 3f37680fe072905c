"""What the tables are made of: times as whole milliseconds, columns that hold one of some codes, names of constraints."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, MetaData
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970 of an aware time."""
    return int(at.timestamp() * 1000)


def from_ms(ms: int) -> datetime:
    """The UTC time of these milliseconds."""
    return datetime.fromtimestamp(ms / 1000, UTC)


class Instant(TypeDecorator[datetime]):
    """A point in time as whole milliseconds in UTC: the same on every database, cheap to compare, no zone to get wrong."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        """Into the database."""
        return None if value is None else to_ms(value)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        """Out of the database."""
        return None if value is None else from_ms(value)


class TransactionNumber(FunctionElement[int]):
    """The running transaction's number, by which the feed and the seals know what is complete; 0 on SQLite, which writes in order."""

    type = BigInteger()
    inherit_cache = True


@compiles(TransactionNumber, "sqlite")
def _on_sqlite(_element: TransactionNumber, _compiler: Any, **_: Any) -> str:
    return "0"


@compiles(TransactionNumber, "postgresql")
def _on_postgresql(_element: TransactionNumber, _compiler: Any, **_: Any) -> str:
    return "pg_current_xact_id()::text::bigint"


Id = BigInteger().with_variant(Integer(), "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def one_of(column: str, codes: Any, name: str) -> CheckConstraint:
    """The column holds one of these codes."""
    listed = ", ".join(f"'{code}'" for code in sorted(str(getattr(code, "value", code)) for code in codes))
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def case_id_column(**options: Any) -> Column[int]:
    """The case a row belongs to."""
    return Column("case_id", Id, ForeignKey("cases.id"), nullable=False, **options)
