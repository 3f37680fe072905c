"""The day as the office tells it, and on top of it what this PC has marked and the office does not know yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from casework.bookings import BookingStatus
from casework.counter import CounterDay, Visitor
from casework.reservations import Slot, SlotStatus
from desktop.counter_store import KeptAct
from ui.counter.visits import Day, SlotLoad, Visit, VisitState, in_order

STATES: Mapping[BookingStatus, VisitState] = {
    BookingStatus.HELD: VisitState.EXPECTED,
    BookingStatus.ACTIVE: VisitState.EXPECTED,
    BookingStatus.CHECKED_IN: VisitState.WAITING,
    BookingStatus.SERVED: VisitState.SERVED,
    BookingStatus.NO_SHOW: VisitState.NO_SHOW,
    BookingStatus.CANCELLED: VisitState.CANCELLED,
}


def visit_of(visitor: Visitor, counters: Mapping[str, str], materials: Mapping[str, str]) -> Visit:
    """A visitor as the list shows it; `counters` are names by id,
    `materials` by code."""
    booking = visitor.booking
    state = VisitState.UNPLACED if booking is None else STATES[booking.status]
    if visitor.served_at is not None:
        state = VisitState.SERVED
    elif visitor.called_at is not None and state in (VisitState.WAITING, VisitState.UNPLACED):
        state = VisitState.CALLED
    return Visit(
        id=str(booking.id) if booking is not None else f"w{visitor.walk_in_id}",
        version=booking.version if booking is not None else 0,
        status=booking.status.value if booking is not None else "",
        case_id=str(visitor.case_id or ""),
        case_no=visitor.case_no,
        name=visitor.name,
        id_last4=visitor.id_last4,
        phone=visitor.phone,
        business_type=visitor.business_type.value if visitor.business_type is not None else "",
        case_state=visitor.case_state.value if visitor.case_state is not None else "",
        slot_id=str(booking.slot_id) if booking is not None else "",
        starts_at=booking.starts_at if booking is not None else None,
        ends_at=booking.ends_at if booking is not None else None,
        counter_id=str(booking.counter_id) if booking is not None else "",
        counter_name=counters.get(str(booking.counter_id), "") if booking is not None else "",
        state=state,
        queue_no=visitor.queue_no,
        arrived_at=visitor.came_at,
        called_at=visitor.called_at,
        called_counter=counters.get(str(visitor.called_to), "") if visitor.called_to is not None else "",
        served_at=visitor.served_at,
        may_no_show_at=visitor.may_no_show_at,
        is_walk_in=visitor.is_walk_in,
        is_unreviewed=visitor.is_flagged,
        no_shows=visitor.no_shows,
        deferred=tuple(materials.get(code, code) for code in visitor.deferred),
    )


def loads_of(slots: Sequence[Slot], counter_id: str) -> tuple[SlotLoad, ...]:
    """The day's profile: open slots of the counter (all without one), added up by their start."""
    found: dict[datetime, list[int]] = {}
    for slot in slots:
        if slot.status is SlotStatus.DRAFT or (counter_id and slot.counter_id != counter_id):
            continue
        sums = found.setdefault(slot.starts_at, [0, 0, 0, 0])
        places = slot.capacity if slot.status is SlotStatus.OPEN else slot.booked
        for place, number in enumerate((places, slot.booked, slot.arrived, slot.served)):
            sums[place] += number
    return tuple(SlotLoad(starts_at, *found[starts_at]) for starts_at in sorted(found))


def day_of(
    day: CounterDay,
    loads: tuple[SlotLoad, ...],
    counters: Mapping[str, str],
    materials: Mapping[str, str],
    taken: Sequence[KeptAct],
    kept: Sequence[KeptAct],
    now: datetime,
    *,
    is_told: bool,
) -> Day:
    """The office's day with this PC's marks laid over it: those it has taken since, then those it does not have yet.

    `is_told`: the latter are shown as waiting.
    """
    visits = {visit.id: visit for visit in (visit_of(one, counters, materials) for one in day.visitors)}
    for act in taken:
        _lay_over(visits, act, 0)
    for act in kept:
        if not act.problem:
            _lay_over(visits, act, 1 if is_told else 0)
    return Day(now, in_order(list(visits.values())), loads, day.is_closed, day.closed_by)


def _lay_over(visits: dict[str, Visit], act: KeptAct, told: int) -> None:
    at, facts = datetime.fromisoformat(act.at), act.facts
    if act.name == "WalkIn":
        visits[act.visit] = _walked_in(act, at, told)
        return
    visit = visits.get(act.visit)
    if visit is None:
        return
    if act.name == "WalkInLeft":
        del visits[act.visit]
        return
    changed: dict[str, Any] = {}
    match act.name:
        case "CheckIn":
            changed = {"state": VisitState.WAITING, "arrived_at": visit.arrived_at or at}
            changed["queue_no"] = visit.queue_no or str(facts.get("queue_no", ""))
        case "CallVisitor":
            changed = {"state": VisitState.CALLED, "called_at": at, "called_counter": str(facts.get("counter", ""))}
        case "MarkServed":
            changed = {"state": VisitState.SERVED, "served_at": at}
        case "MarkNoShow":
            changed = {"state": VisitState.NO_SHOW}
        case "UndoMark":
            changed = _undone(visit)
    visits[act.visit] = replace(visit, queued=visit.queued + told, **changed)


def _undone(visit: Visit) -> dict[str, Any]:
    if visit.state is VisitState.SERVED:
        state = VisitState.CALLED if visit.called_at is not None else VisitState.WAITING
        return {"state": state, "served_at": None}
    return {"state": VisitState.EXPECTED, "arrived_at": None, "called_at": None, "called_counter": "", "queue_no": ""}


def _walked_in(act: KeptAct, at: datetime, told: int) -> Visit:
    said = {name: str(act.facts.get(name, "")) for name in ("case_id", "case_no", "name", "id_last4", "queue_no")}
    return Visit(
        id=act.visit,
        version=0,
        status="",
        case_id=said["case_id"],
        case_no=said["case_no"],
        name=said["name"],
        id_last4=said["id_last4"],
        phone="",
        business_type=str(act.facts.get("business_type", "")),
        case_state="",
        slot_id="",
        starts_at=None,
        ends_at=None,
        counter_id="",
        counter_name="",
        state=VisitState.UNPLACED,
        queue_no=said["queue_no"],
        arrived_at=at,
        is_walk_in=True,
        queued=told,
    )
