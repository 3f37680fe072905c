"""What to check on a material."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QLabel

from ui.theme import theme_signals, tokens


class CheckLines(QLabel):
    """Numbered lines; a long one goes on under its own words."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self._lines: tuple[str, ...] = ()
        theme_signals().changed.connect(self._say)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines."""
        self._lines = tuple(lines)
        self._say()

    def _say(self) -> None:
        rows = "".join(
            f'<tr><td width="22" style="color:{tokens().text2}">{number}</td><td>{escape(line)}</td></tr>'
            for number, line in enumerate(self._lines, 1)
        )
        self.setText(f'<table cellspacing="0" cellpadding="2" style="color:{tokens().text}">{rows}</table>')
        self.setAccessibleName("; ".join(self._lines))
