"""Amending a notice that can no longer be recalled (更正通知, domain.md 10.4): what it would say, and saying it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from casework.database.act import Act, CaseInHand, Look
from casework.database.driver_sql import Row
from casework.database.findings import catalogue_of, notice_head
from casework.database.guards import check_not_held, checked_reason
from casework.database.notices import body_of, notice_of_round, send, why_not_recallable
from casework.database.review import Evidence, evidence, open_task
from casework.database.tables import notice
from casework.database.verdict_rows import give, unjudge
from casework.errors import Refused
from casework.judging import checked_verdict, has_secret_reason
from casework.lifecycle import CaseState
from casework.materials import MaterialState, Requirement, Stage
from casework.notice_writing import Finding, finding_item, items_in_force, withdrawn_item
from casework.notices import Notice, NoticeId, NoticeKind
from casework.review import AmendmentPreview, AmendNotice, Verdict, VerdictKind
from casework.vault import Box
from casework.workdays import closing_of


@dataclass(frozen=True, slots=True)
class Added:
    """A material asked for anew: its row, the verdict as it is kept, and what there is to see of it."""

    row: Row
    verdict: Verdict
    shown: Evidence


@dataclass(frozen=True, slots=True)
class Amendment:
    """A notice that amends, not numbered yet, with the rows it is about."""

    notice: Notice
    withdrawn: tuple[Row, ...]
    added: tuple[Added, ...]


def amendment_preview(look: Look, question: AmendmentPreview) -> Notice:
    """The notice that `AmendNotice` would send now."""
    case = look.case_row(question.case_id)
    return _amendment(look, case, look.box(case), question.withdrawn, question.added).notice


def amend_notice(act: Act, command: AmendNotice) -> NoticeId:
    """Withdraw and add by a further notice; the applicant has the full time again when something was added."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    reason = checked_reason(command.reason)
    amendment = _amendment(act, case, case.box, command.withdrawn, command.added)
    for row in amendment.withdrawn:
        _withdraw(act, case, row)
    for added in amendment.added:
        _add(act, case, added)
    if amendment.added and amendment.notice.due_on is not None:
        case.set(due_at=closing_of(amendment.notice.due_on))
    notice_id, sent = send(act, case, amendment.notice)
    values = {"notice": sent.number, "withdrawn": command.withdrawn, "added": [code for code, _ in command.added]}
    case.note(values, reason=reason)
    return notice_id


def _amendment(
    look: Look,
    case: CaseInHand | Row,
    box: Box,
    withdrawn: Sequence[str],
    added: Sequence[tuple[str, Verdict]],
) -> Amendment:
    base = notice_of_round(look, case)
    is_waiting = CaseState(case["state"]) is CaseState.RESUBMISSION_REQUIRED
    if not is_waiting or base is None or base["kind"] != NoticeKind.CORRECTION:
        raise Refused("not_waiting")
    if why_not_recallable(base, look.now) is None:
        raise Refused("still_recallable")
    if not withdrawn and not added:
        raise Refused("nothing_changed")
    told = _told_so_far(look, case, base, box)
    standing = items_in_force(told)
    for code in withdrawn:
        if code not in standing:
            raise Refused("material_unknown", {"material": code})
    more = [_added(look, case, code, verdict, code in withdrawn) for code, verdict in added]
    catalogue = catalogue_of(look, case)
    items = [withdrawn_item(standing[code]) for code in withdrawn]
    for one in more:
        item = finding_item(catalogue, Finding(one.row["code"], one.verdict, dict.fromkeys(one.shown.files, "")))
        assert item is not None  # a failed or deferred verdict with sayable reasons
        items.append(item)
    due_on = look.office.calendar(look.connection).correction_due_on(look.today) if more else told[-1].due_on
    head = notice_head(look, case)
    unsent = replace(head, kind=NoticeKind.AMENDED, items=tuple(items), due_on=due_on, amends=told[0].number)
    return Amendment(unsent, tuple(look.material(case, code) for code in withdrawn), tuple(more))


def _told_so_far(look: Look, case: CaseInHand | Row, base: Mapping[Any, Any], box: Box) -> list[Notice]:
    """The round's notice and its amendments, oldest first."""
    wanted = select(notice).where(
        notice.c.case_id == case["id"], notice.c.kind == NoticeKind.AMENDED, notice.c.id > base["id"]
    )
    later = look.connection.execute(wanted.order_by(notice.c.id)).mappings()
    return [body_of(row, box) for row in (base, *later)]


def _added(look: Look, case: CaseInHand | Row, code: str, verdict: Verdict, is_withdrawn: bool) -> Added:
    catalogue = catalogue_of(look, case)
    row = next((row for row in look.materials(case) if row["code"] == code and row["stage"] == Stage.UPLOAD), None)
    if row is None:
        raise Refused("material_unknown", {"material": code})
    if row["state"] == MaterialState.UPLOADED and not is_withdrawn:
        raise Refused("material_locked", {"material": code})  # a replacement nobody has judged
    if verdict.kind not in (VerdictKind.FAILED, VerdictKind.DEFERRED):
        raise Refused("nothing_changed", {"material": code})
    shown = evidence(look, case, row)
    checked = checked_verdict(catalogue, catalogue.materials[code], verdict, shown.files, look.today)
    if has_secret_reason(catalogue, checked.reasons):
        raise Refused("reason_unsayable", {"materials": [code]})
    return Added(row, checked, shown)


def _withdraw(act: Act, case: CaseInHand, row: Mapping[Any, Any]) -> None:
    if row["verdict_id"] is not None:  # else a replacement has come already; it is kept and judged
        row = unjudge(act, case, row)
    if row["is_added"] and not row["upload_no"]:
        act.set_material(case, row, requirement=Requirement.OPTIONAL.value)


def _add(act: Act, case: CaseInHand, added: Added) -> None:
    row = act.material(case, added.row["code"])  # as it is after what was withdrawn
    is_late = row["state"] in (MaterialState.PASSED, MaterialState.NOT_APPLICABLE)
    give(act, case, row, added.verdict, seen=added.shown.seen, pages=added.shown.pages, is_late=is_late)
    if is_late:
        open_task(act, case, "late_finding")
