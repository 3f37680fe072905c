"""Numbers, names and files: what is accepted, what is not, and what is shown of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.catalogue import load
from casework.errors import Refused
from casework.identity import (
    clean_file_name,
    id_check_of,
    id_no_problem,
    name_problem,
    phone_problem,
    uscc_check_of,
    uscc_problem,
)
from tests.builders_office import id_no, uscc

ON = date(2026, 9, 17)
CATALOGUE = load()


@given(st.integers(0, 9999))
def test_one_wrong_digit_is_always_noticed(person: int) -> None:
    number = id_no(person)
    assert id_no_problem(number, ON) is None
    for place in range(17):
        other = str((int(number[place]) + 1) % 10)
        assert id_no_problem(number[:place] + other + number[place + 1 :], ON) is not None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("11019919900307201", "id_no_form"),
        ("1101991990030720123", "id_no_form"),
        ("11019919900307201a", "id_no_form"),
        ("99019919900307201" + id_check_of("99019919900307201"), "id_no_region"),
        ("11019919900231201" + id_check_of("11019919900231201"), "id_no_date"),
        ("11019920300307201" + id_check_of("11019920300307201"), "id_no_date"),
        ("１１０１９９" + id_no(3)[6:], None),
    ],
)
def test_numbers(number: str, code: str | None) -> None:
    assert id_no_problem(number, ON) == code


@given(st.integers(0, 999))
def test_credit_codes(unit: int) -> None:
    code = uscc(unit)
    assert uscc_problem(code) is None
    wrong = uscc_check_of(code[:17])
    assert uscc_problem(code[:17] + ("A" if wrong != "A" else "B")) is not None


@pytest.mark.parametrize(
    ("name", "is_fine"),
    [
        ("陈思远", True),
        ("阿依努尔·买买提", True),
        ("㐂一", True),
        ("陈", False),
        ("Chen", False),
        ("陈<b>", False),
        ("", False),
    ],
)
def test_names(name: str, is_fine: bool) -> None:
    assert (name_problem(name) is None) is is_fine


@pytest.mark.parametrize(("phone", "is_fine"), [("13800000000", True), ("138 0000 0000", True), ("12800000000", False)])
def test_phones(phone: str, is_fine: bool) -> None:
    assert (phone_problem(phone) is None) is is_fine


@given(st.text(max_size=300))
def test_a_file_name_is_only_a_name(name: str) -> None:
    try:
        clean = clean_file_name(name)
    except Refused as refused:
        assert refused.code == "file_name_wrong"
        return
    assert 0 < len(clean) <= 120
    assert not set(clean) & set('/\\<>:"|?*\0\n\r')
    assert clean not in (".", "..")
    assert clean_file_name(clean) == clean


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Windows\\x.pdf", "a/b/c.pdf"])
def test_paths_are_cut_off(name: str) -> None:
    assert clean_file_name(name) in ("passwd", "x.pdf", "c.pdf")
