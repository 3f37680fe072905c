"""Regions through the office's doors: drawn, kept with draft and verdict, told in the notice, shown in the next round; page marks."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from casework.cases import CaseId
from casework.catalogue import load
from casework.database.tables import access_log
from casework.errors import NotFound, Refused
from casework.materials import AttachFile, MarkResubmitted, SameFile
from casework.notice_writing import Finding, finding_item
from casework.notices import NoticePreview
from casework.office import FileId
from casework.regions import Region
from casework.review import (
    CaseOpened,
    GivenReason,
    KeepDraft,
    KeepFingerprint,
    PageExported,
    PagePrinted,
    Verdict,
    VerdictKind,
)
from tests.office_contract.house import House
from tests.office_contract.test_review import filed_case, finish, judge, material, wanted


def first_code(house: House, case_id: CaseId) -> str:
    return wanted(house, case_id)[0]


def region_on(house: House, case_id: CaseId, code: str) -> Region:
    return Region(material(house, case_id, code).newest_files[0].id, 1, 0.1, 0.2, 0.3, 0.25)


def blurred(*regions: Region) -> Verdict:
    return Verdict(VerdictKind.FAILED, (GivenReason("BLURRED"),), regions=regions)


def test_regions_stay_with_verdict_notice_and_the_next_round(office_house: House) -> None:
    case_id = filed_case(office_house)
    codes = wanted(office_house, case_id)
    code = codes[0]
    region = region_on(office_house, case_id, code)
    judge(office_house, case_id, code, blurred(region, region))
    for other in codes[1:]:
        judge(office_house, case_id, other, Verdict(VerdictKind.PASSED))
    given = material(office_house, case_id, code).verdict
    assert given is not None
    assert given.verdict.regions == (region,)
    notice = office_house.as_("wangmin").ask(NoticePreview(case_id))
    assert notice.items[0].regions == (region,)
    assert replace(notice, items=(replace(notice.items[0], regions=()),)).digest() != notice.digest()
    finish(office_house, case_id)
    version = material(office_house, case_id, code).version
    blob = office_house.put()
    office_house.do("chen", AttachFile(case_id, code, version, blob.id, "neu.jpg", 1))
    case = office_house.as_("chen").ask(CaseOpened(case_id))
    office_house.do("chen", MarkResubmitted(case_id, case.row.version))
    assert material(office_house, case_id, code).history[-1].verdict.regions == (region,)
    assert case.notices[0].notice.items[0].regions == (region,)


def test_a_passed_material_keeps_no_regions(office_house: House) -> None:
    case_id = filed_case(office_house)
    code = first_code(office_house, case_id)
    judge(office_house, case_id, code, Verdict(VerdictKind.PASSED, regions=(region_on(office_house, case_id, code),)))
    given = material(office_house, case_id, code).verdict
    assert given is not None
    assert given.verdict.regions == ()


@pytest.mark.parametrize(
    "change",
    [
        {"page": 2},
        {"page": 0},
        {"x": -0.01},
        {"x": 0.8},
        {"y": 0.8},
        {"width": 0.0},
        {"height": float("nan")},
        {"x": float("inf")},
        {"file_id": FileId("999999")},
    ],
)
def test_a_region_outside_its_page_is_refused(office_house: House, change: dict[str, object]) -> None:
    case_id = filed_case(office_house)
    code = first_code(office_house, case_id)
    wrong = replace(region_on(office_house, case_id, code), **change)  # type: ignore[arg-type] # one field of a region
    with pytest.raises(Refused, match="region_misplaced"):
        judge(office_house, case_id, code, blurred(wrong))
    assert material(office_house, case_id, code).verdict is None


def test_at_most_twenty_regions(office_house: House) -> None:
    case_id = filed_case(office_house)
    code = first_code(office_house, case_id)
    region = region_on(office_house, case_id, code)
    many = tuple(replace(region, x=number / 100) for number in range(21))
    with pytest.raises(Refused, match="regions_too_many"):
        judge(office_house, case_id, code, blurred(*many))
    with pytest.raises(Refused, match="regions_too_many"):
        office_house.as_("wangmin").note(KeepDraft(case_id, code, (), "", many))
    judge(office_house, case_id, code, blurred(*many[:20]))


def test_a_forgery_s_regions_never_reach_the_applicant(office_house: House) -> None:
    case_id = filed_case(office_house)
    catalogue = load()
    region = region_on(office_house, case_id, "id_card")
    reasons = (GivenReason("BLURRED"), GivenReason("SUSPECTED_FORGERY"))
    verdict = Verdict(VerdictKind.FAILED, reasons, "x", regions=(region,))
    item = finding_item(catalogue, Finding("id_card", verdict, {region.file_id: "a.jpg"}))
    assert item is not None
    assert item.regions == ()


def test_a_draft_of_regions_alone_is_kept_and_forgotten(office_house: House) -> None:
    case_id = filed_case(office_house)
    code = first_code(office_house, case_id)
    region, door = region_on(office_house, case_id, code), office_house.as_("wangmin")
    door.note(KeepDraft(case_id, code, (), "", (region,)))
    assert [draft.regions for draft in door.ask(CaseOpened(case_id)).drafts] == [(region,)]
    door.note(KeepDraft(case_id, code, (), ""))
    assert door.ask(CaseOpened(case_id)).drafts == ()


def test_printing_and_saving_a_page_is_logged(office_house: House) -> None:
    case_id = filed_case(office_house)
    file_id = material(office_house, case_id, first_code(office_house, case_id)).files[0].id
    for note in (PagePrinted(case_id, file_id, 1), PageExported(case_id, file_id, 1)):
        office_house.as_("wangmin").note(note)
    with office_house.office.data.engines.read.connect() as connection:
        logged = connection.execute(select(access_log.c.kind, access_log.c.case_id)).all()
    assert {("page_printed", int(case_id)), ("page_exported", int(case_id))} <= {tuple(row) for row in logged}
    with pytest.raises(NotFound, match="file_not_found"):
        office_house.as_("wangmin").note(PagePrinted(case_id, FileId("999999"), 1))


def test_pages_that_look_alike_are_found_under_other_bytes(office_house: House) -> None:
    first, second = filed_case(office_house, 1), filed_case(office_house, 2)
    code = "id_card"
    files = [material(office_house, case_id, code).files[0].id for case_id in (first, second)]
    door, look = office_house.as_("wangmin"), "ab" * 16
    assert door.note(KeepFingerprint(first, files[0], look)) is False
    assert door.note(KeepFingerprint(second, files[1], look)) is True
    found = material(office_house, second, code).files[0]
    assert found.is_fingerprinted
    assert SameFile("other_person", door.ask(CaseOpened(first)).row.case_no, code, is_by_pages=True) in found.same_as
    with pytest.raises(Refused, match="fingerprint_malformed"):
        door.note(KeepFingerprint(first, files[0], "zz"))
