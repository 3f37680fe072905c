"""What an act is about to change, line by line, before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import pixmap
from ui.parts.label import Label
from ui.parts.surface import Surface
from ui.theme import theme_signals, tokens


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: a glyph, what it is about, and either `note` beside it or the value `before` and `after`."""

    glyph: str
    text: str
    note: str = ""
    before: str = ""
    after: str = ""
    tint: str = "text2"


class ChangeList(Surface):
    """Shows lines of change; with none, the sentence given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", "", parent)
        self.setObjectName("changes")
        self._lines: tuple[ChangeLine, ...] = ()
        self._nothing = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        theme_signals().changed.connect(self._lay_out)

    @property
    def lines(self) -> tuple[ChangeLine, ...]:
        """The lines shown."""
        return self._lines

    def show_lines(self, lines: Sequence[ChangeLine], nothing: str) -> None:
        """Show these changes."""
        if (self._lines, self._nothing) != (tuple(lines), nothing):
            self._lines, self._nothing = tuple(lines), nothing
            self._lay_out()

    def _lay_out(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self._lines:
            self._column.addWidget(self._widget(line))
        if not self._lines:
            label = Label(self._nothing, role="secondary", tint="text2")
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._column.addStretch(1)
        said = [
            " ".join(part for part in (line.text, line.note, line.before, line.after) if part) for line in self._lines
        ]
        self.setAccessibleName("; ".join(said) or self._nothing)

    def _widget(self, line: ChangeLine) -> QWidget:
        shown = QFrame()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        glyph = Label()
        glyph.setFixedSize(16, 22)
        glyph.setPixmap(pixmap(line.glyph, getattr(tokens(), line.tint), 16, self.devicePixelRatioF()))
        row.addWidget(glyph)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(
            _wrapped(
                line.text,
                "secondary" if line.after or line.before else "body",
                "text2" if line.after or line.before else "text",
            )
        )
        if line.before or line.after:
            words.addWidget(_wrapped(f"{line.before or '—'} → {line.after or '—'}", "body", "text"))
        row.addLayout(words, 1)
        if line.note:
            row.addWidget(Label(line.note, role="caption", tint=line.tint))
        return shown


def _wrapped(text: str, role: str, tint: str) -> Label:
    label = Label(text, role=role, tint=tint)  # type: ignore[arg-type] # one of the roles
    label.setWordWrap(True)
    return label
