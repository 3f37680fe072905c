"""The language in force: Chinese is the source; English comes from resources/translations. Changed without a restart."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources


class Language:
    """Installs translators; every widget hears of it by `LanguageChange`."""

    def __init__(self) -> None:
        self._code = "zh"
        self._ours = QTranslator()
        self._qts = QTranslator()
        self._ours.load(str(resources.path("translations", "permitdesk_en.qm")))
        self._qts.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    @property
    def code(self) -> str:
        """zh or en."""
        return self._code

    def use(self, code: str) -> None:
        """Speak this language from now on."""
        self._code = code
        english = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China) if code == "zh" else english)
        installed, other = (self._qts, self._ours) if code == "zh" else (self._ours, self._qts)
        QCoreApplication.removeTranslator(other)
        QCoreApplication.installTranslator(installed)
