"""`grade batch`: a class is graded, stopped and resumed, here and on a cluster."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from graders.batch import cluster
from graders.batch.cluster import ClusterPool
from graders.batch.distribution import LOST, Item, distribute
from graders.batch.job import Failure, Graded, Job
from graders.batch.pool import LocalPool, LostError, Pool, local_pool
from graders.batch.run import ClassRun, UnlockedError
from graders.commands.batch import command as batch
from graders.core.grades import Grade
from graders.core.language import Text
from graders.core.verdicts import GraderError
from graders.course.catalogue import EXERCISES, ROOT, SOLUTIONS
from graders.records.gradebook import Gradebook, Result
from graders.records.hashes import submission_hash
from graders.sandbox.workers import lock
from graders.submissions.discovery import gather
from graders.submissions.submission import Submission
from tests.support.command import Result as Ran
from tests.support.command import run
from tests.support.grades import rows_of
from tests.support.handed_in import written, zipped
from tests.support.linear_regression import FILE, TRAIN
from tests.support.terminal import grade_in_terminal

T = TypeVar("T")
SOLUTION = (SOLUTIONS / FILE).read_bytes()
STUB = (EXERCISES / FILE).read_bytes()
WRONG = SOLUTION.replace(b"X @ W + B", b"X @ W - B")
COMMAND = (sys.executable, "-P", "-m", "graders", "batch")
SEED = ("--seed", "5", "--lang", "en")


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a class of all sorts."""
    folder = tmp_path_factory.mktemp("class")
    written(folder / "=kim" / FILE, SOLUTION)
    zipped(folder / "lee.zip", {f"first-gradient-main/exercises/{FILE}": SOLUTION})
    zipped(folder / "박.zip", {f"exercises/{FILE}": WRONG})
    for name in ("choi", "han"):
        written(folder / name / "exercises" / FILE, STUB)
    (folder / "broken.zip").write_bytes(b"PK")
    (folder / "jung").mkdir()
    (folder / "jung" / FILE).symlink_to(SOLUTIONS / FILE)
    (folder / "notes.txt").touch()
    return folder


def graded(
    folder: Path, gradebook: Path, *arguments: str | Path, what: str = "linear_forward"
) -> Ran:
    return run("batch", folder, what, "--gradebook", gradebook, *SEED, *arguments)


def kept(gradebook: Path) -> list[Grade]:
    """Give all that is in a gradebook but what no two runs have in common."""
    with Gradebook(gradebook) as book:
        return [replace(grade, duration_s=0) for grade in book.grades()]


def test_everyone_gets_their_marks(classroom: Path, tmp_path: Path) -> None:
    result = graded(classroom, tmp_path / "book", "--csv", "-", "--jobs", "2")
    assert result.returncode == 0, result.stderr
    assert [row[:4] for row in rows_of(result.stdout.encode())] == [
        ["submission", "points", "max_points", "outcome"],
        ["'=kim", "10", "10", "passed"],
        ["broken", "0", "10", "does not load"],
        ["choi", "0", "10", "not attempted"],
        ["han", "0", "10", "not attempted"],
        ["jung", "0", "10", "does not load"],
        ["lee", "10", "10", "passed"],
        ["박", "0", "10", "wrong"],
    ]
    assert result.stderr.splitlines() == [
        "Graded: 7 · known already: 0 · unusable: 2 · mean: 2.9 / 10 points",
        "  broken: broken.zip: cannot be read (it is no zip, or cut off); "
        "zip it again.",
        f"  jung: {FILE}: is a link out of the folder.",
        "Left alone, neither folder nor zip: notes.txt",
    ]
    assert all(grade.authoritative for grade in kept(tmp_path / "book"))


def test_only_what_changed_is_graded_again(classroom: Path, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    shutil.copytree(classroom, folder, symlinks=True)
    book = tmp_path / "book"
    graded(folder, book)
    first = kept(book)
    assert "Graded: 0 · known already: 7 ·" in graded(folder, book).stdout
    written(folder / "han" / "exercises" / FILE, SOLUTION)  # as kim's: known
    written(folder / "choi" / "exercises" / FILE, SOLUTION + b"#")
    assert "Graded: 1 · known already: 6 ·" in graded(folder, book).stdout
    assert [grade.points for grade in kept(book)] == [10, 0, 10, 10, 0, 10, 0]
    assert "Graded: 7 ·" in graded(folder, book, "--seed", "6").stdout
    assert "known already: 7 ·" in graded(folder, book, "--seed", "5").stdout
    shutil.rmtree(folder / "choi")
    assert "but not in this folder: choi" in graded(folder, book).stdout
    assert len(kept(book)) == len(first)


def test_the_bytes_do_not_depend_on_the_number_of_processes(
    classroom: Path, tmp_path: Path
) -> None:
    for jobs in ("1", "2"):
        files = (tmp_path / f"book{jobs}", "--csv", tmp_path / f"csv{jobs}")
        assert graded(classroom, *files, "--jobs", jobs).returncode == 0
    assert (tmp_path / "csv1").read_bytes() == (tmp_path / "csv2").read_bytes()
    assert kept(tmp_path / "book1") == kept(tmp_path / "book2")


def test_who_is_on_the_roster_and_who_is_not(classroom: Path, tmp_path: Path) -> None:
    roster = tmp_path / "명단.csv"
    roster.write_bytes("submission,name,language\n박,박하나,ko\nna,,\n".encode("cp949"))
    result = graded(
        *(classroom, tmp_path / "book", "--csv", tmp_path / "csv"),
        *("--roster", roster, "--feedback", tmp_path / "back"),
    )
    rows = {row[0]: row[1:] for row in rows_of((tmp_path / "csv").read_bytes())}
    assert len(rows) == 9
    assert rows["na"] == ["0", "10", "missing", "0"]
    assert "Nothing handed in: na\n" in result.stdout
    assert "Not on the roster: =kim, broken, choi" in result.stdout
    pages = {
        file.stem: file.read_text("utf-8") for file in (tmp_path / "back").iterdir()
    }
    assert len(pages) == 7
    assert "박하나" in pages["박"]
    assert ('lang="ko"' in pages["박"]) and ('lang="en"' in pages["lee"])


# What ends a run


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a class that takes some seconds."""
    folder = tmp_path_factory.mktemp("crowd")
    for number in range(60):
        code = (SOLUTION, WRONG)[number % 2]
        written(folder / f"{number:02}" / FILE, code + b"# %d\n" % number)
    return folder


@pytest.fixture(scope="module")
def undisturbed(
    crowd: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, list[Grade]]:
    """Grade the crowd in peace: the table, and what is kept."""
    folder = tmp_path_factory.mktemp("undisturbed")
    book, table = folder / "book", folder / "csv"
    result = graded(crowd, book, "--csv", table, what="linear_regression")
    assert result.stdout.startswith("Graded: 60 ·"), result.stderr
    return table.read_bytes(), kept(book)


@contextmanager
def running(crowd: Path, *arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    command = (*COMMAND, crowd, "linear_regression", *SEED, "--jobs", "2", *arguments)
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[str], what: Callable[[], T]) -> T:
    end = time.monotonic() + 60
    while not (found := what()):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.005)
    return found


def graders_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """List its grader processes, not those that have just been killed."""
    found = []
    for child in psutil.Process(process.pid).children():
        with suppress(psutil.NoSuchProcess):
            if "LokyProcess" in " ".join(child.cmdline()):
                found.append(child)
    return found


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def test_killed_at_any_moment_it_goes_on_from_there(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    book, table = tmp_path / "book", tmp_path / "csv"
    written = tmp_path / "book-wal"
    chance = random.Random(1)
    done = [0]
    for enough in (0, *(chance.randrange(1 << 15, 1 << 18) for _ in range(4))):
        with running(crowd, "--gradebook", book, "--csv", table) as process:
            wait_for(process, lambda: size(written) >= enough)  # noqa: B023
            time.sleep(chance.uniform(0, 0.05))
            family = psutil.Process(process.pid).children(recursive=True)
            process.kill()
        _, alive = psutil.wait_procs(family, timeout=10)
        assert not alive
        done.append(len(kept(book)) if book.exists() else 0)
    assert done == sorted(done)
    assert 0 < done[-1] < 60
    result = graded(crowd, book, "--csv", table, what="linear_regression")
    now, before = 60 - done[-1], done[-1]
    assert result.stdout.startswith(f"Graded: {now} · known already: {before} ·")
    assert (table.read_bytes(), kept(book)) == undisturbed
    assert {file.name for file in tmp_path.iterdir()} == {"book", "csv"}


def test_a_grader_process_that_is_killed_costs_nobody_anything(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    book, table = tmp_path / "book", tmp_path / "csv"
    with running(crowd, "--gradebook", book, "--csv", table) as process:
        for _ in range(2):
            victim, *_ = wait_for(process, lambda: graders_of(process))
            wait_for(process, lambda: size(tmp_path / "book-wal") > 1 << 15)
            victim.kill()
            victim.wait()
        output, errors = process.communicate()
        assert process.returncode == 0, errors
    assert output.startswith("Graded: 60 ·")
    assert (table.read_bytes(), kept(book)) == undisturbed


def test_ctrl_c_keeps_what_is_done(crowd: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    arguments = ("batch", crowd, "linear_regression", *SEED, "--gradebook", book)
    with grade_in_terminal(*arguments) as terminal:
        terminal.expect("Grading")
        terminal.expect("/s")  # it has a rate: something is done
        terminal.type("\x03")
        terminal.expect("What was graded is in the gradebook; run this again to go on.")
        terminal.expect("grade: interrupted")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.text
    assert 0 < len(kept(book)) < 60


class Fatal:
    """Ends the grader process of whoever is called so."""

    def __init__(self, name: str, marker: Path) -> None:
        self._name = name
        self._marker = marker

    def __call__(self, submissions: Sequence[Submission]) -> Graded:
        for submission in submissions:
            if submission.name == self._name and LOST not in submission.files.values():
                with self._marker.open("a") as marker:
                    marker.write("x")
                os._exit(1)
        return Graded(b"", tuple(Failure(s.name) for s in submissions))


def test_what_ends_its_grader_process_every_time_is_told_of(
    crowd: Path, tmp_path: Path
) -> None:
    entries = gather(crowd).entries
    items = [Item(submission_hash(e.read([FILE])), e, [e.id]) for e in entries]
    work = Fatal("07", tmp_path / "marker")
    with local_pool(2) as pool:
        done = [d for _, some in distribute(pool, work, items, [FILE]) for d in some]
    assert sorted(d.item.entry.id for d in done) == [entry.id for entry in entries]
    assert [d.item.entry.id for d in done if d.lost] == ["07"]
    assert (tmp_path / "marker").read_text() == "xxx"  # once with others, twice alone


# A cluster


@contextmanager
def dask(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    program = Path(sys.executable).with_name("dask")
    with subprocess.Popen(
        [program, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()


def test_a_cluster_gives_the_same_bytes(
    crowd: Path, undisturbed: tuple[bytes, list[Grade]], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    book, table = tmp_path / "book", tmp_path / "csv"
    with (
        dask("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"),
        dask("worker", address, "--nworkers", "2", "--nthreads", "1"),
        running(
            crowd, "--gradebook", book, "--csv", table, "--scheduler", address
        ) as process,
    ):
        output, errors = process.communicate(timeout=90)
    assert output.startswith("Graded: 60 ·"), errors
    assert (table.read_bytes(), kept(book)) == undisturbed


def test_a_cluster_tells_what_is_lost() -> None:
    batches = [((n,), [Submission("kim", {})] * n) for n in range(9)]
    end: Any = os._exit
    ending: Any = [((0,), 1)]
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as some,
        Client(some, set_as_default=False) as client,
    ):
        pool = ClusterPool(client)
        assert sorted(pool.run(len, batches)) == [((n,), n) for n in range(9)]
        with pytest.raises(LostError):
            list(pool.run(end, ending))
        alone = pool.one_by_one().run(len, batches)
        assert [answer for _, answer in alone] == [*range(9)]


# What is wrong is said in one line


def refused(*arguments: str | Path) -> str:
    result = CliRunner().invoke(
        batch, [*map(str, arguments), "--lang", "en"], standalone_mode=False
    )
    assert result.exception, result.output
    said = str(getattr(result.exception, "message", result.exception))
    assert "\n" not in said
    return said


def test_mistakes_on_the_command_line(classroom: Path, tmp_path: Path) -> None:
    book = ("--gradebook", tmp_path / "book")
    assert "DIR: there is no folder" in refused(tmp_path / "no", *book)
    assert "put a folder or zip for each learner" in refused(tmp_path, *book)
    assert 'no exercise "lineer"' in refused(classroom, "lineer", *book)
    assert "--csv" in refused(classroom, *book, "--csv", "no/x.csv")
    assert "is not a folder" in refused(classroom, *book, "--feedback", __file__)
    assert "--roster" in refused(classroom, *book, "--roster", "no.csv")
    assert not (tmp_path / "book").exists()
    assert "is not a gradebook" in refused(classroom, "--gradebook", __file__)
    assert "cannot be read or written" in refused(classroom, "--gradebook", tmp_path)


def test_without_a_lock_no_grade_is_kept(
    classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "unavailable", lambda: "no Landlock")
    said = refused(classroom, "--gradebook", tmp_path / "book")
    assert "cannot be locked in: no Landlock" in said
    assert "--unsafe" in said
    assert not (tmp_path / "book").exists()


def test_a_scheduler_that_does_not_answer(
    classroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    address = "tcp://127.0.0.1:9"
    book = tmp_path / "book"
    said = refused(classroom, "--gradebook", book, "--scheduler", address)
    assert f"{address} does not answer (" in said


# What the graders themselves may do wrong

JOB = Job(tuple(TRAIN), seed=1)


@dataclass(frozen=True)
class Answers(LocalPool):
    """Says of each submission what it was told to say."""

    outcome: Callable[[Submission], Result | Failure] = lambda s: Failure(s.name)
    graders: bytes = JOB.grader_hash

    def run(self, work: Any, batches: Any) -> Iterator[Any]:  # noqa: ARG002
        for numbers, some in batches:
            yield numbers, Graded(self.graders, tuple(map(self.outcome, some)))


def result(submission: Submission, *, authoritative: bool = True) -> Result | Failure:
    return Result.of(
        Grade(submission.name, authoritative, 1, ()), submission_hash(submission)
    )


@pytest.fixture
def class_run(tmp_path: Path) -> Iterator[ClassRun]:
    with Gradebook(tmp_path / "book", to_write=True) as book:
        yield ClassRun(book, JOB, unsafe=False)


def run_with(run: ClassRun, classroom: Path, pool: Pool) -> None:
    items = run.sort_out(gather(classroom).entries, lambda *_: None)
    run.grade(pool, items, lambda *_: None)


def test_other_graders_are_not_trusted(class_run: ClassRun, classroom: Path) -> None:
    with pytest.raises(GraderError, match="other graders"):
        run_with(class_run, classroom, Answers({}, outcome=result, graders=b"others"))


def test_a_machine_without_a_lock_is_not_trusted(
    class_run: ClassRun, classroom: Path
) -> None:
    pool = Answers({}, outcome=lambda s: result(s, authoritative=False))
    with pytest.raises(UnlockedError, match="--unsafe"):
        run_with(class_run, classroom, pool)


def test_one_failure_of_the_graders_costs_one_submission(
    class_run: ClassRun, classroom: Path
) -> None:
    def outcome(submission: Submission) -> Result | Failure:
        if submission.name == "jung":
            return Failure("test_x.py: ValueError")
        if submission.name == "박":
            return result(replace(submission, files={FILE: b"written meanwhile"}))
        return result(submission)

    run_with(class_run, classroom, Answers({}, outcome=outcome))
    assert class_run.summary.graded == 5
    assert dict(class_run.summary.failures) == {
        "jung": Text.same("test_x.py: ValueError"),
        "박": Text(
            ko="채점하는 동안 바뀌었습니다. 다시 실행하세요.",
            en="It changed while it was graded; run this again.",
        ),
    }


# What ran out of time


def test_what_ran_out_of_time_is_graded_once_more_alone(
    classroom: Path, tmp_path: Path
) -> None:
    asked: list[str] = []
    hopeless = {"박"}

    def outcome(submission: Submission) -> Result | Failure:
        asked.append(submission.name)
        late = submission.name in hopeless or asked.count(submission.name) == 1
        given = result(submission)
        assert isinstance(given, Result)
        return replace(given, timed_out=late and submission.name in ("박", "jung"))

    with Gradebook(tmp_path / "book", to_write=True) as book:
        for known in (0, 6):
            asked.clear()
            run = ClassRun(book, JOB, unsafe=False)
            run_with(run, classroom, Answers({}, outcome=outcome))
            assert run.summary.timed_out == ["박"]
            assert run.summary.known == known
            assert run.summary.graded + known == 7
            assert asked.count("박") == 2
            assert asked[-1] == "박"
        assert asked == ["박", "박"]
        hopeless.clear()
        run = ClassRun(book, JOB, unsafe=False)
        run_with(run, classroom, Answers({}, outcome=outcome))
        assert (run.summary.timed_out, run.summary.graded) == ([], 1)
        run = ClassRun(book, JOB, unsafe=False)
        assert run.sort_out(gather(classroom).entries, lambda *_: None) == []


def test_alone_means_one_at_a_time() -> None:
    pool = LocalPool({"backend": "threading", "n_jobs": 4}).one_by_one()
    busy: list[str] = []

    def work(submissions: Sequence[Submission]) -> int:
        busy.extend(s.name for s in submissions)
        time.sleep(0.02)
        here = len(busy)
        busy.clear()
        return here

    batches = [((n,), [Submission(str(n), {})]) for n in range(8)]
    assert [count for _, count in pool.run(work, batches)] == [1] * 8


def test_named_submissions_are_graded_again(classroom: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    graded(classroom, book)
    before = kept(book)
    again = ("--again", "lee", "--again", "박")
    assert "Graded: 2 · known already: 5 ·" in graded(classroom, book, *again).stdout
    assert kept(book) == before
    said = refused(classroom, "--gradebook", book, "--again", "le")
    assert f'--again: there is no submission "le" in {classroom}.' in said
    assert "Did you mean lee?" in said
    assert "its name there" in refused(
        classroom, "--gradebook", book, "--again", "no\nbody"
    )
