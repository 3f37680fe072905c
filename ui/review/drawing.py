"""Between the preview and the verdict: what is drawn on the pages belongs to what is typed beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from casework.review import CaseMaterial
from ui.preview.regions import Drawn
from ui.review.places import drawn_of, earlier_regions, regions_of

if TYPE_CHECKING:
    from ui.review.view import ReviewView

PASSWORD, OTHER = "PASSWORD_PROTECTED", "OTHER"


class Drawing(QObject):
    """Carries regions both ways, and the reason why a file that can't be shown fails."""

    def __init__(self, view: "ReviewView") -> None:
        super().__init__(view)
        self._view = view
        view.preview.regions_changed.connect(self._drawn)
        view.preview.fail_wanted.connect(self._fail)

    def show(self, material: CaseMaterial) -> None:
        """What is drawn for this material, and what was drawn in earlier rounds."""
        view = self._view
        if view.case is not None and view.catalogue is not None:
            mine = drawn_of(view.panel.typed().regions)
            old = earlier_regions(material, view.case.row.round, view.catalogue, view.language)
            view.preview.show_regions(mine, old, may_draw=view.panel.may_fail)

    def _drawn(self, drawn: Sequence[Drawn]) -> None:
        self._view.panel.set_regions(regions_of(drawn))

    def _fail(self, file_id: str) -> None:
        """Choose the fitting reason for a file that can't be shown; the reviewer says it, or not."""
        panel, file = self._view.panel, self._view.preview.active.file(file_id)
        if file is None or not panel.may_fail:
            return
        code = PASSWORD if file.is_locked else OTHER
        if code not in panel.reasons.chosen:
            panel.reasons.toggle(code)
        if code == OTHER and not panel.text.toPlainText().strip():
            panel.text.setPlainText(
                self.tr("{name}：{problem}，请重新上传。").format(name=file.name, problem=file.problem)
            )
