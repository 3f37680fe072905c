"""Files of materials: attaching, taking back, turning; replacements handed in; further materials asked for."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import RowMapping, bindparam, func, insert, select, update

from casework.cases import FileForMaterial
from casework.database.act import Act, CaseInHand, number
from casework.database.findings import catalogue_of
from casework.database.guards import (
    check_not_held,
    check_seen,
    checked_text,
    flow_of_case,
    take_for_review,
)
from casework.database.review_clock import review_due
from casework.database.tables import blob, file, material, verdict
from casework.database.verdict_rows import NOT_PROVIDED, about_name, about_question, fall_back, give
from casework.errors import NotFound, Refused
from casework.identity import clean_file_name
from casework.lifecycle import IN_REVIEW, CaseState, Event, Facts, next_state
from casework.materials import (
    AddMaterial,
    AttachFile,
    MarkResubmitted,
    MaterialState,
    RemoveFile,
    Requirement,
    RotateFile,
    Stage,
)
from casework.office import FileId

_USE_BLOB = (
    update(blob)
    .where(blob.c.id == bindparam("blob_id"), ~blob.c.is_used)
    .values(is_used=True)
    .returning(blob.c.key_sealed, blob.c.content_mark, blob.c.format)
)


def attach_blob(act: Act, case: CaseInHand, material_row: Mapping[Any, Any], file_: FileForMaterial) -> FileId:
    """Make an arrived blob a file of this material (its row as it is now).

    A further file of a version nobody has judged, else the first of the next version. Refused: blob_gone, format_not_for_material,
    too_many_files (material, limit), file_name_wrong.
    """
    code = material_row["code"]
    rules = catalogue_of(act, case).materials[code]
    name = clean_file_name(file_.file_name)
    is_further = material_row["state"] == MaterialState.UPLOADED
    upload_no = material_row["upload_no"] + (0 if is_further else 1)
    if is_further and _file_count(act, case, code, upload_no) >= rules.max_files:
        raise Refused("too_many_files", {"material": code, "limit": rules.max_files})
    used = act.connection.execute(_USE_BLOB, {"blob_id": file_.blob_id}).one_or_none()
    if used is None:
        raise Refused("blob_gone", {"material": code})
    if rules.formats and used.format not in rules.formats:
        raise Refused("format_not_for_material", {"material": code, "formats": list(rules.formats)})
    key = act.office.vault.unwrap(used.key_sealed, f"blob {file_.blob_id}")
    row = {
        "case_id": case.id,
        "code": code,
        "upload_no": upload_no,
        "blob_id": file_.blob_id,
        "key_sealed": case.box.seal(key, f"file key {file_.blob_id}"),
        "name_sealed": case.box.seal_text(name, about_name(file_.blob_id)),
        "content_mark": used.content_mark,
        "page_count": file_.page_count if file_.page_count and file_.page_count > 0 else None,
        "rotation": 0,
        "uploaded_at": act.now,
        "uploaded_by": act.my_id,
    }
    file_id = act.connection.execute(insert(file).returning(file.c.id), row).scalar_one()
    act.set_material(
        case, material_row, state=MaterialState.UPLOADED.value, upload_no=upload_no, verdict_id=None, supply_by=None
    )
    return FileId(str(file_id))


def _file_count(act: Act, case: CaseInHand, code: str, upload_no: int) -> int:
    there = (file.c.case_id == case.id, file.c.code == code, file.c.upload_no == upload_no, file.c.removed_at.is_(None))
    return act.connection.execute(select(func.count()).select_from(file).where(*there)).scalar_one()


OPEN_FOR_FILES: Mapping[CaseState, frozenset[MaterialState]] = dict.fromkeys(
    (*IN_REVIEW, CaseState.UPLOADING, CaseState.AWAITING_MATERIALS, CaseState.MATERIALS_RECEIVED),
    frozenset({MaterialState.EMPTY, MaterialState.UPLOADED}),
) | {CaseState.RESUBMISSION_REQUIRED: frozenset({MaterialState.FAILED, MaterialState.DEFERRED, MaterialState.UPLOADED})}
"""Which materials take files: before and in review what nobody has judged, while waiting what has to be supplied."""


def attach_file(act: Act, command: AttachFile) -> FileId:
    """Attach a blob to a material of a case."""
    case = act.take(command.case_id)
    row = act.material(case, command.material)
    check_seen(act, case, row, command.seen_version)
    if row["state"] not in OPEN_FOR_FILES.get(case.state, frozenset()):
        raise Refused("material_locked", {"material": command.material})
    arrived = FileForMaterial(command.material, command.blob_id, command.file_name, command.page_count)
    file_id = attach_blob(act, case, row, arrived)
    case.note({"material": command.material, "file": file_id}, file_name=clean_file_name(command.file_name))
    return file_id


def file_row(act: Act, case: CaseInHand, file_id: str) -> RowMapping:
    """A file of the case that was not taken back. NotFound: file_not_found."""
    wanted = select(file).where(
        file.c.id == number(file_id, "file_not_found"), file.c.case_id == case.id, file.c.removed_at.is_(None)
    )
    found = act.connection.execute(wanted).mappings().one_or_none()
    if found is None:
        raise NotFound("file_not_found")
    return found


def remove_file(act: Act, command: RemoveFile) -> None:
    """Take back a file nobody has judged; with a version's last file the version before is in force again."""
    case = act.take(command.case_id)
    found = file_row(act, case, command.file_id)
    row = act.material(case, found["code"])
    check_seen(act, case, row, command.seen_version)
    is_last = _file_count(act, case, row["code"], found["upload_no"]) == 1
    if not _may_remove(act, case, row, found, is_last):
        raise Refused("file_already_judged", {"material": row["code"]})
    act.connection.execute(update(file).where(file.c.id == found["id"]).values(removed_at=act.now))
    if is_last:
        fall_back(act, case, row, found["upload_no"] - 1, case["round"] + 1)
    else:
        act.set_material(case, row)
    case.note({"material": row["code"], "file": command.file_id})


def _may_remove(act: Act, case: CaseInHand, row: Mapping[Any, Any], found: Mapping[Any, Any], is_last: bool) -> bool:
    """Whether a file is still only somebody's mistake. In review it must be one's own, and leave the material open."""
    if row["state"] != MaterialState.UPLOADED or found["upload_no"] != row["upload_no"]:
        return False
    said = select(verdict.c.id).where(
        verdict.c.case_id == case.id, verdict.c.code == row["code"], verdict.c.upload_no == found["upload_no"]
    )
    if act.connection.execute(said.limit(1)).first() is not None:
        return False
    if case.state is CaseState.RESUBMISSION_REQUIRED:
        return True
    is_mine = found["uploaded_by"] == act.my_id
    return case.state in IN_REVIEW and is_mine and (not is_last or found["upload_no"] == 1)


def mark_resubmitted(act: Act, command: MarkResubmitted) -> None:
    """The next round begins: back to its reviewer, with a clock of its own."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    missing = [
        row["code"]
        for row in act.materials(case)
        if row["stage"] == Stage.UPLOAD and row["state"] == MaterialState.FAILED
    ]
    if case.state is CaseState.RESUBMISSION_REQUIRED and missing:
        raise Refused("replacements_missing", {"materials": missing})
    state = next_state(flow_of_case(case), case.state, Event.RESUBMIT, act.me.roles, Facts(is_replaced=not missing))
    case.set(state=state.value, round=case["round"] + 1, due_at=review_due(act, case))
    case.note({"round": case["round"]})


def rotate_file(act: Act, command: RotateFile) -> None:
    """Keep how a file is turned."""
    if command.rotation not in (0, 90, 180, 270):
        raise Refused("rotation_wrong")
    case = act.take(command.case_id)
    found = file_row(act, case, command.file_id)
    if found["rotation"] == command.rotation:
        act.put_back(case)
        return
    act.connection.execute(update(file).where(file.c.id == found["id"]).values(rotation=command.rotation))
    case.note({"material": found["code"], "file": command.file_id, "rotation": command.rotation})


def add_material(act: Act, command: AddMaterial) -> None:
    """Put a further material on the case's list, judged 未提供 at once; an optional empty one of the list becomes required."""
    case = take_for_review(act, command.case_id)
    case.check_version(command.seen_version)
    rules = catalogue_of(act, case).materials.get(command.material)
    if rules is None:
        raise Refused("material_unknown", {"material": command.material})
    question = checked_text(command.question, "question")
    if not question:
        raise Refused("text_needed", {"field": "question"})
    rows = act.materials(case)
    asked = {
        "requirement": Requirement.REQUIRED.value,
        "stage": Stage.UPLOAD.value,
        "is_added": True,
        "question_sealed": case.box.seal_text(question, about_question(command.material)),
    }
    there = next((row for row in rows if row["code"] == command.material), None)
    if there is None:
        row = new_row(case, command.material, 1 + max((row["position"] for row in rows), default=0)) | asked
        act.connection.execute(insert(material), row)
        case.count_material(None, row)
    elif there["state"] == MaterialState.EMPTY:
        row = act.set_material(case, there, **asked)
    else:
        raise Refused("material_locked", {"material": command.material})
    give(act, case, row, NOT_PROVIDED)
    case.note({"material": command.material}, question=question)


def new_row(case: CaseInHand, code: str, position: int) -> dict[str, Any]:
    """A material nobody has brought or judged; `requirement` and `stage` are added by the caller."""
    return {
        "case_id": case.id,
        "code": code,
        "position": position,
        "version": 1,
        "state": MaterialState.EMPTY.value,
        "upload_no": 0,
        "judged_round": None,
        "verdict_id": None,
        "supply_by": None,
        "is_added": False,
        "question_sealed": None,
    }
