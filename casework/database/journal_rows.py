"""Journal rows: written with every act, found again by its key, read as the change feed."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from casework.database.act import Act, Entry
from casework.database.driver_sql import Statement, inserting
from casework.database.office_data import OfficeData
from casework.database.tables import journal
from casework.errors import Refused
from casework.journal import GENESIS
from casework.journal import Entry as Hashed
from casework.office import Changed

_BY_KEY = Statement(
    select(journal.c.stream, journal.c.no, journal.c.request_mark, journal.c.body, journal.c.outcome)
    .where(journal.c.key == bindparam("the_key"))
    .order_by(journal.c.id)
)
_HASH = Statement(
    select(journal.c.hash).where(journal.c.stream == bindparam("stream"), journal.c.no == bindparam("no"))
)


def changed_of(stream: str, no: int, body: str) -> Changed:
    """A journal row as the feed tells it."""
    said = json.loads(body)
    return Changed(stream, no, said["act"], said["by_name"], datetime.fromisoformat(said["at"]))


def outcome_of(connection: Connection, key: str, request_mark: bytes) -> tuple[tuple[Changed, ...], str] | None:
    """What an act with this key did before, or None. Refused: key_used_twice, when that was another request."""
    rows = _BY_KEY.rows(connection, {"the_key": key})
    if not rows:
        return None
    if rows[0]["request_mark"] != request_mark:
        raise Refused("key_used_twice")
    return tuple(changed_of(row["stream"], row["no"], row["body"]) for row in rows), rows[0]["outcome"]


def append(act: Act, name: str, key: str, request_mark: bytes, outcome: str) -> tuple[Changed, ...]:
    """Write one row per changed stream and say what changed."""
    for case in act.in_hand.values():
        case.write()
    entries = [*(case.entry for case in act.in_hand.values()), *act.entries]
    if not entries:
        return ()
    for entry in entries:
        _insert(act, entry, name, key, request_mark, outcome)
    return tuple(Changed(entry.stream, entry.no, name, act.me.full_name, act.now) for entry in entries)


def _insert(act: Act, entry: Entry, name: str, key: str, request_mark: bytes, outcome: str) -> None:
    office = act.office
    said = {
        "act": name,
        "by": act.my_id,
        "by_name": act.me.full_name,
        "at": act.now.isoformat(),
        "values": entry.values,
    }
    if entry.personal:
        box = entry.box or office.vault.box
        said["sealed"] = box.seal_text(json.dumps(entry.personal, ensure_ascii=False), f"journal {entry.stream}").hex()
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=str)
    before = {"stream": entry.stream, "no": entry.no - 1}
    prev = _HASH.value(act.connection, before) if entry.no > 1 else GENESIS
    hashed = Hashed(prev, office.epoch, entry.stream, entry.no, key, request_mark, body, outcome)
    row = {
        "epoch": office.epoch,
        "stream": entry.stream,
        "no": entry.no,
        "key": key,
        "request_mark": request_mark,
        "body": body,
        "outcome": outcome,
        "prev": prev,
        "hash": hashed.hash(),
    }
    inserting(journal, tuple(row)).run(act.connection, row)


def since(
    connection: Connection, office: OfficeData, cursor: tuple[int, int, int], limit: int
) -> Sequence[tuple[tuple[int, int, int], Changed]]:
    """Complete journal rows after a cursor (epoch, xid, id), in that order: rows a running transaction may still precede wait."""
    table = journal.c
    epoch, xid, row_id = cursor
    after = _after(epoch, xid, row_id)
    wanted = select(table.epoch, table.xid, table.id, table.stream, table.no, table.body).where(after)
    if not office.engines.is_sqlite:
        wanted = wanted.where(table.xid < oldest_running())
    wanted = wanted.order_by(table.epoch, table.xid, table.id).limit(limit)
    return [((r.epoch, r.xid, r.id), changed_of(r.stream, r.no, r.body)) for r in connection.execute(wanted)]


def _after(epoch: int, xid: int, row_id: int) -> Any:
    from sqlalchemy import tuple_

    return tuple_(journal.c.epoch, journal.c.xid, journal.c.id) > (epoch, xid, row_id)


def oldest_running() -> Any:
    """The oldest transaction that is still running (PostgreSQL); whatever is older is complete."""
    from sqlalchemy import literal_column

    return literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")


def head(connection: Connection, office: OfficeData) -> tuple[int, int, int]:
    """The cursor of now: the newest complete row."""
    table = journal.c
    wanted = select(table.epoch, table.xid, table.id)
    if not office.engines.is_sqlite:
        wanted = wanted.where(table.xid < oldest_running())
    row = connection.execute(
        wanted.order_by(table.epoch.desc(), table.xid.desc(), table.id.desc()).limit(1)
    ).one_or_none()
    return (row.epoch, row.xid, row.id) if row else (office.epoch, 0, 0)
