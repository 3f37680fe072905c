"""A case with everything the review screen shows of it, read in one transaction with a statement per table."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, select

from casework.basic_data import masked
from casework.catalogue import Catalogue
from casework.database.act import Look
from casework.database.findings import Columns, catalogue_of
from casework.database.inbox import rows_of
from casework.database.leases import lease_of, present_in
from casework.database.notices import sent_notices
from casework.database.same_files import same_files
from casework.database.tables import blob, draft, failed_field, file, journal, material, page_seen
from casework.database.tables import verdict as verdict_table
from casework.database.verdict_rows import (
    about_draft,
    about_field,
    about_name,
    about_question,
    given_verdict,
    load_reasons,
    load_regions,
)
from casework.lifecycle import BusinessType
from casework.materials import CaseFile, MaterialState, Requirement, SameFile, Stage, blocks_finish, is_open
from casework.office import FileId
from casework.review import CaseForReview, CaseMaterial, CaseOpened, Draft, FailedField, GivenVerdict, HistoryLine
from casework.vault import Box

TOLD_IN_HISTORY = frozenset({"reason", "question", "receiver", "text", "file_name"})
"""Sealed values of a journal row that any reader of the case may see."""


def case_opened(look: Look, question: CaseOpened) -> CaseForReview:
    """A case with all that is shown of it."""
    case = look.case_row(question.case_id)
    box, catalogue = look.box(case), catalogue_of(look, case)
    lease = lease_of(look, case["id"])
    data = json.loads(box.open(case["data_sealed"], "data"))
    may_see = is_unmasked(look, case)
    given = _verdicts(look, case["id"], box)
    materials = _materials(look, case, catalogue, box, given)
    reason = case["hold_reason_sealed"]
    return CaseForReview(
        row=rows_of(look, (question.case_id,))[0],
        catalogue_hash=case["catalogue_hash"],
        conditions=data["conditions"],
        basic_data=data["basic_data"] if may_see else _masked(catalogue, case, data["basic_data"]),
        is_unmasked=may_see,
        materials=materials,
        failed_fields=_failed_fields(look, case["id"], box),
        hold_reason="" if reason is None else box.open_text(reason, "hold reason"),
        lease=lease,
        present=present_in(look, case["id"]),
        drafts=_drafts(look, case["id"], box, materials),
        notices=sent_notices(look, case, box),
        history=_history(look, case["id"], box),
        round_origin=case["origin"],
    )


def basic_data_of(case: Mapping[Any, Any], box: Box) -> dict[str, Any]:
    """The basic data in clear."""
    data: dict[str, Any] = json.loads(box.open(case["data_sealed"], "data"))["basic_data"]
    return data


def is_unmasked(look: Look, case: Columns) -> bool:
    """Whether I see the basic data in full: I hold the case's lease or serve it as its reviewer (domain.md 10.16)."""
    if case["reviewer_id"] == look.my_id:
        return True
    held = lease_of(look, case["id"])
    return held.holder_id == look.me.id


def _masked(catalogue: Catalogue, case: Columns, data: Mapping[Any, Any]) -> dict[str, Any]:
    fields = {field.code: field for field in catalogue.fields_for(BusinessType(case["business_type"]))}
    return {code: masked(fields[code], value) for code, value in data.items() if code in fields}


# Materials


def _verdicts(look: Look, case_id: int, box: Box) -> dict[int, tuple[str, GivenVerdict]]:
    """Every verdict ever given, by row id, oldest first, with the material's code."""
    wanted = select(verdict_table).where(verdict_table.c.case_id == case_id).order_by(verdict_table.c.id)
    rows = look.connection.execute(wanted).mappings()
    return {row["id"]: (row["code"], given_verdict(look, row, box)) for row in rows}


def _materials(
    look: Look, case: Columns, catalogue: Catalogue, box: Box, given: Mapping[int, tuple[str, GivenVerdict]]
) -> tuple[CaseMaterial, ...]:
    files = files_of(look, case, catalogue, box)
    history: dict[str, list[GivenVerdict]] = {}
    for code, verdict in given.values():
        history.setdefault(code, []).append(verdict)
    wanted = select(material).where(material.c.case_id == case["id"]).order_by(material.c.position, material.c.code)
    return tuple(
        _material(
            row,
            case["round"],
            box,
            tuple(files.get(row["code"], ())),
            given[row["verdict_id"]][1] if row["verdict_id"] is not None else None,
            tuple(history.get(row["code"], ())),
        )
        for row in look.connection.execute(wanted).mappings()
    )


def _material(
    row: Mapping[Any, Any],
    round_no: int,
    box: Box,
    files: tuple[CaseFile, ...],
    verdict: GivenVerdict | None,
    history: tuple[GivenVerdict, ...],
) -> CaseMaterial:
    state, stage, requirement = MaterialState(row["state"]), Stage(row["stage"]), Requirement(row["requirement"])
    question = row["question_sealed"]
    return CaseMaterial(
        code=row["code"],
        version=row["version"],
        requirement=requirement,
        stage=stage,
        state=state,
        is_open=is_open(state, stage, round_no, row["judged_round"]),
        blocks_finish=blocks_finish(state, stage, requirement, row["upload_no"] > 0),
        question="" if question is None else box.open_text(question, about_question(row["code"])),
        files=files,
        verdict=verdict,
        history=history,
    )


def files_of(look: Look, case: Columns, catalogue: Catalogue, box: Box) -> dict[str, list[CaseFile]]:
    """The case's files by material, versions in order."""
    wanted = (
        select(file, blob.c.size, blob.c.format)
        .join(blob, blob.c.id == file.c.blob_id)
        .where(file.c.case_id == case["id"], file.c.removed_at.is_(None))
        .order_by(file.c.upload_no, file.c.id)
    )
    rows = look.connection.execute(wanted).mappings().all()
    seen = _seen(look, case["id"])
    same = same_files(look, case, catalogue, rows)
    found: dict[str, list[CaseFile]] = {}
    for row in rows:
        found.setdefault(row["code"], []).append(_file(look, row, box, seen.get(row["id"], ()), same[row["id"]]))
    return found


def _file(
    look: Look, row: RowMapping, box: Box, seen: Sequence[tuple[int, int]], same_as: tuple[SameFile, ...]
) -> CaseFile:
    store = look.office.store
    return CaseFile(
        id=FileId(str(row["id"])),
        name=box.open_text(row["name_sealed"], about_name(row["blob_id"])),
        size=row["size"],
        format=row["format"],
        page_count=row["page_count"],
        upload_no=row["upload_no"],
        uploaded_at=row["uploaded_at"],
        uploaded_by=look.name(row["uploaded_by"]),
        rotation=row["rotation"],
        is_missing=store.is_near and not store.has(row["blob_id"]),
        seen_pages=tuple(sorted({page for page, _ in seen})),
        seen_by_me=tuple(sorted(page for page, staff_id in seen if staff_id == look.my_id)),
        same_as=same_as,
        is_fingerprinted=row["pages_mark"] is not None,
    )


def _seen(look: Look, case_id: int) -> dict[int, list[tuple[int, int]]]:
    """(page, who) by file."""
    wanted = (
        select(page_seen.c.file_id, page_seen.c.page, page_seen.c.staff_id)
        .join(file, file.c.id == page_seen.c.file_id)
        .where(file.c.case_id == case_id)
    )
    found: dict[int, list[tuple[int, int]]] = {}
    for row in look.connection.execute(wanted):
        found.setdefault(row.file_id, []).append((row.page, row.staff_id))
    return found


# Beside the materials


def _failed_fields(look: Look, case_id: int, box: Box) -> tuple[FailedField, ...]:
    wanted = select(failed_field).where(failed_field.c.case_id == case_id)
    return tuple(
        FailedField(
            row.field, box.open_text(row.text_sealed, about_field(row.field)), look.name(row.by_id), row.failed_at
        )
        for row in look.connection.execute(wanted.order_by(failed_field.c.failed_at, failed_field.c.field))
    )


def _drafts(look: Look, case_id: int, box: Box, materials: Sequence[CaseMaterial]) -> tuple[Draft, ...]:
    """My drafts, but for those I have since said as a verdict; taking that back brings them again."""
    mine = and_(draft.c.case_id == case_id, draft.c.staff_id == look.my_id)
    said: dict[str, datetime] = {
        material.code: material.verdict.at
        for material in materials
        if material.verdict is not None and material.verdict.by_id == look.me.id
    }
    return tuple(
        Draft(
            row.code,
            load_reasons(row.reasons),
            "" if row.text_sealed is None else box.open_text(row.text_sealed, about_draft(row.code)),
            look.me.id,
            row.kept_at,
            load_regions(row.regions),
        )
        for row in look.connection.execute(select(draft).where(mine).order_by(draft.c.kept_at))
        if row.code not in said or row.kept_at > said[row.code]
    )


def _history(look: Look, case_id: int, box: Box) -> tuple[HistoryLine, ...]:
    """What was done with the case, oldest first."""
    stream = f"case:{case_id}"
    wanted = select(journal.c.body).where(journal.c.stream == stream).order_by(journal.c.no)
    return tuple(_line(json.loads(body), stream, box) for body in look.connection.execute(wanted).scalars())


def _line(said: Mapping[Any, Any], stream: str, box: Box) -> HistoryLine:
    values = dict(said["values"])
    if "sealed" in said:
        personal = json.loads(box.open_text(bytes.fromhex(said["sealed"]), f"journal {stream}"))
        values |= {key: value for key, value in personal.items() if key in TOLD_IN_HISTORY}
    return HistoryLine(datetime.fromisoformat(said["at"]), said["by_name"], said["act"], values)
