"""Signing in, who may, keys of commands, what is refused at the door."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest

from casework.cases import CaseFilter, Queue, SavedFilter, SavedFilters, SaveFilter, TakeLease
from casework.database.opening import open_office
from casework.errors import NotAllowed, Refused, Unavailable
from casework.people import AddStaff, CheckPassword, Me, Role
from casework.review import CaseOpened, KeepDraft
from casework.vault import new_key
from tests.office_contract.house import PASSWORD, PIXEL, House


def test_signing_in_and_out(office_house: House) -> None:
    door = office_house.office.another()
    with pytest.raises(NotAllowed, match="sign_in_needed"):
        door.ask(Me())
    signed_in = door.sign_in(" WangMin ", PASSWORD)
    assert signed_in.staff.full_name == "王敏"
    assert door.ask(Me()) == signed_in.staff
    assert signed_in.expires_at == office_house.now + timedelta(hours=12)
    other = office_house.office.another()
    assert other.resume(signed_in.token).staff == signed_in.staff
    door.sign_out()
    for one in (door, other):
        with pytest.raises(NotAllowed):
            one.ask(Me())
    with pytest.raises(NotAllowed, match="token_invalid"):
        other.resume(signed_in.token)
    door.close()
    other.close()


def test_a_token_ends_and_cannot_be_made_up(office_house: House) -> None:
    door = office_house.office.another()
    token = door.sign_in("wangmin", PASSWORD, remember=True).token
    office_house.later(days=13)
    door.ask(Me())
    office_house.later(days=2)
    with pytest.raises(NotAllowed, match="token_expired"):
        door.ask(Me())
    for forged in ("", "x", token[:-1], token + "x", "' OR 1=1 --"):
        with pytest.raises(NotAllowed, match="token_invalid"):
            door.resume(forged)
    door.close()


def test_no_door_opens_for_a_token_that_is_forged_or_over(office_house: House) -> None:
    """Nothing is read, written or taken in for it."""
    case_id = office_house.register(files=office_house.files_for(("id_card",)))
    before = office_house.as_("zhou").ask(CaseOpened(case_id))
    paper = next(item for item in before.materials if item.files)
    door = office_house.office.another()
    doors: tuple[Callable[[], object], ...] = (
        lambda: door.do(TakeLease(case_id), "key-of-nobody"),
        lambda: door.ask(CaseOpened(case_id)),
        lambda: door.note(KeepDraft(case_id, "id_card", (), "草稿")),
        lambda: door.documents.put(io.BytesIO(PIXEL), len(PIXEL)),
        lambda: door.documents.open(paper.files[0].id),
        lambda: door.changes(None),
    )
    with pytest.raises(NotAllowed, match="token_invalid"):
        door.resume("made-up-by-somebody")
    for act in doors:
        with pytest.raises(NotAllowed, match="sign_in_needed"):
            act()
    door.sign_in("wangmin", PASSWORD)
    office_house.later(hours=13)
    for act in doors:
        with pytest.raises(NotAllowed, match="token_expired"):
            act()
    other = office_house.office.another()
    other.sign_in("wangmin", PASSWORD)
    door.sign_out()  # what was over already ends without a word
    for act in doors:
        with pytest.raises(NotAllowed, match="sign_in_needed"):
            act()
    after = office_house.as_("zhou").ask(CaseOpened(case_id))
    assert (after.row.version, after.lease, after.history) == (before.row.version, before.lease, before.history)
    other.close()
    door.close()


@pytest.mark.parametrize("user_name", ["wangmin", "nobody"])
def test_five_failures_lock_for_ten_minutes(office_house: House, user_name: str) -> None:
    """A name nobody has answers as one somebody has."""
    door = office_house.office.another()
    for left in (4, 3, 2, 1):
        with pytest.raises(NotAllowed, match="wrong_password") as refusal:
            door.sign_in(user_name, "wrong")
        assert refusal.value.values == {"left": left}
    for _ in range(2):
        with pytest.raises(NotAllowed, match="locked_until"):
            door.sign_in(user_name, "wrong")
    with pytest.raises(NotAllowed, match="locked_until"):
        door.sign_in(user_name, PASSWORD)
    office_house.later(minutes=10, seconds=1)
    if user_name == "wangmin":
        door.sign_in(user_name, PASSWORD)
    else:
        with pytest.raises(NotAllowed, match="wrong_password"):
            door.sign_in(user_name, PASSWORD)
    door.close()


def test_a_machine_account_has_no_password(office_house: House) -> None:
    door = office_house.office.another()
    for user_name in ("system", "applicant"):
        with pytest.raises(NotAllowed, match="wrong_password"):
            door.sign_in(user_name, "!")
    door.close()


def test_unlocking_checks_the_password_and_counts(office_house: House) -> None:
    door = office_house.office.another()
    door.sign_in("lina", PASSWORD)
    assert door.note(CheckPassword(PASSWORD))
    for _ in range(4):
        assert not door.note(CheckPassword("wrong"))
    with pytest.raises(NotAllowed, match="locked_until"):
        door.note(CheckPassword("wrong"))
    door.close()


def test_roles_guard_every_door(office_house: House) -> None:
    command = AddStaff("neu", "新人", frozenset({Role.REVIEWER}), PASSWORD)
    for user_name in ("wangmin", "zhou", "shen", "qian"):
        with pytest.raises(NotAllowed, match="not_your_role"):
            office_house.do(user_name, command)
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.as_("guan").ask(SavedFilters())
    assert office_house.do("guan", command)


def test_the_same_key_answers_with_the_first_outcome(office_house: House) -> None:
    door = office_house.as_("guan")
    command = AddStaff("neu", "新人", frozenset({Role.REVIEWER}), PASSWORD)
    first = door.do(command, "key-of-mine-1")
    assert door.do(command, "key-of-mine-1") == first
    with pytest.raises(Refused, match="key_used_twice"):
        door.do(AddStaff("other", "别人", frozenset({Role.REVIEWER}), PASSWORD), "key-of-mine-1")
    for key in ("", "short", "x" * 81, "with\nbreaks"):
        with pytest.raises(Refused, match="key_wrong"):
            door.do(command, key)


def test_a_refusal_is_not_remembered(office_house: House) -> None:
    door = office_house.as_("guan")
    taken = AddStaff("wangmin", "王敏", frozenset({Role.REVIEWER}), PASSWORD)
    with pytest.raises(Refused, match="user_name_taken"):
        door.do(taken, "key-of-mine-1")
    assert door.do(AddStaff("neu", "新人", frozenset({Role.REVIEWER}), PASSWORD), "key-of-mine-1").answer


def test_filters_are_ones_own(office_house: House) -> None:
    saved = office_house.do("wangmin", SaveFilter("'; DROP TABLE cases; --", Queue.MINE, CaseFilter(due_within=2)))
    assert office_house.as_("wangmin").ask(SavedFilters()) == (saved,)
    assert isinstance(saved, SavedFilter)
    assert office_house.as_("lina").ask(SavedFilters()) == ()


def test_a_wrong_office_key_is_said_and_nothing_written(office_house: House) -> None:
    with pytest.raises(Unavailable, match="office_key_wrong"):
        open_office(office_house.url, office_house.folder, new_key())
    again = open_office(office_house.url, office_house.folder, office_house.key)
    again.close()
