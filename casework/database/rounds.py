"""Closing a review round and opening it again: finishing, recall, reopening. Rules: domain.md 5.3, 10.4."""

from dataclasses import replace

from sqlalchemy import delete, select, update

from casework.database.act import Act, CaseInHand, Look
from casework.database.findings import notice_head, notice_now
from casework.database.guards import check_not_held, checked_reason, flow_of_case
from casework.database.leases import check_fencing, hold_lease
from casework.database.notices import notice_of_round, send, why_not_recallable
from casework.database.review_clock import review_due
from casework.database.tables import notice, outbox
from casework.errors import Conflict, Refused
from casework.lifecycle import CaseState, Event, Facts, Origin, next_state
from casework.notices import ItemKind, Notice, NoticeItem, NoticeKind, NoticePreview
from casework.review import FinishRound, RecallRound, ReopenReview, RoundFinished
from casework.workdays import closing_of


def notice_preview(look: Look, question: NoticePreview) -> Notice:
    """The notice that finishing now would send."""
    case = look.case_row(question.case_id)
    return notice_now(look, case, look.box(case))


def finish_round(act: Act, command: FinishRound) -> RoundFinished:
    """Close the round with its one notice."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    if case.state is not CaseState.PRE_REVIEWING:
        raise Refused("not_in_review", {"state": case.state.value})
    check_fencing(act, case, command.fencing)
    unsent = notice_now(act, case, case.box)
    is_failed = unsent.kind is NoticeKind.CORRECTION
    if command.notice_digest != unsent.digest() and (is_failed or command.notice_digest is not None):
        raise Conflict("notice_changed", act.last_change(case.entry.stream))
    event = Event.FINISH_FAILED if is_failed else Event.FINISH_PASSED
    state = next_state(flow_of_case(case), case.state, event, act.me.roles, _facts(case, is_failed))
    notice_id, sent = send(act, case, unsent)
    case.set(state=state.value, review_due_at=case["due_at"])
    if sent.due_on is not None:
        case.set(due_at=closing_of(sent.due_on))
    case.note({"round": case["round"], "state": state.value, "notice": sent.number})
    return RoundFinished(state.value, notice_id)


def _facts(case: CaseInHand, is_failed: bool) -> Facts:
    return Facts(
        is_all_judged=True,
        has_failures=is_failed,
        is_booked=case["is_booked"],
        is_checked_in=case["is_checked_in"],
        origin=Origin(case["origin"]),
    )


def recall_round(act: Act, command: RecallRound) -> None:
    """Take back the notice that closed the round; its clock runs on as if nothing had been sent."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    reason = checked_reason(command.reason)
    sent = notice_of_round(act, case)
    if sent is None:
        raise Refused("nothing_to_recall")
    why = why_not_recallable(sent, act.now)
    if why is not None:
        raise Refused("recall_over", {"why": why})
    state = next_state(flow_of_case(case), case.state, Event.RECALL, act.me.roles, Facts(is_recallable=True))
    act.connection.execute(delete(outbox).where(outbox.c.notice_id == sent["id"]))
    act.connection.execute(update(notice).where(notice.c.id == sent["id"]), {"recalled_at": act.now})
    case.set(state=state.value, due_at=case["review_due_at"])
    hold_lease(act, case)
    case.note({"notice": sent["number"]}, reason=reason)


def reopen_review(act: Act, command: ReopenReview) -> None:
    """A round more for a case that had passed; the applicant is told that the pass no longer stands."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    reason = checked_reason(command.reason)
    state = next_state(flow_of_case(case), case.state, Event.REOPEN, act.me.roles, Facts(has_reason=True))
    _tell_of_reopening(act, case)
    due_at = review_due(act, case)
    case.set(state=state.value, round=case["round"] + 1, origin=Origin.PRE_REVIEW.value, due_at=due_at)
    case.note({"round": case["round"]}, reason=reason)


PASS = NoticeItem(ItemKind.WITHDRAWN, "pre_review_passed", "预审通过", "Pre-review passed", ())


def _tell_of_reopening(act: Act, case: CaseInHand) -> None:
    """An amended notice withdraws the pass that was told."""
    passed = select(notice).where(
        notice.c.case_id == case.id, notice.c.kind == NoticeKind.PASSED, notice.c.recalled_at.is_(None)
    )
    row = act.connection.execute(passed.order_by(notice.c.id.desc()).limit(1)).mappings().one_or_none()
    if row is not None:
        head = notice_head(act, case)
        send(act, case, replace(head, kind=NoticeKind.AMENDED, items=(PASS,), amends=row["number"]))
