"""Figures beside the inbox: how many cases saved filters find, and what one got done today. Each costs a bounded number of rows."""

from datetime import timedelta
from functools import lru_cache

from sqlalchemy import func, select

from casework.cases import (
    COUNT_AT_MOST,
    LEASE_LOST_AFTER,
    FilterCount,
    Queue,
    SavedFilterCounts,
    Today,
    TodaysFigures,
)
from casework.database import driver_sql
from casework.database.act import Look
from casework.database.columns import from_ms
from casework.database.driver_sql import Dialect, dialect_of
from casework.database.inbox import conditions_of, filters_of, start_of, values_of
from casework.database.saved_filters import filters_of_mine
from casework.database.tables import notice, presence
from casework.notices import NoticeKind
from casework.people import SUPERVISORS

LOOKED_AT = 5_000
"""How many cases of its queue a filter is tried on, those due first; the others are only said to be there."""


@lru_cache(maxsize=500)
def _count(queue: Queue, filters: tuple[str, ...], dialect: Dialect) -> str:
    """Two numbers: how many of the cases looked at fit, and whether there are more to look at."""
    where = " AND ".join(conditions_of(queue) or ["1 = 1"])
    columns = "c.id, c.due_sort, c.business_type, c.district, c.state, c.reviewer_id, c.round, c.deferred"
    looked_at = f"SELECT {columns} FROM cases AS c WHERE {where} ORDER BY c.due_sort, c.id LIMIT {LOOKED_AT}"
    fitting = f"SELECT 1 AS one FROM ({looked_at}) AS c WHERE {' AND '.join(filters or ('1 = 1',))}"
    all_of_them = f"SELECT 1 AS one FROM cases AS c WHERE {where} LIMIT {LOOKED_AT + 1}"
    return dialect.text(
        f"SELECT (SELECT count(*) FROM ({fitting} LIMIT {COUNT_AT_MOST + 1}) AS f),"
        f" (SELECT count(*) FROM ({all_of_them}) AS a) > {LOOKED_AT}"
    )


def saved_filter_counts(look: Look, question: SavedFilterCounts) -> tuple[FilterCount, ...]:
    """The size of every filter I keep, in their order."""
    dialect = dialect_of(look.office.engines.is_sqlite)
    found = []
    for saved in filters_of_mine(look):
        if saved.queue is Queue.SUPERVISOR_TASKS and not look.me.roles & SUPERVISORS:
            continue
        values = values_of(look)
        statement = _count(saved.queue, filters_of(look, saved.filter, values, dialect), dialect)
        ((count, is_more),) = driver_sql.fetch(look.connection, statement, values)
        found.append(FilterCount(saved.id, int(count), bool(is_more)))
    return tuple(found)


def todays_figures(look: Look, question: TodaysFigures) -> Today:
    """The rounds I finished today and who else is in a case now."""
    table = notice.c
    since, until = (from_ms(start_of(day)) for day in (look.today, look.today + timedelta(days=1)))
    mine = (
        select(table.round, table.kind)
        .where(
            table.sent_by == look.my_id,
            table.sent_at >= since,
            table.sent_at < until,
            table.kind != NoticeKind.AMENDED,
            table.recalled_at.is_(None),
        )
        .limit(COUNT_AT_MOST + 1)
    )
    rounds = look.connection.execute(mine).all()
    first = [row.kind for row in rounds if row.round == 1]
    others = select(func.count(presence.c.staff_id.distinct())).where(
        presence.c.alive_at > look.now - LEASE_LOST_AFTER, presence.c.staff_id != look.my_id
    )
    return Today(
        finished=len(rounds),
        first_rounds=len(first),
        first_passed=first.count(NoticeKind.PASSED),
        colleagues=int(look.connection.execute(others).scalar_one()),
    )
