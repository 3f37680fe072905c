"""Correcting what the applicant stated: rejected values, basic data, conditions (domain.md 10.3)."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert

from casework.basic_data import check_basic_data, normal_data
from casework.catalogue import ChecklistItem
from casework.database.act import Act, CaseInHand
from casework.database.findings import catalogue_of
from casework.database.guards import check_not_held, checked_reason, checked_text, take_for_review
from casework.database.materials import new_row
from casework.database.stated import data_wrong, set_basic_data
from casework.database.tables import failed_field, material
from casework.database.verdict_rows import about_field, give, unjudge
from casework.errors import Refused
from casework.lifecycle import IN_REVIEW, BusinessType, CaseState
from casework.materials import MaterialState, Requirement
from casework.review import CorrectBasicData, CorrectConditions, FailField, Verdict, VerdictKind


def fail_field(act: Act, command: FailField) -> None:
    """Reject a stated value, or take the rejection back."""
    case = take_for_review(act, command.case_id)
    case.check_version(command.seen_version)
    known = catalogue_of(act, case).fields_for(BusinessType(case["business_type"]))
    if command.field not in {field.code for field in known}:
        raise Refused("field_unknown", {"field": command.field})
    text = checked_text(command.text)
    _forget_rejections(act, case, (command.field,))
    if text:
        row = {
            "case_id": case.id,
            "field": command.field,
            "text_sealed": case.box.seal_text(text, about_field(command.field)),
            "by_id": act.my_id,
            "failed_at": act.now,
        }
        act.connection.execute(insert(failed_field), row)
    case.note({"field": command.field, "is_rejected": bool(text)}, text=text)


def _forget_rejections(act: Act, case: CaseInHand, fields: tuple[str, ...]) -> None:
    table = failed_field.c
    act.connection.execute(delete(failed_field).where(table.case_id == case.id, table.field.in_(fields)))


MAY_BE_CORRECTED = IN_REVIEW | {CaseState.RESUBMISSION_REQUIRED}


def correct_basic_data(act: Act, command: CorrectBasicData) -> None:
    """Correct stated values; what was rejected of them is settled thereby."""
    case = act.take(command.case_id)
    case.check_version(command.seen_version)
    check_not_held(case)
    if case.state not in MAY_BE_CORRECTED:
        raise Refused("not_in_review", {"state": case.state.value})
    reason = checked_reason(command.reason)
    catalogue, business_type = catalogue_of(act, case), BusinessType(case["business_type"])
    data = case.data()
    before = data["basic_data"]
    after = normal_data(catalogue, business_type, before | command.changes)
    problems = check_basic_data(catalogue, business_type, after, act.today)
    if problems:
        raise data_wrong(problems)
    changed = tuple(code for code in sorted(before.keys() | after.keys()) if before.get(code) != after.get(code))
    if not changed:
        raise Refused("nothing_changed")
    set_basic_data(act, case, after, data["conditions"])
    _forget_rejections(act, case, changed)
    case.note({"fields": changed}, reason=reason, before={code: before.get(code) for code in changed})


def correct_conditions(act: Act, command: CorrectConditions) -> tuple[str, ...]:
    """Make the checklist follow from other conditions; materials kept keep files and verdicts."""
    case = take_for_review(act, command.case_id)
    case.check_version(command.seen_version)
    reason = checked_reason(command.reason)
    catalogue, business_type = catalogue_of(act, case), BusinessType(case["business_type"])
    wrong = catalogue.condition_problems(business_type, command.conditions)
    if wrong:
        raise Refused("conditions_wrong", {"conditions": list(wrong)})
    data = case.data()
    blocks = catalogue.blocks(business_type, command.conditions, data["basic_data"], act.today)
    if blocks:
        raise Refused("blocked", {"block": blocks[0].code, "zh": blocks[0].name.zh, "en": blocks[0].name.en})
    before = data["conditions"]
    if before == command.conditions:
        raise Refused("nothing_changed")
    fields = {field.code for field in catalogue.fields_for(business_type)}
    stated = {code: str(value) for code, value in command.conditions.items() if code in fields}
    restated = tuple(code for code, value in stated.items() if data["basic_data"].get(code) != value)
    wanted = {item.material: item for item in catalogue.checklist(business_type, command.conditions)}
    order = {code: position for position, code in enumerate(catalogue.materials, 1)}
    added = _follow(act, case, wanted, order, reason)
    stored = {"basic_data": data["basic_data"] | stated, "conditions": command.conditions}
    case.set(data_sealed=case.box.seal_text(json.dumps(data | stored, ensure_ascii=False), "data"))
    _forget_rejections(act, case, restated)
    case.note({"added": added}, reason=reason, before=before, after=command.conditions)
    return added


def _follow(
    act: Act, case: CaseInHand, wanted: Mapping[str, ChecklistItem], order: Mapping[str, int], reason: str
) -> tuple[str, ...]:
    there = {row["code"]: row for row in act.materials(case)}
    for code, row in there.items():
        if code in wanted:
            _keep(act, case, row, wanted[code])
        elif not row["is_added"]:
            _drop(act, case, row, reason)
    added = tuple(code for code in wanted if code not in there)
    for code in added:
        item = wanted[code]
        new = new_row(case, code, order[code]) | {"requirement": item.requirement.value, "stage": item.stage.value}
        act.connection.execute(insert(material), new)
        case.count_material(None, new)
    return added


def _keep(act: Act, case: CaseInHand, row: Mapping[Any, Any], item: ChecklistItem) -> None:
    """A material still on the list. One that was set aside as not applicable and is wanted again opens again."""
    if row["is_added"] or row["requirement"] == item.requirement:
        return
    is_back = row["requirement"] == Requirement.OPTIONAL and row["state"] == MaterialState.NOT_APPLICABLE
    after = unjudge(act, case, row) if is_back else row
    act.set_material(case, after, requirement=item.requirement.value)


def _drop(act: Act, case: CaseInHand, row: Mapping[Any, Any], reason: str) -> None:
    """A material no longer on the list: gone when nothing was ever done with it, else set aside with its files and history."""
    if row["state"] == MaterialState.EMPTY and row["judged_round"] is None:
        table = material.c
        act.connection.execute(delete(material).where(table.case_id == case.id, table.code == row["code"]))
        case.count_material(row, None)
        return
    after = act.set_material(case, row, requirement=Requirement.OPTIONAL.value)
    if row["state"] not in (MaterialState.PASSED, MaterialState.NOT_APPLICABLE):
        give(act, case, after, Verdict(VerdictKind.NOT_APPLICABLE, text=reason))
