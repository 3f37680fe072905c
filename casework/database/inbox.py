"""What the inbox asks: sizes of queues, ids in order, rows for ids. Cost must not grow with the table (design rule 9).

Each statement is put together once per shape and kept as the driver's text; ids come as one text from the database; rows are read as
plain tuples with times as integers. An inbox is read again and again while little of it changes: a row is made anew only when something
in it did.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import select

from casework.cases import (
    COUNT_AT_MOST,
    IDS_AT_MOST,
    LEASE_LOST_AFTER,
    ActiveCaseOf,
    CaseFilter,
    CaseId,
    CaseIds,
    CaseRow,
    CaseRows,
    CasesMatching,
    CatalogueBody,
    Presence,
    Queue,
    QueueCount,
    QueueCounts,
    SortBy,
)
from casework.database import driver_sql
from casework.database.act import Look, number
from casework.database.columns import from_ms, to_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.database.inbox_search import Meaning, hits, search_of
from casework.database.tables import cases
from casework.errors import NotAllowed, Refused, Unavailable
from casework.identity import normal_id_no
from casework.lifecycle import BusinessType, CaseState
from casework.people import SUPERVISORS
from casework.workdays import SHANGHAI

FIRST_ROWS = 50
ROWS_AT_MOST = 500
DUE_WITHIN_AT_MOST = 250
CHOICES_AT_MOST = 500
ROWS_KEPT = 5_000

_LANES = {
    Queue.MINE: "review",
    Queue.DUE_TODAY: "review",
    Queue.OVERDUE: "review",
    Queue.RETURNED: "review",
    Queue.ON_HOLD: "hold",
    Queue.UNASSIGNED: "review",
    Queue.IN_REVIEW: "review",
    Queue.WAITING: "waiting",
    Queue.PASSED: "passed",
}
_NARROWED = {
    Queue.MINE: "c.reviewer_id = :me",
    Queue.DUE_TODAY: "c.due_sort BETWEEN :today AND :tomorrow - 1",
    Queue.OVERDUE: "c.due_sort < :today",
    Queue.RETURNED: "c.state = 'resubmitted'",
    Queue.UNASSIGNED: "c.reviewer_id IS NULL",
    Queue.SUPERVISOR_TASKS: "c.open_tasks > 0",
}
_SORTS = {
    SortBy.DUE: ("due_sort", "id"),
    SortBy.CASE_NO: ("case_no",),
    SortBy.NAME: ("applicant_name", "id"),
    SortBy.EMPLOYER: ("employer_name", "id"),
    SortBy.UPDATED: ("updated_at", "id"),
    SortBy.STATE: ("state", "due_sort", "id"),
}
Made = dict[int, tuple[tuple[Any, ...], CaseRow]]

_TYPES = {kind.value: kind for kind in BusinessType}
_STATES = {state.value: state for state in CaseState}


def conditions_of(queue: Queue) -> list[str]:
    """What makes a case part of a queue, written so that an index of its own answers it."""
    lane = _LANES.get(queue)
    narrowed = _NARROWED.get(queue)
    return [*([f"c.lane = '{lane}'"] if lane else []), *([narrowed] if narrowed else [])]


@lru_cache(maxsize=8)
def _day(on: date) -> dict[str, Any]:
    """The first moment of a day in Beijing and of the day after."""
    return {"today": start_of(on), "tomorrow": start_of(on + timedelta(days=1))}


def start_of(on: date) -> int:
    """The first moment of a day in Beijing, in milliseconds."""
    return to_ms(datetime.combine(on, time.min, SHANGHAI))


def values_of(look: Look) -> dict[str, Any]:
    """The values every queue's conditions may name."""
    return {"me": look.my_id, **_day(look.today)}


# Sizes


@cache
def _counts(queues: tuple[Queue, ...], dialect: Dialect) -> str:
    counted = (
        f"(SELECT count(*) FROM (SELECT 1 AS one FROM cases AS c WHERE {' AND '.join(conditions_of(queue) or ['1 = 1'])}"
        f" LIMIT {COUNT_AT_MOST + 1}) AS q{i})"
        for i, queue in enumerate(queues)
    )
    return dialect.text(f"SELECT {', '.join(counted)}")


def queue_counts(look: Look, question: QueueCounts) -> tuple[QueueCount, ...]:
    """The size of every queue I see, each counted to `COUNT_AT_MOST` + 1."""
    queues = tuple(queue for queue in Queue if queue is not Queue.SUPERVISOR_TASKS or look.me.roles & SUPERVISORS)
    statement = _counts(queues, dialect_of(look.office.engines.is_sqlite))
    (row,) = driver_sql.fetch(look.connection, statement, values_of(look))
    return tuple(QueueCount(queue, int(count)) for queue, count in zip(queues, row, strict=True))


# Ids


@lru_cache(maxsize=2_000)
def _ids(
    queue: Queue,
    filters: tuple[str, ...],
    words: tuple[Meaning, ...],
    sort: SortBy,
    is_descending: bool,
    limit: int,
    dialect: Dialect,
) -> str:
    """One row: the ids as one text in order, and whether some word may mean more cases than were looked at."""
    lane = _LANES.get(queue)
    found = [f"w{i}" for i in range(len(words))]
    given = [
        f"{name} AS MATERIALIZED ({hits(meanings, name, lane, dialect)})"
        for name, meanings in zip(found, words, strict=True)
    ]
    source, conditions = "cases AS c", [*conditions_of(queue), *filters]
    if found:
        source, is_found = dialect.cases_of(" INTERSECT ".join(f"SELECT id FROM {name}" for name in found))
        conditions.append(is_found)
    order = ", ".join(f"c.{column}{' DESC' if is_descending else ''}" for column in _SORTS[sort])
    ordered = (
        f"SELECT c.id FROM {source} WHERE {' AND '.join(conditions or ['1 = 1'])} ORDER BY {order} LIMIT {limit + 1}"
    )
    too_many = " OR ".join(f"(SELECT count(*) FROM {name}) > {IDS_AT_MOST}" for name in found) or "1 = 0"
    return dialect.text(
        f"{'WITH ' + ', '.join(given) if given else ''} SELECT {dialect.joined('id')}, {too_many} FROM ({ordered}) AS o"
    )


def cases_matching(look: Look, question: CasesMatching) -> CaseIds:
    """Ids of a queue, narrowed, searched and ordered, with the first rows."""
    if question.queue is Queue.SUPERVISOR_TASKS and not look.me.roles & SUPERVISORS:
        raise NotAllowed("not_your_role", {"roles": sorted(SUPERVISORS)})
    dialect = dialect_of(look.office.engines.is_sqlite)
    values = values_of(look)
    filters = filters_of(look, question.filter, values, dialect)
    search = search_of(look, question.search, dialect) if question.search else None
    if search is not None:
        if not search.words:
            return CaseIds((), False)
        values |= search.values
    words = search.words if search else ()
    limit = max(1, min(question.limit, IDS_AT_MOST))
    statement = _ids(question.queue, filters, words, question.sort, question.is_descending, limit, dialect)
    ((text, is_too_many),) = driver_sql.fetch(look.connection, statement, values)
    ids = text.split(",") if text else []
    is_more = len(ids) > limit or bool(is_too_many)
    return CaseIds(tuple(ids[:limit]), is_more, _rows(look, [int(id_) for id_ in ids[: min(FIRST_ROWS, limit)]]))


def filters_of(look: Look, wanted: CaseFilter, values: dict[str, Any], dialect: Dialect) -> tuple[str, ...]:
    """The conditions of a filter; their values are bound."""
    if wanted == CaseFilter():
        return ()
    found = []
    for name, column in (("business_types", "business_type"), ("districts", "district"), ("states", "state")):
        if chosen := getattr(wanted, name):
            found.append(dialect.is_one_of(f"c.{column}", name))
            values[name] = dialect.listed(str(code) for code in _some(chosen, name))
    if wanted.reviewers:
        found.append(dialect.is_one_id_of("c.reviewer_id", "reviewers"))
        reviewers = _some(wanted.reviewers, "reviewers")
        values["reviewers"] = dialect.listed(number(id_, "staff_not_found") for id_ in reviewers)
    if wanted.due_within is not None:
        found.append("c.due_sort < :due_before")
        calendar = look.office.calendar(look.connection)
        last = calendar.last_day_within(look.today, max(-1, min(wanted.due_within, DUE_WITHIN_AT_MOST)))
        values["due_before"] = start_of(last + timedelta(days=1))
    if wanted.round_at_least is not None:
        found.append("c.round >= :round_at_least")
        values["round_at_least"] = max(0, min(wanted.round_at_least, 10_000))
    if wanted.has_deferred is not None:
        found.append("c.deferred > 0" if wanted.has_deferred else "c.deferred = 0")
    return tuple(found)


def _some(chosen: tuple[str, ...], name: str) -> tuple[str, ...]:
    if len(chosen) > CHOICES_AT_MOST or any(not str(code).isprintable() for code in chosen):
        raise Refused("filter_wrong", {"field": name})
    return chosen


# Rows


@cache
def _rows_statement(dialect: Dialect) -> str:
    """Rows of these ids in any order; a case several colleagues are in comes once for each of them."""
    return dialect.text(
        f"""SELECT c.id, c.version, c.case_no, c.applicant_name, c.last4_sealed, c.business_type, c.employer_name, c.district,
            c.state, c.round, c.due_at, c.lane, c.reviewer_id, c.materials, c.judged, c.failed, c.deferred, c.updated_at,
            l.holder_id, l.taken_at, p.staff_id, p.since_at
        FROM cases AS c
        LEFT JOIN lease AS l ON l.case_id = c.id AND l.alive_at > :alive_after AND l.holder_id <> :me
        LEFT JOIN presence AS p ON p.case_id = c.id AND p.alive_at > :alive_after AND p.staff_id <> :me
        WHERE {dialect.is_one_id_of("c.id", "ids")}"""
    )


def case_rows(look: Look, question: CaseRows) -> tuple[CaseRow, ...]:
    """Rows for these ids, in their order. Refused: too_many_ids (limit)."""
    if len(question.ids) > ROWS_AT_MOST:
        raise Refused("too_many_ids", {"limit": ROWS_AT_MOST})
    return rows_of(look, question.ids)


def rows_of(look: Look, ids: Iterable[str]) -> tuple[CaseRow, ...]:
    """Rows of existing cases, in the order of the ids."""
    return _rows(look, [number(id_) for id_ in ids])


def _rows(look: Look, ids: list[int]) -> tuple[CaseRow, ...]:
    if not ids:
        return ()
    dialect = dialect_of(look.office.engines.is_sqlite)
    alive_after = to_ms(look.now - LEASE_LOST_AFTER)
    values = {"ids": dialect.listed(ids), "me": look.my_id, "alive_after": alive_after}
    by_id: dict[int, tuple[Any, ...]] = {}
    for row in driver_sql.fetch(look.connection, _rows_statement(dialect), values):
        known = by_id.get(row[0])
        if known is None or row[21] < known[21]:
            by_id[row[0]] = row
    made = _made(look.office.rows_made, look.today)
    row_of = _row_maker(look)
    rows = []
    for row in [by_id[id_] for id_ in ids if id_ in by_id]:
        same = made.get(row[0])
        if same is None or same[0] != row:
            made[row[0]] = same = row, row_of(*row)
        rows.append(same[1])
    return tuple(rows)


def _made(kept: dict[date, Made], today: date) -> Made:
    """Today's rows as they were made last, by id; not too many of them, and none of another day: its working days left were others."""
    made = kept.get(today)
    if made is None or len(made) > ROWS_KEPT:
        kept.clear()
        made = kept[today] = {}
    return made


def _row_maker(look: Look) -> Callable[..., CaseRow]:
    """Makes rows of this moment; what many rows share (names, due times, days left) is worked out once."""
    calendar, now, open_text = look.office.calendar(look.connection), look.now, look.office.vault.rows.open_text
    clock: dict[int | None, tuple[datetime | None, int | None]] = {None: (None, None)}
    names: dict[int | None, str | None] = {None: None}

    def name(staff_id: int | None) -> str:
        found = names.get(staff_id)
        if found is None:
            found = names[staff_id] = look.name(staff_id)
        return found

    def row_of(
        id_: int, version: int, case_no: str, applicant: str, last4: bytes | None, kind: str, employer: str,
        district: str, state: str, round_no: int, due: int | None, lane: str, reviewer: int | None, materials: int,
        judged: int, failed: int, deferred: int, updated: int, holder: int | None, taken: int, present: int | None,
        since: int,
    ) -> CaseRow:  # fmt: skip
        if due is not None and due not in clock:
            due_at = from_ms(due)
            clock[due] = (due_at, calendar.workdays_left(due_at, now))
        due_at_, left = clock[due]
        is_on_hold = lane == "hold"
        someone = None
        if holder is not None:
            someone = Presence(str(holder), name(holder), from_ms(taken), True)
        elif present is not None:
            someone = Presence(str(present), name(present), from_ms(since), False)
        try:
            id_last4 = open_text(last4, f"case {id_}") if last4 else ""
        except Unavailable:
            id_last4 = "????"  # one that was tampered with shows as such, and hides no other row
        return CaseRow(
            CaseId(str(id_)), version, case_no, applicant, id_last4, _TYPES[kind], employer, district, _STATES[state],
            round_no, due_at_, None if is_on_hold else left, is_on_hold,
            None if reviewer is None else name(reviewer), someone, materials, judged, failed, deferred,
            from_ms(updated),
        )  # fmt: skip

    return row_of


# Smaller questions


def active_case_of(look: Look, question: ActiveCaseOf) -> str | None:
    """The case number of a person's newest active case."""
    mark = look.office.vault.mark("id_no", normal_id_no(question.id_no))
    table = cases.c
    wanted = select(table.case_no).where(table.id_no_mark == mark, table.active_no.is_not(None))
    return look.connection.execute(wanted.order_by(table.active_no.desc()).limit(1)).scalar_one_or_none()


def catalogue_body(look: Look, question: CatalogueBody) -> str:
    """The catalogue's canonical JSON."""
    wanted = question.hash or look.office.catalogue_in_force(look.connection, question.district, look.today)
    return look.office.catalogue_body(look.connection, wanted)
