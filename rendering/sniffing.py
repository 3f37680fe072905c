"""What a document is, by its first bytes alone: names and claims of senders are not asked.

The first magic that fits at the very start wins, so a file that is two things at once (a polyglot) is always the same one
thing, and the decoder is told which; no library guesses. What is not on this list is not decoded at all: SVG, HTML, XPS,
EPUB and whatever else a library could open.
"""

import io
import zipfile

from rendering.messages import RenderingError

HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")
#: A PDF may be preceded by a little rubbish; readers accept the header within the first kilobyte.
PDF_HEADER_WITHIN = 1024
ZIP_ENTRIES_LIMIT = 2000
ZIP_BYTES_LIMIT = 100 * 1024 * 1024


def format_of(data: bytes) -> str:
    """One of messages.FORMATS. RenderingError: not_supported, too_large (a Word file that would unpack to too much)."""
    head = data[:16]
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "tiff"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp" and _has_heic_brand(data):
        return "heic"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"BM") and int.from_bytes(data[14:18], "little") in (12, 40, 52, 56, 64, 108, 124):
        return "bmp"
    if head.startswith(b"PK\x03\x04") and _is_word(data):
        return "docx"
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    raise RenderingError("not_supported")


def _has_heic_brand(data: bytes) -> bool:
    """The major brand or one of the compatible ones."""
    size = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12]] + [data[at : at + 4] for at in range(16, size, 4)]
    return data[8:12] not in (b"avif", b"avis") and any(brand in HEIC_BRANDS for brand in brands)


def _is_word(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    if not any(entry.filename == "word/document.xml" for entry in entries):
        return False
    if len(entries) > ZIP_ENTRIES_LIMIT or sum(entry.file_size for entry in entries) > ZIP_BYTES_LIMIT:
        raise RenderingError("too_large")
    return True
