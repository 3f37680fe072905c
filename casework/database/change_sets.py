"""Change sets: what a supervisor's act on many slots was, whom it hit, and what they were told."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update

from casework.database.act import Act, Entry, Look, number
from casework.database.affected_people import Proposals, affected_of
from casework.database.calendar_tables import affected, booking, change_set, slot
from casework.database.guards import checked_text
from casework.database.office_data import day_of
from casework.database.tables import cases
from casework.errors import NotFound, Refused
from casework.reservations import SiteId
from casework.shaping import (
    Affected,
    AffectedBy,
    ChangeKind,
    ChangeSet,
    ChangeSetId,
    ChangeSets,
    MoveState,
    Proposal,
    RecordTold,
    Why,
)

_PEOPLE = (
    select(func.count())
    .select_from(affected)
    .where(affected.c.change_set_id == change_set.c.id)
    .scalar_subquery()
    .label("people")
)
_WAITING = (
    select(func.count())
    .select_from(affected)
    .where(affected.c.change_set_id == change_set.c.id, affected.c.state == MoveState.WAITING)
    .scalar_subquery()
    .label("waiting")
)
_ALL = select(change_set, _PEOPLE, _WAITING)


def stream_of(change_set_id: int) -> str:
    """The journal's stream of a change set."""
    return f"changeset:{change_set_id}"


def new_change_set(act: Act, site_id: int, kind: ChangeKind, reason: str, slots: int, days_before: str = "{}") -> int:
    """Begin a change set; its journal entry is version 1."""
    row = {
        "version": 1,
        "site_id": site_id,
        "kind": kind.value,
        "by_id": act.my_id,
        "made_at": act.now,
        "reason": reason[:200],
        "slots": slots,
        "days_before": days_before,
    }
    return int(act.connection.execute(insert(change_set).returning(change_set.c.id), row).scalar_one())


def change_row(look: Look, change_set_id: str, *, for_update: bool = False) -> RowMapping:
    """A change set's row. NotFound: change_set_not_found."""
    wanted = select(change_set).where(change_set.c.id == number(change_set_id, "change_set_not_found"))
    found = look.connection.execute(wanted.with_for_update() if for_update else wanted).mappings().one_or_none()
    if found is None:
        raise NotFound("change_set_not_found")
    return found


def raise_version(act: Act, row: Mapping[Any, Any], values: dict[str, Any], **changes: Any) -> None:
    """Write a change set's next version with its journal entry."""
    next_version = row["version"] + 1
    act.connection.execute(update(change_set).where(change_set.c.id == row["id"]), changes | {"version": next_version})
    act.entries.append(Entry(stream_of(row["id"]), next_version, values))


def told_change_set(look: Look, change_set_id: int) -> ChangeSet:
    """A change set as it is told."""
    return _told(look, look.connection.execute(_ALL.where(change_set.c.id == change_set_id)).mappings().one())


def _told(look: Look, row: Mapping[Any, Any]) -> ChangeSet:
    return ChangeSet(
        id=ChangeSetId(str(row["id"])),
        version=row["version"],
        site_id=SiteId(str(row["site_id"])),
        kind=ChangeKind(row["kind"]),
        by=look.name(row["by_id"]),
        at=row["made_at"],
        reason=row["reason"],
        slots=row["slots"],
        people=row["people"],
        waiting=row["waiting"],
        undone_at=row["undone_at"],
        undone_by=look.name(row["undone_by"]),
    )


def change_sets(look: Look, question: ChangeSets) -> tuple[ChangeSet, ...]:
    """The newest change sets of a site."""
    wanted = _ALL.where(change_set.c.site_id == number(question.site_id, "site_not_found"))
    wanted = wanted.order_by(change_set.c.id.desc()).limit(max(1, min(question.limit, 200)))
    return tuple(_told(look, row) for row in look.connection.execute(wanted).mappings())


def add_affected(act: Act, change_set_id: int, people: Iterable[tuple[Mapping[Any, Any], Why]]) -> None:
    """Put people on a change set's list, to be moved one by one."""
    rows = [
        {
            "change_set_id": change_set_id,
            "booking_id": person["booking_id"],
            "slot_id": person["slot_id"],
            "why": why.value,
            "state": MoveState.WAITING.value,
        }
        for person, why in people
    ]
    if rows:
        act.connection.execute(insert(affected), rows)


_LISTED = (
    select(
        affected.c.booking_id,
        affected.c.why,
        affected.c.state,
        affected.c.told_at,
        affected.c.told_by,
        affected.c.is_agreed,
        booking.c.version.label("booking_version"),
        booking.c.case_id,
        booking.c.moves,
        slot.c.id.label("slot_id"),
        slot.c.counter_id,
        slot.c.starts_at,
        slot.c.ends_at,
        cases.c.case_no,
        cases.c.applicant_name,
        cases.c.business_type,
        cases.c.catalogue_hash,
        cases.c.data_sealed,
        cases.c.data_key_sealed,
    )
    .join(booking, booking.c.id == affected.c.booking_id)
    .join(slot, slot.c.id == affected.c.slot_id)
    .join(cases, cases.c.id == booking.c.case_id)
    .order_by(slot.c.starts_at, affected.c.booking_id)
)


def affected_by(look: Look, question: AffectedBy) -> tuple[Affected, ...]:
    """The people on a change set's list; who waits gets a proposal of what is free now."""
    row = change_row(look, question.change_set_id)
    found = look.connection.execute(_LISTED.where(affected.c.change_set_id == row["id"])).mappings().all()
    waiting = [person for person in found if person["state"] == MoveState.WAITING]
    proposed: dict[int, Proposal | None] = {}
    if waiting:
        last = max(day_of(person["starts_at"]) for person in waiting)
        proposals = Proposals(look, row["site_id"], last, {person["slot_id"] for person in waiting})
        proposed = {person["booking_id"]: proposals.take(person) for person in waiting}
    return tuple(
        affected_of(
            look,
            person,
            Why(person["why"]),
            proposed.get(person["booking_id"]),
            MoveState(person["state"]),
            (person["told_at"], look.name(person["told_by"]), person["is_agreed"]),
        )
        for person in found
    )


def record_told(act: Act, command: RecordTold) -> None:
    """Keep what somebody on a change set's list was told."""
    row = change_row(act, command.change_set_id, for_update=True)
    booking_id = number(command.booking_id, "booking_not_found")
    place = (affected.c.change_set_id == row["id"], affected.c.booking_id == booking_id)
    state = act.connection.execute(select(affected.c.state).where(*place)).scalar_one_or_none()
    if state is None:
        raise NotFound("booking_not_found")
    reason = checked_text(command.reason, "reason")
    changes: dict[str, Any] = {"told_at": act.now, "told_by": act.my_id, "is_agreed": command.is_agreed}
    if command.is_kept:
        if not reason:
            raise Refused("reason_needed", {"field": "reason"})
        changes["state"] = MoveState.KEPT.value if state == MoveState.WAITING else state
    act.connection.execute(update(affected).where(*place), changes)
    values = {"booking": booking_id, "is_agreed": command.is_agreed, "is_kept": command.is_kept}
    raise_version(act, row, values)
    if reason:
        act.entries[-1].personal["reason"] = reason
