"""The fast path paints what MuPDF paints, and steps back from whatever it does not exactly understand."""

import io
from typing import Any

import pymupdf
import pytest
from PIL import Image, ImageChops, ImageStat

from rendering.laid_out import Laid
from rendering.painting import Painting, picture_of
from tests.rendering.samples import page_pdf, paper, scan_pdf, stream

SIZE = (1240, 1754)


@pytest.fixture(scope="module")
def sheet() -> Image.Image:
    return paper(SIZE)


def by_mupdf(data: bytes, width: int) -> Image.Image:
    page = pymupdf.open(stream=data, filetype="pdf")[0]
    pixels = page.get_pixmap(matrix=pymupdf.Matrix(width / page.rect.width, width / page.rect.width))
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def far(one: Image.Image, other: Image.Image) -> float:
    """The mean difference, by eye: both a little blurred, for two ways of scaling differ at every edge."""
    from PIL import ImageFilter

    blur = ImageFilter.GaussianBlur(2)
    return max(ImageStat.Stat(ImageChops.difference(one.filter(blur), other.resize(one.size).filter(blur))).mean)


def is_fast(data: bytes) -> bool:
    opened = Laid(data, "pdf")
    return opened._scan(0, opened._document.load_page(0)) is not None


def shown(data: bytes, width: int) -> Image.Image:
    made = Laid(data, "pdf").page(0, width, 0, None)
    assert isinstance(made, Painting)
    return picture_of(made)  # type: ignore[no-any-return]  # a picture of Pillow


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("width", [300, 620, 900, 1240, 1500])
def test_it_paints_what_mupdf_paints(sheet: Image.Image, rotation: int, width: int) -> None:
    data = scan_pdf(sheet, rotation)
    assert is_fast(data)
    assert far(shown(data, width), by_mupdf(data, width)) < 3


def test_grey(sheet: Image.Image) -> None:
    data = scan_pdf(sheet.convert("L"))
    assert is_fast(data)
    assert far(shown(data, 620), by_mupdf(data, 620)) < 3


@pytest.mark.parametrize(
    "content",
    [
        b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q",
        b"q\nq 1 0 0 1 0 0 cm 595.2 0 0 841.92 0 0 cm\n/Im0 Do\nQ Q\n",
        b"q 0 0 595.2 841.92 re W n 595.2 0 0 841.92 0 0 cm /Im0 Do Q",
        b"/Artifact BMC q 595.2 0 0 841.92 0 0 cm /Im0 Do Q EMC",
        b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q BT 3 Tr /F 12 Tf 50 50 Td (hidden text (of) a reader) Tj ET",
        b"q 0 -841.92 595.2 0 0 841.92 cm /Im0 Do Q",
    ],
)
def test_ways_scanners_write(sheet: Image.Image, content: bytes) -> None:
    data = scan_pdf(sheet, content=content)
    assert is_fast(data)
    assert far(shown(data, 620), by_mupdf(data, 620)) < 3


@pytest.mark.parametrize(
    "content",
    [
        b"q 500 0 0 700 50 50 cm /Im0 Do Q",
        b"q -595.2 0 0 841.92 595.2 0 cm /Im0 Do Q",
        b"q 595.2 0 0 -841.92 0 841.92 cm /Im0 Do Q",
        b"q 595.2 30 -30 841.92 0 0 cm /Im0 Do Q",
        b"q 100 100 300 300 re W n 595.2 0 0 841.92 0 0 cm /Im0 Do Q",
        b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q 1 0 0 rg 100 100 200 200 re f",
        b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q BT /F 12 Tf 50 50 Td (visible) Tj ET",
        b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q q 100 0 0 100 0 0 cm /Im0 Do Q",
        b"/GS gs q 595.2 0 0 841.92 0 0 cm /Im0 Do Q",
    ],
)
def test_what_is_more_than_a_picture_is_left_to_mupdf(sheet: Image.Image, content: bytes) -> None:
    data = scan_pdf(sheet.resize((310, 438)), content=content)
    assert not is_fast(data)
    assert far(shown(data, 620), by_mupdf(data, 620)) < 3


def picture_pdf(picture: Image.Image, more: bytes, others: tuple[bytes, ...] = (), page: bytes = b"") -> bytes:
    """One full page with an image dictionary of the test's own making; `others` follow from 6."""
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=90)
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/Filter/DCTDecode" % picture.size
    body = stream(target.getvalue(), head + more)
    content, box = b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q", b"0 0 595.2 841.92"
    return page_pdf(content, b"/XObject<</Im0 5 0 R>>", box, page, (body, *others))


def mask() -> bytes:
    return stream(
        b"\x40" * 100, b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray"
    )


@pytest.mark.parametrize(
    ("mode", "more", "others", "page"),
    [
        ("RGB", b"/ColorSpace/DeviceRGB/Decode[1 0 1 0 1 0]", (), b""),
        ("RGB", b"/ColorSpace/DeviceRGB/SMask 6 0 R", (mask(),), b""),
        ("RGB", b"/ColorSpace/DeviceRGB/Mask[0 10 0 10 0 10]", (), b""),
        ("CMYK", b"/ColorSpace/DeviceCMYK/Decode[1 0 1 0 1 0 1 0]", (), b""),
        ("RGB", b"/ColorSpace[/CalRGB<</WhitePoint[0.95 1 1.09]/Gamma[2.2 2.2 2.2]>>]", (), b""),
        ("L", b"/ColorSpace[/Indexed/DeviceRGB 255 6 0 R]", (stream(bytes(range(256)) * 3),), b""),
        (
            "RGB",
            b"/ColorSpace/DeviceRGB",
            (b"<</Type/Annot/Subtype/Square/Rect[100 100 300 300]/C[1 0 0]/IC[1 0 0]>>",),
            b"/Annots[6 0 R]",
        ),
    ],
)
def test_what_is_not_plain_is_left_to_mupdf(mode: str, more: bytes, others: Any, page: bytes) -> None:
    data = picture_pdf(paper((310, 438)).convert(mode), more, others, page)
    assert not is_fast(data)
    assert far(shown(data, 310), by_mupdf(data, 310)) < 3


def test_a_picture_that_is_not_what_its_page_says() -> None:
    """Its dictionary says RGB, the JPEG is CMYK: MuPDF decides."""
    data = picture_pdf(paper((310, 438)).convert("CMYK"), b"/ColorSpace/DeviceRGB")
    assert shown(data, 310).size == (310, 438)


def test_the_dpi_of_a_scan(sheet: Image.Image) -> None:
    for rotation in (0, 90):
        dpi = Laid(scan_pdf(sheet, rotation), "pdf").facts().details.dpi
        assert dpi is not None
        assert round(dpi) == 150


def test_a_picture_at_exactly_half_its_size_is_nudged(sheet: Image.Image) -> None:
    """A little smaller than half, MuPDF decodes a quarter of the pixels; the page keeps the size asked for and looks the same."""
    data = scan_pdf(sheet, content=b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q 1 0 0 rg 0 0 1 1 re f")
    opened = Laid(data, "pdf")
    assert opened._nudged(0, 620, 877) == (617, 874)
    assert opened._nudged(0, 600, 849) == (600, 849)
    page = opened.page(0, 620, 0, None)
    assert (page.width, page.height) == (620, 877)
    assert far(picture_of(page), by_mupdf(data, 620)) < 4
