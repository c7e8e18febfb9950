"""What a page for instructors says of GitHub, Classroom 50, Gradescope and GitLab."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import ROOT
from tests.site.documented import blocks, commands, page, section, snippets
from tests.support.command import call


@pytest.mark.parametrize("language", LANGUAGES)
def test_github_is_given_what_the_workflow_takes(language: Language) -> None:
    [shown] = blocks(section(page(language), "actions"), "yaml")
    job = yaml.safe_load(shown)["jobs"]["grade"]
    file = job["uses"].split("/", 2)[2].removesuffix("@REVISION")
    workflow = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    inputs = workflow[True]["workflow_call"]["inputs"]  # YAML takes "on" for true
    assert {name for name, known in inputs.items() if known.get("required")} <= {
        *job["with"]
    }
    assert {*job["with"]} <= {*inputs}


@pytest.mark.parametrize("language", LANGUAGES)
def test_classroom_50_is_given_the_folders_that_are_named(
    language: Language, tmp_path: Path
) -> None:
    told = section(page(language), "classroom50")
    [command] = [words for words in commands(told) if words[0] == "grade"]
    done = call(*command[1:], "--lang", language, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    named = [code for code in snippets(told) if code.startswith(f"{command[2]}/")]
    assert {*named} == {str(p.relative_to(tmp_path)) for p in tmp_path.glob("*/*")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gradescope_s_archive_is_made_as_shown(
    language: Language, tmp_path: Path
) -> None:
    [shown] = blocks(section(page(language), "gradescope"), "console")
    command, output = shown.removeprefix("$ grade ").split("\n", 1)
    done = call(*command.split(), "--lang", language, cwd=tmp_path)
    assert re.sub(r"--seed \d+", "--seed …", done.stdout) == output


@pytest.mark.parametrize("language", LANGUAGES)
def test_gitlab_is_given_what_the_job_takes(language: Language) -> None:
    [shown] = blocks(section(page(language), "gitlab"), "yaml")
    document = yaml.safe_load(shown)
    [included] = document["include"]
    job = (ROOT / included["file"]).read_text(encoding="utf-8")
    for variable in document["variables"]:
        assert f"${variable}" in job
