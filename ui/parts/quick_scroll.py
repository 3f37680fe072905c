"""Lets a scrolling view move its pixels instead of painting everything again."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from ui.theme import color, tokens


class _ScrollBarStyle(QProxyStyle):
    """The application's style for scroll bars, but without overlap, with which Qt repaints a whole view per wheel step.

    It forwards instead of wrapping: a proxy would own the application's style. What it does not forward is Fusion's, on every
    system: other styles let a bar claim to paint all of its field, and its groove, which ours leaves clear, would be black.
    """

    def __init__(self) -> None:
        super().__init__("fusion")

    def _app(self) -> QStyle:
        return QApplication.style()

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_ScrollView_ScrollBarOverlap:
            return 0
        return self._app().pixelMetric(metric, option, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        self._app().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub_control: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        return self._app().subControlRect(control, option, sub_control, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_ScrollBar_Transient:
            return 0
        return self._app().styleHint(hint, option, widget)


class _ScrollBar(QScrollBar):
    """A bar whose groove shows a colour, or what lies behind."""

    def __init__(self, orientation: Qt.Orientation, view: QAbstractScrollArea, ground: str) -> None:
        super().__init__(orientation, view)
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground:
            QPainter(self).fillRect(event.rect(), color(getattr(tokens(), self._ground)))
        super().paintEvent(event)


def make_quick(view: QAbstractScrollArea, ground: str = "") -> None:
    """Let a view move its pixels when it scrolls, whatever the style would rather do.

    Its bars lie on the colour of the token `ground`, else on whatever is behind the view.
    """
    style = _ScrollBarStyle()
    style.setParent(view)
    view.setVerticalScrollBar(_ScrollBar(Qt.Orientation.Vertical, view, ground))
    view.setHorizontalScrollBar(_ScrollBar(Qt.Orientation.Horizontal, view, ground))
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        bar.setStyle(style)
