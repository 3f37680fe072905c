"""Hostile documents, made here: small files that would cost a decoder without limits its time, its memory or its mind.

`BOMBS` maps a name to how the file is made. Some end as an image (the decoder shrugs), some as a code; none may end the program.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pymupdf
from PIL import Image

from tests.rendering.samples import image, page_pdf, paper, pdf, raw_pdf, scan_pdf, stream

FLATE = b"/Filter/FlateDecode"


def content_bomb() -> bytes:
    """Five kilobytes of instructions that unpack to hundreds of thousands of shaded curves."""
    curve = b"0 0 m 100 900 500 -900 595 842 c 3 w S\n" * 400_000
    packed = zlib.compress(curve, 9)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        stream(packed, FLATE),
    )


def exponential_forms(levels: int = 40) -> bytes:
    """Forms that each draw the next one ten times."""
    forms = []
    for level in range(levels):
        use = b"/F Do " * 10 if level < levels - 1 else b"0 0 500 500 re f"
        following = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level) if level < levels - 1 else b""
        forms.append(stream(use, b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]" + following))
    return page_pdf(b"/F Do", b"/XObject<</F 5 0 R>>", others=tuple(forms))


def form_in_itself() -> bytes:
    """A form that draws itself."""
    form = stream(b"/F Do /F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</F 5 0 R>>>>")
    return page_pdf(b"/F Do", b"/XObject<</F 5 0 R>>", others=(form,))


def endless_pages() -> bytes:
    """A page tree whose kid is its parent."""
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")


def endless_function() -> bytes:
    """A type 4 function with much to compute, in a shading over the whole page."""
    code = b"{ " + b"dup mul sqrt sin cos " * 3000 + b" }"
    function = stream(code, b"/FunctionType 4/Domain[0 1]/Range[0 1 0 1 0 1]")
    shading = b"<</ShadingType 1/ColorSpace/DeviceRGB/Domain[0 1 0 1]/Matrix[595 0 0 842 0 0]/Function 6 0 R>>"
    return page_pdf(b"/S sh", b"/Shading<</S 5 0 R>>", others=(shading, function))


def many_patterns() -> bytes:
    """A page filled with a pattern of a thousandth of a point."""
    pattern = stream(
        b"0 0 0.0005 0.0005 re f",
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 0.001 0.001]/XStep 0.001/YStep 0.001/Resources<<>>",
    )
    return page_pdf(b"/Pattern cs /P scn 0 0 595 842 re f", b"/Pattern<</P 5 0 R>>", others=(pattern,))


def groups_in_groups() -> bytes:
    """Transparency groups, each in another and as large as the page."""
    group = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/I true/K true>>"
    forms = [
        stream(
            b"/G gs /F Do",
            group + b"/Resources<</ExtGState<</G<</ca 0.5/BM/Luminosity>>>>/XObject<</F %d 0 R>>>>" % (6 + n),
        )
        for n in range(200)
    ]
    forms.append(stream(b"0 0 500 500 re f", group))
    return page_pdf(b"/F Do", b"/XObject<</F 5 0 R>>", others=tuple(forms))


def flate_bomb() -> bytes:
    """A picture whose Flate stream unpacks to a thousand times what it is, and ends too soon."""
    more = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    packer, packed = zlib.compressobj(9), bytearray()
    for _ in range(20):
        packed += packer.compress(bytes(5_000_000))
    packed += packer.flush()
    return page_pdf(
        b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject<</I 5 0 R>>", others=(stream(bytes(packed), more + FLATE),)
    )


def flate_in_flate() -> bytes:
    """Instructions packed three times over."""
    packed = zlib.compress(zlib.compress(zlib.compress(b"q Q " * 20_000_000, 9), 9), 9)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<>>>>",
        stream(packed, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"),
    )


def many_pictures() -> bytes:
    """A page of 200 pictures of a million pixels, each another."""
    more = b"/Type/XObject/Subtype/Image/Width 1000/Height 1000/BitsPerComponent 8/ColorSpace/DeviceGray"
    pictures = tuple(stream(zlib.compress(bytes([number]) * 1_000_000, 9), more + FLATE) for number in range(200))
    names = b"".join(b"/I%d %d 0 R" % (number, 5 + number) for number in range(200))
    draw = b"".join(
        b"q 50 0 0 50 %d %d cm /I%d Do Q " % (number % 12 * 48, number // 12 * 48, number) for number in range(200)
    )
    return page_pdf(draw, b"/XObject<<" + names + b">>", others=pictures)


def progressive_scans(scans: int = 3000) -> bytes:
    """A progressive JPEG whose scans are repeated over and over."""
    target = io.BytesIO()
    Image.effect_noise((3000, 3000), 10).save(target, "JPEG", progressive=True, quality=10)
    data = target.getvalue()
    last = data.rfind(b"\xff\xda")
    scan = data[last:-2]
    refinement = scan[:200] if len(scan) > 200 else scan
    return data[:-2] + refinement * scans + data[-2:]


def png_bomb(side: int = 60_000) -> bytes:
    """A PNG of 3.6 thousand million pixels in a few kilobytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000), 9))
        + chunk(b"IEND", b"")
    )


def png_text_bomb() -> bytes:
    """A small PNG with a compressed text of 100 megabytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer, packed = zlib.compressobj(9), bytearray()
    for _ in range(10):
        packed += packer.compress(bytes(10_000_000))
    packed += packer.flush()
    data = image("PNG", (40, 30))
    at = 8 + 25
    return data[:at] + chunk(b"zTXt", b"Comment\0\0" + bytes(packed)) + data[at:]


def tiff_bomb() -> bytes:
    """A TIFF that says it is 65,000 by 65,000."""
    data = bytearray(image("TIFF", (64, 64)))
    for tag in (0x100, 0x101, 0x116):
        at = data.find(struct.pack("<HH", tag, 4))
        at = at if at >= 0 else data.find(struct.pack("<HH", tag, 3))
        if at >= 0:
            data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, 65_000)
    return bytes(data)


def tiff_ring() -> bytes:
    """A TIFF whose second page is its first."""
    data = bytearray(image("TIFF", (64, 64)))
    start = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, start)[0]
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    return bytes(data)


def word_bomb() -> bytes:
    """A Word file that unpacks to 150 megabytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as entry:
            for _ in range(30):
                entry.write(b" " * 5_000_000)
    return target.getvalue()


def with_catalog(more: bytes, *others: bytes) -> bytes:
    """One page, and something in the catalog; others from 5."""
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R" + more + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>",
        stream(b"0 0 100 100 re f"),
        *others,
    )


def javascript() -> bytes:
    """Runs a script when opened, where that is done."""
    return with_catalog(b"/OpenAction<</S/JavaScript/JS(while \\(true\\) app.alert\\('x'\\);)>>")


def launch() -> bytes:
    """Starts a program when opened, where that is done."""
    return with_catalog(b"/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>>>")


def embedded() -> bytes:
    """Carries a file."""
    document = pymupdf.open(stream=pdf(1), filetype="pdf")
    document.embfile_add("run.exe", b"MZ" + bytes(100))
    return document.tobytes()


def hidden_javascript() -> bytes:
    """A script whose name no search of the bytes finds: the object is compressed."""
    document = pymupdf.open(
        stream=with_catalog(b"/Names<</JavaScript<</Names[(a) 5 0 R]>>>>", b"<</S/JavaScript/JS(1)>>")
    )
    return document.tobytes(garbage=3, deflate=True, use_objstms=1)


def external() -> bytes:
    """Asks for things elsewhere: a link, a stream in a file, a form sent to a server."""
    annotation = b"<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(http://127.0.0.1:9/track)>>>>"
    outside = b"<</Length 0/F(/etc/passwd)/FFilter/FlateDecode>>stream\n\nendstream"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 6 0 R/Annots[5 0 R]>>",
        stream(b""),
        annotation,
        outside,
    )


def box(numbers: bytes) -> Callable[[], bytes]:
    """A page of this size."""
    return lambda: page_pdf(b"0 0 100 100 re f", b"", numbers)


def pages(count: bytes) -> Callable[[], bytes]:
    """A document that says it has so many pages."""
    return lambda: raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count " + count + b">>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>",
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
HTML = b'<html><script>while(1);</script><img src="file:///etc/passwd"></html>'
XML = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
    + b"a" * 1000
    + b'"><!ENTITY b "'
    + b"&a;" * 1000
    + b'">]><x>&b;</x>'
)

BOMBS: dict[str, Callable[[], bytes]] = {
    "content stream": content_bomb,
    "exponential forms": exponential_forms,
    "form in itself": form_in_itself,
    "endless pages": endless_pages,
    "endless function": endless_function,
    "many patterns": many_patterns,
    "groups in groups": groups_in_groups,
    "giant box": box(b"0 0 1e9 1e9"),
    "giant wide box": box(b"0 0 16777216 1"),
    "giant high box": box(b"0 0 1 16777216"),
    "empty box": box(b"0 0 0 0"),
    "box of nonsense": box(b"/a /b nan -inf"),
    "flate": flate_bomb,
    "flate in flate": flate_in_flate,
    "200 pictures": many_pictures,
    "progressive scans": progressive_scans,
    "png": png_bomb,
    "png text": png_text_bomb,
    "tiff": tiff_bomb,
    "tiff ring": tiff_ring,
    "word": word_bomb,
    "zero pages": lambda: raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"),
    "two billion pages": pages(b"2000000000"),
    "minus pages": pages(b"-5"),
    "javascript": javascript,
    "launch": launch,
    "embedded": embedded,
    "hidden javascript": hidden_javascript,
    "external": external,
    "encrypted": lambda: pdf(1, "secret"),
    "svg": lambda: SVG,
    "svg as png": lambda: b"\x89PNG\r\n\x1a\n" + SVG,
    "svg as pdf": lambda: SVG + b"%PDF-1.7",
    "html": lambda: HTML,
    "html as pdf": lambda: b"%PDF-1.7\n" + HTML,
    "html before a pdf": lambda: HTML + pdf(1),
    "xml": lambda: XML,
    "jpeg then pdf": lambda: image("JPEG", (300, 200)) + pdf(1),
    "pdf then jpeg": lambda: pdf(1) + image("JPEG", (300, 200)),
    "zip then pdf": lambda: b"PK\x03\x04" + bytes(2000) + pdf(1),
    "pdf as jpeg": lambda: b"\xff\xd8\xff" + pdf(1),
    "jpeg as pdf": lambda: b"%PDF-1.4\n" + image("JPEG"),
    "truncated pdf": lambda: pdf(3)[:900],
    "truncated jpeg": lambda: image("JPEG", (2000, 2000))[:9000],
    "truncated scan": lambda: scan_pdf(paper((620, 877)))[:30_000],
    "truncated heic": lambda: image("HEIF", (640, 480))[:-200],
    "truncated png": lambda: image("PNG", (500, 500))[:700],
    "headers only": lambda: b"%PDF-1.7\n%%EOF",
    "nothing": lambda: b"",
    "zeros": lambda: bytes(100_000),
    "exe": lambda: b"MZ" + bytes(5000),
}
