"""Verdicts as rows: writing one into a material, taking one back, reading them in clear."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from casework.database.act import Act, CaseInHand, Look
from casework.database.driver_sql import Statement, inserting
from casework.database.tables import verdict as verdict_table
from casework.materials import MaterialState
from casework.office import FileId
from casework.regions import Region
from casework.review import GivenReason, GivenVerdict, Verdict, VerdictKind
from casework.vault import Box

NOT_PROVIDED = Verdict(VerdictKind.FAILED, (GivenReason("NOT_PROVIDED"),))

_UNDO = Statement(
    update(verdict_table).where(verdict_table.c.id == bindparam("verdict_id")).values(undone_at=bindparam("now"))
)
_EARLIER = Statement(
    select(verdict_table)
    .where(
        verdict_table.c.case_id == bindparam("case"),
        verdict_table.c.code == bindparam("material"),
        verdict_table.c.upload_no == bindparam("upload"),
        verdict_table.c.round < bindparam("before"),
        verdict_table.c.undone_at.is_(None),
    )
    .order_by(verdict_table.c.id.desc())
    .limit(1)
)


def dump_reasons(reasons: Sequence[GivenReason]) -> str:
    """Reasons as they stand in a row: a list of [code, file, page]."""
    return json.dumps([[reason.code, reason.file_id, reason.page] for reason in reasons], separators=(",", ":"))


def load_reasons(text: str) -> tuple[GivenReason, ...]:
    """Reasons from their row."""
    return tuple(
        GivenReason(code, None if file_id is None else FileId(file_id), page)
        for code, file_id, page in json.loads(text)
    )


def dump_regions(regions: Sequence[Region]) -> str | None:
    """Regions as they stand in a row: a list of [file, page, x, y, width, height]; None for none."""
    listed = [[r.file_id, r.page, *(round(part, 6) for part in (r.x, r.y, r.width, r.height))] for r in regions]
    return json.dumps(listed, separators=(",", ":")) if listed else None


def load_regions(text: str | None) -> tuple[Region, ...]:
    """Regions from their row."""
    return tuple(Region(FileId(file_id), page, *box) for file_id, page, *box in json.loads(text or "[]"))


def about_text(verdict_id: int) -> str:
    """What a verdict's sealed text is about."""
    return f"verdict {verdict_id}"


def give(
    act: Act,
    case: CaseInHand,
    row: Mapping[Any, Any],
    verdict: Verdict,
    *,
    seen: int = 0,
    pages: int = 0,
    is_late: bool = False,
) -> dict[str, Any]:
    """Make `verdict` the one in force for this material; one given earlier in this round is taken back. The material's row as it is now."""
    if row["verdict_id"] is not None and row["judged_round"] == case["round"]:
        undo(act, row["verdict_id"])
    values = {
        "case_id": case.id,
        "code": row["code"],
        "round": case["round"],
        "upload_no": row["upload_no"],
        "kind": verdict.kind.value,
        "reasons": dump_reasons(verdict.reasons) if verdict.reasons else "[]",
        "regions": dump_regions(verdict.regions),
        "text_sealed": None,
        "supply_by": verdict.supply_by,
        "by_id": act.my_id,
        "given_at": act.now,
        "seen": seen,
        "pages": pages,
        "is_late": is_late,
    }
    if verdict.text:
        values["id"] = act.next_id(verdict_table)
        values["text_sealed"] = case.box.seal_text(verdict.text, about_text(values["id"]))
    verdict_id = inserting(verdict_table, tuple(values), "id").value(act.connection, values)
    return act.set_material(
        case,
        row,
        state=verdict.kind.value,
        judged_round=case["round"],
        verdict_id=verdict_id,
        supply_by=verdict.supply_by,
    )


def undo(act: Act, verdict_id: int) -> None:
    """Mark a verdict as taken back; it stays in the history."""
    _UNDO.run(act.connection, {"verdict_id": verdict_id, "now": act.now})


def unjudge(act: Act, case: CaseInHand, row: Mapping[Any, Any]) -> dict[str, Any]:
    """Take the verdict in force back; what an earlier round settled about these files is in force again."""
    undo(act, row["verdict_id"])
    return fall_back(act, case, row, row["upload_no"], case["round"])


def fall_back(act: Act, case: CaseInHand, row: Mapping[Any, Any], upload_no: int, before_round: int) -> dict[str, Any]:
    """Put a material to version `upload_no` of its files and to what was said of it before that round; open where nothing was."""
    place = {"case": case.id, "material": row["code"], "upload": upload_no, "before": before_round}
    earlier = _EARLIER.row(act.connection, place)
    if earlier is None:
        state = MaterialState.UPLOADED if upload_no else MaterialState.EMPTY
        return act.set_material(case, row, state=state.value, verdict_id=None, supply_by=None, upload_no=upload_no)
    return act.set_material(
        case,
        row,
        state=earlier["kind"],
        verdict_id=earlier["id"],
        supply_by=earlier["supply_by"],
        judged_round=earlier["round"],
        upload_no=upload_no,
    )


def verdict_by_id(look: Look, verdict_id: int) -> Mapping[Any, Any]:
    """A verdict's row."""
    return look.connection.execute(select(verdict_table).where(verdict_table.c.id == verdict_id)).mappings().one()


def verdict_of(row: Mapping[Any, Any], box: Box) -> Verdict:
    """What a row says, in clear."""
    sealed = row["text_sealed"]
    return Verdict(
        VerdictKind(row["kind"]),
        load_reasons(row["reasons"]),
        "" if sealed is None else box.open_text(sealed, about_text(row["id"])),
        row["supply_by"],
        load_regions(row["regions"]),
    )


def given_verdict(look: Look, row: Mapping[Any, Any], box: Box) -> GivenVerdict:
    """What a row says, with who, when and on what."""
    given_at: datetime = row["given_at"]
    return GivenVerdict(
        verdict=verdict_of(row, box),
        by_id=str(row["by_id"]),
        by_name=look.name(row["by_id"]),
        at=given_at,
        round=row["round"],
        upload_no=row["upload_no"],
        seen=row["seen"],
        pages=row["pages"],
        is_undone=row["undone_at"] is not None,
        is_late=row["is_late"],
    )


def about_draft(code: str) -> str:
    """What a draft's sealed text is about; not its writer, for drafts go over with the case."""
    return f"draft {code}"


def about_name(blob_id: str) -> str:
    """What a file's sealed name is about."""
    return f"file name {blob_id}"


def about_question(code: str) -> str:
    """What a sealed question to the applicant is about."""
    return f"question {code}"


def about_field(field: str) -> str:
    """What the sealed text about a rejected value is about."""
    return f"failed field {field}"
