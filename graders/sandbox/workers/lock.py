"""The lock: what a worker gives up before it looks at a learner's code.

Nothing here needs privileges, and nothing can be undone by the process that did it:
resource limits, no new privileges, Landlock (which files), seccomp (which system calls)
and, for root, another user. See landlock(7), seccomp(2), prctl(2), setrlimit(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import os
import resource
import socket
import struct
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from pathlib import Path

NOBODY = 65534

_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2
_CAPABILITY_VERSION = 0x20080522
_PR_SET_PDEATHSIG = 1
_PR_SET_KEEPCAPS = 8
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2
_SIGKILL = 9

_LANDLOCK_CREATE_RULESET = 444
_LANDLOCK_ADD_RULE = 445
_LANDLOCK_RESTRICT_SELF = 446
_RULESET_VERSION = 1
_RULE_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3

_SYSTEM_CALLS = """
    read readv pread64 lseek close openat newfstatat fstat stat lstat statx
    getdents64 readlink readlinkat access faccessat faccessat2 getcwd chdir dup
    write writev recvfrom poll ppoll
    mmap munmap mremap mprotect madvise brk membarrier futex rseq set_robust_list
    rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack setitimer getitimer alarm
    clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times
    getpid gettid getuid geteuid getgid getegid getrusage sysinfo uname getrandom
    sched_yield sched_getaffinity restart_syscall exit exit_group
"""
_FCNTL_COMMANDS = (1, 2, 3, 1030)
"""F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC: none that sends or waits for signals."""
_SENDTO_FLAGS = (0, socket.MSG_NOSIGNAL)
"""None that makes the kernel wait for more, or keep pages for itself."""


_IMPORTED = ("numpy", "torch", "matplotlib")
"""What learners import."""
_GRADERS = Path(__file__).resolve().parents[2]


class LockError(Exception):
    """This system cannot lock a worker; the message says what is missing."""


class Lock:
    """Made ready once in the zygote, closed by each worker for itself."""

    def __init__(self) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._address_space = _address_space()
        self._ruleset = self._landlock_ruleset(readable_paths())
        self._filter = _seccomp_filter()
        self._kept = self._capability_to_read()
        length, size = struct.calcsize("HBBI"), len(self._filter)
        # struct sock_fprog: how many instructions, and where they are.
        self._program = ctypes.create_string_buffer(self._filter, size)
        self._sock_fprog = struct.pack(
            "HP", size // length, ctypes.addressof(self._program)
        )

    def engage(self, *, memory_bytes: int, cpu_seconds: int) -> None:
        """Lock this process up, for ever; raise LockError where that fails."""
        # Should the machine run out of memory, a worker goes before its grader.
        descriptor = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
        os.write(descriptor, b"1000")
        os.close(descriptor)
        self._call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        self._call("syscall", _LANDLOCK_RESTRICT_SELF, self._ruleset, 0)
        os.close(self._ruleset)
        if os.geteuid() == 0:
            self._call("prctl", _PR_SET_KEEPCAPS, self._kept is not None, 0, 0, 0)
            _become_nobody()
            if self._kept is not None:
                self._capset(1 << self._kept)
        # After the change of user, which would clear it: no worker outlives its zygote.
        self._call("prctl", _PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
        for limit, most in {
            resource.RLIMIT_AS: self._address_space + memory_bytes,
            resource.RLIMIT_CPU: cpu_seconds,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_NOFILE: 64,
            resource.RLIMIT_NPROC: 0,
            resource.RLIMIT_CORE: 0,
        }.items():
            resource.setrlimit(limit, (most, most))
        self._call(
            "prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, self._sock_fprog, 0, 0
        )

    def _capability_to_read(self) -> int | None:
        """Choose what root keeps where nobody could not read Python; most often None.

        Landlock still says which folders: a worker of an ordinary user, whose own
        Python it is, is held by nothing else.
        """
        if os.geteuid() != 0 or (hidden := hidden_from_nobody()) is None:
            return None
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        permitted = int(status.partition("CapPrm:")[2].split()[0], 16)
        for capability in (_CAP_DAC_READ_SEARCH, _CAP_DAC_OVERRIDE):
            if permitted >> capability & 1:
                return capability
        raise LockError(
            f"a worker of root's becomes the user nobody, who cannot read {hidden}: "
            "install Python where everyone may read it, or grade as an ordinary user"
        )

    def _capset(self, capabilities: int) -> None:
        header = struct.pack("Ii", _CAPABILITY_VERSION, 0)
        held = struct.pack("6I", capabilities, capabilities, 0, 0, 0, 0)
        self._call("capset", header, held)

    def _landlock_ruleset(self, readable: list[Path]) -> int:
        version = landlock_version()
        handled = (1 << 13) - 1  # all kinds of access that the first version knows
        for since, access in ((2, 1 << 13), (3, 1 << 14), (5, 1 << 15)):
            handled |= access if version >= since else 0
        network = 0b11 if version >= 4 else 0
        scopes = 0b11 if version >= 6 else 0
        size = 8 if version < 4 else 16 if version < 6 else 24
        attributes = struct.pack("QQQ", handled, network, scopes)[:size]
        ruleset = self._call("syscall", _LANDLOCK_CREATE_RULESET, attributes, size, 0)
        for path, access in _readable(readable):
            descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rule = struct.pack("=Qi", access, descriptor)
            self._call(
                "syscall", _LANDLOCK_ADD_RULE, ruleset, _RULE_PATH_BENEATH, rule, 0
            )
            os.close(descriptor)
        return ruleset

    def _call(self, name: str, *arguments: int | bytes) -> int:
        result: int = getattr(self._libc, name)(
            *(a if isinstance(a, bytes) else ctypes.c_long(a) for a in arguments)
        )
        if result < 0:
            reason = os.strerror(ctypes.get_errno())
            raise LockError(f"{name}{arguments[:1]}: {reason}")
        return result


def readable_paths() -> list[Path]:
    """List what a worker may read: Python, its packages, shared libraries.

    The graders are never among them, even if they lie with the packages.
    """
    names = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib")}
    names |= {sysconfig.get_path("platlib"), f"{sys.base_prefix}/lib"}
    names |= {"/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"}
    names |= {"/dev/null", "/dev/urandom"}
    for name in _IMPORTED:  # by `pip install --user`, for one, they lie elsewhere
        if (found := importlib.util.find_spec(name)) and found.origin:
            names.add(str(Path(found.origin).parents[1]))
    return sorted(Path(name) for name in names if Path(name).exists())


def _readable(paths: list[Path]) -> Iterator[tuple[Path, int]]:
    """Give what may be read, and how; of folders above the graders all else in them."""
    for path in paths:
        if not path.is_dir():
            yield path, _READ_FILE
        elif not _GRADERS.is_relative_to(path.resolve()):
            yield path, _READ_FILE | _READ_DIR
        elif path.resolve() != _GRADERS:
            yield path, _READ_DIR  # to import what lies there, it has to be listed
            beside = (each for each in path.iterdir() if not each.is_symlink())
            yield from _readable(sorted(beside))


def hidden_from_nobody() -> str | None:
    """Try, as nobody, to read Python and what is imported; name what cannot be read."""
    folders = [str(path) for path in readable_paths()]
    loaded = {str(getattr(module, "__file__", "")) for module in sys.modules.values()}
    paths = [*folders, *sorted(file for file in loaded if _is_in(file, folders))]
    receiving, sending = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            _become_nobody()
            os.write(sending, os.fsencode(next(filter(_unreadable, paths), "")))
        finally:
            os._exit(0)
    os.close(sending)
    hidden = os.read(receiving, 1 << 16)
    os.close(receiving)
    os.waitpid(pid, 0)
    return os.fsdecode(hidden) or None


def _is_in(file: str, folders: list[str]) -> bool:
    return any(file.startswith(f"{folder}/") for folder in folders)


def _unreadable(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return True
    return False


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def missing() -> str | None:
    """Say what this Linux lacks for the lock to hold, or None if it lacks nothing."""
    try:
        landlock_version()
        _seccomp_filter()
    except LockError as error:
        return str(error)
    return None


def landlock_version() -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    version: int = libc.syscall(_LANDLOCK_CREATE_RULESET, None, 0, _RULESET_VERSION)
    if version < 1:
        raise LockError("this kernel has no Landlock (Linux 5.13 or newer has)")
    return version


def _seccomp_filter() -> bytes:
    """Compile the list of allowed system calls for this machine."""
    try:
        import pyseccomp as seccomp
    except (ImportError, OSError, RuntimeError):
        raise LockError(
            "libseccomp cannot be loaded; install it (Debian: libseccomp2)"
        ) from None
    filter_ = seccomp.SyscallFilter(defaction=seccomp.ERRNO(1))
    for name in _SYSTEM_CALLS.split():
        # Some do not exist on every architecture.
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            filter_.add_rule(seccomp.ALLOW, name)
    for command in _FCNTL_COMMANDS:
        filter_.add_rule(seccomp.ALLOW, "fcntl", seccomp.Arg(1, seccomp.EQ, command))
    for flags in _SENDTO_FLAGS:
        filter_.add_rule(seccomp.ALLOW, "sendto", seccomp.Arg(3, seccomp.EQ, flags))
    # Only to look at one's own limits: not those of the zygote, and no new ones.
    filter_.add_rule(
        seccomp.ALLOW,
        "prlimit64",
        seccomp.Arg(0, seccomp.EQ, 0),
        seccomp.Arg(2, seccomp.EQ, 0),
    )
    with tempfile.TemporaryFile() as file:
        filter_.export_bpf(file)
        file.seek(0)
        return file.read()


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
