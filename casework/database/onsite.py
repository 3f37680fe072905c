"""The on-site review: ticks, the pass, 复审待补正 with its notice, and taking a result back (domain.md 10.4)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import RowMapping, delete, insert, or_, select, update

from casework.bookings import BookingStatus
from casework.database.act import Act, CaseInHand, Look
from casework.database.arrivals import check_day_open
from casework.database.bookings import booking_row, check_unbooked, move_case
from casework.database.calendar_tables import booking, original_seen
from casework.database.counter import serve, unserve
from casework.database.findings import catalogue_of, notice_head
from casework.database.guards import check_not_held, checked_text, flow_of_case
from casework.database.notices import notice_of_round, send, why_not_recallable
from casework.database.opened import files_of
from casework.database.tables import notice, outbox
from casework.database.verdict_rows import give
from casework.errors import Conflict, Refused
from casework.lifecycle import BusinessType, CaseState, Event, Facts, Flow, Origin, flow_of, next_state
from casework.materials import MaterialState, Requirement, Stage
from casework.notices import ItemKind, NoticeItem, NoticeKind
from casework.onsite import (
    FailOnsite,
    OnsiteItem,
    OnsiteReview,
    OnsiteReviewOf,
    Original,
    OriginalSeen,
    PassOnsite,
    Remedy,
    ReopenOnsite,
    TickOriginal,
)
from casework.review import GivenReason, Verdict, VerdictKind
from casework.workdays import closing_of

_OTHER = "OTHER"


def _visits(look: Look, case_id: int) -> list[int]:
    """The bookings a case has come with, oldest first."""
    came = or_(booking.c.status == BookingStatus.CHECKED_IN, booking.c.status == BookingStatus.SERVED)
    wanted = select(booking.c.id).where(booking.c.case_id == case_id, came).order_by(booking.c.id)
    return list(look.connection.execute(wanted).scalars())


def _is_wanted(row: Mapping[Any, Any]) -> bool:
    """Whether an original must be seen: of everything uploaded, and of what is brought (domain.md 10.2)."""
    if row["stage"] == Stage.UPLOAD:
        return bool(row["upload_no"] > 0)
    return bool(row["stage"] == Stage.ONSITE and row["requirement"] != Requirement.OPTIONAL)


def _is_open(state: CaseState, flow: Flow, *, is_here: bool) -> bool:
    return state is CaseState.ONSITE_REVIEWING or (flow is Flow.NON_NEW and is_here)


def _ticks(look: Look, booking_id: int | None) -> dict[str, RowMapping]:
    if booking_id is None:
        return {}
    wanted = select(original_seen).where(original_seen.c.booking_id == booking_id)
    return {row["code"]: row for row in look.connection.execute(wanted).mappings()}


def onsite_review_of(look: Look, question: OnsiteReviewOf) -> OnsiteReview:
    """The on-site review of a case as it stands."""
    case = look.case_row(question.case_id)
    box, catalogue = look.box(case), catalogue_of(look, case)
    visits = _visits(look, case["id"])
    ticks = _ticks(look, visits[-1] if visits else None)
    files, rows = files_of(look, case, catalogue, box), look.materials(case)
    state, flow = CaseState(case["state"]), flow_of(BusinessType(case["business_type"]))
    shown = []
    for row in rows:
        tick, name = ticks.get(row["code"]), catalogue.materials[row["code"]].name
        newest = tuple(file for file in files.get(row["code"], ()) if file.upload_no == row["upload_no"])
        note = tick["note_sealed"] if tick is not None else None
        shown.append(
            OriginalSeen(
                code=row["code"],
                zh=name.zh,
                en=name.en,
                stage=Stage(row["stage"]),
                state=MaterialState(row["state"]),
                is_wanted=_is_wanted(row),
                files=newest,
                original=Original(tick["original"]) if tick is not None else None,
                note=box.open_text(note, _about(row["code"])) if note is not None else "",
                by=look.name(tick["by_id"]) if tick is not None else "",
                at=tick["seen_at"] if tick is not None else None,
            )
        )
    deferred = tuple(row["code"] for row in rows if row["state"] == MaterialState.DEFERRED)
    is_open = _is_open(state, flow, is_here=bool(case["is_checked_in"]))
    is_all_seen = all(one.original is Original.MATCHES for one in shown if one.is_wanted)
    may_pass = state is CaseState.ONSITE_REVIEWING and is_all_seen and not deferred
    return OnsiteReview(
        question.case_id, case["version"], state, len(visits), is_open, tuple(shown), deferred, may_pass
    )


def _about(code: str) -> str:
    return f"original {code}"


def _check_open(case: CaseInHand) -> None:
    if not _is_open(case.state, flow_of_case(case), is_here=bool(case["is_checked_in"])):
        raise Refused("onsite_not_open", {"state": case.state.value})


def tick_original(act: Act, command: TickOriginal) -> None:
    """Say what was seen of an original."""
    case = act.take(command.case_id)
    check_not_held(case)
    _check_open(case)
    row = act.material(case, command.material)
    note = checked_text(command.note, "note")
    if command.original is Original.DIFFERS and not note:
        raise Refused("reason_needed", {"field": "note"})
    booking_id = _visits(act, case.id)[-1]
    place = (original_seen.c.booking_id == booking_id, original_seen.c.code == row["code"])
    there = act.connection.execute(select(original_seen.c.original).where(*place)).scalar_one_or_none()
    if there != (command.seen.value if command.seen is not None else None):
        raise Conflict("mark", act.last_change(case.entry.stream) | {"now": there})
    act.connection.execute(delete(original_seen).where(*place))
    if command.original is not None:
        seen = {
            "booking_id": booking_id,
            "code": row["code"],
            "original": command.original.value,
            "note_sealed": case.box.seal_text(note, _about(row["code"])) if note else None,
            "by_id": act.my_id,
            "seen_at": act.now,
        }
        act.connection.execute(insert(original_seen), seen)
    said = command.original.value if command.original is not None else None
    case.note({"material": row["code"], "original": said})


def _take_reviewing(act: Act, case_id: str, seen_version: int) -> CaseInHand:
    case = act.take(case_id)
    case.check_version(seen_version)
    check_not_held(case)
    if case.state is not CaseState.ONSITE_REVIEWING:
        raise Refused("onsite_not_open", {"state": case.state.value})
    return case


def pass_onsite(act: Act, command: PassOnsite) -> None:
    """复审通过."""
    case = _take_reviewing(act, command.case_id, command.seen_version)
    booking_id = _visits(act, case.id)[-1]
    ticks, rows = _ticks(act, booking_id), act.materials(case)
    unticked = [
        row["code"]
        for row in rows
        if _is_wanted(row) and (row["code"] not in ticks or ticks[row["code"]]["original"] != Original.MATCHES)
    ]
    if unticked:
        raise Refused("originals_unticked", {"materials": unticked})
    is_missing = any(row["state"] == MaterialState.DEFERRED for row in rows)
    facts = Facts(has_deferred_missing=is_missing)
    state = next_state(flow_of_case(case), case.state, Event.ONSITE_PASS, act.me.roles, facts)
    case.set(state=state.value)
    case.note({"event": Event.ONSITE_PASS.value, "to": state.value})
    _end(act, case, booking_id)


def _end(act: Act, case: CaseInHand, booking_id: int) -> None:
    """A result ends the visit."""
    row = booking_row(act, str(booking_id))
    if row["status"] == BookingStatus.CHECKED_IN:
        serve(act, case, row)
    case.set(is_checked_in=False)


def fail_onsite(act: Act, command: FailOnsite) -> CaseState:
    """复审待补正, with its notice."""
    case = _take_reviewing(act, command.case_id, command.seen_version)
    if not command.items:
        raise Refused("nothing_failed")
    items = tuple(_item(act, case, item) for item in command.items)
    move_case(act, case, Event.ONSITE_FAIL)
    due_on = None
    if any(item.remedy is Remedy.UPLOAD for item in command.items):
        move_case(act, case, Event.ASK_UPLOAD)
        due_on = act.office.calendar(act.connection).correction_due_on(act.today)
        case.set(origin=Origin.ONSITE.value, due_at=closing_of(due_on))
    head = notice_head(act, case)
    notice_id, sent = send(act, case, replace(head, kind=NoticeKind.CORRECTION, items=items, due_on=due_on))
    case.note({"notice": sent.number, "materials": [item.material for item in command.items], "notice_id": notice_id})
    _end(act, case, _visits(act, case.id)[-1])
    return case.state


def _item(act: Act, case: CaseInHand, item: OnsiteItem) -> NoticeItem:
    """The notice's line of one thing to correct; a material to be uploaded anew is failed."""
    row, words = act.material(case, item.material), checked_text(item.text)
    if not words:
        raise Refused("reason_needed", {"material": item.material})
    catalogue = catalogue_of(act, case)
    name = catalogue.materials[item.material].name
    if item.remedy is Remedy.BRING:
        return NoticeItem(ItemKind.BRING, item.material, name.zh, name.en, (), words)
    if row["stage"] != Stage.UPLOAD:
        raise Refused("material_locked", {"material": item.material})
    give(act, case, row, Verdict(VerdictKind.FAILED, (GivenReason(_OTHER),), words))
    kind = ItemKind.REPLACE if row["upload_no"] else ItemKind.SUPPLY
    return NoticeItem(kind, item.material, name.zh, name.en, (), words)


def reopen_onsite(act: Act, command: ReopenOnsite) -> None:
    """Take today's result back."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    visits = _visits(act, case.id)
    if case.state not in (CaseState.ONSITE_PASSED, CaseState.ONSITE_CORRECTION) or not visits:
        raise Refused("nothing_to_undo")
    row = booking_row(act, str(visits[-1]))
    if row["on_day"] != act.today:
        raise Refused("not_today", {"on": row["on_day"].isoformat()})
    check_day_open(act, row["site_id"], row["on_day"])
    check_unbooked(act, case.id)
    if case.state is CaseState.ONSITE_CORRECTION:
        _recall(act, case)
    move_case(act, case, Event.REOPEN_ONSITE)
    if row["status"] == BookingStatus.SERVED:
        unserve(act, case, row)
    case.set(is_booked=True, is_checked_in=True)


def _recall(act: Act, case: CaseInHand) -> None:
    sent = notice_of_round(act, case)
    if sent is None or sent["kind"] != NoticeKind.CORRECTION:
        return
    why = why_not_recallable(sent, act.now)
    if why is not None:
        raise Refused("recall_over", {"why": why})
    act.connection.execute(delete(outbox).where(outbox.c.notice_id == sent["id"]))
    act.connection.execute(update(notice).where(notice.c.id == sent["id"]), {"recalled_at": act.now})
