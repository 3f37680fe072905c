"""The dialog of an import: how far it has come, and for every folder the case's number or why it was refused."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QProgressBar, QTreeWidget, QTreeWidgetItem, QWidget

from casework.import_report import ImportLine, ImportProblem
from ui.icons import icon
from ui.parts.action_button import ActionButton
from ui.parts.dialog import Dialog
from ui.parts.label import Label
from ui.parts.tips import plain_tip
from ui.theme import color, tokens
from ui.words import refusal_sentence, translate


class ImportDialog(Dialog):
    """Shows lines as they come. `stop_requested` while it runs; `report_requested` saves what is shown."""

    stop_requested = Signal()
    report_requested = Signal()

    def __init__(self, folder: str, total: int, parent: QWidget) -> None:
        super().__init__(parent=parent, width=720)
        self.setObjectName("importDialog")
        self._total, self._done, self._taken = total, 0, 0
        self._is_running = True
        self.set_words(translate("Importing", "导入文件夹"), folder)
        self._progress = QProgressBar()
        self._progress.setRange(0, max(total, 1))
        self._progress.setTextVisible(False)
        self._summary = Label(role="secondary", tint="text2")
        self._summary.setObjectName("importSummary")
        self.list = QTreeWidget()
        self.list.setObjectName("importLines")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setMinimumHeight(320)
        self.list.setAccessibleName(translate("Importing", "导入结果"))
        self.list.header().setStretchLastSection(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(0, 240)
        self.body.addWidget(self._progress)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.list, 1)
        self._save = ActionButton(translate("Importing", "保存报告"), icon="download", kind="plain")
        self._save.setObjectName("importSave")
        self._save.clicked.connect(self.report_requested)
        self._save.setEnabled(False)
        self.extra.addWidget(self._save)
        self.set_buttons("", translate("Importing", "停止"))
        self._tell()

    def add_line(self, line: ImportLine) -> None:
        """One folder is done."""
        self._done += 1
        self._taken += line.case_no is not None
        item = QTreeWidgetItem([line.folder, line.case_no or translate("Importing", "未导入")])
        is_fine = line.case_no is not None
        item.setIcon(0, icon("circle-check" if is_fine else "circle-x"))
        item.setForeground(1, color(tokens().ok if is_fine else tokens().bad))
        self.list.addTopLevelItem(item)
        for problem in (*line.problems, *line.warnings):
            child = QTreeWidgetItem([problem.place, sentence_of(problem)])
            child.setToolTip(1, plain_tip(sentence_of(problem)))
            child.setIcon(0, icon("triangle-alert"))
            item.addChild(child)
        item.setExpanded(True)
        self.list.scrollToItem(item)
        self._progress.setValue(self._done)
        self._tell()

    def end(self, text: str = "") -> None:
        """No more lines come; `text` says why it ended early, if it did."""
        self._is_running = False
        self._save.setEnabled(self._done > 0)
        self.set_buttons("", translate("Importing", "关闭"))
        self._tell()
        if text:
            self._summary.setText(f"{self._summary.text()} · {text}")
            self._summary.set_tint("bad")

    def reject(self) -> None:
        """While it runs, Esc stops it after the case in hand; then it closes."""
        if self._is_running:
            self.stop_requested.emit()
        else:
            super().reject()

    def _tell(self) -> None:
        refused = self._done - self._taken
        text = translate("Importing", "{done}/{total}：已导入 {taken}，未导入 {refused}")
        self._summary.setText(text.format(done=self._done, total=self._total, taken=self._taken, refused=refused))


def sentence_of(problem: ImportProblem) -> str:
    """What is wrong, in words."""
    return refusal_sentence(problem.code, problem.values)


def report_of(lines: Sequence[ImportLine]) -> str:
    """The report as text, one folder after another."""
    rows = []
    for line in lines:
        rows.append(f"{line.folder}\t{line.case_no or translate('Importing', '未导入')}")
        rows += [f"\t{problem.place}\t{sentence_of(problem)}" for problem in (*line.problems, *line.warnings)]
    return "\n".join(rows) + "\n"
