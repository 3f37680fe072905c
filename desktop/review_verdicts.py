"""Saying verdicts: given, taken back, contradicted; the drafts typed before and the pages that were seen."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from casework.cases import CaseId
from casework.errors import Conflict
from casework.materials import RotateFile
from casework.office import Changes, FileId
from casework.review import CaseMaterial, GivenReason, KeepDraft, PagesSeen, RecordVerdict, UndoVerdict, Verdict
from desktop.open_case import OpenCase
from ui.parts.asking import ReasonDialog
from ui.review.verdict_panel import Typed
from ui.review.view import ReviewView
from ui.words import moment, verdict_words

EVIDENCE_MS = 500
Judged = tuple[CaseId, str]  # a material of a case


class ReviewVerdicts(QObject):
    """Takes what the reviewer says of the materials of the case that is open."""

    def __init__(self, opened: OpenCase, view: ReviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._view = opened, view
        self._seen: dict[FileId, set[int]] = {}
        self._under_way: set[Judged] = set()
        self._to_undo: set[Judged] = set()
        self._newest: dict[Judged, int] = {}  # versions told by answers, which a reading begun before does not know
        self._evidence = QTimer(self, singleShot=True, interval=EVIDENCE_MS)
        self._evidence.timeout.connect(self.send_evidence)
        view.verdict_given.connect(lambda code, verdict, is_sure: self._give(code, verdict, is_confirmed=is_sure))
        view.undo_requested.connect(self._undo)
        view.late_fail_requested.connect(self._fail_late)
        view.draft_changed.connect(self._keep_draft)
        view.preview.page_displayed.connect(self._page_displayed)
        view.preview.rotation_changed.connect(self._turned)

    # verdicts

    def _give(self, code: str, verdict: Verdict, *, is_confirmed: bool) -> None:
        material = self._open.material(code)
        if self._open.id is None or material is None:
            return
        self.send_evidence()
        judged = (self._open.id, code)
        self._under_way.add(judged)
        command = RecordVerdict(self._open.id, code, self._version(judged, material), verdict, is_confirmed)
        self._open.do(command, partial(self._given, judged), partial(self._not_given, judged, verdict))

    def _version(self, judged: Judged, material: CaseMaterial) -> int:
        """The newest version of a material that is known."""
        return max(material.version, self._newest.get(judged, 0))

    def _given(self, judged: Judged, changes: Changes[int]) -> None:
        _, code = judged
        self._under_way.discard(judged)
        self._newest[judged] = changes.answer
        self._view.panel.said(code)
        self._view.set_pending(code, None)
        if judged in self._to_undo:
            self._to_undo.discard(judged)
            self._take_back(judged, changes.answer)
        else:
            self._open.read()

    def _not_given(self, judged: Judged, verdict: Verdict, error: Exception) -> None:
        _, code = judged
        self._under_way.discard(judged)
        self._to_undo.discard(judged)
        if isinstance(error, Conflict) and error.code == "verdict":
            self._view.show_refusal(code, self._conflict_words(verdict, error))
        else:
            self._view.show_refusal(code, self._open.sentence(error))
        self._open.read()

    def _conflict_words(self, mine: Verdict, error: Conflict) -> str:
        """The same material was judged by somebody else meanwhile: both verdicts are named, mine stays typed."""
        theirs: Any = error.values.get("theirs") or {}
        kind = str(theirs.get("kind", "")) if isinstance(theirs, dict) else ""
        text = self.tr("{by} 于 {at} 判为「{theirs}」，您判为「{mine}」。已显示对方的判定；再按一次即以您的为准。")
        return text.format(
            by=error.values.get("by", ""),
            at=_readable(error.values.get("at")),
            theirs=verdict_words(kind).text if kind else self.tr("已更改"),
            mine=verdict_words(mine.kind).text,
        )

    def _fail_late(self, code: str, verdict: Verdict) -> None:
        """Fail a material settled in an earlier round; the supervisor is told why only now (domain.md 10.4)."""
        material = self._open.material(code)
        if material is None or self._open.id is None:
            return
        seen = {"version": material.version}
        text = self.tr("这份材料前几轮已审定。请写明为什么现在才发现，主管会看到。")
        dialog = ReasonDialog(self.tr("改判未通过"), text, self.tr("改判"), self._view.window(), is_bad=True)

        def command(case_id: CaseId, _version: int) -> RecordVerdict:
            return RecordVerdict(case_id, code, seen["version"], verdict, late_reason=dialog.reason)

        def look_again() -> None:
            now = self._open.material(code)
            seen["version"] = now.version if now is not None else seen["version"]

        self._open.act_by(dialog, command, partial(self._given, (self._open.id, code)), look_again)
        dialog.open()

    def _undo(self, code: str) -> None:
        """Take a verdict back; one whose answer is still on its way right after that, with the version it tells."""
        material = self._open.material(code)
        if self._open.id is None or material is None:
            return
        judged = (self._open.id, code)
        if judged in self._under_way:
            self._to_undo.add(judged)
        else:
            self._take_back(judged, self._version(judged, material))

    def _take_back(self, judged: Judged, version: int) -> None:
        command = UndoVerdict(*judged, version)
        self._open.do(command, partial(self._undone, judged), partial(self._not_undone, judged[1]))

    def _undone(self, judged: Judged, changes: Changes[int]) -> None:
        self._newest[judged] = changes.answer
        if self._open.id == judged[0]:
            self._view.giving.put_back(judged[1])
        self._open.read()

    def _not_undone(self, code: str, error: Exception) -> None:
        self._view.show_refusal(code, self._open.sentence(error))

    # drafts and evidence

    def _keep_draft(self, code: str, typed: Typed) -> None:
        if self._open.id is not None:
            reasons = tuple(GivenReason(reason) for reason in typed.reasons)
            note = KeepDraft(self._open.id, code, reasons, typed.text, typed.regions)
            self._open.keep(note, lambda _: self._view.tell_draft_kept(datetime.now(UTC)))

    def _page_displayed(self, file_id: str, page: int) -> None:
        self._seen.setdefault(FileId(file_id), set()).add(page)
        self._evidence.start()

    def seen(self, file_id: FileId) -> frozenset[int]:
        """Pages of a file that were on the screen and are not reported yet."""
        return frozenset(self._seen.get(file_id, ()))

    def send_evidence(self) -> None:
        """Report the pages that were on the screen."""
        seen, self._seen = self._seen, {}
        if self._open.id is not None:
            for file_id, pages in seen.items():
                self._open.keep(PagesSeen(self._open.id, file_id, tuple(sorted(pages))))

    def _turned(self, file_id: str, rotation: int) -> None:
        if self._open.id is not None:
            self._open.do_quietly(RotateFile(self._open.id, FileId(file_id), rotation))


def _readable(value: object) -> str:
    try:
        return moment(datetime.fromisoformat(str(value)))
    except ValueError:
        return str(value or "")
