"""Leases and presence: who works on a case, who else is in it, how it passes on. Rules: `casework.cases`, domain.md 10.8."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
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
from casework.database import driver_sql
from casework.database.act import Act, CaseInHand, Look, number
from casework.database.columns import to_ms
from casework.database.driver_sql import Dialect, Statement, dialect_of
from casework.database.tables import cases, draft, lease, presence
from casework.errors import Conflict, NotFound, Refused
from casework.lifecycle import IN_REVIEW, BusinessType, CaseState, Event, Facts, flow_of, next_state

QUESTION_LIFE = 2 * TAKE_OVER_WAIT
NOBODYS: Mapping[str, None] = dict.fromkeys(("holder_id", "taken_at", "alive_at", "asked_by_id", "asked_at"))
"""The columns of a lease nobody holds."""

Row = Mapping[Any, Any]
_LEASE = Statement(select(lease).where(lease.c.case_id == bindparam("case")))


def _row(look: Look, case_id: int) -> Row | None:
    return _LEASE.row(look.connection, {"case": case_id})


def _is_lost(row: Row, now: datetime) -> bool:
    return row["holder_id"] is None or row["alive_at"] <= now - LEASE_LOST_AFTER


def lease_of(look: Look, case_id: int) -> Lease:
    """The case's lease as it stands; one lost for want of heartbeats has no holder."""
    return _lease(look, case_id, _row(look, case_id))


def _lease(look: Look, case_id: int, row: Row | None) -> Lease:
    if row is None or _is_lost(row, look.now):
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
    """Who else is in the case now: its holder first, then who has been there longest."""
    wanted = (
        select(presence.c.staff_id, presence.c.since_at)
        .where(
            presence.c.case_id == case_id,
            presence.c.alive_at > look.now - LEASE_LOST_AFTER,
            presence.c.staff_id != look.my_id,
        )
        .order_by(presence.c.since_at)
    )
    holder = lease_of(look, case_id).holder_id
    people = [
        Presence(str(row.staff_id), look.name(row.staff_id), row.since_at, str(row.staff_id) == holder)
        for row in look.connection.execute(wanted)
    ]
    return tuple(sorted(people, key=lambda person: not person.is_holder))


def hold_lease(act: Act, case: CaseInHand) -> Lease:
    """Make a free lease mine; one that somebody holds stays theirs. A case in review that is unassigned becomes mine with it."""
    row = _row(act, case.id)
    if row is not None and not _is_lost(row, act.now):
        return _lease(act, case.id, row)
    _give(act, case.id, row, act.my_id)
    if case["reviewer_id"] is None and case.state in IN_REVIEW:
        case.set(reviewer_id=act.my_id)
    return lease_of(act, case.id)


def _give(act: Act, case_id: int, row: Row | None, holder_id: int) -> None:
    """Give the lease to somebody new: the fencing number grows, the former holder's drafts go over."""
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
        return
    act.connection.execute(update(lease).where(lease.c.case_id == case_id), values)
    if row["holder_id"] not in (None, holder_id):
        _move_drafts(act, case_id, row["holder_id"], holder_id)


def check_fencing(act: Act, case: CaseInHand, fencing: int) -> None:
    """Conflict: lease_lost (by, at: of who holds it now, if anybody), unless I hold the case's lease with this number."""
    held = lease_of(act, case.id)
    if held.holder_id != act.me.id or held.fencing != fencing:
        raise Conflict("lease_lost", _by(held))


def _by(held: Lease) -> dict[str, object]:
    if held.holder_name is None or held.taken_at is None:
        return {}
    return {"by": held.holder_name, "at": held.taken_at.isoformat()}


def take_lease(act: Act, command: TakeLease) -> Lease:
    """Take a case to work on it."""
    case = act.take(command.case_id)
    if case["held_at"] is not None:
        raise Refused("on_hold")
    if case.state not in IN_REVIEW:
        raise Refused("not_in_review", {"state": case.state.value})
    held = lease_of(act, case.id)
    if held.holder_id not in (None, act.me.id):
        raise Conflict("lease_held", _by(held))
    return _work_on(act, case)


def _work_on(act: Act, case: CaseInHand) -> Lease:
    """A case nobody else holds is mine to work on; nothing changes when it was so already."""
    before = lease_of(act, case.id)
    taken = hold_lease(act, case)
    if taken == before and case.state is not CaseState.RESUBMITTED:
        act.put_back(case)
        return taken
    _begin_round(act, case)
    case.note({"fencing": taken.fencing})
    return taken


def _begin_round(act: Act, case: CaseInHand) -> None:
    """What the applicant handed in again is in review once somebody works on it (domain.md 10.20)."""
    if case.state is CaseState.RESUBMITTED and case["held_at"] is None:
        flow = flow_of(BusinessType(case["business_type"]))
        case.set(state=next_state(flow, case.state, Event.TAKE, act.me.roles, Facts()).value)


# The next case

_FREE = """c.lane = 'review' AND c.state <> 'materials_received' AND c.id <> :after AND NOT EXISTS (
    SELECT 1 FROM lease AS l WHERE l.case_id = c.id AND l.holder_id <> :me AND l.alive_at > :alive_after)"""
_MINE, _POOL = "c.reviewer_id = :me", "c.reviewer_id IS NULL"
_RETURNED = "c.state = 'resubmitted'"
_LATER = "(c.due_sort, c.id) > (:after_due, :after)"
_STEPS: Mapping[str | None, tuple[tuple[str, ...], ...]] = {
    None: ((_MINE, _RETURNED), (_MINE,), (_POOL,)),
    "returned": ((_MINE, _RETURNED, _LATER), (_MINE,), (_POOL,)),
    "mine": ((_MINE, _RETURNED), (_MINE, _LATER), (_MINE,), (_POOL,)),
    "pool": ((_MINE, _RETURNED), (_MINE,), (_POOL, _LATER), (_POOL,)),
}
"""Where to look for the next case, first to last, by where the case one comes from stands (domain.md 10.8).

Coming from a case of one's own that is still open, one goes on through one's own and round again; the pool is for who has no other.
"""


@cache
def _steps(place: str | None, dialect: Dialect) -> tuple[str, ...]:
    return tuple(
        dialect.text(
            f"SELECT c.id FROM cases AS c WHERE {' AND '.join((_FREE, *step))} ORDER BY c.due_sort, c.id LIMIT 1"
        )
        for step in _STEPS[place]
    )


@cache
def _in_one(place: str | None, dialect: Dialect) -> str:
    """All steps as one statement; its first row is the next case."""
    steps = (f"SELECT {i} AS step, id FROM ({step}) AS s{i}" for i, step in enumerate(_steps(place, dialect)))
    return f"{' UNION ALL '.join(steps)} ORDER BY step LIMIT 1"


def _starting_from(look: Look, after: CaseId | None) -> tuple[str | None, dict[str, int]]:
    """Where the case one comes from stands, and the values the steps need."""
    values = {"me": look.my_id, "after": 0, "after_due": 0, "alive_after": to_ms(look.now - LEASE_LOST_AFTER)}
    if after is None:
        return None, values
    values["after"] = number(after)
    wanted = select(cases.c.lane, cases.c.state, cases.c.reviewer_id, cases.c.due_sort)
    row = look.connection.execute(wanted.where(cases.c.id == values["after"])).one_or_none()
    if row is None or row.lane != "review":
        return None, values
    values["after_due"] = row.due_sort
    if row.reviewer_id == look.my_id:
        return ("returned" if row.state == CaseState.RESUBMITTED else "mine"), values
    return (None if row.reviewer_id else "pool"), values


def next_case(look: Look, question: NextCase) -> CaseId | None:
    """The case `TakeNextCase` would take."""
    place, values = _starting_from(look, question.after)
    statement = _in_one(place, dialect_of(look.office.engines.is_sqlite))
    found = driver_sql.fetch(look.connection, statement, values)
    return CaseId(str(found[0][-1])) if found else None


def take_next_case(act: Act, command: TakeNextCase) -> Lease | None:
    """Take the lease of the next case in one step. What another transaction is just taking is passed over."""
    place, values = _starting_from(act, command.after)
    is_sqlite = act.office.engines.is_sqlite
    passing_over = "" if is_sqlite else " FOR UPDATE OF c SKIP LOCKED"
    for step in _steps(place, dialect_of(is_sqlite)):
        while found := driver_sql.fetch(act.connection, step + passing_over, values):
            case = act.take(str(found[0][0]))
            if lease_of(act, case.id).holder_id in (None, act.me.id):
                return _work_on(act, case)
            act.put_back(case)  # somebody took it between the look and the lock; now it shows
    return None


# Giving back, passing on


def release_lease(act: Act, command: ReleaseLease) -> None:
    """Give the lease back; what an older holder says is ignored."""
    case_id = number(command.case_id)
    mine = (lease.c.case_id == case_id, lease.c.holder_id == act.my_id, lease.c.fencing == command.fencing)
    act.connection.execute(update(lease).where(*mine), NOBODYS)


def ask_take_over(act: Act, command: AskTakeOver) -> Lease:
    """Ask for a case; a lost lease, or one whose holder let 30 s pass, is taken. Who asked first is answered first."""
    case = act.take(command.case_id)
    row = _row(act, case.id)
    if row is None or _is_lost(row, act.now):
        return _pass_on(act, case, row)
    if row["holder_id"] == act.my_id:
        act.put_back(case)
        return lease_of(act, case.id)
    is_mine = row["asked_by_id"] == act.my_id
    if is_mine and row["asked_at"] <= act.now - TAKE_OVER_WAIT:
        return _pass_on(act, case, row)
    if row["asked_by_id"] is None or (not is_mine and row["asked_at"] <= act.now - QUESTION_LIFE):
        asked = {"asked_by_id": act.my_id, "asked_at": act.now}
        act.connection.execute(update(lease).where(lease.c.case_id == case.id), asked)
        case.note({"holder": row["holder_id"]})
    else:
        act.put_back(case)
    return lease_of(act, case.id)


def _pass_on(act: Act, case: CaseInHand, row: Row | None) -> Lease:
    """The lease goes to me, and in review the case with it."""
    _give(act, case.id, row, act.my_id)
    if case.state in IN_REVIEW:
        case.set(reviewer_id=act.my_id)
    _begin_round(act, case)
    case.note({"from": row["holder_id"] if row else None})
    return lease_of(act, case.id)


def answer_take_over(act: Act, command: AnswerTakeOver) -> Lease:
    """The holder hands the case over, or keeps it."""
    case = act.take(command.case_id)
    check_fencing(act, case, command.fencing)
    row = _row(act, case.id)
    asker = row["asked_by_id"] if row else None
    if row is None or asker is None:
        act.put_back(case)
        return lease_of(act, case.id)
    if command.is_granted:
        _give(act, case.id, row, asker)
        if case.state in IN_REVIEW:
            case.set(reviewer_id=asker)
    else:
        answered = {"asked_by_id": None, "asked_at": None, "alive_at": act.now}
        act.connection.execute(update(lease).where(lease.c.case_id == case.id), answered)
    case.note({"is_granted": command.is_granted, "to": asker})
    return lease_of(act, case.id)


def _move_drafts(act: Act, case_id: int, from_id: int, to_id: int) -> None:
    """Drafts go over; where both typed for one material, the newer stays."""
    theirs, mine = draft.alias("theirs"), draft.alias("mine")

    def other(one: Any, two: Any, owner: int) -> Any:
        same = (two.c.case_id == one.case_id, two.c.code == one.code, two.c.staff_id == owner)
        return select(two.c.code).where(*same)

    table = draft.c
    of = {owner: (table.case_id == case_id, table.staff_id == owner) for owner in (from_id, to_id)}
    newer = other(table, theirs, from_id).where(theirs.c.kept_at > table.kept_at)
    act.connection.execute(delete(draft).where(*of[to_id], newer.exists()))
    act.connection.execute(delete(draft).where(*of[from_id], other(table, mine, to_id).exists()))
    act.connection.execute(update(draft).where(*of[from_id]), {"staff_id": to_id})


# Presence


def heartbeat(act: Act, note: Heartbeat) -> tuple[Lease, tuple[Presence, ...]]:
    """I am here; my lease lives on if it is still mine."""
    case_id = number(note.case_id)
    if act.connection.execute(select(cases.c.id).where(cases.c.id == case_id)).first() is None:
        raise NotFound("case_not_found")
    alive_after = act.now - LEASE_LOST_AFTER
    if note.fencing:
        mine = (lease.c.case_id == case_id, lease.c.holder_id == act.my_id, lease.c.fencing == note.fencing)
        act.connection.execute(update(lease).where(*mine, lease.c.alive_at > alive_after), {"alive_at": act.now})
    gone = presence.c.alive_at <= alive_after
    act.connection.execute(delete(presence).where(presence.c.case_id == case_id, gone))
    dialect = sqlite if act.office.engines.is_sqlite else postgresql
    here = dialect.insert(presence).on_conflict_do_update(
        index_elements=["case_id", "staff_id"], set_={"alive_at": act.now}
    )
    values = {"case_id": case_id, "staff_id": act.my_id, "since_at": act.now, "alive_at": act.now}
    act.connection.execute(here, values)
    return lease_of(act, case_id), present_in(act, case_id)


def leave_case(act: Act, note: LeaveCase) -> None:
    """I am gone; the lease stays until it is given back or lost."""
    here = (presence.c.case_id == number(note.case_id), presence.c.staff_id == act.my_id)
    act.connection.execute(delete(presence).where(*here))
