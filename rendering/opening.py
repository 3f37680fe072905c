"""Bytes to an opened document: what it is by its first bytes, then the decoder for that and no other."""

from rendering.images import Picture
from rendering.laid_out import Laid
from rendering.messages import DOCUMENT_LIMIT, RenderingError
from rendering.painting import Document
from rendering.pdfium import PdfiumPdf
from rendering.sniffing import format_of


def opened(data: bytes) -> Document:
    """A document by its content. RenderingError: encrypted, broken, too_large, not_supported."""
    if len(data) > DOCUMENT_LIMIT:
        raise RenderingError("too_large")
    format_ = format_of(data)
    if format_ not in ("pdf", "docx"):
        return Picture(data, format_)
    try:
        return Laid(data, format_)
    except RenderingError as error:
        if error.code != "broken" or format_ != "pdf":
            raise
    return PdfiumPdf(data)


def cjk_font() -> bytes:
    """The font for Chinese inside PyMuPDF, for machines without one."""
    import pymupdf

    return bytes(pymupdf.Font("cjk").buffer)
