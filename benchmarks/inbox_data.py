"""An office with any number of synthetic cases, loaded straight into the tables: for figures, not for use.

The working set (`IN_REVIEW` cases in review, the same in an office of any size) is the newest; all older cases are closed. Some names and
some last digits are given to a fixed number of cases each, so that offices of different sizes can be asked questions with equal hits.
"""

import os
import random
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Table, make_url

from casework import catalogue as catalogues
from casework.cases import FeeBasis, Source
from casework.database.act import LANES
from casework.database.columns import to_ms
from casework.database.inbox_search import grams_of
from casework.database.office import DatabaseOffice
from casework.database.opening import add_first_staff, create_office
from casework.database.tables import NEVER_MS, case_gram, cases, employer, employer_gram, lease
from casework.lifecycle import BusinessType, CaseState, Origin
from casework.people import Role
from casework.vault import Vault
from casework.workdays import closing_of

REVIEWERS = 20
IN_REVIEW = 5_000
UNASSIGNED = 500
EMPLOYERS = 5_000
SAME_NAME = 300
SAME_LAST4 = 100
NAMES = tuple("欧" + given for given in "晓岚帆川舟澜屿汐野牧")
LAST4 = tuple(f"{i * 397 % 1000:03d}X" for i in range(20))
PASSWORD = "Bench-figures-1"
NOW = datetime(2026, 9, 17, 1, 30, tzinfo=UTC)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文博雨桐子墨嘉宁思远若曦俊一鸣晚晴浩然"
TRADES = (
    "智联科技",
    "精密仪器",
    "数据技术",
    "软件",
    "集成电路",
    "生物医药",
    "文化传播",
    "能源科技",
    "咨询",
    "建筑设计",
)
CLOSED = (CaseState.COMPLETED, CaseState.COMPLETED, CaseState.COMPLETED, CaseState.CANCELLED, CaseState.DISAPPROVED)


@dataclass
class Loaded:
    """An office full of cases. `reviewers` are user names, all with PASSWORD."""

    office: DatabaseOffice
    url: str
    reviewers: tuple[str, ...]


def load(url: str, folder: Path, count: int, office_key: bytes) -> Loaded:
    """Make an office at this address and load `count` cases into it."""
    office = create_office(url, folder, office_key, "figures", clock=lambda: NOW)
    reviewers = tuple(f"reviewer{i:02d}" for i in range(REVIEWERS))
    for i, user_name in enumerate(reviewers):
        add_first_staff(office, user_name, f"审核{i:02d}", frozenset({Role.REVIEWER}), PASSWORD)
    first = 3  # after the two accounts of the machine
    everything: dict[Table, Iterator[tuple[Any, ...]]] = {}
    names: list[str] = []
    units = [f"北京{i:04d}号{TRADES[i % len(TRADES)]}有限公司" for i in range(EMPLOYERS)]
    everything[employer] = ((i + 1, name, f"91110199MA{i:07d}") for i, name in enumerate(units))
    everything[employer_gram] = _grams(units)
    everything[cases] = _cases(office.data.vault, count, first, units, names)
    everything[case_gram] = _grams(names)  # read after the cases, which fill the names
    everything[lease] = (
        (i, 1, first + i % REVIEWERS, *[to_ms(NOW)] * 2, None, None) for i in range(count, count - 200, -20)
    )
    if url.startswith("sqlite"):
        _into_sqlite(Path(make_url(url).database or ""), everything)
    else:
        _into_postgresql(url, everything)
    return Loaded(office, url, reviewers)


def _grams(texts: list[str]) -> Iterator[tuple[str, int]]:
    """(gram, id) of the texts numbered from 1, in the order of the table's key."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts, 1):
        for gram in grams_of(text):
            found[gram].append(i)
    for gram in sorted(found):
        yield from ((gram, i) for i in found[gram])


def _cases(vault: Vault, count: int, first: int, units: list[str], names: list[str]) -> Iterator[tuple[Any, ...]]:
    pick = random.Random(20260917)
    catalogue_hash = catalogues.load().hash
    types, districts = tuple(BusinessType), tuple(district.code for district in catalogues.load().districts)
    marks = [vault.mark("last4", f"{i:04d}") for i in range(10_000)]
    given_last4 = {last4: vault.mark("last4", last4) for last4 in LAST4}
    key_sealed, data_sealed = os.urandom(60), os.urandom(600)
    order = [column.name for column in cases.columns]
    name_every, last4_every = count // (len(NAMES) * SAME_NAME), count // (len(LAST4) * SAME_LAST4)
    for i in range(1, count + 1):
        fresh = i - (count - IN_REVIEW)  # from 1 in the working set
        state = _state_of(fresh, pick)
        lane = LANES[state]
        name = pick.choice(SURNAMES) + pick.choice(GIVEN) + pick.choice(GIVEN)
        turn, rest = divmod(i, name_every)
        if rest == 0 and turn <= len(NAMES) * SAME_NAME:
            name = NAMES[turn % len(NAMES)] + pick.choice(GIVEN)
        last4, last4_mark = f"{i % 10_000:04d}", marks[i % 10_000]
        turn, rest = divmod(i, last4_every)
        if rest == 1 and turn < len(LAST4) * SAME_LAST4:
            last4 = LAST4[turn % len(LAST4)]
            last4_mark = given_last4[last4]
        names.append(name)
        due_at = closing_of((NOW + timedelta(days=fresh % 12 - 3)).date()) if lane == "review" else None
        started_at = NOW - timedelta(minutes=(count - i) * 5)
        unit = pick.randrange(EMPLOYERS)
        row = {
            "id": i,
            "version": 3,
            "case_no": f"GJ{26 - (count - i) // 60_000:02d}-{i % 60_000:06d}",
            "business_type": types[i % len(types)].value,
            "district": districts[i % len(districts)],
            "state": state.value,
            "lane": lane,
            "round": 1,
            "origin": Origin.PRE_REVIEW.value,
            "fee_basis": FeeBasis.CONTRACT.value,
            "source": Source.COUNTER.value,
            "applicant_name": name,
            "employer_id": unit + 1,
            "employer_name": units[unit],
            "reviewer_id": None if 0 < fresh <= UNASSIGNED else first + i % REVIEWERS,
            "due_at": None if due_at is None else to_ms(due_at),
            "due_sort": NEVER_MS if due_at is None else to_ms(due_at),
            "is_forgery_hold": False,
            "is_booked": False,
            "is_checked_in": False,
            "materials": 14,
            "judged": i % 14,
            "failed": 0,
            "deferred": 0,
            "open_tasks": int(fresh > 0 and fresh % 100 == 0),
            "catalogue_hash": catalogue_hash,
            "started_at": to_ms(started_at),
            "updated_at": to_ms(started_at + timedelta(days=2)),
            "last4_sealed": vault.rows.seal_text(last4, f"case {i}"),
            "data_key_sealed": key_sealed,
            "data_sealed": data_sealed,
            "id_no_mark": vault.mark("id_no", str(i)),
            "last4_mark": last4_mark,
            "phone_mark": vault.mark("phone", str(i)),
            "active_no": None if lane == "closed" else 0,
        }
        yield tuple(row.get(column) for column in order)


def _state_of(fresh: int, pick: random.Random) -> CaseState:
    if fresh <= 0:
        return pick.choice(CLOSED)
    return CaseState.RESUBMITTED if fresh % 10 == 0 else CaseState.PRE_REVIEWING


# Loading


def _into_sqlite(path: Path, everything: dict[Table, Iterator[tuple[Any, ...]]]) -> None:
    import sqlite3

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -1000000"):
            connection.execute(f"PRAGMA {pragma}")
        wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = 'cases'"
        indexes = connection.execute(wanted).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.execute("BEGIN")
        for table, rows in everything.items():
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        for _, statement in indexes:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _into_postgresql(url: str, everything: dict[Table, Iterator[tuple[Any, ...]]]) -> None:
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")  # no look-up of foreign keys row by row
        wanted = """SELECT indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname
            JOIN pg_index ON indexrelid = pg_class.oid WHERE tablename = 'cases' AND NOT indisunique"""
        indexes = connection.execute(wanted).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}".encode())
        with connection.transaction():
            for table, rows in everything.items():
                columns = ", ".join(column.name for column in table.columns)
                with connection.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN".encode()) as copy:
                    for row in rows:
                        copy.write_row(row)
        for _, statement in indexes:
            connection.execute(statement.encode())
        connection.execute("VACUUM ANALYZE")
