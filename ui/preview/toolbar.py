"""The bar above the pages: which file, which page of how many, how large, and the acts one reaches for with the mouse."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.label import ElidedLabel, Label
from ui.parts.surface import Surface
from ui.parts.tips import plain_tip
from ui.theme import ROW
from ui.words import translate

BUTTONS: Mapping[str, str] = {
    "zoomOut": "minus",
    "zoomIn": "plus",
    "fitPage": "maximize",
    "fitWidth": "move-horizontal",
    "turn": "rotate-cw",
    "find": "text-search",
    "region": "square-dashed",
    "compare": "columns-2",
    "facts": "info",
}
BEFORE_ZOOM = ("zoomOut",)


class Toolbar(Surface):
    """Buttons follow the preview's actions; the page's number can be typed."""

    page_chosen = Signal(int)
    more_wanted = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "b", parent)
        self.setFixedHeight(ROW["toolbar"])
        self._name = ElidedLabel(role="body", bold=True)
        self._name.setObjectName("previewFileName")
        self._page = QLineEdit()
        self._page.setObjectName("previewPage")
        self._page.setFixedWidth(44)
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page.setValidator(QIntValidator(1, 99_999, self._page))
        self._page.returnPressed.connect(self._choose)
        self._page.installEventFilter(self)
        self._pages = Label(role="secondary", tint="text2")
        self._pages.setObjectName("previewPages")
        self._zoom = Label(role="secondary", tint="text2")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setFixedWidth(46)
        self._shown = (0, 0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(2)
        self._row.addWidget(self._name, 1)
        self._row.addSpacing(8)
        self._row.addWidget(self._page)
        self._row.addWidget(self._pages)
        self._row.addSpacing(8)
        self._buttons: dict[str, ActionButton] = {}
        self.more = ActionButton(icon="more", kind="plain")
        self.more.setObjectName("previewMore")
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))

    def follow(self, actions: Mapping[str, QAction]) -> None:
        """Have a button for each of the acts one reaches for."""
        for name, glyph in BUTTONS.items():
            button = self._buttons[name] = ActionButton(icon=glyph, kind="plain")
            button.setObjectName(f"preview_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.follow(actions[name], is_worded=False)
            actions[name].changed.connect(lambda button=button: button.set_key(""))
            button.set_key("")
            self._row.addWidget(button)
            if name in BEFORE_ZOOM:
                self._row.addWidget(self._zoom)
        self._row.addWidget(self.more)

    def show_place(self, name: str, page: int, pages: int, zoom: float) -> None:
        """Which file and page is in view, and how large."""
        self._name.setText(name)
        self._shown = (page, pages)
        self._page.setVisible(bool(pages))
        if not self._page.hasFocus():
            self._page.setText(str(page) if pages else "")
        self._pages.setText(f"/ {pages}" if pages else "")
        self._zoom.setText(f"{zoom * 100:.0f}%" if pages else "")

    def edit_page(self) -> None:
        """Have the page's number typed."""
        if self._shown[1]:
            self._page.setFocus()
            self._page.selectAll()

    def _choose(self) -> None:
        number = int(self._page.text() or 0)
        self._page.clearFocus()
        self.page_chosen.emit(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._page.setText(str(self._shown[0]))
                self._page.clearFocus()
                self.page_chosen.emit(self._shown[0])
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Say everything again in the language in force."""
        self._page.setAccessibleName(translate("Preview", "页码"))
        self._page.setToolTip(plain_tip(translate("Preview", "到第几页（G）")))
        self.more.set_name(translate("Preview", "更多"))
        for button in self._buttons.values():
            button.set_key("")
