"""Basic data as a whole: what must be there, what ties fields together, and masking."""

from datetime import date

import pytest

from casework.basic_data import check_basic_data, masked
from casework.catalogue import load
from casework.lifecycle import BusinessType
from tests.builders_office import basic_data

ON = date(2026, 9, 17)
CATALOGUE = load()


@pytest.mark.parametrize("kind", BusinessType)
def test_complete_data_has_no_problem_and_each_field_left_out_is_one(kind: BusinessType) -> None:
    data = basic_data(kind)
    assert check_basic_data(CATALOGUE, kind, data, ON) == ()
    for field in CATALOGUE.fields_for(kind):
        if field.is_required:
            left = {key: value for key, value in data.items() if key != field.code}
            assert [p.field for p in check_basic_data(CATALOGUE, kind, left, ON)] == [field.code]


def test_a_mask_never_shows_what_it_hides() -> None:
    data = basic_data(BusinessType.NEW_APPLICATION, 7)
    for code, value in data.items():
        field = CATALOGUE.fields[code]
        shown = masked(field, value)
        if field.is_masked:
            assert shown != value
            assert "*" in shown
