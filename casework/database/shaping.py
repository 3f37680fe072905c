"""Applying a draft of edits, undoing it, and signing for places above capacity: one transaction each, all or nothing."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, exists, func, insert, select, update

from casework.database.act import Act, Entry, number
from casework.database.calendar_days import days_between, set_site_day
from casework.database.calendar_tables import affected, booking, change_set_slot, slot
from casework.database.change_sets import (
    add_affected,
    change_row,
    new_change_set,
    raise_version,
    stream_of,
    told_change_set,
)
from casework.database.columns import from_ms, to_ms
from casework.database.guards import checked_reason, checked_text
from casework.database.impact import SHAPE, Cell, Plan, check_size, plan_of
from casework.errors import Conflict, NotFound, OfficeError, Refused
from casework.reservations import LARGEST_CAPACITY, SlotStatus
from casework.shaping import (
    CellConflict,
    ChangeKind,
    ChangeSet,
    Draft,
    MoveState,
    ShapeSlots,
    SignAllowance,
    Surplus,
    UndoChange,
    Why,
)

FRESH = {
    "version": 1,
    "shape_version": 1,
    "booked": 0,
    "held": 0,
    "booked_public": 0,
    "arrived": 0,
    "served": 0,
    "no_shows": 0,
    "late_cancels": 0,
    "walk_ins": 0,
}
"""A slot nobody has booked yet."""

_RESHAPE = (
    update(slot)
    .where(slot.c.id == bindparam("slot"))
    .values(
        {name: bindparam(f"new_{name}") for name in SHAPE}
        | {"version": slot.c.version + 1, "shape_version": slot.c.version + 1}
    )
)


def shape_slots(act: Act, command: ShapeSlots) -> ChangeSet:
    """Apply a draft."""
    check_size(command.draft)
    return apply_draft(act, command.draft, ChangeKind.EDITS)


def apply_draft(act: Act, draft: Draft, kind: ChangeKind, why: Why | None = None) -> ChangeSet:
    """Apply a draft as a change set of this kind; `why` is what those hit are told, where it is not the cell's own reason."""
    reason = checked_text(draft.reason, "reason")
    _check_reason(act, draft, reason)
    plan = plan_of(act, draft, is_locking=True)
    if plan.conflicts:
        raise Conflict("slots_changed", {"cells": [_conflict_said(conflict) for conflict in plan.conflicts]})
    _check_problems(draft, plan)
    changing = [cell for cell in plan.cells if cell.is_changing]
    if not changing and not draft.days:
        raise Refused("nothing_changed")
    days_before = {on.isoformat(): _day_said(on, act, plan) for on in (day.on for day in draft.days)}
    change_id = new_change_set(act, plan.site_id, kind, reason, len(changing), json.dumps(days_before))
    made, touched = _write(act, plan, change_id, changing)
    for day in draft.days:
        closed_reason = day.reason.strip()[:200] if day.is_closed else ""
        set_site_day(act, plan.site_id, day.on, is_closed=day.is_closed, closed_reason=closed_reason)
    if draft.surplus is Surplus.MOVE:
        hit = [(person, why or cell.why or Why.CLOSED) for cell in plan.cells for person in cell.people]
        add_affected(act, change_id, hit)
    values: dict[str, Any] = {"kind": kind.value, "made": made, "slots": touched, "surplus": draft.surplus.value}
    values["days"] = sorted(days_before)
    act.entries.append(Entry(stream_of(change_id), 1, values | {"reason": reason}))
    return told_change_set(act, change_id)


def _check_reason(act: Act, draft: Draft, reason: str) -> None:
    if draft.surplus is Surplus.ALLOW:
        checked_reason(reason)
        if draft.allow_until is None or draft.allow_until <= act.now:
            raise Refused("allowance_until_wrong", {"field": "allow_until"})
    closes = any(edit.status is SlotStatus.CLOSED and not edit.reason.strip() for edit in draft.edits)
    if closes or any(day.is_closed and not day.reason.strip() for day in draft.days):
        raise Refused("reason_needed", {"field": "reason"})


def _conflict_said(conflict: CellConflict) -> dict[str, object]:
    return {
        "counter_id": conflict.counter_id,
        "starts_at": conflict.starts_at.isoformat(),
        "slot_id": conflict.slot_id,
        "version": conflict.version,
        "by": conflict.by,
        "at": conflict.at.isoformat() if conflict.at is not None else None,
    }


def _check_problems(draft: Draft, plan: Plan) -> None:
    """Refused: the first problem's code, with every cell that has it."""
    problems = [(problem.code, problem.counter_id, problem.starts_at) for problem in plan.problems]
    if not problems and draft.surplus is Surplus.REFUSE:
        for cell in plan.cells:
            if cell.surplus:
                code = "capacity_below_bookings" if cell.why is Why.OVER_CAPACITY else "slot_has_bookings"
                problems.append((code, cell.edit.counter_id, cell.edit.starts_at))
    if problems:
        first = problems[0][0]
        cells = [
            {"counter_id": counter_id, "starts_at": starts_at.isoformat()}
            for code, counter_id, starts_at in problems
            if code == first
        ]
        raise Refused(first, {"cells": cells, "count": len(cells)})


def _day_said(on: date, act: Act, plan: Plan) -> list[object]:
    before = days_between(act, plan.site_id, on, on)[on]
    return [before.is_closed, before.closed_reason]


def _write(act: Act, plan: Plan, change_id: int, changing: Sequence[Cell]) -> tuple[int, list[int]]:
    """Write the cells; how many were made, and which slots were reshaped."""
    made = [
        FRESH
        | cell.after
        | {
            "site_id": plan.site_id,
            "counter_id": number(cell.edit.counter_id),
            "on_day": cell.on,
            "starts_at": cell.edit.starts_at,
            "ends_at": cell.edit.ends_at,
            "change_set_id": change_id,
        }
        for cell in changing
        if cell.row is None
    ]
    if made:
        act.connection.execute(insert(slot), made)
    touched = [(cell.row, cell.after) for cell in changing if cell.row is not None]
    reshape(act, change_id, touched)
    return len(made), [row["id"] for row, _ in touched]


def reshape(act: Act, change_id: int, touched: Sequence[tuple[RowMapping, Mapping[str, Any]]]) -> None:
    """Give locked slots a new shape, and keep what they were for undoing."""
    if not touched:
        return
    changes = [{"slot": row["id"]} | {f"new_{name}": after[name] for name in SHAPE} for row, after in touched]
    act.connection.execute(_RESHAPE, changes)
    kept = [
        {
            "change_set_id": change_id,
            "slot_id": row["id"],
            "before": json.dumps({name: _plain(row[name]) for name in SHAPE}, ensure_ascii=False),
            "shape_version": row["version"] + 1,
        }
        for row, _ in touched
    ]
    act.connection.execute(insert(change_set_slot), kept)


def _plain(value: Any) -> Any:
    return to_ms(value) if isinstance(value, datetime) else value


def _shape(text: str) -> dict[str, Any]:
    before: dict[str, Any] = json.loads(text)
    until = before["allowance_until_at"]
    return before | {"allowance_until_at": from_ms(until) if until is not None else None}


# Undoing


def undo_change(act: Act, command: UndoChange) -> ChangeSet:
    """Put every slot of a change set back."""
    row = change_row(act, command.change_set_id, for_update=True)
    if row["undone_at"] is not None:
        raise Refused("already_undone")
    if row["version"] != command.seen_version:
        raise Conflict("version", act.last_change(stream_of(row["id"])) | {"now": row["version"]})
    blocked: list[dict[str, object]] = []
    restored = _restored(act, row, blocked)
    _check_made(act, row, blocked)
    if blocked:
        raise Refused("undo_blocked", {"cells": blocked[:200], "count": len(blocked)})
    if restored:
        act.connection.execute(_RESHAPE, restored)
    _unmake(act, row["id"])
    for on, (is_closed, reason) in json.loads(row["days_before"]).items():
        set_site_day(act, row["site_id"], date.fromisoformat(on), is_closed=is_closed, closed_reason=reason)
    waiting = (affected.c.change_set_id == row["id"], affected.c.state == MoveState.WAITING)
    act.connection.execute(update(affected).where(*waiting), {"state": MoveState.KEPT.value})
    raise_version(act, row, {"undone": True}, undone_at=act.now, undone_by=act.my_id)
    return told_change_set(act, row["id"])


def _restored(act: Act, row: RowMapping, blocked: list[dict[str, object]]) -> list[dict[str, Any]]:
    """Every reshaped slot's values before, as `_RESHAPE` takes them; those that can't go back are added to `blocked`."""
    kept = select(slot, change_set_slot.c.before, change_set_slot.c.shape_version.label("shaped")).join(
        change_set_slot, change_set_slot.c.slot_id == slot.c.id
    )
    wanted = kept.where(change_set_slot.c.change_set_id == row["id"]).order_by(slot.c.id)
    locked = wanted if act.office.engines.is_sqlite else wanted.with_for_update(of=slot)
    restored = []
    for one in act.connection.execute(locked).mappings():
        before = _shape(one["before"])
        until = before["allowance_until_at"]
        if until is not None and until <= act.now:
            before |= {"allowance": 0, "allowance_until_at": None}
        why = None
        if one["shape_version"] != one["shaped"]:
            why = "changed"
        elif one["booked"] > before["capacity"] + before["allowance"] or _reopened_for(act, row, one, before):
            why = "booked"
        if why is not None:
            blocked.append(_blocked_said(one, why))
        if before["target_capacity"] is not None and before["capacity"] > max(one["booked"], before["target_capacity"]):
            before["capacity"] = max(one["booked"], before["target_capacity"])  # the ratchet went on meanwhile
            before["target_capacity"] = (
                before["target_capacity"] if before["target_capacity"] < before["capacity"] else None
            )
        restored.append({"slot": one["id"]} | {f"new_{name}": before[name] for name in SHAPE})
    return restored


def _reopened_for(act: Act, row: RowMapping, one: RowMapping, before: Mapping[str, Any]) -> bool:
    """Whether somebody booked a slot because the change had opened it."""
    if before["status"] == SlotStatus.OPEN or not one["booked"]:
        return False
    since = select(func.count()).select_from(booking)
    since = since.where(
        booking.c.slot_id == one["id"], booking.c.booked_at >= row["made_at"], booking.c.ended_at.is_(None)
    )
    return before["status"] == SlotStatus.DRAFT or act.connection.execute(since).scalar_one() > 0


def _blocked_said(one: RowMapping, why: str) -> dict[str, object]:
    return {
        "slot_id": str(one["id"]),
        "counter_id": str(one["counter_id"]),
        "starts_at": one["starts_at"].isoformat(),
        "booked": one["booked"],
        "why": why,
    }


def _check_made(act: Act, row: RowMapping, blocked: list[dict[str, object]]) -> None:
    """Slots the change made must be empty and as they were made."""
    mine = slot.c.change_set_id == row["id"]
    act.connection.execute(select(slot.c.id).where(mine).order_by(slot.c.id).with_for_update()).all()
    wrong = select(slot).where(mine, (slot.c.booked > 0) | (slot.c.shape_version > 1)).order_by(slot.c.id)
    for one in act.connection.execute(wrong.limit(200)).mappings():
        blocked.append(_blocked_said(one, "booked" if one["booked"] else "changed"))


def _unmake(act: Act, change_id: int) -> None:
    """Remove the slots the change made; one that a past booking still names stays as a draft."""
    mine = slot.c.change_set_id == change_id
    named = exists().where((booking.c.slot_id == slot.c.id) | (booking.c.moved_from_id == slot.c.id))
    act.connection.execute(delete(slot).where(mine, ~named))
    drafted = {"status": SlotStatus.DRAFT.value, "version": slot.c.version + 1, "shape_version": slot.c.version + 1}
    act.connection.execute(update(slot).where(mine).values(drafted))


# Allowance


def sign_allowance(act: Act, command: SignAllowance) -> ChangeSet:
    """Sign for places above a slot's capacity until a time."""
    reason = checked_reason(command.reason)
    wanted = select(slot).where(slot.c.id == number(command.slot_id, "slot_not_found")).with_for_update()
    row = act.connection.execute(wanted).mappings().one_or_none()
    if row is None:
        raise NotFound("slot_not_found")
    if row["version"] != command.seen_version:
        raise Conflict("version", {"now": row["version"]})
    problem = _allowance_problem(act, row, command)
    if problem is not None:
        raise problem
    after = {name: row[name] for name in SHAPE}
    after |= {"allowance": command.places, "allowance_until_at": command.until if command.places else None}
    change_id = new_change_set(act, row["site_id"], ChangeKind.ALLOWANCE, reason, 1)
    reshape(act, change_id, [(row, after)])
    values = {"kind": "allowance", "slots": [row["id"]], "places": command.places, "until": command.until.isoformat()}
    act.entries.append(Entry(stream_of(change_id), 1, values | {"reason": reason}))
    return told_change_set(act, change_id)


def _allowance_problem(act: Act, row: RowMapping, command: SignAllowance) -> OfficeError | None:
    if row["ends_at"] <= act.now:
        return Refused("slot_past")
    if command.places and row["status"] != SlotStatus.OPEN:
        return Refused("slot_closed")
    if not 0 <= command.places <= LARGEST_CAPACITY:
        return Refused("capacity_wrong", {"field": "places"})
    if command.places and command.until <= act.now:
        return Refused("allowance_until_wrong", {"field": "until"})
    if row["booked"] > row["capacity"] + command.places:
        return Refused("allowance_in_use", {"booked": row["booked"]})
    return None
