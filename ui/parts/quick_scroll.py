"""Lets a scrolling view move its pixels instead of painting everything again."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)


class _ScrollBarStyle(QProxyStyle):
    """The application's style for scroll bars, but without overlap, with which Qt repaints a whole view per wheel step.

    It forwards instead of wrapping: a proxy would own the application's style.
    """

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


def make_quick(view: QAbstractScrollArea) -> None:
    """Let a view move its pixels when it scrolls, whatever the style would rather do."""
    style = _ScrollBarStyle()
    style.setParent(view)
    for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
        bar.setStyle(style)
