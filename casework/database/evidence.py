"""Notes beside a case: drafts, pages that were on the screen, openings, reveals. They have no version, no journal row and no feed."""

import re
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from casework.database.act import Act, number
from casework.database.guards import checked_reason, checked_text
from casework.database.opened import basic_data_of, is_unmasked
from casework.database.tables import cases, draft, file, material, page_seen, task
from casework.database.verdict_rows import about_draft, dump_reasons, dump_regions
from casework.errors import NotFound, Refused
from casework.people import Role
from casework.regions import AT_MOST
from casework.review import CaseLooked, KeepDraft, KeepFingerprint, PageExported, PagePrinted, PagesSeen, Reveal

PAGES_AT_MOST = 10_000
FINGERPRINT = re.compile("[0-9a-f]{32}")


def _insert(act: Act) -> Any:
    """The dialect's `insert`, which knows ON CONFLICT."""
    return sqlite.insert if act.office.engines.is_sqlite else postgresql.insert


def keep_draft(act: Act, note: KeepDraft) -> None:
    """Keep what I am typing, or forget it."""
    case = act.case_row(note.case_id)
    mine = {"case_id": case["id"], "code": note.material, "staff_id": act.my_id}
    text = checked_text(note.text) and note.text
    if len(note.regions) > AT_MOST:
        raise Refused("regions_too_many", {"limit": AT_MOST})
    if not note.reasons and not text and not note.regions:
        table = draft.c
        mine_only = (table.case_id == case["id"], table.code == note.material, table.staff_id == act.my_id)
        act.connection.execute(delete(draft).where(*mine_only))
        return
    known = select(material.c.code).where(material.c.case_id == case["id"], material.c.code == note.material)
    if act.connection.execute(known).first() is None:
        raise NotFound("material_not_found", {"material": note.material})
    typed = {
        "reasons": dump_reasons(note.reasons),
        "regions": dump_regions(note.regions),
        "text_sealed": act.box(case).seal_text(text, about_draft(note.material)) if text else None,
        "kept_at": act.now,
    }
    statement = _insert(act)(draft).values(mine | typed)
    act.connection.execute(statement.on_conflict_do_update(index_elements=list(mine), set_=typed))


def pages_seen(act: Act, note: PagesSeen) -> None:
    """Keep which pages of a file were on my screen. NotFound: file_not_found, when it is not this case's."""
    file_id, page_count = _file_of(act, note.case_id, note.file_id)
    last = page_count or PAGES_AT_MOST
    rows = [
        {"file_id": file_id, "page": page, "staff_id": act.my_id, "seen_at": act.now}
        for page in sorted(set(note.pages))
        if 1 <= page <= last
    ]
    if rows:
        act.connection.execute(_insert(act)(page_seen).on_conflict_do_nothing(), rows)


def _file_of(act: Act, case_id: str, file_id: str) -> tuple[int, int | None]:
    """A file's id and page count. NotFound: file_not_found, when it is not this case's."""
    wanted = select(file.c.id, file.c.page_count).where(
        file.c.id == number(file_id, "file_not_found"), file.c.case_id == number(case_id)
    )
    found = act.connection.execute(wanted).one_or_none()
    if found is None:
        raise NotFound("file_not_found")
    return found.id, found.page_count


def page_printed(act: Act, note: PagePrinted) -> None:
    """Log that I print a page."""
    _file_of(act, note.case_id, note.file_id)
    act.log_access("page_printed", number(note.case_id), {"file": note.file_id, "page": note.page})


def page_exported(act: Act, note: PageExported) -> None:
    """Log that I save a page as a file."""
    _file_of(act, note.case_id, note.file_id)
    act.log_access("page_exported", number(note.case_id), {"file": note.file_id, "page": note.page})


def keep_fingerprint(act: Act, note: KeepFingerprint) -> bool:
    """Keep how a file's pages look, unless that is known; whether another file looks the same."""
    if not FINGERPRINT.fullmatch(note.fingerprint):
        raise Refused("fingerprint_malformed")
    file_id, _ = _file_of(act, note.case_id, note.file_id)
    mark = act.office.vault.mark("pages", bytes.fromhex(note.fingerprint))
    unmarked = update(file).where(file.c.id == file_id, file.c.pages_mark.is_(None))
    act.connection.execute(unmarked, {"pages_mark": mark})
    others = select(file.c.id).where(file.c.pages_mark == mark, file.c.id != file_id, file.c.removed_at.is_(None))
    return act.connection.execute(others.limit(1)).first() is not None


def case_looked(act: Act, note: CaseLooked) -> None:
    """Log that I opened the case; a supervisor is thereby told of late findings."""
    case = act.case_row(note.case_id)
    act.log_access("case_opened", case["id"], {"unmasked": is_unmasked(act, case)})
    if case["open_tasks"] and Role.SUPERVISOR in act.me.roles:
        _told_of_late_findings(act, case["id"])


_TOLD = (
    update(task)
    .where(task.c.case_id == bindparam("case"), task.c.kind == "late_finding", task.c.closed_at.is_(None))
    .values(closed_at=bindparam("now"))
)
_OPEN_TASKS = (
    select(func.count())
    .select_from(task)
    .where(task.c.case_id == bindparam("case"), task.c.closed_at.is_(None))
    .scalar_subquery()
)


def _told_of_late_findings(act: Act, case_id: int) -> None:
    act.connection.execute(select(cases.c.id).where(cases.c.id == case_id).with_for_update())
    act.connection.execute(_TOLD, {"case": case_id, "now": act.now})
    act.connection.execute(
        update(cases).where(cases.c.id == bindparam("case")).values(open_tasks=_OPEN_TASKS), {"case": case_id}
    )


def reveal(act: Act, note: Reveal) -> dict[str, Any]:
    """Show the basic data in full, and log why."""
    reason = checked_reason(note.reason)
    case = act.case_row(note.case_id)
    box = act.box(case)
    act.log_access("revealed", case["id"], {"reason_sealed": box.seal_text(reason, "reveal reason").hex()})
    return basic_data_of(case, box)
