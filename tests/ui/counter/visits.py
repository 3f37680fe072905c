"""Visits for tests of the counter's views."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.builders_office import name
from ui.counter.visits import Visit, VisitState

NOW = datetime(2026, 9, 17, 2, 0, tzinfo=UTC)  # Thursday 10:00 in Beijing


def visit(number: int, state: VisitState = VisitState.EXPECTED, minutes: int = 0, **changes: Any) -> Visit:
    """A visit in the slot that begins so many minutes after NOW."""
    starts_at = NOW + timedelta(minutes=minutes)
    values: dict[str, Any] = {
        "id": f"{number}",
        "version": 1,
        "status": "active",
        "case_id": f"{number}",
        "case_no": f"GJ26-{number:06d}",
        "name": name(number),
        "id_last4": f"{1000 + number}",
        "phone": "138****0000",
        "business_type": "new_application",
        "case_state": "onsite_booked",
        "slot_id": "1",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=30),
        "counter_id": "1",
        "counter_name": "1 号窗口",
        "state": state,
        "may_no_show_at": starts_at + timedelta(minutes=15),
    }
    return Visit(**(values | changes))
