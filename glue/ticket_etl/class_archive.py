"""Spark's classes in one file that the JVM maps, instead of seeking ten thousand of them in 250 jars. Never on Glue."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pyspark

FOLDER = Path(__file__).parents[2] / ".local/spark-classes"

# An archive that no longer fits, or classes that an archive cannot hold, are nothing to tell of.
_QUIET = "-Xshare:auto -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -Xlog:all=error:stderr"


def use_options(flags: str, folder: Path = FOLDER) -> str:
    """JVM options that use the archive for a JVM with `flags`; none when it was not made."""
    archive = _archive_of(flags, folder)
    return f'{_QUIET} "-XX:SharedArchiveFile={archive}"' if archive and _is_whole(archive) else ""


def make_archive(flags: str, run: Callable[[str], None], folder: Path = FOLDER) -> bool:
    """Makes the archive unless it is there: about 150 MB. Removes those of other Javas and pysparks.

    `run` starts a JVM with the options it is given, has it load what a load needs, and waits for its end.
    False when this JVM makes no archives, which is remembered. Raises what `run` raises, and leaves nothing then."""
    archive = _archive_of(flags, folder)
    if archive is None or not is_missing(flags, folder):
        return archive is not None and _is_whole(archive)
    # Of this process alone: two at once each make their own, and the later one stays.
    unfinished = folder / f"{archive.stem}.{os.getpid()}.unfinished"
    try:
        run(f'{_QUIET} "-XX:ArchiveClassesAtExit={unfinished}"')
        if not _is_whole(unfinished):
            unfinished.write_bytes(b"")
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    _remove_others(archive)
    return _is_whole(archive)


def is_missing(flags: str, folder: Path = FOLDER) -> bool:
    """Whether there is an archive to be made, and a place for it."""
    archive = _archive_of(flags, folder)
    return archive is not None and not archive.exists() and _is_writable(folder)


def _archive_of(flags: str, folder: Path) -> Path | None:
    """Where the archive lies that this Java takes: one of its own making, with the same jars in the same place."""
    java = _java()
    if java is None:
        return None
    spark = Path(pyspark.__file__).resolve().parent
    key = f"{java} {java.stat().st_mtime_ns} {_release_of(java)} {spark} {pyspark.__version__} {flags}"
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.jsa"


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


def _java() -> Path | None:
    """The java that spark-submit starts."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    return Path(found).resolve() if found else None


def _release_of(java: Path) -> str:
    try:
        return (java.parents[1] / "release").read_text(errors="replace")
    except OSError:
        return ""


def _is_whole(archive: Path) -> bool:
    """Whether its making came to an end: the JVM writes the file's head last."""
    try:
        with archive.open("rb") as file:
            return file.read(4).strip(b"\0") != b""
    except OSError:
        return False


def _remove_others(archive: Path) -> None:
    for other in archive.parent.glob("*.jsa"):
        if other != archive:
            other.unlink(missing_ok=True)
