"""When a review is due (domain.md 10.13): its working days, for non-new at latest the working day before the visit.

Counted anew when a visit is booked or moved, and for every running review when a holiday notice changes the working days.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select

from casework.bookings import LIVE
from casework.database.act import Act, CaseInHand
from casework.database.calendar_tables import booking, slot
from casework.database.driver_sql import Statement
from casework.database.guards import flow_of_case
from casework.database.office_data import day_of
from casework.database.tables import cases
from casework.lifecycle import IN_REVIEW, Flow
from casework.workdays import WorkCalendar, closing_of

_VISIT_OF = Statement(
    select(slot.c.on_day)
    .join(booking, booking.c.slot_id == slot.c.id)
    .where(booking.c.case_id == bindparam("case"), booking.c.status.in_(sorted(status.value for status in LIVE)))
)


def review_due(act: Act, case: CaseInHand) -> datetime:
    """When a round that may begin now is due (UTC)."""
    calendar = act.office.calendar(act.connection)
    return _capped(act, case, calendar.review_due_at(act.now), _visit_on(act, case), calendar)


def visit_is_on(act: Act, case: CaseInHand, on: date) -> None:
    """The case's visit is on this day now: a running review of a non-new case is due before it, never later than it was."""
    if case.state in IN_REVIEW and case["due_at"] is not None:
        calendar = act.office.calendar(act.connection)
        case.set(due_at=_capped(act, case, case["due_at"], on, calendar))


def count_anew(act: Act, before: WorkCalendar) -> int:
    """The working days have changed: every running review keeps as many of them as it had left. How many moved."""
    after, today = act.office.calendar(act.connection), act.today
    running = select(cases.c.id, cases.c.due_at).where(cases.c.lane == "review", cases.c.due_at > closing_of(today))
    moved = 0
    for row in act.connection.execute(running.order_by(cases.c.id)).all():
        due_on = day_of(row.due_at)
        wanted = after.add_workdays(today, before.workdays_between(today, due_on))
        if wanted != due_on:
            case = act.take(str(row.id))
            due_at = _capped(act, case, closing_of(wanted), _visit_on(act, case), after)
            case.set(due_at=due_at)
            case.note({"due_at": due_at.isoformat()})
            moved += 1
    return moved


def _visit_on(act: Act, case: CaseInHand) -> date | None:
    if flow_of_case(case) is Flow.NEW or not case["is_booked"]:
        return None
    found: Any = _VISIT_OF.row(act.connection, {"case": case.id})
    return found["on_day"] if found is not None else None


def _capped(act: Act, case: CaseInHand, due_at: datetime, visit_on: date | None, calendar: WorkCalendar) -> datetime:
    """At latest the working day before the visit; a visit so near is due today."""
    if visit_on is None or flow_of_case(case) is Flow.NEW:
        return due_at
    return min(due_at, closing_of(max(calendar.add_workdays(visit_on, -1), act.today)))
