"""PDFium steps in where MuPDF fails, and paints the same page, turned and clipped as asked."""

import pytest
from PIL import Image, ImageChops, ImageStat

from rendering import laid_out, opening
from rendering.messages import Clip, RenderingError
from rendering.painting import picture_of
from rendering.pdfium import PdfiumPdf
from tests.rendering.samples import paper, pdf, scan_pdf


def far(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("clip", [None, Clip(30, 40, 200, 120)])
def test_it_paints_what_mupdf_paints(rotation: int, clip: Clip | None) -> None:
    data = pdf(2)
    ours, its = laid_out.Laid(data, "pdf"), PdfiumPdf(data)
    assert its.facts().page_sizes == ours.facts().page_sizes
    one, other = (picture_of(each.page(1, 400, rotation, clip)) for each in (ours, its))
    assert one.size == other.size
    assert far(one, other) < 3


def test_a_file_mupdf_can_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: object, data: bytes, format_: str) -> None:
        raise RenderingError("broken")

    monkeypatch.setattr(laid_out.Laid, "__init__", fails)
    opened = opening.opened(pdf(2))
    assert isinstance(opened, PdfiumPdf)
    assert opened.facts().page_count == 2
    assert (opened.text(0).is_text, opened.find("page", 0, 2), opened.outline()) == (False, [], [])
    with pytest.raises(RenderingError, match="page_missing"):
        opened.page(2, 100, 0, None)
    with pytest.raises(RenderingError, match="encrypted"):
        opening.opened(pdf(1, "secret"))
    with pytest.raises(RenderingError, match="broken"):
        opening.opened(b"%PDF-1.7 nothing")


def test_a_page_mupdf_can_not_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("code=7: cannot do it")

    monkeypatch.setattr(laid_out.Laid, "_painted", fails)
    page = laid_out.Laid(pdf(1), "pdf").page(0, 300, 0, None)
    assert picture_of(page).getpixel((20, 20)) == (255, 0, 0)


def test_a_bug_of_ours_is_not_covered_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AttributeError("a name mistyped")

    monkeypatch.setattr(laid_out.Laid, "_painted", fails)
    with pytest.raises(AttributeError):
        laid_out.Laid(pdf(1), "pdf").page(0, 300, 0, None)


def test_memory_that_is_not_there_is_no_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("code=2: malloc (1000000000 bytes) failed")

    monkeypatch.setattr(laid_out.Laid, "_painted", fails)
    with pytest.raises(RenderingError, match="too_large"):
        laid_out.Laid(pdf(1), "pdf").page(0, 300, 0, None)
    assert laid_out.Laid(scan_pdf(paper((310, 438))), "pdf").page(0, 300, 0, None).width == 300
