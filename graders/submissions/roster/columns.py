"""What the columns of a class list are called: here, on platforms, at schools."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_CALLED = {
    "submission": "submission 제출물 제출 제출파일 폴더 folder github githubusername",
    "name": "name 이름 성명 학생 학생명 학생이름 student studentname fullname 전체이름",
    "family": "lastname surname familyname 성",
    "given": "firstname givenname",
    "email": "email emailaddress 이메일 이메일주소 메일 전자우편",
    "student_id": "studentid idnumber sisuserid sisid sid 학번 studentnumber "
    "orgdefinedid id번호 학생번호",
    "lms_id": "id userid canvasuserid",
    "login": "sisloginid loginid login username 아이디 사용자이름 사용자명",
    "section": "section sections group groups 반 분반 학급 섹션 그룹",
    "language": "language lang 언어",
    "extension": "extension extendeddue 연장 연장마감 마감연장",
}
_MEANS = {name: field for field, names in _CALLED.items() for name in names.split()}
WHO = frozenset({"submission", "name", "family", "email"} | {"student_id", "login"})
"""Columns by one of which a learner is known."""


def fields_of(header: Sequence[str]) -> list[str]:
    """Tell what each column holds; nothing, if it is no matter here."""
    found = [_MEANS.get(_plain(name), "") for name in header]
    if "성" in map(_plain, header) and "name" in found and "given" not in found:
        found[found.index("name")] = "given"  # 성 and 이름, as Moodle has them
    return found


def _plain(name: str) -> str:
    name = unicodedata.normalize("NFC", name).casefold()
    return re.sub(r"[\s_\-.]|\(.*?\)", "", name)
