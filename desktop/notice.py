"""Saving a notice as PDF: painted in the GUI thread's memory (it is small), written whole or not at all in the transfer lane."""

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from casework.notices import Notice
from casework.regions import Region
from ui.notice.page import WIDTH, NoticePage

MARGIN_MM = 18.0


def pdf_of(notice: Notice, language: str, crops: Mapping[Region, QImage] | None = None) -> bytes:
    """The notice on sheets of A4: the very marks of the phone, larger."""
    page = NoticePage(notice, language, crops)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(144)
    writer.setTitle(notice.number)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
        )
    )
    painter = QPainter(writer)
    scale = writer.width() / WIDTH
    for number, (start, end) in enumerate(page.breaks(writer.height() / scale)):
        if number:
            writer.newPage()
        painter.save()
        painter.scale(scale, scale)
        painter.setClipRect(0, 0, int(WIDTH), int(end - start) + 1)
        painter.translate(0, -start)
        page.paint(painter)
        painter.restore()
    painter.end()
    return bytes(buffer.data().data())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its name and put it in place. Raises OSError; a half-written one does not stay."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def file_name_of(notice: Notice) -> str:
    """What the PDF is called at first."""
    return f"{notice.number or notice.case_no}-{notice.applicant_name}.pdf"
