"""The rejected version left, the new one right: scrolled and enlarged together, with what was said of the old one above."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.preview.canvas import PageCanvas
from ui.preview.files import PreviewFile
from ui.preview.layout import PageKey
from ui.preview.pixels import Pixels, Shot
from ui.preview.regions import Drawn
from ui.words import translate


class CompareView(QWidget):
    """Two canvases that go together. `difference_wanted` asks for what changed on the pages in view."""

    difference_wanted = Signal()
    closed = Signal()

    def __init__(self, pixels: Pixels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.old, self.new = PageCanvas(pixels), PageCanvas(pixels)
        self.old.setObjectName("compareOld")
        self.new.setObjectName("compareNew")
        self._offset = 0
        self._is_following = False
        self._is_marking = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        panes = QHBoxLayout()
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        self._captions = (Label(role="secondary", tint="bad", bold=True), Label(role="secondary", tint="ok", bold=True))
        for caption, canvas, edges in ((self._captions[0], self.old, "rb"), (self._captions[1], self.new, "b")):
            top = Surface("canvas", edges)
            top.setFixedHeight(32)
            row = QHBoxLayout(top)
            row.setContentsMargins(16, 0, 16, 0)
            row.addWidget(caption)
            side = QVBoxLayout()
            side.setSpacing(0)
            side.addWidget(top)
            side.addWidget(canvas, 1)
            panes.addLayout(side, 1)
        column.addLayout(panes, 1)
        for here, there in ((self.old, self.new), (self.new, self.old)):
            here.verticalScrollBar().valueChanged.connect(lambda _, a=here, b=there: self._follow(a, b))
            here.horizontalScrollBar().valueChanged.connect(lambda _, a=here, b=there: self._follow(a, b))
            here.zoom_changed.connect(lambda a=here, b=there: self._follow_zoom(a, b))
            here.current_changed.connect(self._page_changed)
        self.retranslate()

    def _head(self) -> QWidget:
        head = Surface("warn_bg", "b")
        self._why = ElidedLabel(role="body", tint="warn", bold=True)
        self._why.setObjectName("compareReason")
        self._same = Label(role="secondary", tint="bad", bold=True)
        self._same.setObjectName("compareSame")
        self._changed = Label(role="secondary", tint="text2")
        self._changed.setObjectName("compareChanged")
        self.mark = ActionButton(icon="git-compare", kind="outline")
        self.mark.setObjectName("compareMark")
        self.mark.setCheckable(True)
        self.mark.clicked.connect(self.toggle_marking)
        self._less = ActionButton(icon="chevron-left", kind="plain")
        self._more = ActionButton(icon="chevron-right", kind="plain")
        self._shift = Label(role="secondary", tint="text2")
        self._less.clicked.connect(lambda: self.shift(-1))
        self._more.clicked.connect(lambda: self.shift(1))
        self._close = ActionButton(icon="x", kind="plain")
        self._close.setObjectName("compareClose")
        self._close.clicked.connect(self.closed)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._why, 1)
        first.addWidget(self._close)
        second.setSpacing(8)
        second.addWidget(self._same)
        second.addWidget(self._changed)
        second.addStretch(1)
        for widget in (self._less, self._shift, self._more, self.mark):
            second.addWidget(widget)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 6, 8, 6)
        column.setSpacing(2)
        column.addLayout(first)
        column.addLayout(second)
        return head

    # what is compared

    def show_pair(
        self,
        old: Sequence[PreviewFile],
        new: Sequence[PreviewFile],
        seen: Mapping[str, frozenset[int]],
        reason: str,
        captions: tuple[str, str],
    ) -> None:
        """Show two versions; `reason` is what was said of the old one."""
        self._offset = 0
        self.old.show_files(old, {})
        self.new.show_files(new, seen)
        self._why.setText(reason)
        for label, text in zip(self._captions, captions, strict=True):
            label.setText(text)
        self.show_same("")
        self._set_marking(False)
        self._tell()

    def show_regions(self, old: Sequence[Drawn]) -> None:
        """The regions that were drawn upon the old version."""
        self.old.pointer.regions.show((), old, may_draw=False)

    def show_same(self, text: str) -> None:
        """A warning that nothing changed, or whose paper it is; empty when all is well."""
        self._same.setText(text)
        self._same.setVisible(bool(text))

    def set_file(self, file: PreviewFile) -> None:
        """More is known of a file."""
        self.old.set_file(file)
        self.new.set_file(file)

    def pixels_came(self, shot: Shot) -> None:
        """An image has come."""
        self.old.pixels_came(shot)
        self.new.pixels_came(shot)

    def leave(self) -> None:
        """No versions any more."""
        self.old.show_files((), {})
        self.new.show_files((), {})
        self._set_marking(False)

    def sizeHint(self) -> QSize:
        return QSize(800, 700)

    # what changed

    @property
    def is_marking(self) -> bool:
        """Whether what changed is marked."""
        return self._is_marking

    def pair(self) -> tuple[PageKey | None, PageKey | None]:
        """The page of the old version and that of the new one which stand side by side."""
        new = self.new.current_key()
        index = self.new.current_index() - self._offset
        return (self.old.keys[index] if 0 <= index < self.old.page_count else None), new

    def toggle_marking(self) -> None:
        """Mark what changed on the page in view, or show the plain page again."""
        self._set_marking(not self._is_marking)
        if self._is_marking:
            self.difference_wanted.emit()

    def _set_marking(self, is_on: bool) -> None:
        self._is_marking = is_on
        self.mark.setChecked(is_on)
        self._changed.setText("")
        self.new.set_overlays({})

    def show_changed(self, changed: float, *, is_identical: bool) -> None:
        """How much of the page in view is different (share 0 to 1)."""
        if is_identical:
            text = translate("Preview", "这一页与上次完全相同")
        else:
            text = translate("Preview", "这一页有 {share} 不同").format(share=f"{changed:.1%}")
        self._changed.setText(text)

    def _page_changed(self) -> None:
        if self._is_marking and self.isVisible():
            self.difference_wanted.emit()

    # going together

    def shift(self, step: int) -> None:
        """Compare with a page further on or back: one was put in or left out."""
        self._offset += step
        self._tell()
        self._follow(self.old, self.new)
        self._page_changed()

    def _follow(self, here: PageCanvas, there: PageCanvas) -> None:
        at = here.place()
        if self._is_following or at is None or not self.isVisible():
            return
        self._is_following = True
        index = here.keys.index(at[0]) + (self._offset if here is self.old else -self._offset)
        keys = there.keys
        if 0 <= index < len(keys):
            there.go_to_place((keys[index], at[1]))
        share = here.horizontalScrollBar()
        across = there.horizontalScrollBar()
        across.setValue(round(share.value() / max(share.maximum(), 1) * across.maximum()))
        self._is_following = False

    def _follow_zoom(self, here: PageCanvas, there: PageCanvas) -> None:
        if self._is_following or not self.isVisible():
            return
        self._is_following = True
        if here.fit == "free":
            there.set_zoom(here.zoom)
        elif there.fit != here.fit:
            there.set_fit(here.fit)
        self._is_following = False
        self._follow(here, there)

    def _tell(self) -> None:
        self._shift.setText(
            translate("Preview", "错页 {offset}").format(offset=f"{self._offset:+d}" if self._offset else "0")
        )

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self.mark.setText(translate("Preview", "标出改动"))
        self.mark.set_key("Y")
        self._less.set_name(translate("Preview", "新版往前错一页"))
        self._more.set_name(translate("Preview", "新版往后错一页"))
        self._close.set_name(translate("Preview", "结束对比"))
        self.old.setAccessibleName(translate("Preview", "上次未通过的版本"))
        self.new.setAccessibleName(translate("Preview", "新版本"))
        self._tell()
