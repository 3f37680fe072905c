"""Who is booked in slots, and where they could go instead: the nearest place, the same counter rather than another."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, select

from casework.basic_data import masked
from casework.bookings import BookingId, BookingStatus
from casework.cases import CaseId
from casework.database.act import Look
from casework.database.calendar_tables import booking, slot
from casework.database.tables import cases
from casework.lifecycle import BusinessType, flow_of
from casework.reservations import AppointmentKind, CounterId, SlotId, SlotStatus, kind_for, serves
from casework.shaping import Affected, MoveState, Proposal, Why

EXPECTED = (BookingStatus.HELD, BookingStatus.ACTIVE)
"""Whom a change can still hit: who is here already is served."""
WITHIN = timedelta(days=60)
OTHER_COUNTER = timedelta(hours=4)
"""How much nearer another counter must be to be proposed."""

_CASE = (
    cases.c.case_no,
    cases.c.applicant_name,
    cases.c.business_type,
    cases.c.catalogue_hash,
    cases.c.data_sealed,
    cases.c.data_key_sealed,
    cases.c.reviewer_id,
)
_PEOPLE = (
    select(
        booking.c.id.label("booking_id"),
        booking.c.version.label("booking_version"),
        booking.c.case_id,
        booking.c.status,
        booking.c.moves,
        booking.c.booked_at,
        slot.c.id.label("slot_id"),
        slot.c.counter_id,
        slot.c.starts_at,
        slot.c.ends_at,
        *_CASE,
    )
    .join(slot, slot.c.id == booking.c.slot_id)
    .join(cases, cases.c.id == booking.c.case_id)
)


def people_in(look: Look, slot_ids: Sequence[int]) -> dict[int, list[RowMapping]]:
    """Who is still expected in these slots: least moved and last booked first, for they are asked to move first."""
    found: dict[int, list[RowMapping]] = {}
    for i in range(0, len(slot_ids), 500):
        wanted = _PEOPLE.where(slot.c.id.in_(slot_ids[i : i + 500]), booking.c.status.in_(EXPECTED))
        for row in look.connection.execute(wanted).mappings():
            found.setdefault(row["slot_id"], []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row["moves"], -row["booking_id"]))
    return found


def masked_phone(look: Look, row: Mapping[Any, Any]) -> str:
    """The applicant's phone as those see it who don't serve the case."""
    return masked_of(look, row, "mobile")


def masked_of(look: Look, row: Mapping[Any, Any], code: str) -> str:
    """One stated value, masked by the catalogue."""
    if row["data_sealed"] is None:
        return ""
    box = look.office.vault.case_box(row["case_id"], row["data_key_sealed"])
    data = json.loads(box.open(row["data_sealed"], "data"))["basic_data"]
    catalogue = look.office.catalogue(look.connection, row["catalogue_hash"])
    shown = next((f for f in catalogue.fields_for(BusinessType(row["business_type"])) if f.code == code), None)
    return masked(shown, data.get(code)) if shown is not None else ""


def affected_of(
    look: Look,
    row: Mapping[Any, Any],
    why: Why,
    proposed: Proposal | None,
    state: MoveState = MoveState.WAITING,
    told: tuple[datetime | None, str, bool | None] = (None, "", None),
) -> Affected:
    """Somebody hit by a change, as it is told."""
    return Affected(
        booking_id=BookingId(str(row["booking_id"])),
        booking_version=row["booking_version"],
        case_id=CaseId(str(row["case_id"])),
        case_no=row["case_no"],
        applicant_name=row["applicant_name"],
        phone=masked_phone(look, row),
        slot_id=SlotId(str(row["slot_id"])),
        counter_id=CounterId(str(row["counter_id"])),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        why=why,
        moves=row["moves"],
        proposed=proposed,
        state=state,
        told_at=told[0],
        told_by=told[1],
        is_agreed=told[2],
    )


@dataclass(slots=True)
class _Lane:
    """The free slots of one counter in order of time, with the places still to be proposed."""

    starts: list[datetime] = field(default_factory=list)
    rows: list[Any] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    def nearest(self, at: datetime, kind: AppointmentKind) -> Iterable[int]:
        """The nearest places before and after a time."""
        middle = bisect_left(self.starts, at)
        for span in (range(middle, len(self.starts)), range(middle - 1, -1, -1)):
            for i in span:
                if self.left[i] > 0 and serves(AppointmentKind(self.rows[i].kind), kind):
                    yield i
                    break


class Proposals:
    """Proposes places that are free now, none of them twice. `but`: slots that are about to take nobody."""

    def __init__(self, look: Look, site_id: int, last: date, but: Iterable[int] = ()) -> None:
        barred = set(but)
        wanted = (
            select(
                slot.c.id,
                slot.c.counter_id,
                slot.c.starts_at,
                slot.c.ends_at,
                slot.c.kind,
                (slot.c.capacity - slot.c.booked).label("left"),
            )
            .where(
                slot.c.site_id == site_id,
                slot.c.on_day.between(look.today, last + WITHIN),
                slot.c.status == SlotStatus.OPEN,
                slot.c.booked < slot.c.capacity,
                slot.c.starts_at > look.now,
            )
            .order_by(slot.c.starts_at)
        )
        self._lanes: dict[int, _Lane] = {}
        for row in look.connection.execute(wanted):
            if row.id not in barred:
                lane = self._lanes.setdefault(row.counter_id, _Lane())
                lane.starts.append(row.starts_at)
                lane.rows.append(row)
                lane.left.append(row.left)

    def take(self, person: Mapping[Any, Any]) -> Proposal | None:
        """The best place for somebody: nearest in time, another counter only when it is much nearer, earlier only when much nearer."""
        kind = kind_for(flow_of(BusinessType(person["business_type"])))
        at = person["starts_at"]
        best: tuple[timedelta, int, _Lane, int] | None = None
        for counter_id, lane in self._lanes.items():
            for i in lane.nearest(at, kind):
                away = lane.starts[i] - at
                cost = away if away >= timedelta(0) else -2 * away
                cost += timedelta(0) if counter_id == person["counter_id"] else OTHER_COUNTER
                if best is None or (cost, counter_id) < best[:2]:
                    best = (cost, counter_id, lane, i)
        if best is None:
            return None
        _, counter_id, lane, i = best
        lane.left[i] -= 1
        row = lane.rows[i]
        return Proposal(SlotId(str(row.id)), CounterId(str(counter_id)), row.starts_at, row.ends_at)
