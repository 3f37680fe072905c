"""Correcting what the applicant stated in the case that is open: rejected values, basic data, conditions (domain.md 10.3)."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from casework.review import FailField
from desktop.open_case import OpenCase
from ui.parts.asking import ReasonDialog
from ui.review.view import ReviewView


class ReviewCorrections(QObject):
    """Asks what is to be corrected, and why."""

    def __init__(self, opened: OpenCase, view: ReviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._open, self._view = opened, view
        view.field_chosen.connect(self.fail_field)

    def by_name(self) -> dict[str, Callable[[], None]]:
        """What this carries out, by the names of the view's acts."""
        return {}

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
