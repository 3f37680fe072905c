"""Correcting what the applicant stated in the case that is open: rejected values, basic data, conditions (domain.md 10.3)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from casework.lifecycle import IN_REVIEW, CaseState
from casework.review import CorrectBasicData, CorrectConditions, FailField
from desktop.open_case import OpenCase
from ui.parts.asking import ReasonDialog
from ui.review.corrections import BasicDataDialog, ConditionsDialog
from ui.review.view import ReviewView


class ReviewCorrections(QObject):
    """Asks what is to be corrected, and why."""

    def __init__(self, opened: OpenCase, view: ReviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._view = opened, view
        view.field_chosen.connect(self.fail_field)

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What this carries out, by the names of the view's acts."""
        return {"correct_data": self.correct_data, "correct_conditions": self.correct_conditions}

    def fail_field(self, field: str) -> None:
        """Reject a stated value; an empty text takes the rejection back."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None or not self._open.is_in_review:
            return
        name = catalogue.fields[field].name.in_language(self._open.language)
        said = next((failed.text for failed in case.failed_fields if failed.field == field), "")
        title = self.tr("驳回填报：{name}").format(name=name)
        text = self.tr("写给申请人，随本轮通知发出；清空即取消驳回。")
        dialog = ReasonDialog(title, text, self.tr("驳回"), self._view.window(), may_be_empty=bool(said))
        dialog.set_reason(said)
        self._open.act_by(dialog, lambda id_, seen: FailField(id_, seen, field, dialog.reason))
        dialog.open()

    def correct_data(self) -> None:
        """Correct stated values; what is masked has to be shown first, nobody corrects what they can't read."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None:
            return
        if case.row.is_on_hold or case.row.state not in IN_REVIEW | {CaseState.RESUBMISSION_REQUIRED}:
            self._view.panel.say(self.tr("案件不在审核中，不能更正"))
            return
        if not case.is_unmasked:
            self._view.panel.say(self.tr("资料未完整显示，请先按 Ctrl+E"))
            return
        dialog = BasicDataDialog(case, catalogue, self._open.language, self._view.window())
        self._open.act_by(
            dialog,
            lambda id_, seen: CorrectBasicData(id_, seen, dialog.typed(), dialog.reason),
            self._corrected,
            lambda: self._reload(dialog),
            dialog.tell_beside,
        )
        dialog.open()

    def correct_conditions(self) -> None:
        """Correct the conditions, and with them the list of materials."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None:
            return
        if not self._open.is_in_review:
            self._view.panel.say(self.tr("案件不在审核中，不能更正"))
            return
        dialog = ConditionsDialog(case, catalogue, self._open.language, self._view.window())
        self._open.act_by(
            dialog,
            lambda id_, seen: CorrectConditions(id_, seen, dialog.chosen(), dialog.reason),
            self._corrected,
            lambda: self._reload(dialog),
        )
        dialog.open()

    def _reload(self, dialog: BasicDataDialog | ConditionsDialog) -> None:
        if self._open.case is not None:
            dialog.reload(self._open.case)

    def _corrected(self, _changes: object) -> None:
        self._open.said.emit(self.tr("已更正，改动记入案件历史"), "ok")
        self._open.read()
