"""Leases and presence: who works on a case, who else is in it, how it passes on. Rules: `casework.cases`, domain.md 10.8."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, delete, insert, select, update
from sqlalchemy import case as when
from sqlalchemy.dialects import postgresql, sqlite

from casework.cases import (
    LEASE_LOST_AFTER,
    TAKE_OVER_WAIT,
    AnswerTakeOver,
    AskTakeOver,
    CaseId,
    Heartbeat,
    Lease,
    LeaveCase,
    NextCase,
    Presence,
    ReleaseLease,
    TakeLease,
    TakeNextCase,
)
from casework.database.act import Act, CaseInHand, Look, number
from casework.database.tables import cases, draft, lease, presence
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import IN_REVIEW, BusinessType, CaseState, Event, Facts, flow_of, next_state

Row = Mapping[str, Any]


def _row(look: Look, case_id: int) -> RowMapping | None:
    return look.connection.execute(select(lease).where(lease.c.case_id == case_id)).mappings().one_or_none()


def _is_lost(row: Row, now: datetime) -> bool:
    return row["holder_id"] is None or row["alive_at"] <= now - LEASE_LOST_AFTER


def lease_of(look: Look, case_id: int) -> Lease:
    """The case's lease as it stands; one lost for want of heartbeats has no holder."""
    row = _row(look, case_id)
    if row is None or (_is_lost(row, look.now)):
        return Lease(CaseId(str(case_id)), None, None, row["fencing"] if row else 0, None)
    asked_by = row["asked_by_id"]
    return Lease(
        CaseId(str(case_id)),
        str(row["holder_id"]),
        look.name(row["holder_id"]),
        row["fencing"],
        row["taken_at"],
        look.name(asked_by) if asked_by else None,
        str(asked_by) if asked_by else None,
        row["asked_at"],
    )


def present_in(look: Look, case_id: int) -> tuple[Presence, ...]:
    """Who is in the case now, the holder first."""
    alive_after = look.now - LEASE_LOST_AFTER
    wanted = (
        select(presence.c.staff_id, presence.c.since_at)
        .where(presence.c.case_id == case_id, presence.c.alive_at > alive_after)
        .order_by(presence.c.since_at)
    )
    holder = lease_of(look, case_id).holder_id
    people = [
        Presence(str(row.staff_id), look.name(row.staff_id), row.since_at, str(row.staff_id) == holder)
        for row in look.connection.execute(wanted)
    ]
    return tuple(sorted(people, key=lambda person: not person.is_holder))


def hold_lease(act: Act, case: CaseInHand) -> Lease:
    """Make a free lease mine; one that somebody holds stays theirs. An unassigned case becomes mine with it."""
    row = _row(act, case.id)
    if row is not None and not _is_lost(row, act.now):
        return lease_of(act, case.id)
    _give(act, case.id, row, act.my_id)
    if case["reviewer_id"] is None:
        case.set(reviewer_id=act.my_id)
    return lease_of(act, case.id)


def _give(act: Act, case_id: int, row: Row | None, holder_id: int) -> None:
    """Give the lease to somebody new: the fencing number grows."""
    values = {
        "holder_id": holder_id,
        "taken_at": act.now,
        "alive_at": act.now,
        "fencing": (row["fencing"] if row else 0) + 1,
        "asked_by_id": None,
        "asked_at": None,
    }
    if row is None:
        act.connection.execute(insert(lease), {"case_id": case_id, **values})
    else:
        act.connection.execute(update(lease).where(lease.c.case_id == case_id), values)


def check_fencing(act: Act, case: CaseInHand, fencing: int) -> None:
    """Conflict: lease_lost (by, at), unless I hold the case's lease with this number."""
    held = lease_of(act, case.id)
    if held.holder_id != act.me.id or held.fencing != fencing:
        at = held.taken_at or act.now
        raise Conflict("lease_lost", {"by": held.holder_name or "", "at": at.isoformat()})


def take_lease(act: Act, command: TakeLease) -> Lease:
    """Take a case to work on it."""
    case = act.take(command.case_id)
    return _take(act, case)


def _take(act: Act, case: CaseInHand) -> Lease:
    if case.state not in IN_REVIEW or case["held_at"] is not None:
        raise Refused("not_in_review" if case["held_at"] is None else "on_hold", {"state": case.state.value})
    held = lease_of(act, case.id)
    if held.holder_id not in (None, act.me.id):
        at = held.taken_at or act.now
        raise Conflict("lease_held", {"by": held.holder_name or "", "at": at.isoformat()})
    if held.holder_id == act.me.id and case.state is CaseState.PRE_REVIEWING:
        act.put_back(case)
        return held
    taken = hold_lease(act, case)
    if case.state is CaseState.RESUBMITTED:
        flow = flow_of(BusinessType(case["business_type"]))
        case.set(state=next_state(flow, case.state, Event.TAKE, act.me.roles, Facts()).value)
    case.note({"fencing": taken.fencing})
    return taken


def take_next_case(act: Act, command: TakeNextCase) -> Lease | None:
    """Take the lease of the next case in one step."""
    after = number(command.after) if command.after else None
    for wanted in _next_cases(act, after):
        statement = wanted if act.office.engines.is_sqlite else wanted.with_for_update(skip_locked=True, of=cases)
        found = act.connection.execute(statement).scalar_one_or_none()
        if found is not None:
            return _take(act, act.take(str(found)))
    return None


def next_case(look: Look, question: NextCase) -> CaseId | None:
    """The case `TakeNextCase` would take."""
    after = number(question.after) if question.after else None
    for wanted in _next_cases(look, after):
        found = look.connection.execute(wanted).scalar_one_or_none()
        if found is not None:
            return CaseId(str(found))
    return None


def _next_cases(look: Look, after: int | None) -> tuple[Select[Any], ...]:
    """The order of domain.md 10.8, each step one index walk: mine returned, mine oldest due, unassigned oldest due."""
    alive_after = look.now - LEASE_LOST_AFTER
    is_held = (
        select(lease.c.case_id)
        .where(lease.c.case_id == cases.c.id, lease.c.holder_id != look.my_id, lease.c.alive_at > alive_after)
        .exists()
    )
    free = select(cases.c.id).where(cases.c.lane == "review", ~is_held).order_by(cases.c.due_sort, cases.c.id).limit(1)
    if after is not None:
        free = free.where(cases.c.id != after)
    reviewed = cases.c.state.in_((CaseState.PRE_REVIEWING, CaseState.RESUBMITTED))
    mine = free.where(cases.c.reviewer_id == look.my_id)
    return (
        mine.where(cases.c.state == CaseState.RESUBMITTED),
        mine.where(reviewed),
        free.where(cases.c.reviewer_id.is_(None), reviewed),
    )


def release_lease(act: Act, command: ReleaseLease) -> None:
    """Give the lease back; what an older holder says is ignored."""
    case_id = number(command.case_id)
    mine = (lease.c.case_id == case_id, lease.c.holder_id == act.my_id, lease.c.fencing == command.fencing)
    act.connection.execute(
        update(lease).where(*mine).values(holder_id=None, taken_at=None, alive_at=None, asked_by_id=None, asked_at=None)
    )


def ask_take_over(act: Act, command: AskTakeOver) -> Lease:
    """Ask for a case; a lost lease, or one whose holder let 30 s pass, is taken."""
    case = act.take(command.case_id)
    row = _row(act, case.id)
    if row is None or row["holder_id"] is None or _is_lost(row, act.now):
        return _pass_on(act, case, row)
    if row["holder_id"] == act.my_id:
        act.put_back(case)
        return lease_of(act, case.id)
    is_my_question = row["asked_by_id"] == act.my_id
    if is_my_question and row["asked_at"] <= act.now - TAKE_OVER_WAIT:
        return _pass_on(act, case, row)
    if row["asked_by_id"] is None or row["asked_at"] <= act.now - 2 * TAKE_OVER_WAIT:
        act.connection.execute(
            update(lease).where(lease.c.case_id == case.id).values(asked_by_id=act.my_id, asked_at=act.now)
        )
        case.note({"holder": row["holder_id"]})
    else:
        act.put_back(case)
    return lease_of(act, case.id)


def _pass_on(act: Act, case: CaseInHand, row: Row | None) -> Lease:
    """The lease, the case and the former holder's drafts go to me."""
    former = row["holder_id"] if row else None
    _give(act, case.id, row, act.my_id)
    if former is not None and former != act.my_id:
        move_drafts(act, case.id, former, act.my_id)
    case.set(reviewer_id=act.my_id)
    if case.state is CaseState.RESUBMITTED and case["held_at"] is None:
        flow = flow_of(BusinessType(case["business_type"]))
        case.set(state=next_state(flow, case.state, Event.TAKE, act.me.roles, Facts()).value)
    case.note({"from": former})
    return lease_of(act, case.id)


def move_drafts(act: Act, case_id: int, from_id: int, to_id: int) -> None:
    """Drafts go over; where both typed for one material, the newer stays."""
    table = draft.c
    wanted = select(table.code, table.staff_id, table.kept_at).where(
        table.case_id == case_id, table.staff_id.in_((from_id, to_id))
    )
    kept: dict[str, dict[int, datetime]] = {}
    for row in act.connection.execute(wanted):
        kept.setdefault(row.code, {})[row.staff_id] = row.kept_at
    for code, owners in kept.items():
        if from_id not in owners:
            continue
        here = (table.case_id == case_id, table.code == code)
        if to_id in owners:
            older = from_id if owners[from_id] < owners[to_id] else to_id
            act.connection.execute(delete(draft).where(*here, table.staff_id == older))
            if older == from_id:
                continue
        act.connection.execute(update(draft).where(*here, table.staff_id == from_id).values(staff_id=to_id))


def answer_take_over(act: Act, command: AnswerTakeOver) -> Lease:
    """The holder hands the case over, or keeps it."""
    case = act.take(command.case_id)
    check_fencing(act, case, command.fencing)
    row = _row(act, case.id)
    assert row is not None
    asker = row["asked_by_id"]
    if asker is None:
        act.put_back(case)
        return lease_of(act, case.id)
    if command.is_granted:
        _give(act, case.id, row, asker)
        move_drafts(act, case.id, act.my_id, asker)
        case.set(reviewer_id=asker)
    else:
        act.connection.execute(
            update(lease).where(lease.c.case_id == case.id).values(asked_by_id=None, asked_at=None, alive_at=act.now)
        )
    case.note({"granted": command.is_granted, "to": asker})
    return lease_of(act, case.id)


# Presence


def heartbeat(act: Act, note: Heartbeat) -> tuple[Lease, tuple[Presence, ...]]:
    """I am here; my lease lives on if it is still mine."""
    case_id = number(note.case_id)
    if act.connection.execute(select(cases.c.id).where(cases.c.id == case_id)).first() is None:
        raise NotFound("case_not_found")
    if note.fencing:
        act.connection.execute(
            update(lease)
            .where(
                lease.c.case_id == case_id,
                lease.c.holder_id == act.my_id,
                lease.c.fencing == note.fencing,
                lease.c.alive_at > act.now - LEASE_LOST_AFTER,
            )
            .values(alive_at=act.now)
        )
    _be_present(act, case_id)
    return lease_of(act, case_id), present_in(act, case_id)


def _be_present(act: Act, case_id: int) -> None:
    values = {"case_id": case_id, "staff_id": act.my_id, "since_at": act.now, "alive_at": act.now}
    dialect = sqlite if act.office.engines.is_sqlite else postgresql
    alive_after = act.now - LEASE_LOST_AFTER
    statement = dialect.insert(presence).values(values)
    since = when((presence.c.alive_at <= alive_after, statement.excluded.since_at), else_=presence.c.since_at)
    act.connection.execute(
        statement.on_conflict_do_update(
            index_elements=["case_id", "staff_id"], set_={"alive_at": act.now, "since_at": since}
        )
    )


def leave_case(act: Act, note: LeaveCase) -> None:
    """I am gone; the lease stays until it is given back or lost."""
    act.connection.execute(
        delete(presence).where(presence.c.case_id == number(note.case_id), presence.c.staff_id == act.my_id)
    )
