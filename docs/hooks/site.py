"""MkDocs events, each passed on to the pipeline."""

import logging
import os
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import mkdocs_jupyter.config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from graders.core.language import LANGUAGES, Language
from pipeline.browser import offline, packing
from pipeline.finish import (
    keeping,
    line_breaks,
    policy,
    print_length,
    search,
    stylesheets,
    typeset,
    weights,
)
from pipeline.javascript.node import require_packages
from pipeline.lessons import explorers, palette
from pipeline.lessons.lesson import Lesson
from pipeline.pages import navigation, passages, stub_pages, web_app
from pipeline.pages.course import Course, notebook_path, picture_path
from pipeline.pages.download import colab_address
from pipeline.pages.link_preview import LinkPreview, preview_path
from pipeline.pages.teaching import files as teaching_pages
from pipeline.pages.teaching.mistakes import known_mistakes

REPOSITORY = Path(__file__).parents[2]
NOTEBOOKS = REPOSITORY / ".cache" / "pages"
EARLY, LATE = 100, -100
AFTER_SEARCH = -50

log = logging.getLogger("mkdocs.plugins")


class Build:
    """What the first events of a build leave to the later ones."""

    serving: bool
    course: Course
    navigations: dict[Language, Navigation]
    previews: dict[str, LinkPreview]


build = Build()

# Dates would make two builds of the same sources differ.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
mkdocs_jupyter.config.settings.templates_dir = str(REPOSITORY / "docs/theme/notebook")


def on_startup(command: str, **_: Any) -> None:
    """Remember what is done: build the site, or serve it to its author."""
    build.serving = command == "serve"


@event_priority(EARLY)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load what a folder allows, before Material's plugin looks for it elsewhere."""
    if _is_offline(config):
        config.extra["polyfills"] = [offline.SEARCH_PATH]
        for script in config.extra_javascript:
            if isinstance(script, ExtraScriptValue) and script.type == "module":
                script.type, script.defer = "", True
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Execute the lessons before MkDocs empties the old site: a failure leaves it."""
    require_packages()
    if said := packing.left_out():
        log.info(said)
    build.course, build.previews = Course.load(REPOSITORY), {}
    config.nav = navigation.configured(build.course.lessons)


@event_priority(EARLY)
def _add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Add the lessons' pages before mkdocs-jupyter looks for notebooks."""
    for path, notebook in build.course.page_sources().items():
        source = NOTEBOOKS / path
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(notebook, encoding="utf-8")
        files.append(
            File(path, str(NOTEBOOKS), config.site_dir, config.use_directory_urls)
        )
    stubs = stub_pages.files(
        build.course.lessons, build.course.exercises, config.extra["repository"]
    )
    taught = teaching_pages.files(
        build.course.lessons,
        build.course.exercises,
        build.course.teaching,
        known_mistakes(build.course.exercises, REPOSITORY / ".cache" / "teaching"),
    )
    for path, content in (stubs | taught).items():
        files.append(File.generated(config, path, content=content))
    navigation.check_twins(f.src_uri for f in files if f.src_uri.endswith(".md"))
    return files


@event_priority(LATE)
def _add_static_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what pages load, after mkdocs-jupyter has looked for notebooks."""
    off = _is_offline(config)
    static = build.course.static_files(offline=off) | explorers.assets(offline=off)
    static |= typeset.assets() | (offline.assets() if off else web_app.assets())
    static["assets/palette.css"] = palette.css().encode()
    for path, content in static.items():
        files.append(File.generated(config, path, content=content))
    needless = search.needless(list(files.src_uris))
    for path in needless:
        files.remove(files.src_uris[path])
    config.extra["replaced_worker"] = needless[0]
    return files


on_files = CombinedEvent(_add_pages, _add_static_files)


def on_nav(nav: Navigation, **_: Any) -> Navigation:
    """Give each language a navigation of its own."""
    build.navigations = navigation.by_language(nav)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Fill in what a page of prose takes from the course."""
    language = navigation.language_of(page.url)
    if language is None:
        return markdown
    files = stub_pages.ways_to_get_them(language, config.extra["repository"])
    markdown = markdown.replace(stub_pages.MARKER, files)
    choice = keeping.place(language, kept=_is_kept(config))
    markdown = markdown.replace(keeping.MARKER, choice)
    return build.course.with_tables(markdown, language)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let MkDocs itself render the Markdown that our template made of a notebook."""
    lesson = _lesson(page)
    if lesson is None:
        return html
    escaped, _, _ = html.rpartition("<style>")
    page.markdown = unescape(escaped)
    Page.render(page, config, files)
    return page.content or ""


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any
) -> dict[str, Any]:
    """Set the page's language for the theme, and what our templates show."""
    language = navigation.language_of(page.url)
    context["homes"] = {
        other: nav.homepage.url
        for other, nav in build.navigations.items()
        if nav.homepage
    }
    if language is None:
        return context
    config.theme["language"] = language
    config.site_name = navigation.SITE_NAME.pick(language)
    for option, name in zip(
        config.theme["palette"], navigation.SCHEME_SWITCHES, strict=True
    ):
        option["toggle"]["name"] = name.pick(language)
    config.extra["homepage"] = context["homes"][language]
    context["nav"] = build.navigations[language]
    context["course"] = build.course
    context["picture_path"] = picture_path
    context["language"] = language
    context["addresses"] = {p.file.name: p.url for p in context["nav"].pages}
    context["twins"] = {
        other: (navigation.LANGUAGE_NAMES.pick(other), other + page.url[2:])
        for other in LANGUAGES
    }
    if _is_kept(config):
        context["web_app"] = web_app.manifest_path(language)
    lesson = _lesson(page)
    if config.site_url:
        title = str(page.meta.get("promise", page.title))
        preview = build.course.link_preview(lesson, title, language)
        context["preview"], path = preview, preview_path(language, lesson)
        context["preview_address"] = config.site_url + path
        if lesson is not None or "promise" in page.meta:
            build.previews[path] = preview
    if lesson is not None:
        page.meta["description"] = lesson.summary.pick(language)
        context["lesson"] = lesson
        context["sheets_marker"] = print_length.MARKER
        context["notebook"] = notebook_path(lesson, language)
        repository = config.extra["repository"]
        context["colab"] = colab_address(repository, context["notebook"])
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Typeset the formulas and put the outputs in, after search has read the page."""
    language, lesson = navigation.language_of(page.url), _lesson(page)
    if language is not None and lesson is not None:
        root = "../" * page.url.count("/")
        output = build.course.finished(output, lesson, language, root)
    output = line_breaks.holding(typeset.typeset(output))
    if language is not None:
        output = print_length.with_sheets(output, language)
    return _finished(passages.marked(output), config)


def on_post_template(
    output: str, template_name: str, config: MkDocsConfig, **_: Any
) -> str:
    """Give the pages that stand alone their policy as well."""
    return _finished(output, config) if template_name.endswith(".html") else output


def _finished(page: str, config: MkDocsConfig) -> str:
    """The page with its own style sheets, and its policy where it has a host."""
    page = stylesheets.without_needless(page)
    # `mkdocs serve` adds a script of its own later, which no policy would know; and in
    # a folder there is no host whose scripts could be told from others.
    return page if build.serving or _is_offline(config) else policy.with_policy(page)


@event_priority(AFTER_SEARCH)
def on_post_build(config: MkDocsConfig) -> None:
    """Write our own index, before Material's offline plugin copies it, and weigh."""
    site = Path(config.site_dir)
    stylesheets.without_switching(site)
    for path, preview in build.previews.items():
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_bytes(preview.png())
    search.rewrite(site, apart=not _is_offline(config))
    if not _is_offline(config):  # there, all has come already
        root = urlsplit(config.site_url or "").path.rstrip("/") + "/"
        log.info(weights.summary(weights.write_table(site, root)))
    if _is_kept(config):
        log.info(keeping.summary(keeping.write(site)))


def _is_kept(config: MkDocsConfig) -> bool:
    """Tell whether readers are offered to keep the site: what lies elsewhere."""
    return not build.serving and not _is_offline(config)


def _is_offline(config: MkDocsConfig) -> bool:
    return bool(config.plugins["material/offline"].config.enabled)


def _lesson(page: Page) -> Lesson | None:
    if not page.file.src_uri.endswith(".ipynb"):
        return None
    return next(
        lesson for lesson in build.course.lessons if lesson.name == page.file.name
    )
