"""A field of several lines."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

AIR = 8


class TextArea(QPlainTextEdit):
    """Plain text, with as much air around it as a field of one line has; Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(AIR)
