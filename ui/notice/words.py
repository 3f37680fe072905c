"""The sentences of a notice in the applicant's language, which need not be the window's."""

# untranslated: a notice is written in both languages at once, whatever the screen speaks

from collections.abc import Mapping

from casework.notices import ItemKind, NoticeKind

BUSINESS: Mapping[str, tuple[str, str]] = {
    "new_application": ("新申请", "New application"),
    "accompanying_change": ("随往人员变更", "Change of accompanying persons"),
    "renewal": ("续签", "Renewal"),
    "address_change": ("居住地址变更", "Change of address"),
    "employer_change": ("聘用单位变更", "Change of employer"),
    "general_info_change": ("一般信息变更", "Change of general information"),
}
TITLES: Mapping[NoticeKind, tuple[str, str]] = {
    NoticeKind.CORRECTION: ("补正通知", "Correction notice"),
    NoticeKind.AMENDED: ("更正通知", "Amended notice"),
    NoticeKind.PASSED: ("预审通过", "Pre-review passed"),
}
LEADS: Mapping[NoticeKind, tuple[str, str]] = {
    NoticeKind.CORRECTION: (
        "您的材料已经审核。以下 {count} 项需要补正，已一次列全；其余材料无需再交。",
        "Your materials have been reviewed. The {count} items below need correcting; this is the complete list, "
        "nothing else has to be sent again.",
    ),
    NoticeKind.AMENDED: (
        "对通知 {amends} 更正如下，请以本通知为准；已经上传的文件保留。",
        "Notice {amends} is amended as follows; this one counts. What you have uploaded is kept.",
    ),
    NoticeKind.PASSED: (
        "您的材料已通过预审，请预约到场时间，并带好原件。",
        "Your materials have passed the pre-review. Please book a visit and bring the originals.",
    ),
}
KINDS: Mapping[ItemKind, tuple[str, str]] = {
    ItemKind.REPLACE: ("重新提交", "Send again"),
    ItemKind.SUPPLY: ("补充提交", "Supply"),
    ItemKind.DEFERRED: ("可稍后补交", "Supply later"),
    ItemKind.FIELD: ("更正填报", "Correct the stated value"),
    ItemKind.BRING: ("携带原件", "Bring the original"),
    ItemKind.WITHDRAWN: ("不再需要", "No longer needed"),
}
TONES: Mapping[ItemKind, str] = {
    ItemKind.REPLACE: "#b3261e",
    ItemKind.SUPPLY: "#1f5bd0",
    ItemKind.DEFERRED: "#8a5300",
    ItemKind.FIELD: "#b3261e",
    ItemKind.BRING: "#1f5bd0",
    ItemKind.WITHDRAWN: "#5b6472",
}
OTHERS: Mapping[str, tuple[str, str]] = {
    "number": ("编号", "Number"),
    "case": ("办理编号", "Case"),
    "applicant": ("申请人", "Applicant"),
    "employer": ("聘用单位", "Employer"),
    "business": ("业务", "Business"),
    "date": ("日期", "Date"),
    "due": ("请在 {date} 前补正", "Please correct by {date}"),
    "page": ("见 {file} 第 {page} 页", "See {file}, page {page}"),
    "note": ("审核员说明：{text}", "The reviewer's note: {text}"),
    "by": ("最迟 {date} 补交", "Supply by {date} at the latest"),
    "how": (
        "补正方法：请在办理页面中打开对应材料，重新上传后一并提交；也可将材料交到受理窗口。",
        "How to correct: open each material on your case page, upload it again and submit once; or bring it to the counter.",
    ),
    "signed": ("审核员：{name}", "Reviewer: {name}"),
    "draft": ("预览 · 尚未发送", "Preview, not sent yet"),
}


def said(pair: tuple[str, str], language: str, **values: object) -> str:
    """One of the pairs above in `zh` or `en`, with its values."""
    return (pair[0] if language == "zh" else pair[1]).format(**values)


def other(key: str, language: str, **values: object) -> str:
    """One of the smaller texts."""
    return said(OTHERS[key], language, **values)
