"""An archive of Spark's classes: one file for the JVM to map instead of ten thousand classes in 250 jars to look up.
Not used on Glue."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyspark

FOLDER = Path(__file__).parents[2] / ".local/spark-classes"

# No output about an archive that no longer fits, or about classes that an archive cannot contain.
_QUIET = "-Xshare:auto -XX:+IgnoreUnrecognizedVMOptions -Xlog:disable -Xlog:all=error:stderr"


def use_options(flags: str, folder: Path = FOLDER) -> str:
    """JVM options that use the archive for a JVM with `flags`; empty when the archive does not exist."""
    archive = _archive_of(flags, folder)
    return f'{_QUIET} "-XX:SharedArchiveFile={archive}"' if archive and _is_whole(archive) else ""


def make_archive(flags: str, run: Callable[[str], None], folder: Path = FOLDER) -> bool:
    """Creates the archive, about 150 MB, unless it exists. Removes those of other versions of Java and pyspark.

    `run` starts a JVM with the given options, makes it use the classes that a load needs, and waits for its exit.
    Returns False when this JVM cannot create archives, which is remembered. Raises what `run` raises, and leaves no
    file then."""
    archive = _archive_of(flags, folder)
    if archive is None or not is_missing(flags, folder):
        return archive is not None and _is_whole(archive)
    # Belongs to this process: two at once each create their own, and the later one stays.
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


def add_default_archive() -> None:
    """Adds the archive of Java's own classes (12 MB, less than a second) to a Java that was packaged without it: the
    archive of Spark's classes builds on it. Changes nothing when it exists."""
    java = _java()
    if java is not None and not (java.parents[1] / "lib/server/classes.jsa").exists():
        subprocess.run([java, "-Xshare:dump"], capture_output=True, check=False)  # noqa: S603


def is_missing(flags: str, folder: Path = FOLDER) -> bool:
    """Whether the archive does not exist yet and can be created."""
    archive = _archive_of(flags, folder)
    return archive is not None and not archive.exists() and _is_writable(folder)


def _archive_of(flags: str, folder: Path) -> Path | None:
    """The path of the archive that this Java accepts: created by itself, from the same jars at the same path."""
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
    """Whether the archive is complete: the JVM writes the file's header last."""
    try:
        with archive.open("rb") as file:
            return file.read(4).strip(b"\0") != b""
    except OSError:
        return False


def _remove_others(archive: Path) -> None:
    for other in archive.parent.glob("*.jsa"):
        if other != archive:
            other.unlink(missing_ok=True)
