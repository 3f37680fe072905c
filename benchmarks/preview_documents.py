"""The documents the preview is measured with, made here: print, scans at 300 dpi, photos of 12 million pixels."""

import io
import random
import zlib
from typing import Any

import pillow_heif
import pymupdf
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

A4 = (595.2, 841.92)
SCAN = (2480, 3508)
PHOTO = (4032, 3024)
WORDS = ["permit", "residence", "employer", "contract", "salary", "certificate", "district", "insurance", "passport"]


def text_pdf(seed: int = 1, pages: int = 10) -> bytes:
    """A contract as a word processor writes it: dense Chinese print in an embedded subset of its font, English, a table."""
    chance, document = random.Random(seed), pymupdf.open()
    font = pymupdf.Font("cjk")
    common = [chr(code) for code in range(0x4E00, 0x9FA5) if font.has_glyph(code)]
    used = chance.sample(common, 900)
    for number in range(pages):
        page = document.new_page(width=A4[0], height=A4[1])
        page.insert_font(fontname="body", fontbuffer=font.buffer)
        page.insert_text((60, 70), f"Labour contract {seed} - {number + 1}", fontname="hebo", fontsize=18)
        for line in range(34):
            sentence = "".join(chance.choices(used, k=38))
            page.insert_text((60, 110 + line * 18), sentence + "。", fontname="body", fontsize=12)
        page.insert_text((60, 735), " ".join(chance.choices(WORDS, k=9)), fontname="tiro", fontsize=10.5)
        for row in range(5):
            page.draw_line((60, 745 + row * 15), (535, 745 + row * 15))
    document.subset_fonts()
    return document.tobytes(garbage=3, deflate=True)


def letter_pdf(seed: int = 1) -> bytes:
    """One page of English print in a built-in font."""
    chance, document = random.Random(seed), pymupdf.open()
    page = document.new_page(width=A4[0], height=A4[1])
    lines = (" ".join(chance.choices(WORDS, k=9)) for _ in range(30))
    page.insert_textbox(pymupdf.Rect(60, 90, 535, 760), "\n".join(lines), fontname="tiro", fontsize=11)
    return document.tobytes(garbage=3, deflate=True)


def endless_pdf() -> bytes:
    """A page that is never done: five kilobytes that unpack to hundreds of thousands of curves."""
    curves = b"0 0 m 100 900 500 -900 595 842 c 3 w S\n" * 400_000
    return pdf_of(zlib.compress(curves, 9), b"/Filter/FlateDecode")


def pdf_of(content: bytes, more: bytes = b"", resources: bytes = b"", *others: bytes) -> bytes:
    """A PDF of one A4 page; `others` are its objects from 5."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.2 841.92]/Contents 4 0 R/Resources<<%s>>>>" % resources,
        b"<</Length %d%s>>stream\n" % (len(content), more) + content + b"\nendstream",
        *others,
    )
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def paper(seed: int = 1, size: tuple[int, int] = SCAN) -> Image.Image:
    """A sheet as a scanner sees it: print, a stamp, grain, edges not quite sharp."""
    chance = random.Random(seed)
    made = Image.new("RGB", size, (247, 245, 241))
    draw = ImageDraw.Draw(made)
    font = ImageFont.load_default(size=max(size[1] // 84, 8))
    for line in range(5, 56):
        words = " ".join(chance.choices(WORDS, k=9))
        draw.text((size[0] // 10, line * size[1] // 60), words, fill=(35, 35, 45), font=font)
    side = size[0] // 5
    draw.ellipse(
        (size[0] // 2, size[1] * 3 // 4, size[0] // 2 + side, size[1] * 3 // 4 + side), outline=(200, 30, 40), width=14
    )
    grain = Image.effect_noise(size, 5).convert("RGB")
    return ImageChops.add(made.filter(ImageFilter.GaussianBlur(0.7)), grain, 1, -128)


def photo(seed: int = 1, size: tuple[int, int] = PHOTO) -> Image.Image:
    """A card on a table: soft light, edges, grain like that of a telephone's camera."""
    ground = Image.linear_gradient("L").resize(size).convert("RGB")
    tint = Image.new("RGB", size, (150 + seed % 50, 140, 120))
    made = ImageChops.multiply(ImageChops.add(ground, Image.new("RGB", size, (90, 90, 90))), tint)
    card = paper(seed, (size[0] // 2, size[1] * 2 // 3)).rotate(7, expand=True, fillcolor=(120, 110, 100))
    made.paste(card, (size[0] // 5, size[1] // 8))
    grain = Image.effect_noise(size, 7).convert("RGB")
    return ImageChops.add(made, grain, 1, -128)


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """A picture as a file; kind by Pillow's name."""
    if kind == "HEIF":
        pillow_heif.register_heif_opener()
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def scan_pdf(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """A PDF of one A4 page that is one picture, as scanners write them."""
    body, (wide, high) = encoded(picture, kind, **options), picture.size
    filter_ = {"JPEG": b"/DCTDecode", "JPEG2000": b"/JPXDecode"}[kind]
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB" % (wide, high)
    image = head + b"/Length %d/Filter%s>>stream\n" % (len(body), filter_) + body + b"\nendstream"
    return pdf_of(b"q 595.2 0 0 841.92 0 0 cm /Im0 Do Q", b"", b"/XObject<</Im0 5 0 R>>", image)


def anew(data: bytes, number: int) -> bytes:
    """The same document with other bytes: nobody has seen it before."""
    return data + b"\n%%%d\n" % number
