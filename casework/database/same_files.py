"""The same file elsewhere (domain.md 10.15), by its bytes or by how its pages look: what a reviewer should know before judging it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, RowMapping, and_, func, select

from casework.catalogue import Catalogue
from casework.database.act import Look
from casework.database.findings import Columns
from casework.database.tables import cases, file
from casework.database.tables import verdict as verdict_table
from casework.materials import SameFile
from casework.review import VerdictKind

SHOWN_AT_MOST = 3
"""How many finds of one kind are read for one file: an employer's licence may lie in thousands of cases."""


def same_files(
    look: Look, case: Columns, catalogue: Catalogue, files: Iterable[Mapping[Any, Any]]
) -> dict[int, tuple[SameFile, ...]]:
    """For each file (by row id) where its bytes, or its rendered pages, were found otherwise."""
    listed = list(files)
    by_bytes = _by_mark(look, case, file.c.content_mark, listed)
    by_pages = _by_mark(look, case, file.c.pages_mark, listed)
    found: dict[int, tuple[SameFile, ...]] = {}
    for row in listed:
        here = [_finding(look, case, catalogue, row, twin, False) for twin in by_bytes.get(row["content_mark"], ())]
        for twin in by_pages.get(row["pages_mark"], ()):
            if twin["content_mark"] != row["content_mark"]:
                here.append(_finding(look, case, catalogue, row, twin, True))
        found[row["id"]] = tuple(dict.fromkeys(one for one in here if one is not None))
    return found


def _by_mark(
    look: Look, case: Columns, column: Column[Any], rows: Iterable[Mapping[Any, Any]]
) -> dict[bytes, list[RowMapping]]:
    marks = {row[column.name] for row in rows} - {None}
    twins: dict[bytes, list[RowMapping]] = {}
    for twin in _twins(look, case, column, marks):
        twins.setdefault(twin[column.name], []).append(twin)
    return twins


def _twins(look: Look, case: Columns, column: Column[Any], marks: set[bytes]) -> list[RowMapping]:
    """The newest few files with these marks: in this case, within its employer, elsewhere."""
    if not marks:
        return []
    is_here, is_our_employer = cases.c.id == case["id"], cases.c.employer_id == case["employer_id"]
    place = func.row_number().over(partition_by=(column, is_here, is_our_employer), order_by=file.c.id.desc())
    ranked = (
        select(
            file.c.id.label("file_id"),
            file.c.content_mark,
            file.c.pages_mark,
            file.c.case_id,
            file.c.code,
            file.c.upload_no,
            cases.c.case_no,
            cases.c.employer_id,
            cases.c.id_no_mark,
            place.label("place"),
        )
        .join(cases, cases.c.id == file.c.case_id)
        .where(column.in_(marks), file.c.removed_at.is_(None))
        .subquery()
    )
    said = and_(
        verdict_table.c.case_id == ranked.c.case_id,
        verdict_table.c.code == ranked.c.code,
        verdict_table.c.upload_no == ranked.c.upload_no,
        verdict_table.c.undone_at.is_(None),
    )
    wanted = (
        select(ranked, verdict_table.c.kind, verdict_table.c.by_id, verdict_table.c.given_at)
        .outerjoin(verdict_table, said)
        .where((ranked.c.place <= SHOWN_AT_MOST) | (ranked.c.case_id == case["id"]))
        .order_by(ranked.c.file_id.desc())
    )
    return list(look.connection.execute(wanted).mappings())


def _finding(
    look: Look, case: Columns, catalogue: Catalogue, row: Mapping[Any, Any], twin: RowMapping, is_by_pages: bool
) -> SameFile | None:
    found = _found(look, case, catalogue, row, twin)
    return replace(found, is_by_pages=True) if found is not None and is_by_pages else found


def _found(
    look: Look, case: Columns, catalogue: Catalogue, row: Mapping[Any, Any], twin: RowMapping
) -> SameFile | None:
    if twin["file_id"] == row["id"]:
        return None
    if twin["case_id"] == case["id"]:
        return _here(row, twin)
    owner = catalogue.materials[row["code"]].owner
    if owner == "employer":
        if twin["employer_id"] != case["employer_id"]:
            return SameFile("other_employer", twin["case_no"], twin["code"])
        if twin["kind"] != VerdictKind.PASSED:
            return SameFile("same_employer", twin["case_no"], twin["code"])
        return SameFile("same_employer", twin["case_no"], twin["code"], look.name(twin["by_id"]), twin["given_at"])
    marks = (twin["id_no_mark"], case["id_no_mark"])
    if owner == "person" and None not in marks and marks[0] != marks[1]:
        return SameFile("other_person", twin["case_no"], twin["code"])
    return None


def _here(row: Mapping[Any, Any], twin: RowMapping) -> SameFile | None:
    """Within the case: under another material or twice in one version, or the very file that was rejected before."""
    if twin["code"] != row["code"] or twin["upload_no"] == row["upload_no"]:
        return SameFile("same_case", twin["case_no"], twin["code"])
    if twin["upload_no"] < row["upload_no"] and twin["kind"] == VerdictKind.FAILED:
        return SameFile("rejected_before", twin["case_no"], twin["code"])
    return None
