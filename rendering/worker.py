"""The rendering process: reads requests on standard input, answers on standard output, and may do nothing else.

It is started without the program's environment, gives up what it does not need (files, memory, further processes), and is killed
when a document takes too long.
"""

import faulthandler
import os
import sys
from collections import OrderedDict
from typing import BinaryIO

from rendering import decoding
from rendering.messages import (
    ANSWER,
    DOCUMENT_LIMIT,
    FONT,
    FORGET,
    OK,
    OPEN,
    PAGE,
    REQUEST,
    STATUS,
    Closed,
    RenderingError,
    pack_facts,
    read_exactly,
)

MEMORY_LIMIT = 2 * 1024**3
OPEN_DOCUMENTS = 6
TIME_LIMIT_S = 10.0


def limit_this_process() -> None:
    """Give up what decoding does not need (where the system can). Libraries are loaded before, files are not opened after."""
    import PIL.Image
    import pillow_heif
    import pymupdf

    pymupdf.TOOLS.store_shrink(100)
    PIL.Image.init()
    pillow_heif.register_heif_opener()
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))


class Desk:
    """The documents open in this process, the least recently used one given up first."""

    def __init__(self) -> None:
        self._documents: OrderedDict[bytes, decoding.Pdf | decoding.Image] = OrderedDict()

    def answer(
        self, op: int, name: bytes, page: int, width: int, rotation: int, data: bytes
    ) -> tuple[int, int, int, bytes]:
        """Three numbers and bytes. RenderingError tells why not."""
        if op == FONT:
            return 0, 0, 0, decoding.cjk_font()
        if op == FORGET:
            self._documents.pop(name, None)
            return 0, 0, 0, b""
        if op == OPEN:
            document = decoding.opened(data)
            facts = document.facts()
            self._documents[name] = document
            while len(self._documents) > OPEN_DOCUMENTS:
                self._documents.popitem(last=False)
            return facts.page_count, 0, 0, pack_facts(facts)
        if op == PAGE:
            if name not in self._documents:
                raise RenderingError("not_open")
            self._documents.move_to_end(name)
            if rotation not in (0, 90, 180, 270):
                raise RenderingError("broken")
            image = self._documents[name].page(page, decoding.checked_width(width), rotation)
            return image.width, image.height, image.stride, image.data
        raise RenderingError("not_supported")


def serve(source: BinaryIO, target: BinaryIO) -> None:
    """Answer requests until the other side is gone."""
    desk = Desk()
    while True:
        try:
            op, name, page, width, rotation, size = REQUEST.unpack(read_exactly(source, REQUEST.size))
            if size > DOCUMENT_LIMIT:
                return
            data = read_exactly(source, size)
        except Closed:
            return
        faulthandler.dump_traceback_later(TIME_LIMIT_S, exit=True, file=2)
        try:
            a, b, c, body = desk.answer(op, name, page, width, rotation, data)
            head = ANSWER.pack(OK, a, b, c, len(body))
        except RenderingError as error:
            head, body = ANSWER.pack(STATUS.get(error.code, STATUS["broken"]), 0, 0, 0, 0), b""
        except MemoryError:
            head, body = ANSWER.pack(STATUS["too_large"], 0, 0, 0, 0), b""
        faulthandler.cancel_dump_traceback_later()
        target.write(head)
        target.write(body)
        target.flush()


def main() -> int:
    """Serve standard input and output. What libraries print goes nowhere."""
    target = os.fdopen(os.dup(1), "wb")
    source = os.fdopen(os.dup(0), "rb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    limit_this_process()
    serve(source, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
