"""The day at the counter as it is shown: everybody by slot, the search field's answer, the call display."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from casework.bookings import BookingStatus
from casework.cases import CaseId
from casework.counter import (
    CallDisplay,
    Called,
    CallState,
    CounterDay,
    DayAtCounter,
    DaySheetPrinted,
    Visitor,
    VisitorsMatching,
    WalkInId,
    WalkInState,
)
from casework.database.act import Act, Look, number
from casework.database.affected_people import masked_phone
from casework.database.arrivals import name_of_walk_in
from casework.database.booking_people import CASE_COLUMNS, PLACE_COLUMNS, is_flagged, last4_of
from casework.database.bookings import booking_of_row
from casework.database.calendar_tables import arrival, booking, counter_day, original_seen, service_counter, slot
from casework.database.reservations import site_row
from casework.database.rules import rules_of
from casework.database.tables import cases, material
from casework.identity import normal_id_no, normal_phone
from casework.lifecycle import BusinessType, CaseState, flow_of
from casework.materials import MaterialState, Requirement, Stage
from casework.reservations import CounterId, kind_for

PEOPLE_AT_MOST = 1_000
CALLS_SHOWN, WAITING_SHOWN = 8, 30

_HERE = (
    arrival.c.id.label("arrival_id"),
    arrival.c.queue_no,
    arrival.c.is_walk_in,
    arrival.c.came_at,
    arrival.c.called_at,
    arrival.c.called_to,
    arrival.c.calls,
    arrival.c.served_at,
    arrival.c.name_sealed,
)
_EXPECTED = (
    select(booking, *PLACE_COLUMNS, *CASE_COLUMNS, *_HERE)
    .join(slot, slot.c.id == booking.c.slot_id)
    .join(cases, cases.c.id == booking.c.case_id)
    .outerjoin(arrival, arrival.c.booking_id == booking.c.id)
    .where(booking.c.status != BookingStatus.CANCELLED)
    .order_by(slot.c.starts_at, arrival.c.came_at.is_(None), arrival.c.came_at, slot.c.counter_id, booking.c.id)
)
_WITHOUT = (
    select(arrival.c.case_id, arrival.c.state.label("walk_in_state"), *CASE_COLUMNS, *_HERE)
    .outerjoin(cases, cases.c.id == arrival.c.case_id)
    .where(arrival.c.booking_id.is_(None), arrival.c.is_walk_in, arrival.c.state != WalkInState.LEFT)
    .order_by(arrival.c.came_at, arrival.c.id)
)


def day_at_counter(look: Look, question: DayAtCounter) -> CounterDay:
    """Everybody who comes to a site on a day."""
    site_id = site_row(look, question.site_id)["id"]
    expected = _EXPECTED.where(slot.c.site_id == site_id, slot.c.on_day == question.on)
    if question.counter_id is not None:
        expected = expected.where(slot.c.counter_id == number(question.counter_id, "counter_not_found"))
    without = _WITHOUT.where(arrival.c.site_id == site_id, arrival.c.on_day == question.on)
    place = (counter_day.c.site_id == site_id, counter_day.c.on_day == question.on)
    closed = look.connection.execute(select(counter_day).where(*place)).one_or_none()
    return CounterDay(
        site_id=question.site_id,
        on=question.on,
        version=closed.version if closed is not None else 0,
        is_closed=closed is not None,
        closed_by=look.name(closed.closed_by) if closed is not None else "",
        closed_at=closed.closed_at if closed is not None else None,
        visitors=_visitors(look, expected, without),
        as_of=look.now,
    )


def _visitors(look: Look, expected: Select[Any], without: Select[Any]) -> tuple[Visitor, ...]:
    booked = look.connection.execute(expected.limit(PEOPLE_AT_MOST)).mappings().all()
    ticked = _ticked(look, [row["id"] for row in booked if row["arrival_id"] is not None])
    wanted = _wanted(look, [row["case_id"] for row in booked if row["arrival_id"] is not None])
    rows = look.connection.execute(without.limit(PEOPLE_AT_MOST)).mappings().all()
    case_ids = [row["case_id"] for row in (*booked, *rows) if row["case_id"] is not None]
    missed, deferred = _missed(look, case_ids), _deferred(look, case_ids)
    grace = rules_of(look).grace
    found = [
        _visitor(look, row, row["starts_at"] + grace, ticked.get(row["id"], 0), wanted.get(row["case_id"], 0))
        for row in booked
    ]
    found += [_visitor(look, row, None, 0, 0) for row in rows]
    return tuple(_with_past(visitor, missed, deferred) for visitor in found)


def _with_past(visitor: Visitor, missed: Mapping[int, int], deferred: Mapping[int, tuple[str, ...]]) -> Visitor:
    """What stands out about the case: earlier no-shows, not this one, and what is still to come."""
    if visitor.case_id is None:
        return visitor
    case_id, is_now = int(visitor.case_id), visitor.status is BookingStatus.NO_SHOW
    return replace(visitor, no_shows=missed.get(case_id, 0) - is_now, deferred=deferred.get(case_id, ()))


def _missed(look: Look, case_ids: list[int]) -> dict[int, int]:
    counted = select(booking.c.case_id, func.count()).where(
        booking.c.case_id.in_(case_ids), booking.c.status == BookingStatus.NO_SHOW
    )
    return {row[0]: row[1] for row in look.connection.execute(counted.group_by(booking.c.case_id))}


def _deferred(look: Look, case_ids: list[int]) -> dict[int, tuple[str, ...]]:
    wanted = select(material.c.case_id, material.c.code).where(
        material.c.case_id.in_(case_ids), material.c.state == MaterialState.DEFERRED
    )
    found: dict[int, tuple[str, ...]] = {}
    for case_id, code in look.connection.execute(wanted.order_by(material.c.code)):
        found[case_id] = (*found.get(case_id, ()), code)
    return found


def _ticked(look: Look, booking_ids: list[int]) -> dict[int, int]:
    counted = select(original_seen.c.booking_id, func.count()).where(original_seen.c.booking_id.in_(booking_ids))
    return {row[0]: row[1] for row in look.connection.execute(counted.group_by(original_seen.c.booking_id))}


def originals_wanted() -> Any:
    """The materials whose originals are seen at the counter: everything uploaded, and what is brought (domain.md 10.2)."""
    is_brought = and_(material.c.stage == Stage.ONSITE, material.c.requirement != Requirement.OPTIONAL)
    return or_(and_(material.c.stage == Stage.UPLOAD, material.c.upload_no > 0), is_brought)


def _wanted(look: Look, case_ids: list[int]) -> dict[int, int]:
    counted = select(material.c.case_id, func.count()).where(material.c.case_id.in_(case_ids), originals_wanted())
    return {row[0]: row[1] for row in look.connection.execute(counted.group_by(material.c.case_id))}


def _visitor(look: Look, row: Mapping[Any, Any], may_no_show_at: Any, ticked: int, wanted: int) -> Visitor:
    has_booking, has_case = "slot_id" in row, row["case_no"] is not None
    business_type = BusinessType(row["business_type"]) if has_case else None
    is_walk_in = bool(row["is_walk_in"])
    return Visitor(
        booking=booking_of_row(row) if has_booking else None,
        walk_in_id=WalkInId(str(row["arrival_id"])) if is_walk_in else None,
        case_id=CaseId(str(row["case_id"])) if has_case else None,
        case_no=row["case_no"] or "",
        case_version=row["case_version"] or 0,
        case_state=CaseState(row["state"]) if has_case else None,
        business_type=business_type,
        kind=kind_for(flow_of(business_type)) if business_type is not None else None,
        name=row["applicant_name"] if has_case else name_of_walk_in(look, row["name_sealed"]),
        id_last4=last4_of(look, row) if has_case else "",
        phone=masked_phone(look, row) if has_case else "",
        queue_no=row["queue_no"] or "",
        came_at=row["came_at"],
        called_at=row["called_at"],
        called_to=CounterId(str(row["called_to"])) if row["called_to"] is not None else None,
        calls=row["calls"] or 0,
        served_at=row["served_at"],
        may_no_show_at=may_no_show_at,
        is_flagged=is_flagged(look, row) if has_booking else False,
        is_walk_in=is_walk_in,
        originals_ticked=ticked,
        originals_wanted=wanted,
    )


def visitors_matching(look: Look, question: VisitorsMatching) -> tuple[Visitor, ...]:
    """People of a site's day whom the scanned or typed words name."""
    words = question.words.strip()
    if not words:
        return ()
    site_id = site_row(look, question.site_id)["id"]
    mark = look.office.vault.mark
    names = or_(
        cases.c.case_no == words.upper(),
        cases.c.applicant_name.startswith(words, autoescape=True),
        cases.c.id_no_mark == mark("id_no", normal_id_no(words)),
        cases.c.phone_mark == mark("phone", normal_phone(words)),
        cases.c.last4_mark == mark("last4", words.upper()),
        arrival.c.queue_no == words.upper(),
    )
    expected = _EXPECTED.where(slot.c.site_id == site_id, slot.c.on_day == question.on, names)
    without = _WITHOUT.where(arrival.c.site_id == site_id, arrival.c.on_day == question.on, names)
    return _visitors(look, expected, without)


def call_display(look: Look, question: CallDisplay) -> tuple[Called, ...]:
    """What the second screen shows."""
    site_id = site_row(look, question.site_id)["id"]
    here = (
        select(arrival.c.queue_no, arrival.c.called_at, service_counter.c.name)
        .outerjoin(service_counter, service_counter.c.id == arrival.c.called_to)
        .where(arrival.c.site_id == site_id, arrival.c.on_day == look.today)
        .where(arrival.c.state.in_((WalkInState.WAITING, WalkInState.PLACED)))
    )
    called = here.where(arrival.c.calls > 0).order_by(arrival.c.called_at.desc(), arrival.c.id.desc())
    waiting = here.where(arrival.c.calls == 0).order_by(arrival.c.came_at, arrival.c.id)
    return (
        *(
            Called(row.queue_no, CallState.CALLED, row.name, row.called_at)
            for row in look.connection.execute(called.limit(CALLS_SHOWN))
        ),
        *(
            Called(row.queue_no, CallState.WAITING, "", None)
            for row in look.connection.execute(waiting.limit(WAITING_SHOWN))
        ),
    )


def day_sheet_printed(act: Act, note: DaySheetPrinted) -> None:
    """Log that I print a day's list."""
    site_id = site_row(act, note.site_id)["id"]
    act.log_access("page_printed", None, {"site": site_id, "on": note.on.isoformat(), "people": note.people})
