"""Loads and uses once everything a document may need, so that nothing has to be read from disk once the walls stand."""

import codecs
import io
import unicodedata

#: Encodings of names and tags in files; Python loads them when they are first asked for.
ENCODINGS = (
    "ascii",
    "latin-1",
    "cp437",
    "cp1252",
    "gbk",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "utf-32",
    "utf-8-sig",
    "idna",
)
TEXT = "Permit 居住证 0123"


def warm() -> None:
    """Load the libraries, open and paint something small of each kind."""
    import PIL.Image
    import PIL.ImageChops
    import PIL.ImageCms
    import PIL.ImageFilter
    import PIL.ImageOps
    import PIL.ImageStat
    import pillow_heif
    import pymupdf
    import pypdfium2

    from rendering.opening import opened

    for name in ENCODINGS:
        codecs.lookup(name)
    unicodedata.normalize("NFKC", TEXT)
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    PIL.Image.init()
    pillow_heif.options.DECODE_THREADS = 1
    document = pymupdf.open()
    page = document.new_page(width=200, height=280)
    for number, font in enumerate(("helv", "hebo", "tiro", "tibo", "cour")):
        page.insert_text((10, 140 + 20 * number), TEXT[:6], fontname=font)
    page.insert_text((10, 80), TEXT, fontname="china-s")
    picture = PIL.Image.new("RGB", (32, 32), "white")
    page.insert_image(pymupdf.Rect(100, 100, 132, 132), stream=_saved(picture, "JPEG"))
    data = document.tobytes()
    for each in (data, *(_saved(picture, kind) for kind in ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"))):
        opened_one = opened(each)
        opened_one.facts()
        opened_one.page(0, 40 if each is not data else 1240, 0, None)
        opened_one.text(0)
        opened_one.find("permit", 0, 1)
        opened_one.outline()
    pypdfium2.PdfDocument(data)[0].render(scale=0.2).to_pil().convert("L")
    profile = PIL.ImageCms.createProfile("sRGB")
    PIL.ImageCms.profileToProfile(picture, profile, profile, outputMode="RGB")


def _saved(picture: object, kind: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind)  # type: ignore[attr-defined]  # a picture of Pillow
    return target.getvalue()
