"""The catalogue: complete, in both languages, and a checklist that follows from the conditions alone."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.catalogue import Catalogue, CatalogueError, load, parse
from casework.lifecycle import BusinessType
from casework.materials import Requirement
from tests.builders_office import basic_data

CATALOGUE = load()
ON = date(2026, 9, 17)


def conditions_of(catalogue: Catalogue, business_type: BusinessType) -> st.SearchStrategy[dict[str, Any]]:
    """Any conditions a form of this type could hold."""
    values: dict[str, st.SearchStrategy[Any]] = {}
    for condition in catalogue.conditions_for(business_type):
        if condition.kind == "bool":
            values[condition.code] = st.booleans()
        elif condition.kind == "int":
            values[condition.code] = st.integers(0, 120)
        else:
            values[condition.code] = st.sampled_from([option.code for option in condition.options])
    return st.fixed_dictionaries({}, optional=values)


chosen = st.sampled_from(BusinessType).flatmap(lambda kind: st.tuples(st.just(kind), conditions_of(CATALOGUE, kind)))


def test_all_seventy_materials_are_there_with_names_checks_and_reasons() -> None:
    assert len(CATALOGUE.materials) == 70
    for material in CATALOGUE.materials.values():
        assert material.name.zh
        assert material.name.en
        assert material.check
        assert material.reasons
        assert set(material.reasons) <= set(CATALOGUE.reasons)
        assert set(material.fields) <= set(CATALOGUE.fields)
        assert len(material.short.zh) <= 13


def test_what_was_written_reads_as_the_same() -> None:
    again = parse(CATALOGUE.body)
    assert again.hash == CATALOGUE.hash
    assert again.materials == CATALOGUE.materials


@pytest.mark.parametrize("body", ["", "[]", "{}", "null", '{"materials": 3}'])
def test_a_broken_one_is_refused(body: str) -> None:
    with pytest.raises(CatalogueError):
        parse(body)


@given(chosen)
def test_a_checklist_depends_on_nothing_but_the_conditions(case: tuple[BusinessType, dict[str, Any]]) -> None:
    kind, conditions = case
    first = CATALOGUE.checklist(kind, conditions)
    assert first == CATALOGUE.checklist(kind, dict(reversed(conditions.items())))
    codes = [item.material for item in first]
    assert len(codes) == len(set(codes))
    order = list(CATALOGUE.materials)
    assert codes == sorted(codes, key=order.index)
    assert "id_card" in codes
    assert CATALOGUE.condition_problems(kind, conditions) == ()


@given(chosen)
def test_what_is_left_out_has_its_usual_value(case: tuple[BusinessType, dict[str, Any]]) -> None:
    kind, conditions = case
    assert CATALOGUE.checklist(kind, conditions) == CATALOGUE.checklist(kind, CATALOGUE.defaults_for(kind) | conditions)


@given(chosen)
def test_what_is_always_required_is_on_every_checklist(case: tuple[BusinessType, dict[str, Any]]) -> None:
    kind, conditions = case
    always = {item.material for item in CATALOGUE.checklist(kind, {}) if item.requirement is Requirement.REQUIRED}
    found = {item.material for item in CATALOGUE.checklist(kind, conditions)}
    unconditional = {
        code
        for code in always
        if any(kind in rule.types and not rule.conditions for rule in CATALOGUE.materials[code].needed)
    }
    assert unconditional <= found


def test_a_married_applicant_with_spouse_brings_more() -> None:
    alone = CATALOGUE.checklist(BusinessType.NEW_APPLICATION, {})
    both = CATALOGUE.checklist(BusinessType.NEW_APPLICATION, {"marital_state": "married", "accompany_spouse": True})
    more = {item.material for item in both} - {item.material for item in alone}
    assert {"marriage_cert", "spouse_id"} <= more


def test_unknown_conditions_and_values_are_named() -> None:
    problems = CATALOGUE.condition_problems(
        BusinessType.NEW_APPLICATION, {"no_such": 1, "residence_kind": "castle", "accompany_children": True}
    )
    assert set(problems) == {"no_such", "residence_kind", "accompany_children"}


@pytest.mark.parametrize(
    ("change", "code"),
    [({"hukou_province": "11"}, "beijing_hukou"), ({"tenure_months": 3}, "tenure_too_short")],
)
def test_hard_blocks(change: dict[str, Any], code: str) -> None:
    data = basic_data(BusinessType.NEW_APPLICATION) | {k: v for k, v in change.items() if k in CATALOGUE.fields}
    conditions = {k: v for k, v in change.items() if k in CATALOGUE.conditions}
    assert code in {block.code for block in CATALOGUE.blocks(BusinessType.NEW_APPLICATION, conditions, data, ON)}
    fine = basic_data(BusinessType.NEW_APPLICATION)
    assert CATALOGUE.blocks(BusinessType.NEW_APPLICATION, {}, fine, ON) == ()
