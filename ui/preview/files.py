"""What the preview knows of a file, as plain values: who shows it need not know where it came from."""

from dataclasses import dataclass

from ui.preview.layout import A4, PageKey, PageSpec, turned


@dataclass(frozen=True, slots=True)
class PreviewFile:
    """A file to be shown. `problem` is a sentence when it can't be; `sizes` are its pages in points, empty while unknown.

    `facts` say in a line what is known of a file that can't be shown: its format, size, when it came; `is_locked`: by a password.
    """

    id: str
    name: str
    page_count: int = 1
    rotation: int = 0
    sizes: tuple[tuple[float, float], ...] = ()
    problem: str = ""
    facts: str = ""
    is_locked: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether its pages can be asked for."""
        return bool(self.sizes) and not self.problem

    def specs(self, at_most: int | None = None) -> list[PageSpec]:
        """Its pages as they are laid out, or the first so many; sheets of A4 while nothing is known."""
        sizes = (self.sizes or (A4,) * max(self.page_count, 1))[:at_most]
        return [PageSpec(PageKey(self.id, no), *turned(size, self.rotation)) for no, size in enumerate(sizes, 1)]
