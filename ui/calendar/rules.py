"""How far ahead and at which hour days open to applicants, and the counter's grace (reservations.md 1c; issue's words)."""

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractSpinBox, QGridLayout, QSpinBox, QTimeEdit, QWidget

from casework.reservations import BookingRules
from ui.parts.banner import Banner
from ui.parts.dialog import Dialog
from ui.parts.label import Label


class RulesDialog(Dialog):
    """Staged release and other settings of booking; the values when it was accepted."""

    def __init__(self, rules: BookingRules, parent: QWidget | None = None) -> None:
        super().__init__(width=460, parent=parent)
        self.setObjectName("rulesDialog")
        self.rules = rules
        self.set_words(self.tr("放号设置"), self.tr("每天到点放出一天；对外名额和内部名额在每个时段里分别设。"))
        self.set_buttons(self.tr("保存"), self.tr("取消"))
        self.banner = Banner()
        self.horizon, self.earliest, self.grace = QSpinBox(), QSpinBox(), QSpinBox()
        self.release = QTimeEdit()
        self.release.setDisplayFormat("HH:mm")
        self.release.setTime(QTime(rules.release_at.hour, rules.release_at.minute))
        for number_field, low, high, value in (
            (self.horizon, 1, 180, rules.horizon_days),
            (self.earliest, 0, 30, rules.earliest_workdays),
            (self.grace, 0, 120, rules.grace_minutes),
        ):
            number_field.setRange(low, high)
            number_field.setValue(value)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        rows: tuple[tuple[str, QAbstractSpinBox, str], ...] = (
            (self.tr("提前几天放号"), self.horizon, "rulesHorizon"),
            (self.tr("每天几点放号"), self.release, "rulesRelease"),
            (self.tr("非新办最早几个工作日后到场"), self.earliest, "rulesEarliest"),
            (self.tr("开始后多少分钟可记爽约"), self.grace, "rulesGrace"),
        )
        for number, (words, field, name) in enumerate(rows):
            field.setObjectName(name)
            field.setAccessibleName(words)
            grid.addWidget(Label(words, "secondary", "text2"), number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(0, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(grid)
        self.horizon.setFocus()

    @property
    def release_at_minute(self) -> int:
        """The hour of release as minutes after midnight in Beijing."""
        return self.release.time().hour() * 60 + self.release.time().minute()
