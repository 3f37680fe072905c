"""The program's side of the wall: `Renderer` has documents opened and pages painted in processes of their own.

May be used from several threads; calls block. Documents stay in memory on both sides. This process decodes nothing: it reads
fixed headers, pixels and checked values.
"""

import hashlib
import struct
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from rendering import answers, confinement
from rendering.crew import Crew
from rendering.messages import (
    DOCUMENT_LIMIT,
    SIDE_LIMIT,
    Clip,
    Diagnostics,
    Difference,
    Facts,
    Hit,
    Measures,
    OutlineEntry,
    PageImage,
    PageText,
    RenderingError,
    Urgency,
)
from rendering.process import NO_CLIP, Answer, Request, Worker, worker_command
from rendering.protocol import DIFFERENCE, DIGEST, FIND, FONT, MEASURES, NO_DOCUMENT, OPEN, OUTLINE, PAGE, TEXT

T = TypeVar("T")

TIME_LIMIT_S = 10.0
DEATHS_ALLOWED = 2
STARTS_ALLOWED = 3
FINGERPRINT_PAGES = 20
WORDS_LIMIT = 200


def name_of(data: bytes) -> bytes:
    """What a document is called between both sides, for as long as this program runs.

    Python's hash of bytes is keyed anew at every start and kept in the object, so asking again costs nothing.
    """
    return struct.pack("<qQ", hash(data), len(data))


class Renderer:
    """Opens documents and paints pages in `processes` processes and one that stands by.

    What takes longer than the limit is killed (`too_slow`); a document that ended a process twice is not tried again. In
    strict mode a process without all walls is not used (`unprotected`).
    """

    def __init__(
        self,
        processes: int = 2,
        *,
        command: Sequence[str] | None = None,
        time_limit_s: float = TIME_LIMIT_S,
        is_strict: bool = False,
        short: Callable[[], None] | None = None,
    ) -> None:
        """`short` is called, in any thread, when `prepare` should be, soon but when nobody is waiting for a page.

        Without it a process that died is followed by one that has to be started first.
        """
        command = tuple(command or worker_command())
        self._is_strict = is_strict
        self._crew = Crew(lambda: Worker(command, time_limit_s, is_strict), processes, short)
        self._lock = threading.Lock()
        self._deaths: Counter[bytes] = Counter()
        self._quarantined: dict[bytes, str] = {}

    def prepare(self) -> None:
        """Have a process stand by, so that nothing has to wait for its start, and clear away the dead. OSError: none starts."""
        self._crew.stand_by()

    def open(self, data: bytes, *, urgency: Urgency = Urgency.NOW) -> Facts:
        """What a document is. RenderingError: encrypted, broken, too_large, not_supported, too_slow, crashed, stopped."""
        return self._ask(Request(OPEN, name_of(data)), data, lambda a: answers.read_facts(bytes(a.body)), urgency)

    def page(
        self,
        data: bytes,
        page: int,
        width: int,
        rotation: int = 0,
        clip: Clip | None = None,
        *,
        urgency: Urgency = Urgency.NOW,
    ) -> PageImage:
        """A page, turned clockwise: `width` is that of the whole page in pixels after turning; only `clip` of it if given.

        RenderingError as `open`, and page_missing; too_large also when more pixels are asked for than messages allows.
        """
        if clip is not None and min(clip.width, clip.height) < 1:
            raise RenderingError("too_large")
        request = Request(PAGE, name_of(data), page, width, rotation, clip or NO_CLIP)
        return self._ask(request, data, partial(_image, width=clip.width if clip else width), urgency)

    def text(self, data: bytes, page: int, *, urgency: Urgency = Urgency.NOW) -> PageText:
        """The words of a page. RenderingError as `page`."""
        request = Request(TEXT, name_of(data), page)
        return self._ask(request, data, lambda a: answers.read_text(bytes(a.body)), urgency)

    def find(self, data: bytes, words: str, first: int, count: int) -> tuple[Hit, ...]:
        """Where words stand on pages `first` to `first + count - 1`; many pages are searched in steps. RenderingError as `page`."""
        sought = words[:WORDS_LIMIT].encode("utf-8", "replace")
        request = Request(FIND, name_of(data), first, count=count)
        return self._ask(request, data, lambda a: answers.read_hits(bytes(a.body)), words=sought)

    def outline(self, data: bytes, *, urgency: Urgency = Urgency.NOW) -> tuple[OutlineEntry, ...]:
        """The table of contents, if any. RenderingError as `open`."""
        request = Request(OUTLINE, name_of(data))
        return self._ask(request, data, lambda a: answers.read_outline(bytes(a.body)), urgency)

    def measures(self, data: bytes, page: int, *, urgency: Urgency = Urgency.NOW) -> Measures:
        """How well a page can be read. RenderingError as `page`."""
        request = Request(MEASURES, name_of(data), page)
        return self._ask(request, data, lambda a: answers.read_measures(bytes(a.body)), urgency)

    def fingerprint(self, data: bytes) -> bytes:
        """16 bytes, equal exactly when the rendered pages are (the first 20, at a fixed width), whatever the bytes.

        RenderingError as `open`.
        """
        count = self.open(data, urgency=Urgency.AHEAD).page_count
        made = hashlib.sha256(str(count).encode())
        for page in range(min(count, FINGERPRINT_PAGES)):
            made.update(self._ask(Request(DIGEST, name_of(data), page), data, _digest, Urgency.AHEAD))
        return made.digest()[:16]

    def difference(self, old: bytes, old_page: int, new: bytes, new_page: int, width: int) -> Difference:
        """The new page, `width` pixels wide, with what differs from the old one marked. RenderingError as `page`."""
        request = Request(DIFFERENCE, name_of(new), new_page, width, other=name_of(old), other_page=old_page)
        return self._ask(request, new, partial(_difference, width=width), other=old)

    def count_pages(self, data: bytes) -> tuple[int | None, str]:
        """How many pages a document has, or None and the code of why it can't be shown. Nothing is raised."""
        try:
            return self.open(data).page_count, ""
        except RenderingError as error:
            return None, error.code

    def font(self) -> bytes:
        """A font with Chinese characters, for machines that have none. RenderingError: crashed, too_slow, stopped."""
        return self._ask(Request(FONT), b"", lambda a: bytes(a.body))

    def diagnostics(self) -> Diagnostics:
        """Which walls stand around a rendering process; one is started if none runs. RenderingError: crashed, unprotected."""
        worker = self._crew.take(NO_DOCUMENT, Urgency.NOW)
        try:
            parts = worker.greet()
        except RenderingError:
            self._crew.bury(worker)
            raise
        self._crew.give_back(worker)
        return Diagnostics(confinement.level_of(parts), tuple(sorted(parts)), self._is_strict)

    def stop(self, data: bytes) -> None:
        """Stop whatever runs for a document: its calls raise `stopped`. From any thread; returns at once."""
        self._crew.stop(name_of(data))

    def close(self) -> None:
        """End all rendering processes, also those at work."""
        self._crew.close()

    def _ask(
        self,
        request: Request,
        data: bytes,
        read: Callable[[Answer], T],
        urgency: Urgency = Urgency.NOW,
        *,
        words: bytes = b"",
        other: bytes | None = None,
    ) -> T:
        """One request and its answer as `read` understands it; tried once more by another process when one died of it."""
        if len(data) > DOCUMENT_LIMIT or len(other or b"") > DOCUMENT_LIMIT:
            raise RenderingError("too_large")
        starts = 0
        while True:
            known = self._quarantined.get(request.name) or self._quarantined.get(request.other)
            if known is not None:
                raise RenderingError(known)
            worker = self._crew.take(request.name, urgency)
            try:
                answer = read(self._answered(worker, request, data, words, other))
            except RenderingError as error:
                if error.code not in ("too_slow", "crashed", "stopped", "unprotected"):
                    self._crew.give_back(worker)
                    raise
                self._crew.bury(worker)
                if error.code not in ("too_slow", "crashed"):
                    raise
                starts += worker.parts is None
                if self._is_final(request, error.code) if worker.parts is not None else starts >= STARTS_ALLOWED:
                    raise
            except BaseException:
                self._crew.bury(worker)
                raise
            else:
                self._crew.give_back(worker)
                return answer

    def _is_final(self, request: Request, code: str) -> bool:
        """Count a death; whether there is no point in trying again at once."""
        with self._lock:
            self._deaths[request.name] += 1
            if self._deaths[request.name] >= DEATHS_ALLOWED:
                self._quarantined[request.name] = code
                return True
        return code == "too_slow"

    def _answered(self, worker: Worker, request: Request, data: bytes, words: bytes, other: bytes | None) -> Answer:
        """What one process answers, the documents handed to it first if it has them not."""
        if request.op == OPEN or request.op == FONT:
            answer = worker.ask(request, data)
            self._note(worker, request.name)
            return answer
        for name, bytes_ in ((request.other, other), (request.name, data)):
            if bytes_ is not None and name not in worker.has:
                self._hand_over(worker, name, bytes_)
        try:
            return worker.ask(request, words)
        except RenderingError as error:
            if error.code != "not_open":
                raise
        for name, bytes_ in ((request.other, other), (request.name, data)):
            if bytes_ is not None:
                self._hand_over(worker, name, bytes_)
        return worker.ask(request, words)

    def _hand_over(self, worker: Worker, name: bytes, data: bytes) -> None:
        worker.ask(Request(OPEN, name), data)
        self._note(worker, name)

    @staticmethod
    def _note(worker: Worker, name: bytes) -> None:
        if name not in worker.has:
            worker.has.add(name)
            worker.opened += 1


def _image(answer: Answer, *, width: int) -> PageImage:
    """Pixels whose sizes are what they are said to be, no wider than asked for. RenderingError: crashed."""
    wide, high, stride = answer.a, answer.b, answer.c
    is_sane = 1 <= wide <= min(width, SIDE_LIMIT) and 1 <= high <= SIDE_LIMIT and wide * 3 <= stride <= wide * 3 + 64
    if not is_sane or stride * high != len(answer.body):
        raise RenderingError("crashed")
    return PageImage(wide, high, stride, answer.body)


def _digest(answer: Answer) -> bytes:
    if len(answer.body) != 32:
        raise RenderingError("crashed")
    return bytes(answer.body)


def _difference(answer: Answer, *, width: int) -> Difference:
    """Pixels, and behind them the figures. RenderingError: crashed."""
    size = answer.b * answer.c
    image = _image(Answer(answer.a, answer.b, answer.c, answer.body[:size]), width=width)
    return Difference(image, *answers.read_difference(bytes(answer.body[size:])))
