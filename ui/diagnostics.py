"""What the program says of itself: version, where its office lives, and how its rendering processes are shut in."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.parts.action_button import ActionButton
from ui.parts.dialog import Dialog
from ui.parts.label import Label


class DiagnosticsDialog(Dialog):
    """Rows of name and value. `show_walls` follows once the rendering process has answered."""

    def __init__(self, version: str, system: str, data: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, width=520)
        self.setObjectName("diagnosticsDialog")
        self.set_words(self.tr("关于居证台"), self.tr("可以复制给管理员；没有任何个人信息。"))
        self._rows = {
            self.tr("版本"): version,
            self.tr("系统"): system,
            self.tr("数据"): data,
            self.tr("文件隔离"): self.tr("正在查看……"),
        }
        self._walls = self.tr("文件隔离")
        self._values: dict[str, Label] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._rows.items()):
            shown = Label(role="body")
            shown.setWordWrap(True)
            self._values[name] = shown
            grid.addWidget(Label(name, role="body", tint="text2"), row, 0)
            grid.addWidget(shown, row, 1)
            self._say(name, value)
        self.body.addLayout(grid)
        copy = ActionButton(self.tr("复制"), icon="copy", kind="quiet")
        copy.setObjectName("copyDiagnostics")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.extra.addWidget(copy)
        self.set_buttons(self.tr("关闭"), "")

    def show_walls(self, level: str, parts: tuple[str, ...], *, is_strict: bool) -> None:
        """How far the processes that decode documents are shut in: full, partial or none; and by what."""
        words = {
            "full": self.tr("完整：打不开文件、网络和其他程序"),
            "partial": self.tr("部分：本系统缺少一些隔离"),
            "none": self.tr("没有：本系统不支持"),
        }[level]
        strict = self.tr("严格模式：隔离不完整就不显示文件") if is_strict else ""
        said = [words, ", ".join(parts), strict]
        self._say(self._walls, "\n".join(part for part in said if part))

    def show_failure(self, sentence: str) -> None:
        """The processes could not be asked, and why."""
        self._say(self._walls, sentence)

    def text(self) -> str:
        """All rows, for the clipboard."""
        return "\n".join(f"{name}: {value}" for name, value in self._rows.items())

    def _say(self, name: str, value: str) -> None:
        self._rows[name] = value
        self._values[name].setText(value)
        self._values[name].setAccessibleName(f"{name}: {value}")
