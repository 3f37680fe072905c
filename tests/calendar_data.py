"""An office with a calendar to test and measure: a site with counters, slots, and any number of people who may book."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import insert, select, text

from casework.bookings import Booking, BookSlot
from casework.cases import CaseId
from casework.database.act import LANES
from casework.database.office import DatabaseOffice
from casework.database.tables import cases, journal
from casework.journal import GENESIS
from casework.journal import Entry as Hashed
from casework.lifecycle import BusinessType, CaseState
from casework.reservations import AppointmentKind, CalendarRange, CounterId, SiteId, Slot, SlotId, SlotStatus
from casework.shaping import AddCounter, AddSite, ChangeSet, DayEdit, Draft, ShapeSlots, SlotEdit, Surplus
from casework.vault import Box
from casework.workdays import SHANGHAI
from tests.office_contract.house import House

MONDAY = date(2026, 9, 21)
"""The first working day after the house's Thursday with nothing special about it."""


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """A time in Beijing, as UTC."""
    return datetime.combine(on, time(hour, minute), SHANGHAI).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """A site with its counters."""

    site_id: SiteId
    counters: tuple[CounterId, ...]


def open_site(house: House, counters: int = 2, name: str = "朝阳大厅") -> Place:
    """A site with counters, by the supervisor."""
    site_id = house.do("zhou", AddSite(name))
    windows = tuple(house.do("zhou", AddCounter(site_id, f"{n + 1} 号窗口")) for n in range(counters))
    return Place(site_id, windows)


def edit(place: Place, starts_at: datetime, minutes: int = 30, counter: int = 0, **changes: object) -> SlotEdit:
    """An edit of an empty cell, or with `changes` of another."""
    fresh = SlotEdit(place.counters[counter], starts_at, starts_at + timedelta(minutes=minutes), 0, capacity=3)
    return replace(fresh, **changes)  # type: ignore[arg-type] # fields of SlotEdit


def of(slot: Slot, **changes: object) -> SlotEdit:
    """An edit of a slot as it was seen."""
    seen = SlotEdit(slot.counter_id, slot.starts_at, slot.ends_at, slot.version)
    return replace(seen, **changes)  # type: ignore[arg-type] # fields of SlotEdit


def shape(house: House, place: Place, *edits: SlotEdit, **more: object) -> ChangeSet:
    """Apply edits as the supervisor."""
    draft = Draft(place.site_id, tuple(edits), **more)  # type: ignore[arg-type] # fields of Draft
    return house.do("zhou", ShapeSlots(draft))


def open_slots(
    house: House,
    place: Place,
    on: date = MONDAY,
    hours: Sequence[int] = (9,),
    capacity: int = 3,
    counter: int = 0,
    kind: AppointmentKind = AppointmentKind.EITHER,
) -> list[Slot]:
    """Half-hour slots at these hours of a day."""
    edits = [edit(place, at(on, hour), counter=counter, capacity=capacity, kind=kind) for hour in hours]
    shape(house, place, *edits)
    return [slot for slot in slots_of(house, place, on) if slot.counter_id == place.counters[counter]]


def slots_of(house: House, place: Place, on: date = MONDAY) -> list[Slot]:
    """All slots of a day, by counter, then time."""
    return list(house.as_("zhou").ask(CalendarRange(place.site_id, on, on)).slots)


def slot_now(house: House, place: Place, slot_id: SlotId, on: date = MONDAY) -> Slot:
    """A slot as it is now."""
    return next(slot for slot in slots_of(house, place, on) if slot.id == slot_id)


def close_all(slots: Sequence[Slot], reason: str = "设备检修") -> tuple[SlotEdit, ...]:
    """Edits that close these slots."""
    return tuple(of(slot, status=SlotStatus.CLOSED, reason=reason) for slot in slots)


def close_day(house: House, place: Place, on: date = MONDAY, surplus: Surplus = Surplus.MOVE) -> ChangeSet:
    """Close a whole day."""
    edits = close_all(slots_of(house, place, on))
    draft = Draft(place.site_id, edits, (DayEdit(on, is_closed=True, reason="设备检修"),), surplus, "设备检修")
    return house.do("zhou", ShapeSlots(draft))


def add_people(
    house: House,
    count: int,
    business_type: BusinessType = BusinessType.NEW_APPLICATION,
    state: CaseState = CaseState.PRE_REVIEW_PASSED,
) -> list[CaseId]:
    """Cases in this state, loaded straight into the tables as copies of one that was registered."""
    first = house.register(person=500 + next(house.numbers), business_type=business_type)
    return copy_case(house.office, first, count, state)


def copy_case(office: DatabaseOffice, first: CaseId, count: int, state: CaseState) -> list[CaseId]:
    """Copies of a case, each sealed by a key of its own and with a journal that begins at version 1."""
    vault, epoch = office.data.vault, office.data.epoch
    with office.data.engines.write.begin() as connection:
        row = dict(connection.execute(select(cases).where(cases.c.id == int(first))).mappings().one())
        box = vault.case_box(row["id"], row["data_key_sealed"])
        data = box.open(row["data_sealed"], "data")
        last4 = vault.rows.open_text(row["last4_sealed"], f"case {row['id']}")
        highest = connection.execute(select(cases.c.id).order_by(cases.c.id.desc()).limit(1)).scalar_one()
        key = secrets.token_bytes(32)
        made = []
        said = []
        for case_id in range(highest + 1, highest + count + 1):
            made.append(
                row
                | {
                    "id": case_id,
                    "version": 1,
                    "case_no": f"CP26-{case_id:06d}",
                    "state": state.value,
                    "lane": LANES[state],
                    "due_at": None if LANES[state] != "review" else row["due_at"],
                    "due_sort": row["due_sort"] if LANES[state] == "review" else 9_007_199_254_740_991,
                    "applicant_name": f"申请人{case_id:05d}",
                    "id_no_mark": vault.mark("id_no", f"copy {case_id}"),
                    "data_key_sealed": vault.wrap(key, f"case {case_id}"),
                    "data_sealed": Box(key).seal(data, "data"),
                    "last4_sealed": vault.rows.seal_text(last4, f"case {case_id}"),
                    "fee_basis": None if state is CaseState.DRAFT else row["fee_basis"],
                }
            )
            body = json.dumps({"act": "Copy", "by": 1, "by_name": "", "at": "2026-09-17T01:30:00+00:00", "values": {}})
            entry = Hashed(GENESIS, epoch, f"case:{case_id}", 1, f"copy-{case_id}", b"", body, "null")
            said.append(
                {
                    "epoch": epoch,
                    "stream": entry.stream,
                    "no": 1,
                    "key": entry.key,
                    "request_mark": b"",
                    "body": body,
                    "outcome": "null",
                    "prev": GENESIS,
                    "hash": entry.hash(),
                }
            )
        connection.execute(insert(cases), made)
        connection.execute(insert(journal), said)
        if not office.data.engines.is_sqlite:
            connection.execute(text(f"SELECT setval(pg_get_serial_sequence('cases', 'id'), {highest + count})"))
    return [CaseId(str(row["id"])) for row in made]


def book(house: House, case_id: CaseId, slot: Slot, user_name: str = "chen", **more: bool) -> Booking:
    """Book a case into a slot."""
    return house.do(user_name, BookSlot(case_id, slot.id, **more))
