"""What must hold before an act on a case: state, hold, versions, reasons."""

from collections.abc import Mapping
from typing import Any

from casework.database.act import Act, CaseInHand
from casework.database.leases import hold_lease
from casework.errors import Conflict, Refused
from casework.lifecycle import BusinessType, CaseState, Event, Facts, Flow, flow_of, next_state

LONGEST_TEXT = 2000


def flow_of_case(case: CaseInHand) -> Flow:
    """Which way the case goes."""
    return flow_of(BusinessType(case["business_type"]))


def check_not_held(case: CaseInHand) -> None:
    """Refused: on_hold."""
    if case["held_at"] is not None:
        raise Refused("on_hold")


def take_for_review(act: Act, case_id: str) -> CaseInHand:
    """Take a case in hand whose round is open; a free lease becomes mine. Refused: on_hold, not_in_review (state)."""
    case = act.take(case_id)
    check_not_held(case)
    if case.state not in (CaseState.PRE_REVIEWING, CaseState.RESUBMITTED):
        raise Refused("not_in_review", {"state": case.state.value})
    hold_lease(act, case)
    if case.state is CaseState.RESUBMITTED:
        case.set(state=next_state(flow_of_case(case), case.state, Event.TAKE, act.me.roles, Facts()).value)
    return case


def check_seen(act: Act, case: CaseInHand, row: Mapping[Any, Any], seen_version: int) -> None:
    """Conflict: version (by, at, now), when the material is no longer the one that was seen."""
    if row["version"] != seen_version:
        raise Conflict("version", act.last_change(case.entry.stream) | {"now": row["version"]})


def checked_text(text: str, field: str = "text") -> str:
    """Text as it is kept: without blanks around it. Refused: field_too_long (field, limit)."""
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise Refused("field_too_long", {"field": field, "limit": LONGEST_TEXT})
    return text


def checked_reason(reason: str) -> str:
    """The reason somebody gave for an act. Refused: reason_needed, field_too_long."""
    reason = checked_text(reason, "reason")
    if not reason:
        raise Refused("reason_needed", {"field": "reason"})
    return reason
