"""The main job through the office's doors: opening, judging, finishing, recalling; two people on one case."""

from datetime import timedelta

import pytest

from casework.cases import (
    AskTakeOver,
    CaseFilter,
    CaseId,
    CaseRows,
    CasesMatching,
    Heartbeat,
    HoldCase,
    Queue,
    QueueCounts,
    ReleaseCase,
    TakeLease,
    TakeNextCase,
)
from casework.errors import Conflict, NotAllowed, Refused
from casework.lifecycle import CaseState
from casework.materials import AttachFile, MarkResubmitted, MaterialState, Stage
from casework.notices import ItemKind, NoticeKind, NoticeOpened, NoticePreview, RecordHandOver
from casework.office import FileId
from casework.review import (
    AmendmentPreview,
    AmendNotice,
    CaseForReview,
    CaseMaterial,
    CaseOpened,
    CorrectBasicData,
    CorrectConditions,
    Draft,
    FailField,
    FinishRound,
    GivenReason,
    KeepDraft,
    MarkMissing,
    PagesSeen,
    RecallRound,
    RecordVerdict,
    Reveal,
    UndoVerdict,
    Verdict,
    VerdictKind,
)
from tests.office_contract.house import TODAY, House

PASS = Verdict(VerdictKind.PASSED)
BLURRED = Verdict(VerdictKind.FAILED, (GivenReason("BLURRED"),))


def opened(house: House, case_id: CaseId, user_name: str = "wangmin") -> CaseForReview:
    return house.as_(user_name).ask(CaseOpened(case_id))


def material(house: House, case_id: CaseId, code: str) -> CaseMaterial:
    return next(item for item in opened(house, case_id).materials if item.code == code)


def judge(house: House, case_id: CaseId, code: str, verdict: Verdict, user_name: str = "wangmin") -> int:
    version = material(house, case_id, code).version
    return house.do(user_name, RecordVerdict(case_id, code, version, verdict, is_unseen_confirmed=True))


def wanted(house: House, case_id: CaseId) -> list[str]:
    return [item.code for item in opened(house, case_id).materials if item.blocks_finish]


def filed_case(house: House, person: int = 0) -> CaseId:
    """A case with a file for every material that is wanted."""
    probe = house.register(person=person + 500)
    return house.register(person=person, files=house.files_for(tuple(wanted(house, probe))))


def finish(house: House, case_id: CaseId, user_name: str = "wangmin") -> CaseState:
    lease = house.do(user_name, TakeLease(case_id))
    case = opened(house, case_id, user_name)
    has_failures = any(item.state in (MaterialState.FAILED, MaterialState.DEFERRED) for item in case.materials)
    digest = house.as_(user_name).ask(NoticePreview(case_id)).digest() if has_failures or case.failed_fields else None
    return CaseState(house.do(user_name, FinishRound(case_id, case.row.version, lease.fencing, digest)).state)


def failed_round(house: House) -> tuple[CaseId, str]:
    """A case whose first material failed, its notice sent."""
    case_id = filed_case(house)
    codes = wanted(house, case_id)
    judge(house, case_id, codes[0], BLURRED)
    for code in codes[1:]:
        judge(house, case_id, code, PASS)
    assert finish(house, case_id) is CaseState.RESUBMISSION_REQUIRED
    return case_id, codes[0]


def test_all_passed_moves_on_to_booking(office_house: House) -> None:
    case_id = filed_case(office_house)
    for code in wanted(office_house, case_id):
        judge(office_house, case_id, code, PASS)
    assert finish(office_house, case_id) is CaseState.PRE_REVIEW_PASSED


def test_a_round_is_closed_until_everything_wanted_is_judged(office_house: House) -> None:
    case_id = filed_case(office_house)
    codes = wanted(office_house, case_id)
    for code in codes[:-1]:
        judge(office_house, case_id, code, PASS)
    with pytest.raises(Refused, match="materials_unjudged"):
        finish(office_house, case_id)


def test_one_notice_says_everything_and_only_the_replaced_opens_again(office_house: House) -> None:
    case_id, failed = failed_round(office_house)
    sent = opened(office_house, case_id).notices[0]
    assert sent.notice.kind is NoticeKind.CORRECTION
    assert [item.code for item in sent.notice.items] == [failed]
    assert sent.notice.items[0].kind is ItemKind.REPLACE
    assert sent.notice.number
    assert sent.mail_state == "waiting"
    assert sent.recall_until_at == office_house.now + timedelta(minutes=10)
    before = material(office_house, case_id, failed)
    command = AttachFile(case_id, failed, before.version, office_house.put().id, "again.png", 1)
    office_house.do("chen", command)
    office_house.do("chen", MarkResubmitted(case_id, opened(office_house, case_id).row.version))
    case = opened(office_house, case_id)
    assert case.row.state is CaseState.RESUBMITTED
    office_house.do("wangmin", TakeLease(case_id))
    case = opened(office_house, case_id)
    assert (case.row.state, case.row.round) == (CaseState.PRE_REVIEWING, 2)
    uploads = [item for item in case.materials if item.stage is Stage.UPLOAD and item.files]
    assert [item.code for item in uploads if item.is_open] == [failed]
    again = next(item for item in uploads if item.code == failed)
    assert again.upload_no == 2
    assert [given.verdict.kind for given in again.history] == [VerdictKind.FAILED]


def test_what_is_marked_resubmitted_must_be_replaced(office_house: House) -> None:
    case_id, _ = failed_round(office_house)
    with pytest.raises(Refused, match="replacements_missing"):
        office_house.do("chen", MarkResubmitted(case_id, opened(office_house, case_id).row.version))


def test_missing_materials_are_marked_at_once(office_house: House) -> None:
    case_id = office_house.register()
    codes = wanted(office_house, case_id)
    assert set(office_house.do("wangmin", MarkMissing(case_id))) == set(codes)
    assert finish(office_house, case_id) is CaseState.RESUBMISSION_REQUIRED
    kinds = {item.kind for item in opened(office_house, case_id).notices[0].notice.items}
    assert kinds == {ItemKind.SUPPLY}


def test_a_rejected_statement_goes_into_the_notice_and_a_correction_settles_it(office_house: House) -> None:
    case_id = filed_case(office_house)
    house = office_house
    for code in wanted(house, case_id):
        judge(house, case_id, code, PASS)
    version = opened(house, case_id).row.version
    house.do("wangmin", FailField(case_id, version, "position", "与合同不符"))
    notice = house.as_("wangmin").ask(NoticePreview(case_id))
    assert [(item.kind, item.code, item.text) for item in notice.items] == [(ItemKind.FIELD, "position", "与合同不符")]
    version = opened(house, case_id).row.version
    house.do("wangmin", CorrectBasicData(case_id, version, {"position": "架构师", "name": "陈新名"}, "当面核对"))
    case = opened(house, case_id)
    assert case.failed_fields == ()
    assert case.row.applicant_name == "陈新名"
    found = house.as_("wangmin").ask(CasesMatching(Queue.ALL, search="新名"))
    assert found.ids == (case_id,)


def test_other_conditions_change_the_checklist_and_keep_what_stays(office_house: House) -> None:
    case_id = filed_case(office_house)
    judge(office_house, case_id, "id_card", PASS)
    case = opened(office_house, case_id)
    conditions = dict(case.conditions) | {"marital_state": "married", "accompany_spouse": True}
    command = CorrectConditions(case_id, case.row.version, conditions, "申请人补充说明")
    added = office_house.do("wangmin", command)
    assert "marriage_cert" in added
    assert material(office_house, case_id, "id_card").state is MaterialState.PASSED
    assert "marriage_cert" in wanted(office_house, case_id)
    assert opened(office_house, case_id).basic_data["marital_state"] == "married"  # asked for once, stored in both


def test_a_notice_that_changed_meanwhile_is_not_sent(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    codes = wanted(house, case_id)
    judge(house, case_id, codes[0], BLURRED)
    for code in codes[1:]:
        judge(house, case_id, code, PASS)
    lease = house.do("wangmin", TakeLease(case_id))
    digest = house.as_("wangmin").ask(NoticePreview(case_id)).digest()
    judge(house, case_id, codes[1], BLURRED)
    version = opened(house, case_id).row.version
    with pytest.raises(Conflict, match="notice_changed"):
        house.do("wangmin", FinishRound(case_id, version, lease.fencing, digest))


# recall and what follows


def test_recall_opens_the_round_again_within_ten_minutes(office_house: House) -> None:
    case_id, failed = failed_round(office_house)
    office_house.later(minutes=9)
    version = opened(office_house, case_id).row.version
    office_house.do("wangmin", RecallRound(case_id, version, "选错了原因"))
    case = opened(office_house, case_id)
    assert case.row.state is CaseState.PRE_REVIEWING
    assert case.row.round == 1
    assert case.notices[0].recalled_at is not None
    assert case.notices[0].mail_state == "deleted"
    assert material(office_house, case_id, failed).is_open


@pytest.mark.parametrize("why", ["time", "opened", "handed_over"])
def test_recall_ends(office_house: House, why: str) -> None:
    case_id, _ = failed_round(office_house)
    sent = opened(office_house, case_id).notices[0]
    if why == "time":
        office_house.later(minutes=11)
    elif why == "opened":
        office_house.as_("applicant").note(NoticeOpened(case_id, sent.id))
    else:
        office_house.do("chen", RecordHandOver(case_id, sent.id, "本人"))
    version = opened(office_house, case_id).row.version
    with pytest.raises(Refused, match="recall_over"):
        office_house.do("wangmin", RecallRound(case_id, version, "太迟"))


def test_after_recall_is_over_an_amended_notice_withdraws_and_adds(office_house: House) -> None:
    house = office_house
    case_id, failed = failed_round(house)
    other = next(m.code for m in opened(house, case_id).materials if m.state is MaterialState.PASSED)
    house.later(minutes=11)
    version = opened(house, case_id).row.version
    command = AmendNotice(case_id, version, (failed,), ((other, BLURRED),), "漏看一页")
    shown = house.as_("wangmin").ask(AmendmentPreview(case_id, command.withdrawn, command.added))
    house.do("wangmin", command)
    notices = opened(house, case_id).notices
    assert notices[0].notice.digest() == shown.digest()
    assert [sent.notice.kind for sent in notices] == [NoticeKind.AMENDED, NoticeKind.CORRECTION]
    assert notices[0].notice.amends == notices[1].notice.number
    kinds = {item.code: item.kind for item in notices[0].notice.items}
    assert kinds[failed] is ItemKind.WITHDRAWN
    assert kinds[other] is ItemKind.REPLACE


def test_a_defect_found_late_needs_its_reason_and_tells_the_supervisor(office_house: House) -> None:
    house = office_house
    case_id, failed = failed_round(house)
    settled = next(m.code for m in opened(house, case_id).materials if m.state is MaterialState.PASSED)
    before = material(house, case_id, failed)
    house.do("chen", AttachFile(case_id, failed, before.version, house.put().id, "again.png", 1))
    house.do("chen", MarkResubmitted(case_id, opened(house, case_id).row.version))
    house.do("wangmin", TakeLease(case_id))
    version = material(house, case_id, settled).version
    with pytest.raises(Refused, match="late_reason_needed"):
        house.do("wangmin", RecordVerdict(case_id, settled, version, BLURRED, is_unseen_confirmed=True))
    late = RecordVerdict(case_id, settled, version, BLURRED, is_unseen_confirmed=True, late_reason="对照新材料才发现")
    house.do("wangmin", late)
    counts = {count.queue: count.count for count in house.as_("zhou").ask(QueueCounts())}
    assert counts[Queue.SUPERVISOR_TASKS] == 1


# verdicts


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict(VerdictKind.FAILED), "reason_needed"),
        (Verdict(VerdictKind.FAILED, (GivenReason("OTHER"),)), "text_needed"),
        (Verdict(VerdictKind.FAILED, (GivenReason("NO_SUCH_REASON"),)), "reason_unknown"),
        (Verdict(VerdictKind.NOT_APPLICABLE), "text_needed"),
        (Verdict(VerdictKind.DEFERRED, supply_by=TODAY), "not_deferrable"),
    ],
)
def test_a_verdict_says_what_it_must(office_house: House, verdict: Verdict, code: str) -> None:
    case_id = filed_case(office_house)
    with pytest.raises(Refused, match=code):
        judge(office_house, case_id, "id_card", verdict)


def test_pages_that_must_be_seen_are_asked_for(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    item = material(house, case_id, "id_card")
    command = RecordVerdict(case_id, "id_card", item.version, PASS)
    with pytest.raises(Refused, match="pages_unseen") as refused:
        house.do("wangmin", command)
    assert refused.value.values["pages"] == [1]
    house.as_("wangmin").note(PagesSeen(case_id, FileId(item.files[0].id), (1,)))
    house.do("wangmin", command)
    given = material(house, case_id, "id_card").verdict
    assert given is not None
    assert (given.seen, given.pages) == (1, 1)


def test_two_people_on_different_materials_merge_and_on_one_conflict(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    seen = {m.code: m.version for m in opened(house, case_id).materials}
    house.do("wangmin", RecordVerdict(case_id, "id_card", seen["id_card"], PASS, True))
    house.do("lina", RecordVerdict(case_id, "photo_1inch", seen["photo_1inch"], PASS, True))
    with pytest.raises(Conflict, match="verdict") as conflict:
        house.do("lina", RecordVerdict(case_id, "id_card", seen["id_card"], BLURRED, True))
    assert conflict.value.values["by"] == "王敏"
    assert conflict.value.values["theirs"]["kind"] == "passed"  # type: ignore[index] # a verdict as JSON


def test_undo_takes_this_rounds_verdict_back(office_house: House) -> None:
    case_id = filed_case(office_house)
    judge(office_house, case_id, "id_card", PASS)
    version = material(office_house, case_id, "id_card").version
    office_house.do("wangmin", UndoVerdict(case_id, "id_card", version))
    item = material(office_house, case_id, "id_card")
    assert item.state is MaterialState.UPLOADED
    assert item.history[0].is_undone


def test_suspected_forgery_holds_the_case_and_never_reaches_the_applicant(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    verdict = Verdict(VerdictKind.FAILED, (GivenReason("SUSPECTED_FORGERY"),), "印章字体不符")
    judge(house, case_id, "id_card", verdict)
    case = opened(house, case_id)
    assert case.row.is_on_hold
    with pytest.raises((Refused, NotAllowed)):
        house.do("wangmin", ReleaseCase(case_id, case.row.version, "已核实"))
    house.do("zhou", ReleaseCase(case_id, case.row.version, "已核实"))
    house.do("wangmin", MarkMissing(case_id))
    for code in wanted(house, case_id):
        judge(house, case_id, code, PASS)
    try:
        told = house.as_("wangmin").ask(NoticePreview(case_id))
    except Refused as refused:
        assert refused.code == "reason_unsayable"
    else:
        assert "SUSPECTED_FORGERY" not in str(told)
        assert "印章字体不符" not in str(told)


# leases, presence, drafts


def test_next_case_goes_to_one_person_only(office_house: House) -> None:
    first, second = office_house.register(person=1), office_house.register(person=2)
    taken = {office_house.do(name, TakeNextCase()).case_id for name in ("wangmin", "lina")}  # type: ignore[union-attr] # both get one
    assert taken == {first, second}
    assert office_house.do("zhou", TakeNextCase()) is None


def test_a_lease_is_held_lost_and_taken_over_with_its_drafts(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    mine = house.do("wangmin", TakeLease(case_id))
    house.as_("wangmin").note(KeepDraft(case_id, "id_card", (GivenReason("BLURRED"),), "看不清"))
    with pytest.raises(Conflict, match="lease_held"):
        house.do("lina", TakeLease(case_id))
    asked = house.do("lina", AskTakeOver(case_id))
    assert asked.asked_by_name == "李娜"
    assert asked.holder_name == "王敏"
    house.later(seconds=31)
    house.as_("wangmin").note(Heartbeat(case_id, mine.fencing))
    theirs = house.do("lina", AskTakeOver(case_id))
    assert theirs.holder_name == "李娜"
    assert theirs.fencing > mine.fencing
    drafts: tuple[Draft, ...] = opened(house, case_id, "lina").drafts
    assert [(draft.material, draft.text) for draft in drafts] == [("id_card", "看不清")]
    version = opened(house, case_id).row.version
    with pytest.raises((Conflict, Refused)):
        house.do("wangmin", FinishRound(case_id, version, mine.fencing, None))


def test_a_lease_without_heartbeat_is_lost_after_two_minutes(office_house: House) -> None:
    case_id = filed_case(office_house)
    office_house.do("wangmin", TakeLease(case_id))
    office_house.later(minutes=2, seconds=1)
    assert office_house.do("lina", TakeLease(case_id)).holder_name == "李娜"


def test_who_is_in_a_case_shows_in_the_inbox(office_house: House) -> None:
    case_id = filed_case(office_house)
    office_house.as_("lina").note(Heartbeat(case_id))
    (row,) = office_house.as_("wangmin").ask(CaseRows((case_id,)))
    assert row.presence is not None
    assert (row.presence.full_name, row.presence.is_holder) == ("李娜", False)


# holding, masking, rights


def test_hold_stops_the_clock_and_release_lets_it_run_on(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    due = opened(house, case_id).row.due_at
    assert due is not None
    house.do("wangmin", HoldCase(case_id, opened(house, case_id).row.version, "等单位说明"))
    case = opened(house, case_id)
    assert (case.row.is_on_hold, case.hold_reason, case.row.workdays_left) == (True, "等单位说明", None)
    house.later(days=7)
    house.do("wangmin", ReleaseCase(case_id, case.row.version, "说明已到"))
    later = opened(house, case_id).row.due_at
    assert later is not None
    assert later - due >= timedelta(days=7)


def test_personal_data_is_masked_for_those_who_do_not_work_on_the_case(office_house: House) -> None:
    house = office_house
    case_id = filed_case(house)
    seen = opened(house, case_id, "chen")
    assert not seen.is_unmasked
    assert "*" in seen.basic_data["id_no"]
    with pytest.raises(Refused, match="reason_needed"):
        house.as_("chen").note(Reveal(case_id, " "))
    revealed = house.as_("chen").note(Reveal(case_id, "申请人来电核对"))
    assert "*" not in revealed["id_no"]


@pytest.mark.parametrize("user_name", ["qian", "guan", "shen"])
def test_others_see_no_cases(office_house: House, user_name: str) -> None:
    case_id = office_house.register()
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.as_(user_name).ask(CaseOpened(case_id))
    with pytest.raises(NotAllowed, match="not_your_role"):
        office_house.as_(user_name).ask(CasesMatching(Queue.ALL))


def test_counter_officers_judge_nothing(office_house: House) -> None:
    case_id = filed_case(office_house)
    with pytest.raises(NotAllowed, match="not_your_role"):
        judge(office_house, case_id, "id_card", PASS, "chen")


# finding


def test_cases_are_found_by_whatever_is_known(office_house: House) -> None:
    house = office_house
    case_id = house.register(person=11)
    house.register(person=12)
    case = opened(house, case_id, "wangmin")
    house.do("wangmin", TakeLease(case_id))
    data = opened(house, case_id).basic_data
    words = (
        case.row.applicant_name[:2],
        case.row.case_no,
        case.row.case_no[-6:],
        data["mobile"],
        data["id_no"],
        data["id_no"][-4:],
    )
    for word in words:
        found = house.as_("wangmin").ask(CasesMatching(Queue.ALL, search=word))
        assert case_id in found.ids, word
    assert house.as_("wangmin").ask(CasesMatching(Queue.ALL, search="没有此人")).ids == ()


def test_queues_and_filters_narrow(office_house: House) -> None:
    house = office_house
    mine, other = house.register(person=21), house.register(person=22, district="haidian")
    house.do("wangmin", TakeLease(mine))
    ask = house.as_("wangmin").ask
    assert ask(CasesMatching(Queue.MINE)).ids == (mine,)
    assert ask(CasesMatching(Queue.UNASSIGNED)).ids == (other,)
    assert ask(CasesMatching(Queue.ALL, CaseFilter(districts=("haidian",)))).ids == (other,)
    counts = {count.queue: count.count for count in ask(QueueCounts())}
    assert (counts[Queue.MINE], counts[Queue.UNASSIGNED], counts[Queue.ALL]) == (1, 1, 2)
