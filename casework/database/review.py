"""Judging: recording and taking back verdicts, marking what is missing. Rules: `casework.judging`, domain.md 5.3, 10.2 to 10.4, 10.14."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, insert, select

from casework import wire
from casework.database.act import Act, CaseInHand, Look
from casework.database.driver_sql import Row, Statement
from casework.database.findings import Columns, catalogue_of
from casework.database.guards import check_seen, checked_text, take_for_review
from casework.database.tables import file, page_seen, task
from casework.database.verdict_rows import NOT_PROVIDED, give, unjudge, verdict_by_id, verdict_of
from casework.errors import Conflict, Refused
from casework.judging import checked_verdict, has_secret_reason
from casework.materials import MaterialState, Requirement, Stage, is_open
from casework.office import FileId
from casework.review import MarkMissing, RecordVerdict, UndoVerdict, VerdictKind, must_see_pages

_EVIDENCE = Statement(
    select(file.c.id, file.c.page_count, page_seen.c.page)
    .select_from(
        file.outerjoin(page_seen, and_(page_seen.c.file_id == file.c.id, page_seen.c.staff_id == bindparam("me")))
    )
    .where(
        file.c.case_id == bindparam("case"),
        file.c.code == bindparam("material"),
        file.c.upload_no == bindparam("upload"),
        file.c.removed_at.is_(None),
    )
    .order_by(file.c.id)
)


class Evidence:
    """The newest files of a material, and which of their pages I have had on the screen."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.files: dict[FileId, int | None] = {FileId(str(row["id"])): row["page_count"] for row in rows}
        self._seen: dict[FileId, set[int]] = {file_id: set() for file_id in self.files}
        for row in rows:
            if row["page"] is not None:
                self._seen[FileId(str(row["id"]))].add(row["page"])

    @property
    def seen(self) -> int:
        """How many pages I saw."""
        return sum(len(pages) for pages in self._seen.values())

    @property
    def pages(self) -> int:
        """How many there are."""
        return sum(count or 1 for count in self.files.values())

    def check_seen(self, material: str, rule: str) -> None:
        """Refused: pages_unseen (material, file, pages) for the first file with a must-see page I did not see."""
        for file_id, count in self.files.items():
            unseen = must_see_pages(count, rule) - self._seen[file_id]
            if unseen:
                raise Refused("pages_unseen", {"material": material, "file": file_id, "pages": sorted(unseen)})


def evidence(look: Look, case: Columns, row: Mapping[Any, Any]) -> Evidence:
    """What there is to judge of a material, and what I saw of it."""
    if not row["upload_no"]:
        return Evidence(())
    place = {"case": case["id"], "material": row["code"], "upload": row["upload_no"], "me": look.my_id}
    return Evidence(_EVIDENCE.rows(look.connection, place))


def record_verdict(act: Act, command: RecordVerdict) -> int:
    """Judge a material."""
    case = take_for_review(act, command.case_id)
    row = act.material(case, command.material)
    if row["version"] != command.seen_version:
        raise _stale(act, case, row)
    is_late = _is_late(case, row, command)
    catalogue = catalogue_of(act, case)
    rules = catalogue.materials[command.material]
    shown = evidence(act, case, row)
    verdict = checked_verdict(catalogue, rules, command.verdict, shown.files, act.today)
    if verdict.kind is VerdictKind.PASSED and not command.is_unseen_confirmed:
        shown.check_seen(command.material, rules.must_see)
    after = give(act, case, row, verdict, seen=shown.seen, pages=shown.pages, is_late=is_late)
    values: dict[str, Any] = {
        "material": command.material,
        "verdict": verdict.kind.value,
        "round": case["round"],
        "upload": row["upload_no"],
    }
    if verdict.reasons:
        values["reasons"] = [reason.code for reason in verdict.reasons]
    personal = {"text": verdict.text} if verdict.text else {}
    if is_late:
        personal["reason"] = command.late_reason.strip()
        open_task(act, case, "late_finding")
    if has_secret_reason(catalogue, verdict.reasons):
        _hold_for_forgery(act, case, verdict.text)
    case.note(values, **personal)
    return int(after["version"])


def _stale(act: Act, case: CaseInHand, row: Mapping[Any, Any]) -> Conflict:
    """What somebody else said of the material meanwhile, or that its files changed."""
    if row["verdict_id"] is None:
        return Conflict("version", act.last_change(case.entry.stream) | {"now": row["version"]})
    given = verdict_by_id(act, row["verdict_id"])
    theirs = json.loads(wire.dump(verdict_of(given, case.box)))
    return Conflict(
        "verdict",
        {
            "by": act.name(given["by_id"]),
            "at": given["given_at"].isoformat(),
            "theirs": theirs,
            "now": row["version"],
        },
    )


def _is_late(case: CaseInHand, row: Mapping[Any, Any], command: RecordVerdict) -> bool:
    """Whether this fails what an earlier round had settled. Refused: material_locked, late_reason_needed."""
    if is_open(MaterialState(row["state"]), Stage(row["stage"]), case["round"], row["judged_round"]):
        return False
    if row["stage"] != Stage.UPLOAD or command.verdict.kind is not VerdictKind.FAILED:
        raise Refused("material_locked", {"material": command.material})
    if not checked_text(command.late_reason, "late_reason"):
        raise Refused("late_reason_needed", {"material": command.material, "field": "late_reason"})
    return True


def open_task(act: Act, case: CaseInHand, kind: str) -> None:
    """Put something before the supervisor."""
    row = {"case_id": case.id, "kind": kind, "opened_at": act.now, "opened_by": act.my_id}
    act.connection.execute(insert(task), row)
    case.set(open_tasks=case["open_tasks"] + 1)


def _hold_for_forgery(act: Act, case: CaseInHand, text: str) -> None:
    case.set(
        held_at=act.now,
        is_forgery_hold=True,
        hold_reason_sealed=case.box.seal_text(text, "hold reason") if text else None,
    )
    open_task(act, case, "suspected_forgery")


def undo_verdict(act: Act, command: UndoVerdict) -> int:
    """Take back this round's verdict."""
    case = take_for_review(act, command.case_id)
    row = act.material(case, command.material)
    check_seen(act, case, row, command.seen_version)
    if row["verdict_id"] is None or row["judged_round"] != case["round"]:
        raise Refused("nothing_to_undo", {"material": command.material})
    after = unjudge(act, case, row)
    case.note({"material": command.material, "round": case["round"]})
    return int(after["version"])


def mark_missing(act: Act, command: MarkMissing) -> tuple[str, ...]:
    """Fail every wanted material without a file."""
    case = take_for_review(act, command.case_id)
    missing = [row for row in act.materials(case) if _is_missing(row)]
    for row in missing:
        give(act, case, row, NOT_PROVIDED)
    codes = tuple(row["code"] for row in missing)
    case.note({"materials": codes, "round": case["round"]})
    return codes


def _is_missing(row: Mapping[Any, Any]) -> bool:
    is_wanted = row["stage"] == Stage.UPLOAD and row["requirement"] != Requirement.OPTIONAL
    return bool(is_wanted and row["state"] == MaterialState.EMPTY)
