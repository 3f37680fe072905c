"""Regions of verdicts as the preview draws them, and the version that was rejected. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.catalogue import Catalogue
from casework.materials import CaseFile, SameFile
from casework.office import FileId
from casework.regions import Region
from casework.review import CaseMaterial, GivenVerdict, VerdictKind
from ui.preview.layout import PageKey
from ui.preview.regions import Drawn
from ui.review.reasons import reason_words
from ui.words import day, translate


@dataclass(frozen=True, slots=True)
class RejectedVersion:
    """The newest earlier version that failed, with the verdict that says why."""

    files: tuple[CaseFile, ...]
    given: GivenVerdict


def drawn_of(regions: Sequence[Region], label: str = "") -> tuple[Drawn, ...]:
    """Regions as they are drawn."""
    return tuple(Drawn(PageKey(one.file_id, one.page), (one.x, one.y, one.width, one.height), label) for one in regions)


def regions_of(drawn: Sequence[Drawn]) -> tuple[Region, ...]:
    """What was drawn as regions of a verdict, to a millionth of the page."""
    return tuple(Region(FileId(one.key.file_id), one.key.page, *(round(part, 6) for part in one.box)) for one in drawn)


def rejected_of(material: CaseMaterial) -> RejectedVersion | None:
    """What the newest version came in place of; None for a first one."""
    for given in reversed(material.history):
        is_rejection = given.verdict.kind is VerdictKind.FAILED and not given.is_undone
        if is_rejection and given.upload_no < material.upload_no:
            files = tuple(file for file in material.files if file.upload_no == given.upload_no)
            return RejectedVersion(files, given) if files else None
    return None


def why(given: GivenVerdict, catalogue: Catalogue, language: str) -> str:
    """What was said in an earlier round."""
    codes = [reason.code for reason in given.verdict.reasons]
    parts = (reason_words(codes, catalogue, language), given.verdict.text)
    head = translate("Review", "第 {round} 轮").format(round=given.round)
    return f"{head} · {' · '.join(part for part in parts if part)}"


def earlier_regions(material: CaseMaterial, round_no: int, catalogue: Catalogue, language: str) -> tuple[Drawn, ...]:
    """Regions of earlier rounds, on the files they were drawn upon or on those that came in their place."""
    found: list[Drawn] = []
    newest = material.newest_files
    for given in material.history:
        if given.is_undone or given.round >= round_no or not given.verdict.regions:
            continue
        then = [file.id for file in material.files if file.upload_no == given.upload_no]
        for drawn in drawn_of(given.verdict.regions, why(given, catalogue, language)):
            place = then.index(FileId(drawn.key.file_id)) if drawn.key.file_id in then else len(newest)
            if place < len(newest):
                found.append(Drawn(PageKey(newest[place].id, drawn.key.page), drawn.box, drawn.label))
    return tuple(found)


def same_words(found: Sequence[SameFile], catalogue: Catalogue, language: str) -> list[str]:
    """Where the same file was found otherwise, a sentence each."""
    return list(dict.fromkeys(_same_words(same, catalogue, language) for same in found))


def _same_words(same: SameFile, catalogue: Catalogue, language: str) -> str:
    material = catalogue.materials.get(same.material)
    values = {
        "case": same.case_no,
        "name": material.short.in_language(language) if material is not None else same.material,
        "by": same.passed_by or "",
        "on": day(same.passed_at) if same.passed_at else "",
    }
    by_bytes = {
        "same_case": translate("Review", "与本案「{name}」是同一文件"),
        "same_employer": translate("Review", "同单位 {case} 已由{by}于 {on} 审过")
        if same.passed_by
        else translate("Review", "与同单位 {case} 是同一文件"),
        "other_employer": translate("Review", "与另一单位的案件 {case} 是同一文件"),
        "other_person": translate("Review", "与另一申请人的案件 {case} 是同一文件"),
        "rejected_before": translate("Review", "与上次未通过的是同一文件"),
    }
    by_pages = {
        "same_case": translate("Review", "画面与本案「{name}」完全相同"),
        "other_employer": translate("Review", "画面与另一单位的案件 {case} 完全相同"),
        "same_employer": translate("Review", "画面与同单位 {case} 的完全相同"),
        "other_person": translate("Review", "画面与另一申请人的案件 {case} 完全相同"),
        "rejected_before": translate("Review", "画面与上次未通过的完全相同"),
    }
    text = (by_pages if same.is_by_pages else by_bytes).get(same.kind, same.kind)
    return text.format(**values)
