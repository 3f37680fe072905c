"""Correcting conditions: what the dialog announces is what the office does."""

from casework.catalogue import load
from casework.materials import AttachFile, MaterialState
from casework.review import ChecklistChange, CorrectConditions, Verdict, VerdictKind, checklist_change
from tests.office_contract.house import House
from tests.office_contract.test_review import filed_case, judge, material, opened

PASS = Verdict(VerdictKind.PASSED)


def test_what_other_conditions_would_do_is_what_they_do(office_house: House) -> None:
    house, case_id = office_house, filed_case(office_house)
    catalogue = load()

    def correct(**values: object) -> tuple[ChecklistChange, tuple[str, ...]]:
        case = opened(house, case_id)
        conditions = dict(case.conditions) | values
        told = checklist_change(case.materials, catalogue.checklist(case.row.business_type, conditions))
        return told, house.do("wangmin", CorrectConditions(case_id, case.row.version, conditions, "更正"))

    judge(house, case_id, "id_card", PASS)
    told, added = correct(marital_state="married", accompany_spouse=True)
    assert set(told.added) == set(added)
    assert "marriage_cert" in added
    assert told.dropped == ("single_statement",)
    assert "id_card" in told.kept
    version, blob = material(house, case_id, "marriage_cert").version, house.put()
    house.do("chen", AttachFile(case_id, "marriage_cert", version, blob.id, "marriage.jpg", 1))
    before = {m.code for m in opened(house, case_id).materials}
    told, _ = correct(marital_state="single", accompany_spouse=False)
    assert "marriage_cert" in told.dropped
    assert material(house, case_id, "marriage_cert").state is MaterialState.NOT_APPLICABLE  # its file stays readable
    assert before - {m.code for m in opened(house, case_id).materials} == set(told.dropped) - {"marriage_cert"}
    told, _ = correct(marital_state="married", accompany_spouse=True)
    assert "marriage_cert" in told.added
    assert material(house, case_id, "marriage_cert").state is MaterialState.UPLOADED
