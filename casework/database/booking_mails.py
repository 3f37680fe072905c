"""What the outbox shall tell about bookings: written in the act's own transaction, once per booking, kind and day; delivery comes later."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from casework.database.act import Act
from casework.database.office_data import day_of
from casework.database.tables import outbox


def tell(
    act: Act, kind: str, case_id: int, booking_id: int, about: datetime, not_before: datetime | None = None
) -> None:
    """Put a mail of this kind into the outbox, unless this booking was told it for that day already."""
    insert = (sqlite if act.office.engines.is_sqlite else postgresql).insert(outbox)
    act.connection.execute(
        insert.on_conflict_do_nothing(index_elements=["booking_id", "kind", "about_on"]),
        {
            "case_id": case_id,
            "booking_id": booking_id,
            "about_on": day_of(about),
            "kind": kind,
            "state": "waiting",
            "not_before_at": not_before or act.now,
            "claim_no": 0,
        },
    )


def forget_mails(act: Act, booking_id: int, but: str = "booking_moved") -> None:
    """Mails of a booking that have not left and are no longer true."""
    table = outbox.c
    waiting = (table.booking_id == booking_id, table.state == "waiting", table.kind != but)
    act.connection.execute(delete(outbox).where(*waiting))
