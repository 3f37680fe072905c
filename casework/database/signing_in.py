"""Who is acting: passwords (argon2), sessions, the lock after five failures. Rules: domain.md 6.3."""

import hashlib
import secrets
from collections import OrderedDict
from datetime import datetime
from functools import cache
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import Connection, delete, select, update

from casework.database import driver_sql
from casework.database.columns import from_ms
from casework.database.driver_sql import POSTGRESQL, SQLITE
from casework.database.office_data import OfficeData
from casework.database.tables import access_log, session, staff
from casework.errors import NotAllowed
from casework.people import (
    FAILURES_BEFORE_LOCK,
    LOCK_TIME,
    REMEMBERED_TOKEN_LIFE,
    TOKEN_LIFE,
    Role,
    SignedIn,
    Staff,
    StaffId,
)

STRANGERS_REMEMBERED = 1000
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody's password")

_WHO = """SELECT staff.id, staff.user_name, staff.full_name, staff.roles, session.expires_at, {now}
    FROM session JOIN staff ON staff.id = session.staff_id WHERE session.token_hash = :token_hash AND staff.is_active"""
_WHO_ON_SQLITE = SQLITE.text(_WHO.format(now="NULL"))
_WHO_ON_POSTGRESQL = POSTGRESQL.text(_WHO.format(now="(extract(epoch FROM now()) * 1000)::bigint"))


def hash_password(password: str) -> str:
    """The argon2 hash to be stored."""
    return _HASHER.hash(password)


def token_hash_of(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


@cache
def roles_of(listed: str) -> frozenset[Role]:
    """Roles from their column."""
    return frozenset(Role(role) for role in listed.split(","))


def staff_of(row: Any) -> Staff:
    """A member of staff from their row."""
    return Staff(StaffId(str(row.id)), row.user_name, row.full_name, roles_of(row.roles))


def who_is(office: OfficeData, connection: Connection, token_hash: bytes) -> tuple[Staff, datetime]:
    """Who a session belongs to, and the transaction's time. NotAllowed: token_invalid, token_expired."""
    statement = _WHO_ON_SQLITE if office.engines.is_sqlite else _WHO_ON_POSTGRESQL
    rows = driver_sql.fetch(connection, statement, {"token_hash": token_hash})
    if not rows:
        raise NotAllowed("token_invalid")
    ((staff_id, user_name, full_name, roles, expires_ms, now_ms),) = rows
    now = office.now() if now_ms is None or office.clock is not None else from_ms(now_ms)
    if from_ms(expires_ms) <= now:
        raise NotAllowed("token_expired")
    return Staff(StaffId(str(staff_id)), user_name, full_name, roles_of(roles)), now


def check_password(office: OfficeData, connection: Connection, user_name: str, password: str) -> int:
    """The row id of the person whose password this is; failures are counted, and must be committed by the caller.

    NotAllowed: wrong_password (left), locked_until (at): the same for names that don't exist.
    """
    now = office.now()
    name = user_name.strip().lower()
    row = connection.execute(select(staff).where(staff.c.user_name == name, staff.c.is_active)).one_or_none()
    if row is None:
        raise _stranger(office, name, password, now)
    if row.locked_until_at is not None and row.locked_until_at > now:
        raise NotAllowed("locked_until", {"at": row.locked_until_at.isoformat()})
    if _fits(row.password_hash, password):
        if row.failures or row.locked_until_at is not None:
            _count(connection, row.id, 0, None)
        return int(row.id)
    failures = (0 if row.locked_until_at is not None else row.failures) + 1
    locked_until = now + LOCK_TIME if failures >= FAILURES_BEFORE_LOCK else None
    _count(connection, row.id, 0 if locked_until else failures, locked_until)
    _log(office, connection, row.id, "sign_in_failed", now)
    raise _refusal(failures, locked_until)


def _refusal(failures: int, locked_until: datetime | None) -> NotAllowed:
    if locked_until is not None:
        return NotAllowed("locked_until", {"at": locked_until.isoformat()})
    return NotAllowed("wrong_password", {"left": FAILURES_BEFORE_LOCK - failures})


def _stranger(office: OfficeData, name: str, password: str, now: datetime) -> NotAllowed:
    """Answer for a name nobody has as for one somebody has, in time and in words."""
    _fits(_NOBODY, password)
    known: OrderedDict[str, tuple[int, datetime | None]] = office.strangers
    failures, locked_until = known.pop(name, (0, None))
    if locked_until is None or locked_until <= now:
        failures = (0 if locked_until else failures) + 1
        locked_until = now + LOCK_TIME if failures >= FAILURES_BEFORE_LOCK else None
    known[name] = (failures, locked_until)
    while len(known) > STRANGERS_REMEMBERED:
        known.popitem(last=False)
    return _refusal(failures, locked_until)


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False


def _count(connection: Connection, staff_id: int, failures: int, locked_until: datetime | None) -> None:
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(failures=failures, locked_until_at=locked_until)
    )


def _log(office: OfficeData, connection: Connection, staff_id: int, kind: str, now: datetime) -> None:
    connection.execute(
        access_log.insert().values(
            epoch=office.epoch,
            logged_at=now,
            staff_id=staff_id,
            case_id=None,
            kind=kind,
            body="{}",
        )
    )


def open_session(office: OfficeData, connection: Connection, staff_id: int, *, remember: bool) -> SignedIn:
    """Begin a session; its token is stored only as a hash."""
    now = office.now()
    token = secrets.token_urlsafe(32)
    expires_at = now + (REMEMBERED_TOKEN_LIFE if remember else TOKEN_LIFE)
    connection.execute(delete(session).where(session.c.expires_at <= now))
    connection.execute(
        session.insert().values(
            token_hash=token_hash_of(token), staff_id=staff_id, created_at=now, expires_at=expires_at
        )
    )
    _log(office, connection, staff_id, "signed_in", now)
    row = connection.execute(select(staff).where(staff.c.id == staff_id)).one()
    return SignedIn(token, expires_at, staff_of(row))


def resume_session(office: OfficeData, connection: Connection, token: str) -> SignedIn:
    """Who a kept token belongs to. NotAllowed: token_invalid, token_expired."""
    person, _ = who_is(office, connection, token_hash_of(token))
    row = connection.execute(
        select(session.c.expires_at).where(session.c.token_hash == token_hash_of(token))
    ).scalar_one()
    return SignedIn(token, row, person)


def close_session(connection: Connection, token_hash: bytes) -> None:
    """End a session."""
    connection.execute(delete(session).where(session.c.token_hash == token_hash))
