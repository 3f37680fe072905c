"""Who has a booking, for the calendar's side panel; and their phones in full for those who must call, logged."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select

from casework.bookings import (
    OCCUPYING,
    PEOPLE_AT_MOST,
    SLOTS_AT_MOST,
    BookedPerson,
    Contact,
    PeopleOfSlots,
    RevealContacts,
    is_visit_flagged,
)
from casework.database.act import Act, Look, number
from casework.database.affected_people import masked_phone
from casework.database.bookings import booking_of_row, booking_row
from casework.database.calendar_tables import booking, slot
from casework.database.guards import checked_reason
from casework.database.opened import basic_data_of
from casework.database.tables import cases
from casework.errors import Refused
from casework.lifecycle import BusinessType, CaseState, flow_of

CASE_COLUMNS = (
    cases.c.case_no,
    cases.c.version.label("case_version"),
    cases.c.state,
    cases.c.business_type,
    cases.c.applicant_name,
    cases.c.last4_sealed,
    cases.c.catalogue_hash,
    cases.c.data_sealed,
    cases.c.data_key_sealed,
    cases.c.phone_mark,
    cases.c.last4_mark,
    cases.c.id_no_mark,
)
PLACE_COLUMNS = (slot.c.site_id, slot.c.counter_id, slot.c.on_day, slot.c.starts_at, slot.c.ends_at, slot.c.kind)
PEOPLE = (
    select(booking, *PLACE_COLUMNS, *CASE_COLUMNS)
    .join(slot, slot.c.id == booking.c.slot_id)
    .join(cases, cases.c.id == booking.c.case_id)
)


def last4_of(look: Look, row: Mapping[Any, Any]) -> str:
    """The last four of the ID number."""
    sealed = row["last4_sealed"]
    return look.office.vault.rows.open_text(sealed, f"case {row['case_id']}") if sealed else ""


def is_flagged(look: Look, row: Mapping[Any, Any]) -> bool:
    """Whether it is a visit near whose pre-review is not passed."""
    flow = flow_of(BusinessType(row["business_type"]))
    return is_visit_flagged(flow, CaseState(row["state"]), row["on_day"], look.today)


def booked_person(look: Look, row: Mapping[Any, Any]) -> BookedPerson:
    """A row of `PEOPLE` as it is told."""
    return BookedPerson(
        booking=booking_of_row(row),
        case_no=row["case_no"],
        case_version=row["case_version"],
        case_state=CaseState(row["state"]),
        business_type=BusinessType(row["business_type"]),
        applicant_name=row["applicant_name"],
        id_last4=last4_of(look, row),
        phone=masked_phone(look, row),
        is_flagged=is_flagged(look, row),
    )


def people_of_slots(look: Look, question: PeopleOfSlots) -> tuple[BookedPerson, ...]:
    """Who takes places in these slots."""
    if len(question.slot_ids) > SLOTS_AT_MOST:
        raise Refused("too_many_ids", {"limit": SLOTS_AT_MOST})
    ids = [number(slot_id, "slot_not_found") for slot_id in question.slot_ids]
    wanted = PEOPLE.where(slot.c.id.in_(ids))
    if not question.with_gone:
        wanted = wanted.where(or_(*(booking.c.status == status.value for status in sorted(OCCUPYING))))
    wanted = wanted.order_by(slot.c.starts_at, slot.c.counter_id, cases.c.applicant_name, booking.c.id)
    rows = look.connection.execute(wanted.limit(PEOPLE_AT_MOST)).mappings()
    return tuple(booked_person(look, row) for row in rows)


def reveal_contacts(act: Act, note: RevealContacts) -> tuple[Contact, ...]:
    """Phones and addresses in full, logged case by case."""
    reason = checked_reason(note.reason)
    if len(note.booking_ids) > SLOTS_AT_MOST:
        raise Refused("too_many_ids", {"limit": SLOTS_AT_MOST})
    found = []
    for booking_id in note.booking_ids:
        case = act.case_row(str(booking_row(act, booking_id)["case_id"]))
        box = act.box(case)
        data = basic_data_of(case, box)
        act.log_access("revealed", case["id"], {"reason_sealed": box.seal_text(reason, "reveal reason").hex()})
        found.append(
            Contact(booking_id, case["applicant_name"], str(data.get("mobile", "")), str(data.get("email", "")))
        )
    return tuple(found)
