"""Writing the one notice of a round (一次性告知) from what was found. Pure: the same findings give the same notice.

Suspected forgery never reaches the applicant (domain.md 10.14): neither its reason nor what was typed or drawn beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casework.catalogue import Catalogue
from casework.judging import has_secret_reason
from casework.notices import ItemKind, Notice, NoticeItem, NoticeKind, NoticeReason
from casework.office import FileId
from casework.review import GivenReason, Verdict, VerdictKind

NOT_PROVIDED = "NOT_PROVIDED"
PREFIXES: Mapping[NoticeKind, str] = {
    NoticeKind.CORRECTION: "BZ",  # 补正
    NoticeKind.AMENDED: "GZ",  # 更正
    NoticeKind.PASSED: "TG",  # 通过
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A material's verdict in force, with what the notice needs beside it. `files` are the names of the newest version's files."""

    code: str
    verdict: Verdict
    files: Mapping[FileId, str]
    question: str = ""


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """A stated value that was rejected, and why."""

    field: str
    text: str


def notice_number(kind: NoticeKind, year: int, count: int) -> str:
    """The number a notice bears: BZ-2026-000123."""
    return f"{PREFIXES[kind]}-{year}-{count:06d}"


def unsayable(catalogue: Catalogue, findings: Sequence[Finding]) -> tuple[str, ...]:
    """Failed materials for which the applicant could be given no reason at all."""
    return tuple(
        finding.code
        for finding in findings
        if finding.verdict.kind is VerdictKind.FAILED and not _reasons(catalogue, finding)
    )


def build_notice(
    head: Notice, catalogue: Catalogue, findings: Sequence[Finding], fields: Sequence[FieldFinding], due_on: date
) -> Notice:
    """The notice that closes a round: everything to be corrected, in the order given, or that all passed.

    `head` brings case, people, round and day. Deferred materials are named in both kinds; what was passed is not.
    """
    items = [item for finding in findings if (item := finding_item(catalogue, finding)) is not None]
    items += [field_item(catalogue, field) for field in fields]
    is_failed = any(item.kind is not ItemKind.DEFERRED for item in items)
    kind = NoticeKind.CORRECTION if is_failed else NoticeKind.PASSED
    return replace(head, kind=kind, items=tuple(items), due_on=due_on if is_failed else None)


def finding_item(catalogue: Catalogue, finding: Finding) -> NoticeItem | None:
    """The line of one material; None for what asks nothing of the applicant."""
    verdict, name = finding.verdict, catalogue.materials[finding.code].name
    if verdict.kind is VerdictKind.DEFERRED:
        return NoticeItem(ItemKind.DEFERRED, finding.code, name.zh, name.en, (), verdict.text, verdict.supply_by)
    if verdict.kind is not VerdictKind.FAILED:
        return None
    reasons = _reasons(catalogue, finding)
    if not reasons:
        return None
    kind = ItemKind.REPLACE if finding.files else ItemKind.SUPPLY
    is_secret = has_secret_reason(catalogue, verdict.reasons)
    words = "" if is_secret else verdict.text
    text = "\n".join(part for part in (finding.question, words) if part)
    regions = () if is_secret else tuple(region for region in verdict.regions if region.file_id in finding.files)
    return NoticeItem(kind, finding.code, name.zh, name.en, reasons, text, regions=regions)


def _reasons(catalogue: Catalogue, finding: Finding) -> tuple[NoticeReason, ...]:
    return tuple(
        _reason(catalogue, given, finding.files)
        for given in finding.verdict.reasons
        if not catalogue.reasons[given.code].is_secret
    )


def _reason(catalogue: Catalogue, given: GivenReason, files: Mapping[FileId, str]) -> NoticeReason:
    said = catalogue.reasons[given.code].notice
    file_name = files.get(given.file_id, "") if given.file_id is not None else ""
    return NoticeReason(given.code, said.zh, said.en, file_name, given.page)


def field_item(catalogue: Catalogue, finding: FieldFinding) -> NoticeItem:
    """The line of a rejected value."""
    name = catalogue.fields[finding.field].name
    return NoticeItem(ItemKind.FIELD, finding.field, name.zh, name.en, (), finding.text)


def withdrawn_item(item: NoticeItem) -> NoticeItem:
    """The line that takes another back."""
    return NoticeItem(ItemKind.WITHDRAWN, item.code, item.zh, item.en, ())


def items_in_force(notices: Sequence[Notice]) -> dict[str, NoticeItem]:
    """The materials asked for after a notice and its amendments, oldest first, by code."""
    standing: dict[str, NoticeItem] = {}
    for notice in notices:
        for item in notice.items:
            if item.kind is ItemKind.WITHDRAWN:
                standing.pop(item.code, None)
            elif item.kind is not ItemKind.FIELD:
                standing[item.code] = item
    return standing
