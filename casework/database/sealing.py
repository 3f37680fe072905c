"""Seals over the journal and the access log, and their verification (design rule 6; arithmetic in `casework.journal`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import Connection, and_, literal_column, select, tuple_

from casework.database.columns import to_ms
from casework.database.engine import reading, writing
from casework.database.office_data import OfficeData
from casework.database.tables import access_log, journal, office, seal
from casework.journal import GENESIS, Entry, Fault, Seal, access_hash, chain_faults, merkle_root

SEAL_KEY = "seal key"
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaves:
    """The rows a seal covers: their hashes in order and where they end."""

    hashes: list[bytes]
    to: Place


def seal_due(data: OfficeData) -> bool:
    """Seal what became complete since the last seal; whether there was anything. One sealer at a time: the table is locked."""
    with reading(data.engines) as connection:
        if not _has_news(data, connection):
            return False
    with writing(data.engines) as connection:
        if not data.engines.is_sqlite:
            connection.exec_driver_sql("LOCK TABLE seal IN EXCLUSIVE MODE")
        last = _last(connection)
        rows = _leaves(data, connection, data.epoch, _to(last, data.epoch, "journal"), None, is_access=False)
        accesses = _leaves(data, connection, data.epoch, _to(last, data.epoch, "access"), None, is_access=True)
        if not rows.hashes and not accesses.hashes:
            return False
        _write(data, connection, last, rows, accesses)
    return True


def _has_news(data: OfficeData, connection: Connection) -> bool:
    last = _last(connection)
    pairs = ((journal, "journal"), (access_log, "access"))
    return any(
        connection.execute(
            select(table.c.id).where(_range(data, table, data.epoch, _to(last, data.epoch, name), None)).limit(1)
        ).first()
        for table, name in pairs
    )


def _last(connection: Connection) -> Any:
    return connection.execute(select(seal).order_by(seal.c.id.desc()).limit(1)).one_or_none()


def _to(row: Any, epoch: int, name: str) -> Place:
    if row is None or row.epoch != epoch:
        return (-1, 0)
    return (getattr(row, f"{name}_to_xid"), getattr(row, f"{name}_to_id"))


def _range(data: OfficeData, table: Any, epoch: int, after: Place, to: Place | None) -> Any:
    place = tuple_(table.c.xid, table.c.id)
    parts = [table.c.epoch == epoch, place > after]
    if to is not None:
        parts.append(place <= to)
    elif not data.engines.is_sqlite:
        parts.append(table.c.xid < literal_column("pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))
    return and_(*parts)


def _leaves(
    data: OfficeData, connection: Connection, epoch: int, after: Place, to: Place | None, *, is_access: bool
) -> Leaves:
    table = access_log if is_access else journal
    wanted = select(table).where(_range(data, table, epoch, after, to)).order_by(table.c.xid, table.c.id)
    hashes, end = [], after
    for row in connection.execute(wanted):
        hashes.append(_access_hash(row) if is_access else row.hash)
        end = (row.xid, row.id)
    return Leaves(hashes, end)


def _access_hash(row: Any) -> bytes:
    return access_hash(row.epoch, to_ms(row.logged_at), row.staff_id, row.case_id, row.kind, row.body)


def _write(data: OfficeData, connection: Connection, last: Any, rows: Leaves, accesses: Leaves) -> None:
    now = data.now()
    made = Seal(
        prev=_seal_of(last).digest() if last is not None else GENESIS,
        sealed_ms=to_ms(now),
        epoch=data.epoch,
        journal_to=rows.to,
        journal_rows=len(rows.hashes),
        journal_root=merkle_root(rows.hashes),
        access_to=accesses.to,
        access_rows=len(accesses.hashes),
        access_root=merkle_root(accesses.hashes),
    )
    sealed_key = connection.execute(select(office.c.seal_private_sealed)).scalar_one()
    private = Ed25519PrivateKey.from_private_bytes(data.vault.box.open(sealed_key, SEAL_KEY))
    connection.execute(
        seal.insert().values(
            sealed_at=now,
            epoch=made.epoch,
            journal_to_xid=made.journal_to[0],
            journal_to_id=made.journal_to[1],
            journal_rows=made.journal_rows,
            journal_root=made.journal_root,
            access_to_xid=made.access_to[0],
            access_to_id=made.access_to[1],
            access_rows=made.access_rows,
            access_root=made.access_root,
            prev=made.prev,
            signature=private.sign(made.message()),
        )
    )


def _seal_of(row: Any) -> Seal:
    return Seal(
        row.prev,
        to_ms(row.sealed_at),
        row.epoch,
        (row.journal_to_xid, row.journal_to_id),
        row.journal_rows,
        row.journal_root,
        (row.access_to_xid, row.access_to_id),
        row.access_rows,
        row.access_root,
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` looked at and found. `unsealed` rows are the newest ones, no seal covers them yet."""

    rows: int
    accesses: int
    seals: int
    unsealed: int
    faults: tuple[Fault, ...]


def verify(data: OfficeData) -> Verified:
    """Walk all chains and all seals; answers with everything that is wrong, named by stream and number or by seal."""
    with reading(data.engines) as connection:
        faults = [*_chains(connection), *_heads(connection)]
        seals = list(connection.execute(select(seal).order_by(seal.c.id)))
        public = Ed25519PublicKey.from_public_bytes(connection.execute(select(office.c.seal_public)).scalar_one())
        faults += _seals(data, connection, seals, public)
        count = {table.name: _count(connection, table) for table in (journal, access_log)}
    sealed = sum(row.journal_rows for row in seals)
    return Verified(count["journal"], count["access_log"], len(seals), max(count["journal"] - sealed, 0), tuple(faults))


def _count(connection: Connection, table: Any) -> int:
    from sqlalchemy import func

    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _chains(connection: Connection) -> Iterator[Fault]:
    stream: str | None = None
    rows: list[tuple[Entry, bytes]] = []
    wanted = select(journal).order_by(journal.c.stream, journal.c.no).execution_options(yield_per=1000)
    for row in connection.execute(wanted):
        if row.stream != stream:
            yield from chain_faults(rows)
            stream, rows = row.stream, []
        entry = Entry(row.prev, row.epoch, row.stream, row.no, row.key, row.request_mark, row.body, row.outcome)
        rows.append((entry, row.hash))
    yield from chain_faults(rows)


def _heads(connection: Connection) -> Iterator[Fault]:
    """A case whose version is ahead of its stream lost the stream's end."""
    from sqlalchemy import Integer, cast, func

    from casework.database.tables import cases

    ends = (
        select(cast(func.substr(journal.c.stream, 6), Integer).label("case_id"), func.max(journal.c.no).label("no"))
        .where(journal.c.stream.like("case:%"))
        .group_by(journal.c.stream)
        .subquery()
    )
    wanted = (
        select(cases.c.id, cases.c.version, ends.c.no)
        .join(ends, ends.c.case_id == cases.c.id, isouter=True)
        .where(func.coalesce(ends.c.no, 0) != cases.c.version)
        .order_by(cases.c.id)
    )
    for row in connection.execute(wanted):
        yield Fault("missing", f"case:{row.id} #{(row.no or 0) + 1}")


def _seals(data: OfficeData, connection: Connection, seals: list[Any], public: Ed25519PublicKey) -> Iterator[Fault]:
    before: Any = None
    for row in seals:
        place, said = f"seal #{row.id}", _seal_of(row)
        if said.prev != (_seal_of(before).digest() if before is not None else GENESIS):
            yield Fault("unlinked", place)
        try:
            public.verify(row.signature, said.message())
        except InvalidSignature:
            yield Fault("seal_broken", place)
        for name, is_access, to, count, root in (
            ("journal", False, said.journal_to, said.journal_rows, said.journal_root),
            ("access_log", True, said.access_to, said.access_rows, said.access_root),
        ):
            after = _to(before, said.epoch, "access" if is_access else "journal")
            leaves = _leaves(data, connection, said.epoch, after, to, is_access=is_access)
            if len(leaves.hashes) != count:
                yield Fault("rows_missing", f"{place} {name}: {len(leaves.hashes)} / {count}")
            elif merkle_root(leaves.hashes) != root:
                yield Fault("rows_changed", f"{place} {name}")
        before = row
