"""Which function carries out which message. Handlers bear their message's name in snake case."""

from collections.abc import Callable
from typing import Any

from casework import cases as c
from casework import materials as m
from casework import notices as n
from casework import people as p
from casework import review as r
from casework.database import (
    amending,
    cases,
    corrections,
    evidence,
    inbox,
    leases,
    materials,
    notices,
    opened,
    review,
    rounds,
    saved_filters,
    staff,
)

Handler = Callable[[Any, Any], Any]

ACTS: dict[type, Handler] = {
    p.AddStaff: staff.add_staff,
    c.RegisterCase: cases.register_case,
    c.StartCase: cases.start_case,
    c.TakeNextCase: leases.take_next_case,
    c.TakeLease: leases.take_lease,
    c.ReleaseLease: leases.release_lease,
    c.AskTakeOver: leases.ask_take_over,
    c.AnswerTakeOver: leases.answer_take_over,
    c.HoldCase: cases.hold_case,
    c.ReleaseCase: cases.release_case,
    c.RecordProgress: cases.record_progress,
    c.SaveFilter: saved_filters.save_filter,
    c.DeleteFilter: saved_filters.delete_filter,
    c.AssignCase: cases.assign_case,
    m.AttachFile: materials.attach_file,
    m.RemoveFile: materials.remove_file,
    m.MarkResubmitted: materials.mark_resubmitted,
    m.AddMaterial: materials.add_material,
    m.RotateFile: materials.rotate_file,
    r.RecordVerdict: review.record_verdict,
    r.UndoVerdict: review.undo_verdict,
    r.MarkMissing: review.mark_missing,
    r.FailField: corrections.fail_field,
    r.CorrectBasicData: corrections.correct_basic_data,
    r.CorrectConditions: corrections.correct_conditions,
    r.FinishRound: rounds.finish_round,
    r.RecallRound: rounds.recall_round,
    r.ReopenReview: rounds.reopen_review,
    r.AmendNotice: amending.amend_notice,
    n.RecordHandOver: notices.record_hand_over,
}
LOOKS: dict[type, Handler] = {
    p.Me: staff.me,
    p.StaffList: staff.staff_list,
    c.QueueCounts: inbox.queue_counts,
    c.CasesMatching: inbox.cases_matching,
    c.CaseRows: inbox.case_rows,
    c.NextCase: leases.next_case,
    c.SavedFilters: saved_filters.saved_filters,
    c.ActiveCaseOf: inbox.active_case_of,
    c.CatalogueBody: inbox.catalogue_body,
    r.CaseOpened: opened.case_opened,
    n.NoticePreview: rounds.notice_preview,
    n.NoticesOf: notices.notices_of,
    r.AmendmentPreview: amending.amendment_preview,
}
NOTES: dict[type, Handler] = {
    c.Heartbeat: leases.heartbeat,
    c.LeaveCase: leases.leave_case,
    r.KeepDraft: evidence.keep_draft,
    r.PagesSeen: evidence.pages_seen,
    r.CaseLooked: evidence.case_looked,
    r.Reveal: evidence.reveal,
    n.NoticeOpened: notices.notice_opened,
}
