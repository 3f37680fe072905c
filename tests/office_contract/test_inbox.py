"""Rows of the inbox: what is kept from an earlier asking never hides what changed since."""

from casework.cases import CaseFilter, CaseId, CaseRow, CasesMatching, Queue, SavedFilters, SaveFilter, TakeLease
from casework.review import CorrectBasicData, MarkMissing
from tests.office_contract.house import House


def row(house: House, case_id: CaseId, user_name: str = "lina") -> CaseRow:
    found = house.as_(user_name).ask(CasesMatching(Queue.ALL)).first
    return next(shown for shown in found if shown.id == case_id)


def test_a_row_asked_for_again_shows_what_changed(office_house: House) -> None:
    house = office_house
    case_id = house.register()
    before = row(house, case_id)
    assert row(house, case_id) == before
    house.do("wangmin", MarkMissing(case_id))
    judged = row(house, case_id)
    assert (judged.judged, judged.failed) == (judged.materials, judged.materials)
    assert judged.version == before.version + 1
    house.do("wangmin", CorrectBasicData(case_id, judged.version, {"name": "陈新名"}, "当面核对"))
    assert row(house, case_id).applicant_name == "陈新名"


def test_a_row_counts_its_working_days_anew_every_day(office_house: House) -> None:
    house = office_house
    case_id = house.register()
    before = row(house, case_id).workdays_left
    house.later(days=1)  # Thursday to Friday
    after = row(house, case_id).workdays_left
    assert before is not None
    assert after == before - 1


def test_a_row_shows_who_is_in_the_case_to_others_alone(office_house: House) -> None:
    house = office_house
    case_id = house.register()
    assert row(house, case_id).presence is None
    house.do("wangmin", TakeLease(case_id))
    presence = row(house, case_id).presence
    assert presence is not None
    assert (presence.full_name, presence.is_holder) == ("王敏", True)
    assert row(house, case_id, "wangmin").presence is None
    house.later(minutes=3)  # its lease is lost
    assert row(house, case_id).presence is None


def test_a_saved_filter_comes_back_as_it_was(office_house: House) -> None:
    house = office_house
    wanted = CaseFilter(districts=("chaoyang", "haidian"), due_within=5, has_deferred=False)
    house.do("wangmin", SaveFilter("五日内", Queue.IN_REVIEW, wanted))
    (saved,) = house.as_("wangmin").ask(SavedFilters())
    assert (saved.name, saved.queue, saved.filter) == ("五日内", Queue.IN_REVIEW, wanted)
    assert house.as_("lina").ask(SavedFilters()) == ()
