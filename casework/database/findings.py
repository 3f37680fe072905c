"""What a round has found, read for its notice and for finishing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import select

from casework.catalogue import Catalogue
from casework.database.act import Look
from casework.database.tables import failed_field, file, material
from casework.database.tables import verdict as verdict_table
from casework.database.verdict_rows import about_field, about_name, about_question, verdict_of
from casework.errors import Refused
from casework.materials import MaterialState, Requirement, Stage, blocks_finish
from casework.notice_writing import FieldFinding, Finding, build_notice, unsayable
from casework.notices import Notice, NoticeKind
from casework.office import FileId
from casework.vault import Box

_VERDICTS = (
    select(
        material.c.code,
        material.c.state,
        material.c.stage,
        material.c.requirement,
        material.c.upload_no,
        material.c.question_sealed,
        verdict_table.c.id,
        verdict_table.c.kind,
        verdict_table.c.reasons,
        verdict_table.c.text_sealed,
        verdict_table.c.regions,
        verdict_table.c.supply_by,
    )
    .outerjoin(verdict_table, verdict_table.c.id == material.c.verdict_id)
    .order_by(material.c.position)
)


class Columns(Protocol):
    """A case's columns: its row, or the case in hand."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of a column."""
        ...


@dataclass(frozen=True, slots=True)
class Round:
    """What was found so far: codes nobody has judged, the verdicts that ask for something, rejected values."""

    unjudged: tuple[str, ...]
    findings: tuple[Finding, ...]
    fields: tuple[FieldFinding, ...]


def catalogue_of(look: Look, case: Columns) -> Catalogue:
    """The catalogue the case began with."""
    return look.office.catalogue(look.connection, case["catalogue_hash"])


def notice_head(look: Look, case: Columns) -> Notice:
    """A notice of this case's running round, by me, today, that says nothing yet."""
    return Notice(
        kind=NoticeKind.PASSED,
        number="",
        case_no=case["case_no"],
        applicant_name=case["applicant_name"],
        employer_name=case["employer_name"],
        business_type=case["business_type"],
        round=case["round"],
        on=look.today,
        due_on=None,
        items=(),
        reviewer_name=look.me.full_name,
    )


def round_of(look: Look, case: Columns, box: Box) -> Round:
    """Read what the running round has found."""
    rows = look.connection.execute(_VERDICTS.where(material.c.case_id == case["id"])).mappings().all()
    files = _file_names(look, case["id"], rows, box)
    return Round(
        unjudged=tuple(row["code"] for row in rows if _is_unjudged(row)),
        findings=tuple(
            Finding(
                row["code"],
                verdict_of(row, box),
                files.get(row["code"], {}),
                box.open_text(row["question_sealed"], about_question(row["code"])) if row["question_sealed"] else "",
            )
            for row in rows
            if row["stage"] == Stage.UPLOAD and row["state"] in (MaterialState.FAILED, MaterialState.DEFERRED)
        ),
        fields=_rejected(look, case["id"], box),
    )


def _is_unjudged(row: Mapping[Any, Any]) -> bool:
    state, stage, requirement = MaterialState(row["state"]), Stage(row["stage"]), Requirement(row["requirement"])
    return blocks_finish(state, stage, requirement, row["upload_no"] > 0)


def _file_names(look: Look, case_id: int, rows: Sequence[Mapping[Any, Any]], box: Box) -> dict[str, dict[FileId, str]]:
    """The names of the newest files of failed materials, by material and file."""
    newest = {row["code"]: row["upload_no"] for row in rows if row["state"] == MaterialState.FAILED}
    if not newest:
        return {}
    wanted = select(file.c.id, file.c.code, file.c.upload_no, file.c.blob_id, file.c.name_sealed).where(
        file.c.case_id == case_id, file.c.code.in_(newest), file.c.removed_at.is_(None)
    )
    names: dict[str, dict[FileId, str]] = {}
    for row in look.connection.execute(wanted.order_by(file.c.id)):
        if row.upload_no == newest[row.code]:
            name = box.open_text(row.name_sealed, about_name(row.blob_id))
            names.setdefault(row.code, {})[FileId(str(row.id))] = name
    return names


def _rejected(look: Look, case_id: int, box: Box) -> tuple[FieldFinding, ...]:
    wanted = select(failed_field).where(failed_field.c.case_id == case_id).order_by(failed_field.c.failed_at)
    rows = look.connection.execute(wanted)
    return tuple(FieldFinding(row.field, box.open_text(row.text_sealed, about_field(row.field))) for row in rows)


def notice_now(look: Look, case: Columns, box: Box) -> Notice:
    """The notice that finishing now would send. Refused: materials_unjudged (materials), reason_unsayable (materials)."""
    found, catalogue = round_of(look, case, box), catalogue_of(look, case)
    if found.unjudged:
        raise Refused("materials_unjudged", {"materials": list(found.unjudged)})
    silent = unsayable(catalogue, found.findings)
    if silent:
        raise Refused("reason_unsayable", {"materials": list(silent)})
    due_on = look.office.calendar(look.connection).correction_due_on(look.today)
    return build_notice(notice_head(look, case), catalogue, found.findings, found.fields, due_on)
