"""The life cycle of a case as one table and one pure function (domain.md 5 and 10).

Two flows: `NEW` (新申请) and `NON_NEW` (the five other business types). A transition names the event, where it leads from and to,
who may trigger it and the guard that must hold. Whatever is not in the table is refused.
"""

from dataclasses import dataclass
from enum import StrEnum

from casework.errors import Refused
from casework.people import Role


class BusinessType(StrEnum):
    """What is applied for."""

    NEW_APPLICATION = "new_application"
    ACCOMPANYING_CHANGE = "accompanying_change"
    RENEWAL = "renewal"
    ADDRESS_CHANGE = "address_change"
    EMPLOYER_CHANGE = "employer_change"
    GENERAL_INFO_CHANGE = "general_info_change"


class Flow(StrEnum):
    """The two ways through the office."""

    NEW = "new"
    NON_NEW = "non_new"


def flow_of(business_type: BusinessType) -> Flow:
    """The flow a business type follows."""
    return Flow.NEW if business_type is BusinessType.NEW_APPLICATION else Flow.NON_NEW


class CaseState(StrEnum):
    """Where a case stands; the codes of domain.md 5.1 and 5.2."""

    DRAFT = "draft"
    CONDITIONS_SELECTED = "conditions_selected"
    UPLOADING = "uploading"
    PENDING_PAYMENT = "pending_payment"
    SLOT_HELD = "slot_held"
    AWAITING_MATERIALS = "awaiting_materials"
    MATERIALS_RECEIVED = "materials_received"
    PRE_REVIEWING = "pre_reviewing"
    RESUBMISSION_REQUIRED = "resubmission_required"
    RESUBMITTED = "resubmitted"
    PRE_REVIEW_PASSED = "pre_review_passed"
    ONSITE_BOOKED = "onsite_booked"
    ONSITE_REVIEWING = "onsite_reviewing"
    ONSITE_CORRECTION = "onsite_correction"
    ONSITE_PASSED = "onsite_passed"
    VISIT_DUE = "visit_due"
    VISIT_DONE = "visit_done"
    SUBMITTED_TO_DISTRICT = "submitted_to_district"
    DISTRICT_ACCEPTED = "district_accepted"
    RETURNED_BY_AUTHORITY = "returned_by_authority"
    DISTRICT_REVIEWED = "district_reviewed"
    MUNICIPAL_REVIEWING = "municipal_reviewing"
    PUBLIC_NOTICE = "public_notice"
    APPROVED = "approved"
    CARD_MAKING = "card_making"
    READY_FOR_PICKUP = "ready_for_pickup"
    COMPLETED = "completed"
    AUTO_CLOSED = "auto_closed"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"
    NOT_ACCEPTED = "not_accepted"
    DISAPPROVED = "disapproved"


S = CaseState
TERMINAL = frozenset({S.COMPLETED, S.AUTO_CLOSED, S.CANCELLED, S.TERMINATED, S.NOT_ACCEPTED, S.DISAPPROVED})
IN_REVIEW = frozenset({S.PRE_REVIEWING, S.RESUBMITTED})
BEFORE_PAYMENT = (S.DRAFT, S.CONDITIONS_SELECTED, S.UPLOADING, S.PENDING_PAYMENT)
BEFORE_DISTRICT = (
    S.PRE_REVIEWING,
    S.RESUBMISSION_REQUIRED,
    S.RESUBMITTED,
    S.PRE_REVIEW_PASSED,
    S.ONSITE_BOOKED,
    S.ONSITE_REVIEWING,
    S.ONSITE_CORRECTION,
    S.ONSITE_PASSED,
)
VISIT_STATES = (S.AWAITING_MATERIALS, S.MATERIALS_RECEIVED, S.VISIT_DUE, S.VISIT_DONE)


class Event(StrEnum):
    """What can happen to a case."""

    START = "start"
    REGISTER = "register"
    CHOOSE_CONDITIONS = "choose_conditions"
    BEGIN_UPLOAD = "begin_upload"
    SUBMIT_FOR_PAYMENT = "submit_for_payment"
    HOLD_SLOT = "hold_slot"
    RELEASE_SLOT = "release_slot"
    PAY = "pay"
    RECEIVE_MATERIALS = "receive_materials"
    BEGIN_REVIEW = "begin_review"
    TAKE = "take"
    FINISH_FAILED = "finish_failed"
    FINISH_PASSED = "finish_passed"
    RECALL = "recall"
    REOPEN = "reopen"
    RESUBMIT = "resubmit"
    BOOK = "book"
    CANCEL_BOOKING = "cancel_booking"
    NO_SHOW = "no_show"
    CHECK_IN = "check_in"
    UNDO_CHECK_IN = "undo_check_in"
    ONSITE_PASS = "onsite_pass"
    ONSITE_FAIL = "onsite_fail"
    REOPEN_ONSITE = "reopen_onsite"
    BRING_ORIGINAL = "bring_original"
    ASK_UPLOAD = "ask_upload"
    SUBMIT_TO_DISTRICT = "submit_to_district"
    ACCEPT_BY_DISTRICT = "accept_by_district"
    REFUSE_ACCEPTANCE = "refuse_acceptance"
    RETURN_BY_AUTHORITY = "return_by_authority"
    OPEN_AUTHORITY_ROUND = "open_authority_round"
    REVIEW_BY_DISTRICT = "review_by_district"
    PASS_TO_MUNICIPALITY = "pass_to_municipality"
    PUBLISH = "publish"
    APPROVE = "approve"
    DISAPPROVE = "disapprove"
    MAKE_CARD = "make_card"
    CARD_READY = "card_ready"
    COMPLETE = "complete"
    AUTO_CLOSE = "auto_close"
    CANCEL = "cancel"
    TERMINATE = "terminate"


class Guard(StrEnum):
    """What must hold; also the code of the refusal when it does not."""

    NONE = "none"
    TERMS_ACCEPTED = "terms_not_accepted"
    FEE_SETTLED = "fee_not_settled"
    CHECKLIST_COMPLETE = "checklist_incomplete"
    BEFORE_DEADLINE = "deadline_passed"
    AFTER_DEADLINE = "deadline_not_passed"
    HAS_FAILURES = "nothing_failed"
    ALL_PASSED = "materials_unjudged"
    REPLACED = "replacements_missing"
    RECALLABLE = "recall_over"
    REASON = "reason_needed"
    BOOKED = "no_booking"
    NOTHING_DEFERRED = "deferred_missing"
    PUBLISHING = "publishing_off"
    CANCEL_IN_TIME = "cancel_too_late"


class Origin(StrEnum):
    """Why a review round was opened; it decides where passing leads (domain.md 10.20)."""

    PRE_REVIEW = "pre_review"
    ONSITE = "onsite"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the guards look at."""

    has_accepted_terms: bool = False
    is_fee_settled: bool = False
    is_checklist_complete: bool = False
    is_deadline_passed: bool = False
    has_failures: bool = False
    is_all_judged: bool = False
    is_replaced: bool = False
    is_recallable: bool = False
    has_reason: bool = False
    is_booked: bool = False
    is_checked_in: bool = False
    has_deferred_missing: bool = False
    is_publishing_on: bool = False
    is_cancel_in_time: bool = True
    origin: Origin = Origin.PRE_REVIEW


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. `sources` empty: the case does not exist yet. `flow` None: both."""

    event: Event
    sources: tuple[CaseState, ...]
    target: CaseState
    actors: frozenset[Role]
    guard: Guard = Guard.NONE
    flow: Flow | None = None
    origin: Origin | None = None  # only for rounds of this origin
    is_booked: bool | None = None  # only when a booking stands, or none
    is_checked_in: bool | None = None


A_ = frozenset({Role.APPLICANT, Role.SYSTEM})
R_ = frozenset({Role.REVIEWER, Role.SUPERVISOR, Role.SYSTEM})
V_ = frozenset({Role.COUNTER_OFFICER, Role.SUPERVISOR, Role.SYSTEM})
S_ = frozenset({Role.SUPERVISOR, Role.SYSTEM})
G_ = frozenset({Role.REVIEWER, Role.COUNTER_OFFICER, Role.SUPERVISOR, Role.SYSTEM})
T_ = frozenset({Role.SYSTEM})
AS_ = A_ | S_
AG_ = A_ | G_

TRANSITIONS: tuple[Transition, ...] = (
    # coming in
    Transition(Event.START, (), S.DRAFT, A_, Guard.TERMS_ACCEPTED),
    Transition(Event.REGISTER, (), S.PRE_REVIEWING, G_, Guard.FEE_SETTLED),
    Transition(
        Event.CHOOSE_CONDITIONS,
        (S.DRAFT, S.CONDITIONS_SELECTED, S.UPLOADING),
        S.CONDITIONS_SELECTED,
        A_,
        Guard.BEFORE_DEADLINE,
        Flow.NEW,
    ),
    Transition(Event.BEGIN_UPLOAD, (S.CONDITIONS_SELECTED,), S.UPLOADING, A_, Guard.BEFORE_DEADLINE, Flow.NEW),
    Transition(Event.SUBMIT_FOR_PAYMENT, (S.UPLOADING,), S.PENDING_PAYMENT, A_, Guard.CHECKLIST_COMPLETE, Flow.NEW),
    Transition(Event.PAY, (S.PENDING_PAYMENT,), S.PRE_REVIEWING, T_, Guard.BEFORE_DEADLINE, Flow.NEW),
    Transition(Event.HOLD_SLOT, (S.DRAFT,), S.SLOT_HELD, A_, Guard.BEFORE_DEADLINE, Flow.NON_NEW),
    Transition(Event.RELEASE_SLOT, (S.SLOT_HELD,), S.DRAFT, A_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.PAY, (S.SLOT_HELD,), S.AWAITING_MATERIALS, T_, Guard.BEFORE_DEADLINE, Flow.NON_NEW),
    Transition(Event.RECEIVE_MATERIALS, (S.AWAITING_MATERIALS,), S.MATERIALS_RECEIVED, G_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.BEGIN_REVIEW, (S.MATERIALS_RECEIVED,), S.PRE_REVIEWING, R_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.AUTO_CLOSE, BEFORE_PAYMENT, S.AUTO_CLOSED, T_, Guard.AFTER_DEADLINE),
    Transition(Event.AUTO_CLOSE, (S.SLOT_HELD,), S.AUTO_CLOSED, T_, Guard.AFTER_DEADLINE, Flow.NON_NEW),
    # the review round
    Transition(Event.TAKE, (S.RESUBMITTED,), S.PRE_REVIEWING, R_),
    Transition(Event.FINISH_FAILED, (S.PRE_REVIEWING,), S.RESUBMISSION_REQUIRED, R_, Guard.HAS_FAILURES),
    Transition(
        Event.FINISH_PASSED, (S.PRE_REVIEWING,), S.ONSITE_PASSED, R_, Guard.ALL_PASSED, Flow.NEW, Origin.AUTHORITY
    ),
    Transition(
        Event.FINISH_PASSED, (S.PRE_REVIEWING,), S.VISIT_DONE, R_, Guard.ALL_PASSED, Flow.NON_NEW, Origin.AUTHORITY
    ),
    Transition(Event.FINISH_PASSED, (S.PRE_REVIEWING,), S.PRE_REVIEW_PASSED, R_, Guard.ALL_PASSED, Flow.NEW),
    Transition(
        Event.FINISH_PASSED,
        (S.PRE_REVIEWING,),
        S.VISIT_DONE,
        R_,
        Guard.ALL_PASSED,
        Flow.NON_NEW,
        is_checked_in=True,
    ),
    Transition(
        Event.FINISH_PASSED, (S.PRE_REVIEWING,), S.VISIT_DUE, R_, Guard.ALL_PASSED, Flow.NON_NEW, is_booked=True
    ),
    Transition(Event.FINISH_PASSED, (S.PRE_REVIEWING,), S.PRE_REVIEW_PASSED, R_, Guard.ALL_PASSED, Flow.NON_NEW),
    Transition(
        Event.RECALL,
        (S.RESUBMISSION_REQUIRED, S.PRE_REVIEW_PASSED, S.ONSITE_PASSED, S.VISIT_DUE, S.VISIT_DONE),
        S.PRE_REVIEWING,
        R_,
        Guard.RECALLABLE,
    ),
    Transition(Event.REOPEN, (S.PRE_REVIEW_PASSED, S.ONSITE_BOOKED, S.VISIT_DUE), S.PRE_REVIEWING, S_, Guard.REASON),
    Transition(Event.RESUBMIT, (S.RESUBMISSION_REQUIRED,), S.RESUBMITTED, AG_, Guard.REPLACED),
    # the visit
    Transition(Event.BOOK, (S.PRE_REVIEW_PASSED,), S.ONSITE_BOOKED, AG_, Guard.BOOKED, Flow.NEW),
    Transition(Event.BOOK, (S.PRE_REVIEW_PASSED,), S.VISIT_DUE, AG_, Guard.BOOKED, Flow.NON_NEW),
    Transition(Event.CANCEL_BOOKING, (S.ONSITE_BOOKED,), S.PRE_REVIEW_PASSED, AG_, Guard.CANCEL_IN_TIME, Flow.NEW),
    Transition(Event.CANCEL_BOOKING, (S.VISIT_DUE,), S.PRE_REVIEW_PASSED, AG_, Guard.CANCEL_IN_TIME, Flow.NON_NEW),
    Transition(Event.NO_SHOW, (S.ONSITE_BOOKED,), S.PRE_REVIEW_PASSED, V_, Guard.NONE, Flow.NEW),
    Transition(Event.NO_SHOW, (S.VISIT_DUE,), S.PRE_REVIEW_PASSED, V_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.CHECK_IN, (S.ONSITE_BOOKED,), S.ONSITE_REVIEWING, V_, Guard.NONE, Flow.NEW),
    Transition(Event.CHECK_IN, (S.VISIT_DUE,), S.VISIT_DONE, V_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.UNDO_CHECK_IN, (S.ONSITE_REVIEWING,), S.ONSITE_BOOKED, V_, Guard.NONE, Flow.NEW),
    Transition(Event.UNDO_CHECK_IN, (S.VISIT_DONE,), S.VISIT_DUE, V_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.ONSITE_PASS, (S.ONSITE_REVIEWING,), S.ONSITE_PASSED, V_, Guard.NOTHING_DEFERRED, Flow.NEW),
    Transition(Event.ONSITE_FAIL, (S.ONSITE_REVIEWING,), S.ONSITE_CORRECTION, V_, Guard.REASON, Flow.NEW),
    Transition(
        Event.REOPEN_ONSITE, (S.ONSITE_PASSED, S.ONSITE_CORRECTION), S.ONSITE_REVIEWING, V_, Guard.NONE, Flow.NEW
    ),
    Transition(Event.BRING_ORIGINAL, (S.ONSITE_CORRECTION,), S.ONSITE_BOOKED, AG_, Guard.BOOKED, Flow.NEW),
    Transition(Event.ASK_UPLOAD, (S.ONSITE_CORRECTION,), S.RESUBMISSION_REQUIRED, V_, Guard.NONE, Flow.NEW),
    # the authority
    Transition(Event.SUBMIT_TO_DISTRICT, (S.ONSITE_PASSED,), S.SUBMITTED_TO_DISTRICT, G_, Guard.NONE, Flow.NEW),
    Transition(Event.SUBMIT_TO_DISTRICT, (S.VISIT_DONE,), S.SUBMITTED_TO_DISTRICT, G_, Guard.NONE, Flow.NON_NEW),
    Transition(Event.ACCEPT_BY_DISTRICT, (S.SUBMITTED_TO_DISTRICT,), S.DISTRICT_ACCEPTED, G_),
    Transition(Event.REFUSE_ACCEPTANCE, (S.SUBMITTED_TO_DISTRICT,), S.NOT_ACCEPTED, G_, Guard.REASON),
    Transition(
        Event.RETURN_BY_AUTHORITY,
        (S.SUBMITTED_TO_DISTRICT, S.DISTRICT_ACCEPTED, S.DISTRICT_REVIEWED, S.MUNICIPAL_REVIEWING),
        S.RETURNED_BY_AUTHORITY,
        G_,
        Guard.REASON,
    ),
    Transition(Event.OPEN_AUTHORITY_ROUND, (S.RETURNED_BY_AUTHORITY,), S.RESUBMISSION_REQUIRED, G_),
    Transition(Event.REVIEW_BY_DISTRICT, (S.DISTRICT_ACCEPTED,), S.DISTRICT_REVIEWED, G_),
    Transition(Event.PASS_TO_MUNICIPALITY, (S.DISTRICT_REVIEWED,), S.MUNICIPAL_REVIEWING, G_),
    Transition(Event.PUBLISH, (S.MUNICIPAL_REVIEWING,), S.PUBLIC_NOTICE, G_, Guard.PUBLISHING),
    Transition(Event.APPROVE, (S.MUNICIPAL_REVIEWING, S.PUBLIC_NOTICE), S.APPROVED, G_),
    Transition(
        Event.DISAPPROVE,
        (S.DISTRICT_ACCEPTED, S.DISTRICT_REVIEWED, S.MUNICIPAL_REVIEWING, S.PUBLIC_NOTICE),
        S.DISAPPROVED,
        G_,
        Guard.REASON,
    ),
    Transition(Event.MAKE_CARD, (S.APPROVED,), S.CARD_MAKING, G_),
    Transition(Event.CARD_READY, (S.CARD_MAKING,), S.READY_FOR_PICKUP, G_),
    Transition(Event.COMPLETE, (S.READY_FOR_PICKUP,), S.COMPLETED, G_),
    Transition(Event.COMPLETE, (S.APPROVED,), S.COMPLETED, G_, Guard.NONE, Flow.NON_NEW),
    # leaving early
    Transition(Event.CANCEL, (*BEFORE_PAYMENT, *BEFORE_DISTRICT), S.CANCELLED, AS_, Guard.REASON),
    Transition(Event.CANCEL, (S.SLOT_HELD, *VISIT_STATES), S.CANCELLED, AS_, Guard.REASON, Flow.NON_NEW),
    Transition(Event.TERMINATE, BEFORE_DISTRICT, S.TERMINATED, S_, Guard.REASON),
    Transition(Event.TERMINATE, VISIT_STATES, S.TERMINATED, S_, Guard.REASON, Flow.NON_NEW),
)


def guard_holds(guard: Guard, facts: Facts) -> bool:
    """Whether the guard is satisfied by the facts."""
    return {
        Guard.NONE: True,
        Guard.TERMS_ACCEPTED: facts.has_accepted_terms,
        Guard.FEE_SETTLED: facts.is_fee_settled,
        Guard.CHECKLIST_COMPLETE: facts.is_checklist_complete and not facts.is_deadline_passed,
        Guard.BEFORE_DEADLINE: not facts.is_deadline_passed,
        Guard.AFTER_DEADLINE: facts.is_deadline_passed and not facts.is_fee_settled,
        Guard.HAS_FAILURES: facts.is_all_judged and facts.has_failures,
        Guard.ALL_PASSED: facts.is_all_judged and not facts.has_failures,
        Guard.REPLACED: facts.is_replaced,
        Guard.RECALLABLE: facts.is_recallable,
        Guard.REASON: facts.has_reason,
        Guard.BOOKED: facts.is_booked,
        Guard.NOTHING_DEFERRED: not facts.has_deferred_missing,
        Guard.PUBLISHING: facts.is_publishing_on,
        Guard.CANCEL_IN_TIME: facts.is_cancel_in_time,
    }[guard]


def next_state(flow: Flow, state: CaseState | None, event: Event, roles: frozenset[Role], facts: Facts) -> CaseState:
    """Where `event` leads. The first matching row of the table decides.

    Raises Refused: `forbidden_transition` (event, state) when no row fits, `not_your_part` when a row fits but these roles may not,
    else the guard's own code.
    """
    rows = [
        row
        for row in TRANSITIONS
        if row.event is event
        and (row.flow is None or row.flow is flow)
        and (state in row.sources if state is not None else not row.sources)
        and (row.origin is None or row.origin is facts.origin)
        and (row.is_booked is None or row.is_booked is facts.is_booked)
        and (row.is_checked_in is None or row.is_checked_in is facts.is_checked_in)
    ]
    values: dict[str, object] = {"event": event.value, "state": state.value if state else ""}
    if not rows:
        raise Refused("forbidden_transition", values)
    row = rows[0]
    if not row.actors & roles:
        raise Refused("not_your_part", values)
    if not guard_holds(row.guard, facts):
        raise Refused(row.guard.value, values)
    return row.target
