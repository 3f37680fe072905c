"""What the demo office holds: who works there, whose cases they are, what went wrong with which paper, and how far each has come."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from admin.demo.people import Person, people
from casework.catalogue import Catalogue
from casework.lifecycle import BusinessType as B
from casework.lifecycle import CaseState as S
from casework.materials import Requirement, Stage
from casework.people import Role

PASSWORD = "Demo-2026"
ACCOUNTS: tuple[tuple[str, str, frozenset[Role]], ...] = (
    ("wangmin", "王敏", frozenset({Role.REVIEWER})),
    ("lina", "李娜", frozenset({Role.REVIEWER})),
    ("zhaoqiang", "赵强", frozenset({Role.REVIEWER, Role.COUNTER_OFFICER})),
    ("chenyu", "陈宇", frozenset({Role.COUNTER_OFFICER})),
    ("zhoujing", "周静", frozenset({Role.SUPERVISOR})),
    ("qianli", "钱丽", frozenset({Role.CASHIER})),
    ("admin", "关宁", frozenset({Role.ADMINISTRATOR})),
    ("audit", "沈青", frozenset({Role.AUDITOR})),
)


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """One case: whose, of what type, in which state it shall be, since how many working days, and its bad papers.

    `defects` maps material codes to what is wrong; `missing` are materials nobody handed in; `judged` is how many materials the
    reviewer has judged so far; `rounds` how often it went back to the applicant.
    """

    number: int
    person: Person
    business_type: B
    state: S
    days_ago: int
    reviewer: str | None = None
    conditions: dict[str, Any] = field(default_factory=dict)
    defects: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    judged: int = 0
    hold: str = ""
    is_forgery: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole demo."""

    today: date
    cases: tuple[PlannedCase, ...]


MARRIED = {"marital_state": "married", "accompany_spouse": True}
BLURRED = {"id_card": "blurred"}

#: (type, state, working days ago, reviewer, conditions, defects, missing, judged)
_WORK: tuple[tuple[Any, ...], ...] = (
    (
        B.NEW_APPLICATION,
        S.PRE_REVIEWING,
        6,
        "wangmin",
        MARRIED,
        {
            "id_card": "expired",
            "lease_contract": "short",
            "tax_record": "incomplete",
            "diploma": "blurred",
            "spouse_id": "cropped",
        },
        ("single_statement",),
        0,
    ),
    (B.RENEWAL, S.RESUBMITTED, 7, "wangmin", {}, {"tax_record": "incomplete", "labor_contract": "unsigned"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 5, "wangmin", {}, {"id_card": "name", "photo_1inch": "wrong"}, (), 6),
    (B.EMPLOYER_CHANGE, S.PRE_REVIEWING, 5, "wangmin", {}, {"business_license": "grey"}, ("resignation_proof",), 0),
    (
        B.NEW_APPLICATION,
        S.PRE_REVIEWING,
        5,
        "wangmin",
        {"residence_kind": "own_titled"},
        {"hukou_self": "turned"},
        (),
        0,
    ),
    (
        B.ACCOMPANYING_CHANGE,
        S.PRE_REVIEWING,
        4,
        "wangmin",
        {"accompany_spouse": True, "accompany_children": 1, "marital_state": "married"},
        {"spouse_id": "blurred"},
        ("child_photo",),
        3,
    ),
    (B.ADDRESS_CHANGE, S.PRE_REVIEWING, 4, "wangmin", {}, {"lease_contract": "short"}, (), 0),
    (B.GENERAL_INFO_CHANGE, S.PRE_REVIEWING, 3, "wangmin", {"changes_title": True}, {}, (), 0),
    (
        B.NEW_APPLICATION,
        S.PRE_REVIEWING,
        3,
        "wangmin",
        {"hukou_kind": "collective", "edu_kind": "overseas"},
        {"chsi_form": "expired"},
        (),
        0,
    ),
    (B.RENEWAL, S.PRE_REVIEWING, 2, "wangmin", {}, {}, (), 0),
    (B.NEW_APPLICATION, S.RESUBMITTED, 8, "wangmin", {}, {"id_card": "glare", "lease_contract": "short"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 1, "wangmin", {"track": "title"}, {"id_card": "id_no"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 7, "lina", {}, {"id_card": "cropped"}, (), 9),
    (B.RENEWAL, S.PRE_REVIEWING, 5, "lina", {}, {"social_insurance": "grey"}, (), 2),
    (
        B.EMPLOYER_CHANGE,
        S.RESUBMITTED,
        9,
        "lina",
        {"delay_cancel_used": True},
        {"resignation_proof": "unsigned"},
        (),
        0,
    ),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 2, "lina", MARRIED, {"marriage_cert": "blurred"}, (), 0),
    (B.ADDRESS_CHANGE, S.PRE_REVIEWING, 3, "zhaoqiang", {"residence_kind": "employer_dorm"}, {}, (), 0),
    (B.NEW_APPLICATION, S.RESUBMITTED, 6, "zhaoqiang", {}, {"photo_1inch": "wrong"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 4, None, {}, BLURRED, (), 0),
    (B.RENEWAL, S.PRE_REVIEWING, 4, None, {}, {}, ("old_permit",), 0),
    (
        B.ACCOMPANYING_CHANGE,
        S.PRE_REVIEWING,
        3,
        None,
        {"accompany_spouse": True, "marital_state": "married"},
        {},
        (),
        0,
    ),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 2, None, {"residence_kind": "rent_agency"}, {"degree": "grey"}, (), 0),
    (B.GENERAL_INFO_CHANGE, S.PRE_REVIEWING, 2, None, {"changes_photo": True}, {"photo_1inch": "wrong"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 1, None, {}, {}, (), 0),
    (B.EMPLOYER_CHANGE, S.PRE_REVIEWING, 1, None, {}, {"id_card": "turned"}, (), 0),
    (B.NEW_APPLICATION, S.PRE_REVIEWING, 0, None, {"marital_state": "divorced"}, {}, (), 0),
    (B.RENEWAL, S.PRE_REVIEWING, 0, None, {}, {"tax_record": "payer"}, (), 0),
)
_WAITING: tuple[tuple[Any, ...], ...] = tuple(
    (kind, S.RESUBMISSION_REQUIRED, 5 + number, reviewer, {}, {"id_card": defect}, (), 0)
    for number, (kind, reviewer, defect) in enumerate(
        (
            (B.NEW_APPLICATION, "wangmin", "blurred"),
            (B.RENEWAL, "wangmin", "expired"),
            (B.NEW_APPLICATION, "lina", "cropped"),
            (B.ADDRESS_CHANGE, "lina", "grey"),
            (B.EMPLOYER_CHANGE, "zhaoqiang", "glare"),
        )
    )
)
_LATER: tuple[tuple[Any, ...], ...] = tuple(
    (kind, state, 12 + number, "lina" if number % 2 else "zhaoqiang", {}, {}, (), 0)
    for number, (kind, state) in enumerate(
        (
            (B.NEW_APPLICATION, S.PRE_REVIEW_PASSED),
            (B.RENEWAL, S.PRE_REVIEW_PASSED),
            (B.NEW_APPLICATION, S.ONSITE_BOOKED),
            (B.NEW_APPLICATION, S.ONSITE_REVIEWING),
            (B.NEW_APPLICATION, S.ONSITE_CORRECTION),
            (B.NEW_APPLICATION, S.ONSITE_PASSED),
            (B.RENEWAL, S.VISIT_DUE),
            (B.ADDRESS_CHANGE, S.VISIT_DONE),
            (B.NEW_APPLICATION, S.SUBMITTED_TO_DISTRICT),
            (B.NEW_APPLICATION, S.DISTRICT_ACCEPTED),
            (B.RENEWAL, S.RETURNED_BY_AUTHORITY),
            (B.NEW_APPLICATION, S.DISTRICT_REVIEWED),
            (B.EMPLOYER_CHANGE, S.MUNICIPAL_REVIEWING),
            (B.NEW_APPLICATION, S.PUBLIC_NOTICE),
            (B.NEW_APPLICATION, S.APPROVED),
            (B.NEW_APPLICATION, S.CARD_MAKING),
            (B.NEW_APPLICATION, S.READY_FOR_PICKUP),
            (B.GENERAL_INFO_CHANGE, S.COMPLETED),
            (B.NEW_APPLICATION, S.COMPLETED),
            (B.NEW_APPLICATION, S.CANCELLED),
            (B.RENEWAL, S.TERMINATED),
            (B.NEW_APPLICATION, S.NOT_ACCEPTED),
            (B.NEW_APPLICATION, S.DISAPPROVED),
        )
    )
)
_INCOMING: tuple[tuple[Any, ...], ...] = tuple(
    (kind, state, 0 if state is not S.AUTO_CLOSED else 3, None, {}, {}, (), 0)
    for kind, state in (
        (B.NEW_APPLICATION, S.DRAFT),
        (B.NEW_APPLICATION, S.CONDITIONS_SELECTED),
        (B.NEW_APPLICATION, S.UPLOADING),
        (B.NEW_APPLICATION, S.PENDING_PAYMENT),
        (B.RENEWAL, S.SLOT_HELD),
        (B.ADDRESS_CHANGE, S.AWAITING_MATERIALS),
        (B.ACCOMPANYING_CHANGE, S.MATERIALS_RECEIVED),
        (B.NEW_APPLICATION, S.AUTO_CLOSED),
    )
)


def demo_plan(today: date) -> Plan:
    """The demo as of a day; the same people every time."""
    rows = (*_WORK, *_WAITING, *_LATER, *_INCOMING)
    planned = []
    for number, (person, row) in enumerate(zip(people(len(rows), today), rows, strict=True)):
        hold, is_forgery = {9: ("申请人出差，待其回京补充说明。", False), 13: ("学历编号与核验结果矛盾。", True)}.get(
            number, ("", False)
        )
        planned.append(replace(PlannedCase(number, person, *row), hold=hold, is_forgery=is_forgery))
    return Plan(today, tuple(planned))


def basic_data(case: PlannedCase, catalogue: Catalogue, today: date) -> dict[str, str]:
    """The stated data of a planned case, as far as its type has fields for them."""
    person = case.person
    known = {
        "name": person.name,
        "id_no": person.id_no,
        "nation": "汉族",
        "marital_state": str(case.conditions.get("marital_state", "single")),
        "mobile": person.phone,
        "email": person.email,
        "hukou_province": person.province,
        "hukou_address": person.hukou_address,
        "beijing_address": f"北京市{person.address}",
        "old_address": "北京市海淀区旧址路3号院2号楼101室",
        "employer_name": person.employer.name,
        "uscc": person.employer.uscc,
        "old_employer_name": "北京旧序科技有限公司",
        "left_on": date.fromordinal(today.toordinal() - 30).isoformat(),
        "position": person.post,
        "hire_date": person.hired_on.isoformat(),
        "contract_start": person.hired_on.isoformat(),
        "contract_end": date(today.year + 2, person.hired_on.month, min(person.hired_on.day, 28)).isoformat(),
        "monthly_taxable_income": "18500",
        "school": person.school,
        "major": person.major,
        "grad_date": date(person.born_on.year + 22, 7, 1).isoformat(),
        "permit_no": f"{today.year - 3}{case.number + 1:08d}",
        "permit_expires_on": date.fromordinal(today.toordinal() + 25).isoformat(),
        "reason": "信息发生变化，申请办理。",
    }
    if case.conditions.get("accompany_spouse"):
        known |= {"spouse_name": person.spouse_name, "spouse_id_no": person.spouse_id_no}
    return {field.code: known[field.code] for field in catalogue.fields_for(case.business_type) if field.code in known}


def papers_of(case: PlannedCase, catalogue: Catalogue) -> tuple[str, ...]:
    """The materials this case hands in: all required ones but the missing, and now and then an optional one."""
    items = catalogue.checklist(case.business_type, case.conditions)
    wanted = [
        item.material for item in items if item.stage is Stage.UPLOAD and item.requirement is not Requirement.OPTIONAL
    ]
    if case.number % 3 == 0 and any(item.material == "situation_statement" for item in items):
        wanted.append("situation_statement")
    return tuple(dict.fromkeys(code for code in wanted if code not in case.missing))
