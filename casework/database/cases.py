"""Cases coming in, on hold, assigned, and every other step of their life. Rules: domain.md 5, 10.1, 10.5, 10.6, 10.13."""

import json

from sqlalchemy import insert, select, update

from casework.basic_data import check_basic_data, normal_data
from casework.cases import (
    DRAFT_CASE_LIFE,
    AssignCase,
    FeeBasis,
    FileForMaterial,
    HoldCase,
    RecordProgress,
    RegisterCase,
    Registered,
    ReleaseCase,
    Source,
    StartCase,
)
from casework.catalogue import Catalogue, ChecklistItem
from casework.database.act import Act, CaseInHand, number
from casework.database.bookings import confirm_hold, let_go
from casework.database.columns import to_ms
from casework.database.guards import checked_reason, flow_of_case
from casework.database.inbox_search import gram_rows
from casework.database.materials import attach_blob
from casework.database.review_clock import review_due
from casework.database.running_numbers import next_count
from casework.database.stated import data_wrong, employer_of, marks_of
from casework.database.tables import NEVER_MS, case_gram, cases, lease, material, staff, task
from casework.errors import NotFound, Refused
from casework.identity import last_four
from casework.lifecycle import (
    IN_REVIEW,
    TERMINAL,
    TRANSITIONS,
    CaseState,
    Event,
    Facts,
    Origin,
    flow_of,
    next_state,
)
from casework.materials import MaterialState, Requirement, Stage
from casework.people import Role, StaffId
from casework.vault import Box, new_key
from casework.workdays import closing_of

OF_OTHER_COMMANDS = frozenset(
    {
        Event.START,
        Event.REGISTER,
        Event.TAKE,
        Event.FINISH_FAILED,
        Event.FINISH_PASSED,
        Event.RECALL,
        Event.REOPEN,
        Event.RESUBMIT,
        Event.HOLD_SLOT,
        Event.RELEASE_SLOT,
        Event.BOOK,
        Event.BRING_ORIGINAL,
        Event.CANCEL_BOOKING,
        Event.NO_SHOW,
        Event.CHECK_IN,
        Event.UNDO_CHECK_IN,
        Event.ONSITE_PASS,
        Event.ONSITE_FAIL,
        Event.ASK_UPLOAD,
        Event.REOPEN_ONSITE,
    }
)
"""Events that have a command of their own."""


def register_case(act: Act, command: RegisterCase) -> Registered:
    """Register a case at the counter or by import; it enters the review directly."""
    if command.fee_basis is FeeBasis.WAIVED:
        if not act.has_role({Role.SUPERVISOR, Role.SYSTEM}):
            raise Refused("waiver_needs_supervisor", {"field": "fee_basis"})
        checked_reason(command.waiver_reason)
    flow = flow_of(command.business_type)
    state = next_state(flow, None, Event.REGISTER, act.me.roles, Facts(is_fee_settled=True))
    case = _new_case(act, command, state, command.override_reason, command.source, command.fee_basis)
    _attach_all(act, case, command.files)
    personal = {"waiver_reason": command.waiver_reason, "override_reason": command.override_reason}
    case.note({"source": command.source.value, "fee_basis": command.fee_basis.value}, **personal)
    return Registered(case.case_id, case["case_no"])


def start_case(act: Act, command: StartCase) -> Registered:
    """Begin a case from the applicants' side."""
    state = next_state(flow_of(command.business_type), None, Event.START, act.me.roles, Facts(has_accepted_terms=True))
    case = _new_case(act, command, state, "", Source.APPLICANT, None)
    return Registered(case.case_id, case["case_no"])


def _new_case(
    act: Act,
    command: RegisterCase | StartCase,
    state: CaseState,
    override_reason: str,
    source: Source,
    fee_basis: FeeBasis | None,
) -> CaseInHand:
    catalogue, checklist = _checked(act, command)
    data = normal_data(catalogue, command.business_type, command.basic_data)
    conditions = catalogue.defaults_for(command.business_type) | command.conditions
    active_no = _active_no(act, data["id_no"], override_reason)
    case_id, employer_id = act.next_id(cases), employer_of(act, data)
    key, vault = new_key(), act.office.vault
    is_in_review = state in IN_REVIEW
    due_at = act.office.calendar(act.connection).review_due_at(act.now) if is_in_review else None
    year = act.today.year
    stored = {"basic_data": data, "conditions": conditions}
    act.connection.execute(
        insert(cases),
        {
            "id": case_id,
            "version": 1,
            "case_no": f"GJ{year % 100:02d}-{next_count(act, f'case {year}'):06d}",
            "business_type": command.business_type.value,
            "district": command.district,
            "state": state.value,
            "lane": "review" if is_in_review else "incoming",
            "round": 1 if is_in_review else 0,
            "origin": Origin.PRE_REVIEW.value,
            "fee_basis": fee_basis.value if fee_basis else None,
            "source": source.value,
            "applicant_name": data["name"],
            "employer_id": employer_id,
            "employer_name": data["employer_name"],
            "due_at": due_at,
            "due_sort": to_ms(due_at) if due_at else NEVER_MS,
            "is_forgery_hold": False,
            "is_booked": False,
            "is_checked_in": False,
            "materials": 0,
            "judged": 0,
            "failed": 0,
            "deferred": 0,
            "open_tasks": 0,
            "catalogue_hash": catalogue.hash,
            "started_at": act.now,
            "updated_at": act.now,
            "last4_sealed": vault.rows.seal_text(last_four(data["id_no"]), f"case {case_id}"),
            "data_key_sealed": vault.wrap(key, f"case {case_id}"),
            "data_sealed": Box(key).seal_text(json.dumps(stored, ensure_ascii=False), "data"),
            **marks_of(act, data),
            "active_no": active_no,
        },
    )
    act.connection.execute(insert(case_gram), gram_rows("case_id", case_id, data["name"]))
    case = act.take_new(case_id)
    _add_materials(act, case, checklist)
    return case


def _checked(act: Act, command: RegisterCase | StartCase) -> tuple[Catalogue, tuple[ChecklistItem, ...]]:
    in_force = act.office.catalogue_in_force(act.connection, command.district, act.today)
    catalogue = act.office.catalogue(act.connection, in_force)
    if command.district not in {district.code for district in catalogue.districts}:
        raise Refused("district_unknown", {"field": "district"})
    wrong = catalogue.condition_problems(command.business_type, command.conditions)
    if wrong:
        raise Refused("conditions_wrong", {"field": wrong[0], "fields": list(wrong)})
    problems = check_basic_data(catalogue, command.business_type, command.basic_data, act.today)
    if problems:
        raise data_wrong(problems)
    conditions = catalogue.defaults_for(command.business_type) | command.conditions
    blocks = catalogue.blocks(command.business_type, conditions, command.basic_data, act.today)
    if blocks:
        raise Refused("blocked", {"block": blocks[0].code, "zh": blocks[0].name.zh, "en": blocks[0].name.en})
    return catalogue, catalogue.checklist(command.business_type, conditions)


def _active_no(act: Act, id_no: str, override_reason: str) -> int:
    """The first free place among this person's active cases: 0, unless a supervisor overrides (domain.md 10.6)."""
    mark = act.office.vault.mark("id_no", id_no)
    wanted = select(cases.c.active_no, cases.c.case_no).where(
        cases.c.id_no_mark == mark, cases.c.active_no.is_not(None)
    )
    taken = {row.active_no: row.case_no for row in act.connection.execute(wanted)}
    if not taken:
        return 0
    is_allowed = override_reason.strip() and act.has_role({Role.SUPERVISOR, Role.SYSTEM})
    if not is_allowed:
        raise Refused("active_case", {"case_no": next(iter(taken.values())), "field": "id_no"})
    return int(max(taken)) + 1


def _add_materials(act: Act, case: CaseInHand, checklist: tuple[ChecklistItem, ...]) -> None:
    rows = [
        {
            "case_id": case.id,
            "code": item.material,
            "position": position,
            "version": 1,
            "requirement": item.requirement.value,
            "stage": item.stage.value,
            "state": MaterialState.EMPTY.value,
            "upload_no": 0,
            "is_added": False,
        }
        for position, item in enumerate(checklist)
    ]
    act.connection.execute(insert(material), rows)
    for row in rows:
        case.count_material(None, row)


def _attach_all(act: Act, case: CaseInHand, files: tuple[FileForMaterial, ...]) -> None:
    for file in files:
        try:
            row = act.material(case, file.material)
        except NotFound as error:
            raise Refused("material_unknown", {"material": file.material}) from error
        attach_blob(act, case, row, file)


# On hold


def hold_case(act: Act, command: HoldCase) -> None:
    """Put a case on hold; its clock stops."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    if case["held_at"] is not None:
        raise Refused("already_on_hold")
    if case.state in TERMINAL:
        raise Refused("forbidden_transition", {"event": "hold", "state": case.state.value})
    hold(act, case, checked_reason(command.reason), is_forgery=False)


def hold(act: Act, case: CaseInHand, reason: str, *, is_forgery: bool) -> None:
    """Stop a case's clock and take it out of the queues."""
    sealed = case.box.seal_text(reason, "hold reason")
    case.set(held_at=act.now, hold_reason_sealed=sealed, is_forgery_hold=is_forgery)
    case.note({"is_forgery": is_forgery}, reason=reason)


def release_case(act: Act, command: ReleaseCase) -> None:
    """Take a case off hold; its clock runs on for the working days it was held."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    reason = checked_reason(command.reason)
    if case["held_at"] is None:
        raise Refused("not_on_hold")
    if case["is_forgery_hold"]:
        if not act.has_role({Role.SUPERVISOR, Role.SYSTEM}):
            raise Refused("supervisor_needed")
        _close_tasks(act, case, "suspected_forgery")
    if case["due_at"] is not None:
        calendar = act.office.calendar(act.connection)
        case.set(due_at=calendar.held_over(case["due_at"], case["held_at"], act.now))
    case.set(held_at=None, hold_reason_sealed=None, is_forgery_hold=False)
    case.note({}, reason=reason)


def _close_tasks(act: Act, case: CaseInHand, kind: str) -> None:
    table = task.c
    open_ones = (table.case_id == case.id, table.kind == kind, table.closed_at.is_(None))
    closed = act.connection.execute(update(task).where(*open_ones).values(closed_at=act.now)).rowcount
    case.set(open_tasks=max(case["open_tasks"] - closed, 0))


def assign_case(act: Act, command: AssignCase) -> None:
    """Give a case to a reviewer, or back to the pool."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    reviewer_id = None
    if command.reviewer_id is not None:
        reviewer_id = _reviewer(act, StaffId(command.reviewer_id))
    case.set(reviewer_id=reviewer_id)
    freed = {"holder_id": None, "taken_at": None, "alive_at": None, "asked_by_id": None, "asked_at": None}
    act.connection.execute(
        update(lease).where(lease.c.case_id == case.id, lease.c.holder_id != reviewer_id).values(freed)
        if reviewer_id is not None
        else update(lease).where(lease.c.case_id == case.id).values(freed)
    )
    case.note({"reviewer": reviewer_id})


def _reviewer(act: Act, staff_id: StaffId) -> int:
    wanted = select(staff.c.id, staff.c.roles).where(
        staff.c.id == number(staff_id, "staff_not_found"), staff.c.is_active
    )
    row = act.connection.execute(wanted).one_or_none()
    if row is None:
        raise NotFound("staff_not_found")
    if not {Role.REVIEWER, Role.SUPERVISOR} & set(row.roles.split(",")):
        raise Refused("no_reviewer")
    return int(row.id)


# Every other step


def record_progress(act: Act, command: RecordProgress) -> None:
    """Apply an event of the life cycle; the table says who may and from where."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    if command.event in OF_OTHER_COMMANDS:
        raise Refused("forbidden_transition", {"event": command.event.value, "state": case.state.value})
    if case["held_at"] is not None and command.event not in (Event.CANCEL, Event.TERMINATE):
        raise Refused("on_hold")
    if command.on > act.today:
        raise Refused("date_future", {"field": "on"})
    facts = _facts(act, case, command)
    before = case.state
    state = next_state(flow_of_case(case), before, command.event, act.me.roles, facts)
    case.set(state=state.value)
    _follow(act, case, command.event, state)
    values = {"event": command.event.value, "from": before.value, "to": state.value, "on": command.on.isoformat()}
    case.note(values, reference=command.reference.strip(), reason=command.reason.strip())


def _facts(act: Act, case: CaseInHand, command: RecordProgress) -> Facts:
    rows = act.materials(case)
    wanted = [row for row in rows if row["stage"] == Stage.UPLOAD and row["requirement"] != Requirement.OPTIONAL]
    deadline = case["started_at"] + DRAFT_CASE_LIFE
    return Facts(
        is_fee_settled=case["fee_basis"] is not None,
        is_checklist_complete=all(row["upload_no"] > 0 for row in wanted),
        is_deadline_passed=act.now >= deadline,
        has_reason=bool(command.reason.strip()),
        is_booked=case["is_booked"],
        is_checked_in=case["is_checked_in"],
        has_deferred_missing=any(row["state"] == MaterialState.DEFERRED for row in rows),
        is_publishing_on=act.office.is_publishing_on,
        origin=Origin(case["origin"]),
    )


def _follow(act: Act, case: CaseInHand, event: Event, state: CaseState) -> None:
    """What else an event changes: bookings, rounds, clocks."""
    if event is Event.PAY:
        confirm_hold(act, case)
    calendar = act.office.calendar(act.connection)
    if state is CaseState.PRE_REVIEWING:
        case.set(round=case["round"] + 1, origin=Origin.PRE_REVIEW.value, due_at=review_due(act, case))
    if event is Event.OPEN_AUTHORITY_ROUND:
        case.set(origin=Origin.AUTHORITY.value)
    if state is CaseState.RESUBMISSION_REQUIRED:
        case.set(due_at=closing_of(calendar.correction_due_on(act.today)))
    if state in TERMINAL:
        let_go(act, case)
        case.set(held_at=None, hold_reason_sealed=None, is_forgery_hold=False)


EVENTS_BY_HAND = tuple(dict.fromkeys(row.event for row in TRANSITIONS if row.event not in OF_OTHER_COMMANDS))
"""Events that `RecordProgress` may carry, in the table's order."""
