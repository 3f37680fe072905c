"""What the inbox asks: sizes of queues, ids in order, rows for ids. Cost must not grow with the table.

Statements are built once per shape and kept; ids come as one string from the database; rows are read as plain tuples.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
)

from casework import wire
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
    DeleteFilter,
    Presence,
    Queue,
    QueueCount,
    QueueCounts,
    SavedFilter,
    SavedFilters,
    SaveFilter,
    SortBy,
)
from casework.database.act import Act, Entry, Look, number
from casework.database.inbox_search import Search, search_of, searched
from casework.database.tables import cases, from_ms, lease, presence, saved_filter, staff, to_ms
from casework.errors import Refused
from casework.identity import normal_id_no
from casework.lifecycle import BusinessType, CaseState
from casework.people import Role
from casework.workdays import SHANGHAI, closing_of

FIRST_ROWS = 50
ROWS_AT_MOST = 500
FILTERS_AT_MOST = 30
FILTER_NAME_LENGTH = 40

C = cases.c
_QUEUES: dict[Queue, ColumnElement[bool]] = {
    Queue.MINE: and_(C.lane == "review", C.reviewer_id == bindparam("me")),
    Queue.DUE_TODAY: and_(
        C.lane == "review", C.due_sort >= bindparam("now"), C.due_sort < bindparam("tomorrow", type_=BigInteger)
    ),
    Queue.OVERDUE: and_(C.lane == "review", C.due_sort < bindparam("now")),
    Queue.RETURNED: and_(C.lane == "review", C.state == CaseState.RESUBMITTED.value),
    Queue.ON_HOLD: C.lane == "hold",
    Queue.UNASSIGNED: and_(C.lane == "review", C.reviewer_id.is_(None)),
    Queue.IN_REVIEW: C.lane == "review",
    Queue.WAITING: C.lane == "waiting",
    Queue.PASSED: C.lane == "passed",
    Queue.ALL: literal(True),
    Queue.SUPERVISOR_TASKS: C.open_tasks > 0,
}
_SORTS = {
    SortBy.DUE: C.due_sort,
    SortBy.CASE_NO: C.case_no,
    SortBy.NAME: C.applicant_name,
    SortBy.EMPLOYER: C.employer_name,
    SortBy.UPDATED: type_coerce(C.updated_at, BigInteger),
    SortBy.STATE: C.state,
}


def _values(look: Look) -> dict[str, Any]:
    midnight = datetime.combine(look.today, datetime.min.time(), SHANGHAI)
    return {"me": look.my_id, "now": to_ms(look.now), "tomorrow": to_ms(midnight) + 86_400_000}


# Sizes


@cache
def _counts(queues: tuple[Queue, ...]) -> Select[Any]:
    return select(
        *(
            select(func.count())
            .select_from(
                select(literal(1)).select_from(cases).where(_QUEUES[queue]).limit(COUNT_AT_MOST + 1).subquery()
            )
            .scalar_subquery()
            for queue in queues
        )
    )


def queue_counts(look: Look, question: QueueCounts) -> tuple[QueueCount, ...]:
    """The size of every queue I see, each counted to 1000 at most."""
    is_supervisor = bool(look.me.roles & {Role.SUPERVISOR, Role.SYSTEM})
    queues = tuple(queue for queue in Queue if queue is not Queue.SUPERVISOR_TASKS or is_supervisor)
    row = look.connection.execute(_counts(queues), _values(look)).one()
    return tuple(QueueCount(queue, int(count)) for queue, count in zip(queues, row, strict=True))


# Ids

_FILTERS: dict[str, ColumnElement[bool]] = {
    "business_types": C.business_type.in_(bindparam("business_types", expanding=True)),
    "districts": C.district.in_(bindparam("districts", expanding=True)),
    "states": C.state.in_(bindparam("states", expanding=True)),
    "reviewers": C.reviewer_id.in_(bindparam("reviewers", expanding=True)),
    "due_within": C.due_sort < bindparam("due_before", type_=BigInteger),
    "round_at_least": C.round >= bindparam("round_at_least"),
    "has_deferred": C.deferred > 0,
    "has_no_deferred": C.deferred == 0,
}


@cache
def _ids(
    queue: Queue, filters: tuple[str, ...], search: tuple[str, ...], sort: SortBy, is_descending: bool, is_sqlite: bool
) -> Select[Any]:
    column = _SORTS[sort]
    order = (column.desc(), C.id.desc()) if is_descending else (column, C.id)
    wanted = select(C.id).where(_QUEUES[queue], *(_FILTERS[name] for name in filters))
    if search:
        wanted = wanted.where(or_(*(searched(kind) for kind in search)))
    ordered = wanted.order_by(*order).limit(bindparam("limit", type_=Integer)).subquery()
    if is_sqlite:
        return select(func.group_concat(ordered.c.id, ","))
    return select(func.string_agg(cast(ordered.c.id, String), ","))


def cases_matching(look: Look, question: CasesMatching) -> CaseIds:
    """Ids of a queue, narrowed, searched and ordered, with the first rows."""
    limit = max(1, min(question.limit, IDS_AT_MOST))
    values = _values(look) | {"limit": limit + 1}
    filters = _filter_values(look, question.filter, values)
    search = search_of(look, question.search)
    if search is not None and not search.kinds:
        return CaseIds((), False)
    if search is not None:
        values |= search.values
    kinds = search.kinds if isinstance(search, Search) else ()
    statement = _ids(
        question.queue, filters, kinds, question.sort, question.is_descending, look.office.engines.is_sqlite
    )
    found = look.connection.execute(statement, values).scalar_one_or_none()
    ids = tuple(found.split(",")) if found else ()
    rows = _rows(look, [int(id_) for id_ in ids[: min(FIRST_ROWS, limit)]])
    return CaseIds(ids[:limit], len(ids) > limit, rows)


def _filter_values(look: Look, wanted: CaseFilter, values: dict[str, Any]) -> tuple[str, ...]:
    names = []
    for name in ("business_types", "districts", "states"):
        if chosen := getattr(wanted, name):
            names.append(name)
            values[name] = [str(getattr(code, "value", code)) for code in chosen]
    if wanted.reviewers:
        names.append("reviewers")
        values["reviewers"] = [number(id_, "staff_not_found") for id_ in wanted.reviewers]
    if wanted.due_within is not None:
        names.append("due_within")
        calendar = look.office.calendar(look.connection)
        days = max(0, min(wanted.due_within, 250))
        values["due_before"] = to_ms(closing_of(calendar.last_day_within(look.today, days))) + 7 * 3_600_000
    if wanted.round_at_least is not None:
        names.append("round_at_least")
        values["round_at_least"] = wanted.round_at_least
    if wanted.has_deferred is not None:
        names.append("has_deferred" if wanted.has_deferred else "has_no_deferred")
    return tuple(names)


# Rows

_ROWS = select(
    C.id,
    C.version,
    C.case_no,
    C.applicant_name,
    C.last4_sealed,
    C.business_type,
    C.employer_name,
    C.district,
    C.state,
    C.round,
    type_coerce(C.due_at, BigInteger),
    C.lane,
    C.reviewer_id,
    C.materials,
    C.judged,
    C.failed,
    C.deferred,
    type_coerce(C.updated_at, BigInteger),
).where(C.id.in_(bindparam("ids", expanding=True)))

_PRESENT = (
    select(
        presence.c.case_id,
        presence.c.staff_id,
        type_coerce(presence.c.since_at, BigInteger),
        and_(lease.c.holder_id == presence.c.staff_id, lease.c.alive_at > bindparam("alive_after")).label("is_holder"),
    )
    .outerjoin(lease, lease.c.case_id == presence.c.case_id)
    .where(presence.c.case_id.in_(bindparam("ids", expanding=True)), presence.c.alive_at > bindparam("alive_after"))
    .order_by(presence.c.since_at)
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
    found = {row[0]: row for row in look.connection.execute(_ROWS, {"ids": ids})}
    present = _present(look, ids)
    calendar = look.office.calendar(look.connection)
    rows_box, name, now = look.office.vault.rows, look.name, look.now
    left_until: dict[int, int] = {}
    shown = []
    for id_ in ids:
        row = found.get(id_)
        if row is None:
            continue
        (_, version, case_no, applicant, last4, kind, employer, district, state, round_no, due, lane, reviewer) = row[
            :13
        ]
        is_on_hold = lane == "hold"
        due_at = from_ms(due) if due is not None else None
        left = None
        if due_at is not None and not is_on_hold:
            if due not in left_until:
                left_until[due] = calendar.workdays_left(due_at, now)
            left = left_until[due]
        shown.append(
            CaseRow(
                CaseId(str(id_)),
                version,
                case_no,
                applicant,
                rows_box.open_text(last4, f"case {id_}") if last4 is not None else "",
                BusinessType(kind),
                employer,
                district,
                CaseState(state),
                round_no,
                due_at,
                left,
                is_on_hold,
                name(reviewer) or None,
                present.get(id_),
                *row[13:17],
                from_ms(row[17]),
            )
        )
    return tuple(shown)


def _present(look: Look, ids: list[int]) -> dict[int, Presence]:
    """For each case the one to be shown: its holder, else who has been there longest; never me."""
    values = {"ids": ids, "alive_after": look.now - LEASE_LOST_AFTER}
    found: dict[int, Presence] = {}
    for case_id, staff_id, since_ms, is_holder in look.connection.execute(_PRESENT, values):
        if staff_id == look.my_id:
            continue
        if case_id not in found or is_holder:
            person = Presence(str(staff_id), look.name(staff_id), from_ms(since_ms), bool(is_holder))
            found[case_id] = person
    return found


# Filters of one's own


def saved_filters(look: Look, question: SavedFilters) -> tuple[SavedFilter, ...]:
    """My saved filters, by name."""
    table = saved_filter.c
    wanted = select(saved_filter).where(table.staff_id == look.my_id).order_by(table.name)
    return tuple(
        SavedFilter(str(row.id), row.name, Queue(row.queue), wire.load(CaseFilter, row.body))
        for row in look.connection.execute(wanted)
    )


def save_filter(act: Act, command: SaveFilter) -> SavedFilter:
    """Keep a filter under a name; the same name replaces it."""
    name = " ".join(command.name.split())
    if not name:
        raise Refused("name_needed", {"field": "name"})
    if len(name) > FILTER_NAME_LENGTH:
        raise Refused("field_too_long", {"field": "name", "limit": FILTER_NAME_LENGTH})
    table = saved_filter.c
    names = set(act.connection.execute(select(table.name).where(table.staff_id == act.my_id)).scalars())
    if name not in names and len(names) >= FILTERS_AT_MOST:
        raise Refused("too_many_filters", {"limit": FILTERS_AT_MOST})
    act.connection.execute(saved_filter.delete().where(table.staff_id == act.my_id, table.name == name))
    values = {
        "staff_id": act.my_id,
        "name": name,
        "queue": command.queue.value,
        "body": json.dumps(asdict(command.filter), ensure_ascii=False),
    }
    filter_id = act.connection.execute(insert(saved_filter).returning(table.id), values).scalar_one()
    _note_in_my_stream(act, {"filter": name})
    return SavedFilter(str(filter_id), name, command.queue, command.filter)


def delete_filter(act: Act, command: DeleteFilter) -> None:
    """Forget a saved filter of mine."""
    mine = saved_filter.c.staff_id == act.my_id
    filter_id = number(command.filter_id, "filter_not_found")
    if act.connection.execute(saved_filter.delete().where(mine, saved_filter.c.id == filter_id)).rowcount:
        _note_in_my_stream(act, {"filter": command.filter_id})


def _note_in_my_stream(act: Act, values: dict[str, Any]) -> None:
    """Journal an act in my own stream, with its next version."""
    table = staff.c
    version = act.connection.execute(
        staff.update().where(table.id == act.my_id).values(version=table.version + 1).returning(table.version)
    ).scalar_one()
    act.entries.append(Entry(f"staff:{act.my_id}", version, values))


# Smaller questions


def active_case_of(look: Look, question: ActiveCaseOf) -> str | None:
    """The case number of a person's active case."""
    mark = look.office.vault.mark("id_no", normal_id_no(question.id_no))
    wanted = select(C.case_no).where(C.id_no_mark == mark, C.active_no.is_not(None)).order_by(C.id).limit(1)
    return look.connection.execute(wanted).scalar_one_or_none()


def catalogue_body(look: Look, question: CatalogueBody) -> str:
    """The catalogue's canonical JSON."""
    wanted = question.hash or look.office.catalogue_in_force(look.connection, question.district, look.today)
    return look.office.catalogue_body(look.connection, wanted)
