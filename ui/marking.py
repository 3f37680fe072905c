"""Marks a text for translation where it is written, to be translated where it is shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # the name lupdate looks for
    """The text itself; Qt Linguist's extractor finds it by this function's name. Qt's own is not typed."""
    return text
