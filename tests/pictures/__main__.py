"""`make pictures`: photograph the built site, record `grade --watch`, keep both."""

import sys

from graders.core.language import LANGUAGES, Text
from tests.pictures.film import film
from tests.pictures.pages import photograph
from tests.pictures.recording import record
from tests.support.repository import REPOSITORY

PICTURES = REPOSITORY / "docs/pictures"
TITLE = Text(
    ko="터미널에서 grade --watch를 쓰는 모습",
    en="A session with grade --watch in a terminal",
)

for language in LANGUAGES:
    drawn = film(list(record(language)), TITLE.pick(language))
    (PICTURES / f"watch.{language}.svg").write_text(drawn, encoding="utf-8")
try:
    for name, content in photograph(REPOSITORY / "site"):
        (PICTURES / name).write_bytes(content)
except FileNotFoundError as error:
    sys.exit(f"The pages were not photographed: {error}")
