"""The documents of the case that is open, in the preview: what is shown, what comes next, what they are compared with and printed from."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject

from casework.cases import CaseId
from casework.materials import CaseFile
from casework.office import FileId
from casework.review import CaseMaterial, KeepFingerprint
from desktop.open_case import OpenCase
from desktop.preview import DOCUMENTS_AHEAD, PreviewPresenter
from desktop.preview_compare import Rejected
from desktop.preview_paper import PreviewPaper
from desktop.preview_stated import Stated
from desktop.review_verdicts import ReviewVerdicts
from rendering.client import Renderer
from ui.parts.soon import Soon
from ui.preview.facts import FORMATS
from ui.preview.view import PreviewFile
from ui.review.places import drawn_of, rejected_of, same_words, why
from ui.review.view import ReviewView
from ui.words import moment, size_words

FINDABLE = frozenset({"name", "id_no", "phone", "uscc"})
FINDABLE_TEXTS = frozenset({"employer_name", "old_employer_name", "diploma_no", "degree_no", "title_no", "permit_no"})
SAME_WARNED = frozenset({"rejected_before", "other_person", "other_employer"})


class ReviewDocuments(QObject):
    """Shows a material's files when it is taken in hand."""

    def __init__(
        self,
        opened: OpenCase,
        view: ReviewView,
        preview: PreviewPresenter,
        verdicts: ReviewVerdicts,
        renderer: Renderer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._open, self._view, self._preview, self._verdicts = opened, view, preview, verdicts
        self.paper = PreviewPaper(opened, preview, renderer, self)
        self._unmarked: set[str] = set()
        self._rest = Soon(self._show_rest, self)
        preview.beside.wants_fingerprint = self._unmarked.__contains__
        preview.beside.fingerprint_known.connect(self._keep_fingerprint)
        view.material_shown.connect(self.show)
        opened.shown.connect(self._case_shown)

    def show(self, code: str) -> None:
        """Show a material's newest files; those of the next ones are brought ahead."""
        material = self._open.material(code)
        if material is None:
            return
        files = [preview_file(file) for file in material.newest_files]
        if files:
            self._preview.show(files, self._seen(material))
        else:
            self._preview.show_nothing(self.tr("未提供"), self.tr("申请人还没有交这份材料。"))
        self._rest.ask()

    def _show_rest(self) -> None:
        """What does not have to be there when the document is."""
        material = self._view.current
        if material is None:
            return
        self._tell_stated(material)
        files = [preview_file(file) for file in material.newest_files]
        if files:
            self._preview.compare.offer(self._rejected(material), files, self._seen(material))
        self._bring_next(material.code)

    def _seen(self, material: CaseMaterial) -> Mapping[str, frozenset[int]]:
        return {file.id: frozenset(file.seen_pages) | self._verdicts.seen(file.id) for file in material.newest_files}

    def _bring_next(self, code: str) -> None:
        codes = self._view.materials.codes()
        following = (self._open.material(other) for other in codes[codes.index(code) + 1 :])
        filled = (material.newest_files for material in following if material is not None and material.files)
        ahead = [[plain_file(file) for file in files] for files in islice(filled, DOCUMENTS_AHEAD)]
        self._preview.prefetch(ahead)

    def _case_shown(self) -> None:
        """The case was read: what of it may be sought in the documents, and which of them look unknown."""
        case = self._open.case
        if case is None:
            return
        self._tell_stated(self._view.current)
        files = [file for material in case.materials for file in material.files]
        self._unmarked.clear()
        self._unmarked.update(file.id for file in files if not file.is_fingerprinted)

    def _tell_stated(self, material: CaseMaterial | None) -> None:
        """What the material in hand may hold of what was stated; masked values are not sought."""
        case, catalogue = self._open.case, self._open.catalogue
        if case is None or catalogue is None or material is None or not case.is_unmasked:
            self._preview.beside.set_stated(())
            return
        expected = catalogue.materials[material.code].fields
        stated = []
        for code, value in case.basic_data.items():
            field = catalogue.fields.get(code)
            if field is not None and (field.kind in FINDABLE or code in FINDABLE_TEXTS):
                name = field.name.in_language(self._open.language)
                stated.append(Stated(name, str(value), code in expected))
        self._preview.beside.set_stated(stated)

    def _rejected(self, material: CaseMaterial) -> Rejected | None:
        found, catalogue = rejected_of(material), self._open.catalogue
        if found is None or catalogue is None:
            return None
        language = self._open.language
        warned = [one for file in material.newest_files for one in file.same_as if one.kind in SAME_WARNED]
        captions = (
            self.tr("第 {no} 版（未通过）").format(no=found.given.upload_no),
            self.tr("第 {no} 版（新）").format(no=material.upload_no),
        )
        return Rejected(
            tuple(preview_file(file) for file in found.files),
            self.tr("{why}（{by}）").format(why=why(found.given, catalogue, language), by=found.given.by_name),
            drawn_of(found.given.verdict.regions),
            captions,
            " · ".join(same_words(warned, catalogue, language)),
        )

    def _keep_fingerprint(self, file_id: str, fingerprint: bytes) -> None:
        if self._open.id is not None and file_id in self._unmarked:
            self._unmarked.discard(file_id)
            note = KeepFingerprint(self._open.id, FileId(file_id), fingerprint.hex())
            self._open.keep(note, partial(self._marked, self._open.id))

    def _marked(self, case_id: CaseId, has_twins: bool) -> None:
        if has_twins and self._open.id == case_id:
            self._open.read_soon()


def preview_file(file: CaseFile) -> PreviewFile:
    """A case's file as the preview takes it, with what its card would say."""
    known = (FORMATS.get(file.format, file.format.upper()), size_words(file.size), moment(file.uploaded_at))
    return replace(plain_file(file), facts=" · ".join(known))


def plain_file(file: CaseFile) -> PreviewFile:
    """A case's file that nobody looks at yet."""
    return PreviewFile(file.id, file.name, file.page_count or 1, file.rotation)
