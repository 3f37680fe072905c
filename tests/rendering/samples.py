"""Documents the tests make themselves."""

import io
from typing import Any

import pillow_heif
import pymupdf
from PIL import Image

pillow_heif.register_heif_opener()


def pdf(pages: int = 2, password: str = "", text: str = "page") -> bytes:
    """A4 pages, each with a red square at its top left and a line of text."""
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=595, height=842)
        page.draw_rect(pymupdf.Rect(0, 0, 100, 100), fill=(1, 0, 0), color=(1, 0, 0))
        page.insert_text((200, 200), f"{text} {number + 1}")
    if password:
        return document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw=password)
    return document.tobytes()


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog. Its table is right."""
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>\nstream\n" % (len(content), more) + content + b"\nendstream"


def page_pdf(
    content: bytes,
    resources: bytes = b"",
    box: bytes = b"0 0 595 842",
    more: bytes = b"",
    others: tuple[bytes, ...] = (),
) -> bytes:
    """A PDF of one page: objects 1 to 4 are catalog, pages, page and content, `others` follow from 5."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox["
        + box
        + b"]/Contents 4 0 R/Resources<<"
        + resources
        + b">>"
        + more
        + b">>",
        stream(content),
        *others,
    )


def image(kind: str, size: tuple[int, int] = (300, 200), mode: str = "RGB", **options: Any) -> bytes:
    """An image file, all red where the mode has colours."""
    target = io.BytesIO()
    Image.new(mode, size, "red" if mode == "RGB" else None).save(target, kind, **options)
    return target.getvalue()


def paper(size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A scanned page: lines of print on paper with a little noise, a blue stamp at the upper right."""
    from PIL import ImageChops, ImageDraw, ImageFont

    made = Image.new("RGB", size, (246, 244, 240))
    draw = ImageDraw.Draw(made)
    font = ImageFont.load_default(size=max(size[1] // 90, 8))
    step = size[1] // 60
    for line in range(4, 56):
        words = " ".join(f"{(line * 7919 + n * 104729) % 99991:05d}" for n in range(9))
        draw.text((size[0] // 10, line * step), words, fill=(30, 30, 40), font=font)
    across = size[0] // 8
    place = (size[0] - 2 * across, across // 2, size[0] - across, across // 2 + across)
    draw.ellipse(place, outline=(40, 60, 200), width=max(across // 12, 2))
    grain = Image.effect_noise(size, 6).convert("RGB")
    return ImageChops.subtract(ImageChops.add(made, grain, 1, -128), Image.new("RGB", size, (0, 0, 0)))


def scan_pdf(
    picture: Image.Image, rotation: int = 0, kind: str = "JPEG", content: bytes | None = None, **options: Any
) -> bytes:
    """A PDF of one A4 page that is one picture."""
    target = io.BytesIO()
    picture.save(target, kind, **options)
    colours = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB", "CMYK": b"/DeviceCMYK"}[picture.mode]
    wide, high = picture.size
    more = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s" % (wide, high, colours)
    filter_ = {"JPEG": b"/DCTDecode", "JPEG2000": b"/JPXDecode"}[kind]
    return page_pdf(
        content or b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q",
        b"/XObject<</Im0 5 0 R>>",
        b"0 0 595.2 841.92",
        b"/Rotate %d" % rotation,
        (stream(target.getvalue(), more + b"/Filter" + filter_),),
    )


def pixel(shown: Any, x: int, y: int) -> tuple[int, ...]:
    """Red, green and blue of a pixel."""
    at = y * shown.stride + 3 * x
    return tuple(shown.data[at : at + 3])
