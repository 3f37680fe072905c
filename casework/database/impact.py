"""What a draft of edits would do to every cell: worked out the same way for the preview and for applying it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, select

from casework.database.act import Look, number
from casework.database.affected_people import Proposals, affected_of, people_in
from casework.database.calendar_days import days_between
from casework.database.calendar_tables import change_set, change_set_slot, service_counter, slot
from casework.database.reservations import site_row
from casework.errors import Refused
from casework.reservations import LARGEST_CAPACITY, AppointmentKind, CalendarDay, CounterId, SlotId, SlotStatus
from casework.shaping import (
    EDITS_AT_MOST,
    Affected,
    CellConflict,
    CellProblem,
    Draft,
    Impact,
    ImpactOf,
    SlotEdit,
    Surplus,
    Why,
    day_of_slot,
)

SHAPE = (
    "kind",
    "status",
    "closed_reason",
    "capacity",
    "target_capacity",
    "allowance",
    "allowance_until_at",
    "public_limit",
)
"""What a supervisor shapes of a slot; undoing puts these back."""


@dataclass(slots=True)
class Cell:
    """One edit worked out: the slot as it is (None: none), what shall change, and who is hit."""

    edit: SlotEdit
    row: RowMapping | None
    on: date | None
    after: dict[str, Any] = field(default_factory=dict)
    problem: str | None = None
    why: Why | None = None
    surplus: int = 0
    is_taking: bool = False
    people: list[RowMapping] = field(default_factory=list)

    @property
    def is_changing(self) -> bool:
        """Whether anything would be different."""
        return self.row is None or any(self.row[name] != value for name, value in self.after.items())


@dataclass(slots=True)
class Plan:
    """A draft worked out against the calendar as it is."""

    site_id: int
    cells: list[Cell]
    days: dict[date, CalendarDay]
    conflicts: list[CellConflict]

    @property
    def problems(self) -> list[CellProblem]:
        """Edits that would be refused."""
        return [
            CellProblem(cell.edit.counter_id, cell.edit.starts_at, cell.problem)
            for cell in self.cells
            if cell.problem is not None
        ]


def check_size(draft: Draft) -> None:
    """Refused: too_many_edits."""
    if len(draft.edits) > EDITS_AT_MOST:
        raise Refused("too_many_edits", {"limit": EDITS_AT_MOST})


def plan_of(look: Look, draft: Draft, *, is_locking: bool = False) -> Plan:
    """Work a draft out; `is_locking` locks its counters and slots, ascending, for applying it. Refused: nothing_changed."""
    if not draft.edits and not draft.days:
        raise Refused("nothing_changed")
    site_id = site_row(look, draft.site_id)["id"]
    windows = _counters(look, site_id, is_locking=is_locking)
    rows = _slots(look, site_id, draft, is_locking=is_locking)
    by_place = {(row["counter_id"], row["starts_at"]): row for row in rows}
    days = _days(look, site_id, draft)
    cells = []
    for edit in draft.edits:
        counter_id = number(edit.counter_id, "counter_not_found")
        on = day_of_slot(edit.starts_at, edit.ends_at)
        cell = Cell(edit, by_place.get((counter_id, edit.starts_at)), on)
        cell.problem = "counter_unknown" if counter_id not in windows else None
        cells.append(cell)
    _check_overlaps(cells, rows)
    closing = {day.on for day in draft.days if day.is_closed}
    for cell in cells:
        if cell.problem is None:
            _work_out(look, draft, cell, days, closing)
    conflicts = [conflict for cell in cells if (conflict := _conflict(look, cell)) is not None]
    conflicts += _forgotten(look, draft, rows, cells)
    _find_people(look, cells)
    return Plan(site_id, cells, days, conflicts)


def _counters(look: Look, site_id: int, *, is_locking: bool) -> set[int]:
    """The site's counters in use; locked, nobody else makes slots at them meanwhile."""
    wanted = select(service_counter.c.id).where(service_counter.c.site_id == site_id, service_counter.c.is_active)
    wanted = wanted.order_by(service_counter.c.id)
    return set(look.connection.execute(wanted.with_for_update() if is_locking else wanted).scalars())


def _slots(look: Look, site_id: int, draft: Draft, *, is_locking: bool) -> list[RowMapping]:
    """All slots of the days that are edited, ascending by id."""
    days = {on for edit in draft.edits if (on := day_of_slot(edit.starts_at, edit.ends_at)) is not None}
    days |= {day.on for day in draft.days}
    wanted = select(slot).where(slot.c.site_id == site_id, slot.c.on_day.in_(sorted(days))).order_by(slot.c.id)
    return list(look.connection.execute(wanted.with_for_update() if is_locking else wanted).mappings())


def _days(look: Look, site_id: int, draft: Draft) -> dict[date, CalendarDay]:
    """Every edited day as it will be."""
    edited = sorted(
        {on for edit in draft.edits if (on := day_of_slot(edit.starts_at, edit.ends_at)) is not None}
        | {day.on for day in draft.days}
    )
    found: dict[date, CalendarDay] = {}
    if edited:
        found = days_between(look, site_id, edited[0], edited[-1]) if (edited[-1] - edited[0]).days < 400 else {}
        found = found or {on: days_between(look, site_id, on, on)[on] for on in edited}
    for day in draft.days:
        found[day.on] = replace(found[day.on], is_closed=day.is_closed, closed_reason=day.reason)
    return found


def _check_overlaps(cells: Sequence[Cell], rows: Sequence[RowMapping]) -> None:
    """Slots of one counter follow each other: no new one reaches into another."""
    taken: dict[str, list[tuple[datetime, datetime]]] = {}
    for row in rows:
        taken.setdefault(str(row["counter_id"]), []).append((row["starts_at"], row["ends_at"]))
    for cell in cells:
        edit = cell.edit
        if cell.row is None and cell.problem is None:
            lane = taken.setdefault(edit.counter_id, [])
            if any(start < edit.ends_at and edit.starts_at < end for start, end in lane):
                cell.problem = "slots_overlap"
            lane.append((edit.starts_at, edit.ends_at))


def _work_out(look: Look, draft: Draft, cell: Cell, days: Mapping[date, CalendarDay], closing: set[date]) -> None:
    edit, row = cell.edit, cell.row
    if cell.on is None:
        cell.problem = "slot_across_midnight"
        return
    if edit.ends_at <= look.now:
        cell.problem = "slot_in_the_past"
        return
    before: Mapping[Any, Any] = row or {
        "status": None,
        "capacity": 0,
        "booked": 0,
        "public_limit": 0,
        "kind": AppointmentKind.EITHER.value,
    }
    status = edit.status or (SlotStatus(row["status"]) if row is not None else SlotStatus.OPEN)
    wanted = before["target_capacity"] if row is not None and row["target_capacity"] is not None else before["capacity"]
    capacity = edit.capacity if edit.capacity is not None else wanted
    public = _public_limit(edit, row, capacity)
    is_wrong = not 0 <= capacity <= LARGEST_CAPACITY or not 0 <= public <= max(capacity, before["booked"])
    if is_wrong or (row is None and capacity == 0):
        cell.problem = "capacity_wrong"
    elif status is SlotStatus.OPEN and not days[cell.on].is_bookable:
        cell.problem = "day_provisional" if days[cell.on].is_provisional else "day_closed"
    elif status is SlotStatus.DRAFT and before["booked"]:
        cell.problem = "draft_has_bookings"
    if cell.problem is not None:
        return
    cell.after = {
        "kind": (edit.kind or AppointmentKind(before["kind"])).value,
        "status": status.value,
        "closed_reason": edit.reason.strip()[:200] if status is SlotStatus.CLOSED else "",
        "public_limit": public,
        **_room(draft, cell, capacity),
    }
    closes = status is SlotStatus.CLOSED and before["status"] not in (None, SlotStatus.CLOSED)
    if row is not None:
        lowers = capacity < wanted or public < before["public_limit"]
        cell.is_taking = closes or lowers or (status is SlotStatus.DRAFT and before["status"] != SlotStatus.DRAFT)
        cell.surplus = before["booked"] if closes else max(before["booked"] - capacity, 0) if lowers else 0
        cell.why = (Why.DAY_CLOSED if cell.on in closing else Why.CLOSED) if closes else Why.OVER_CAPACITY


def _public_limit(edit: SlotEdit, row: RowMapping | None, capacity: int) -> int:
    """The applicants' share: as given, else as it was, following the capacity where it was all of it."""
    if edit.public_limit is not None:
        return edit.public_limit
    if row is None or row["public_limit"] >= row["capacity"]:
        return capacity
    return min(int(row["public_limit"]), capacity)


def _room(draft: Draft, cell: Cell, capacity: int) -> dict[str, Any]:
    """Capacity, ratchet and allowance so that nobody who is booked falls out."""
    booked = cell.row["booked"] if cell.row is not None else 0
    allowance = cell.row["allowance"] if cell.row is not None else 0
    until = cell.row["allowance_until_at"] if cell.row is not None else None
    over = booked - capacity
    if over <= 0 or over <= allowance:
        return {"capacity": capacity, "target_capacity": None, "allowance": allowance, "allowance_until_at": until}
    if draft.surplus is Surplus.ALLOW:
        return {
            "capacity": capacity,
            "target_capacity": None,
            "allowance": over,
            "allowance_until_at": draft.allow_until,
        }
    kept = booked - allowance
    target = capacity if kept > capacity else None
    return {"capacity": kept, "target_capacity": target, "allowance": allowance, "allowance_until_at": until}


def _conflict(look: Look, cell: Cell) -> CellConflict | None:
    """The cell as it is now, when it is no longer as it was seen: by any booking if the edit takes away, else by another edit."""
    row, seen = cell.row, cell.edit.seen_version
    if row is None:
        return None if seen == 0 else _moved_on(look, cell, None)
    guard = row["version"] if cell.is_taking else row["shape_version"]
    is_stale = guard != seen if cell.is_taking else guard > seen
    return _moved_on(look, cell, row) if is_stale or seen == 0 else None


def _moved_on(look: Look, cell: Cell, row: RowMapping | None) -> CellConflict:
    edit = cell.edit
    if row is None:
        return CellConflict(edit.counter_id, edit.starts_at, None, 0)
    by, at = _last_shaper(look, row)
    return CellConflict(edit.counter_id, edit.starts_at, SlotId(str(row["id"])), row["version"], by, at)


def _last_shaper(look: Look, row: RowMapping) -> tuple[str, datetime | None]:
    touched = select(change_set_slot.c.change_set_id).where(change_set_slot.c.slot_id == row["id"])
    mine = (change_set.c.id == row["change_set_id"]) | change_set.c.id.in_(touched)
    found = look.connection.execute(select(change_set).where(mine).order_by(change_set.c.id.desc()).limit(1)).first()
    return (look.name(found.by_id), found.made_at) if found is not None else ("", None)


def _forgotten(look: Look, draft: Draft, rows: Sequence[RowMapping], cells: Sequence[Cell]) -> list[CellConflict]:
    """Slots of a day to be closed that the draft doesn't know: made since it was looked at."""
    known = {cell.row["id"] for cell in cells if cell.row is not None}
    closing = {day.on for day in draft.days if day.is_closed}
    return [
        CellConflict(CounterId(str(row["counter_id"])), row["starts_at"], SlotId(str(row["id"])), row["version"])
        for row in rows
        if row["on_day"] in closing
        and row["id"] not in known
        and row["status"] != SlotStatus.CLOSED
        and row["ends_at"] > look.now
    ]


def _find_people(look: Look, cells: Sequence[Cell]) -> None:
    hit = {cell.row["id"]: cell for cell in cells if cell.row is not None and cell.surplus and cell.problem is None}
    found = people_in(look, sorted(hit))
    for slot_id, cell in hit.items():
        people = found.get(slot_id, [])
        cell.people = people if cell.why is not Why.OVER_CAPACITY else people[: cell.surplus]


def affected_by(look: Look, plan: Plan) -> tuple[Affected, ...]:
    """Everybody a plan hits, by time, each with a place proposed."""
    hit = [(person, cell) for cell in plan.cells for person in cell.people]
    if not hit:
        return ()
    hit.sort(key=lambda pair: (pair[0]["starts_at"], pair[0]["booking_id"]))
    barred = [cell.row["id"] for cell in plan.cells if cell.row is not None and cell.is_taking]
    last = max(cell.on for _, cell in hit if cell.on is not None)
    proposals = Proposals(look, plan.site_id, last, barred)
    return tuple(affected_of(look, p, cell.why or Why.CLOSED, proposals.take(p)) for p, cell in hit)


def impact_of(look: Look, question: ImpactOf) -> Impact:
    """What applying a draft now would do."""
    check_size(question.draft)
    plan = plan_of(look, question.draft)
    changing = [cell for cell in plan.cells if cell.problem is None and cell.is_changing]
    people = affected_by(look, plan)
    return Impact(len(changing), sum(map(_gain, changing)), people, tuple(plan.conflicts), tuple(plan.problems))


def _gain(cell: Cell) -> int:
    def free(row: Mapping[str, Any], booked: int) -> int:
        return max(row["capacity"] - booked, 0) if row["status"] == SlotStatus.OPEN else 0

    if cell.row is None:
        return free(cell.after, 0)
    booked = cell.row["booked"]
    return free(cell.after, booked) - free(dict(cell.row), booked)
