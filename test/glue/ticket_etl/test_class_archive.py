"""When the archive of Spark's classes is created, used and removed. The JVM is a fake that writes a file."""

import shlex
from pathlib import Path

import pyspark
import pytest
from ticket_etl import spark as spark_module
from ticket_etl.class_archive import is_missing, make_archive, use_options

FLAGS = "-XX:+UseParallelGC"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A separate Java and pyspark for this test."""
    java = tmp_path / "java/bin/java"
    java.parent.mkdir(parents=True)
    java.touch(mode=0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "java"))
    (tmp_path / "pyspark").mkdir()
    monkeypatch.setattr(pyspark, "__file__", str(tmp_path / "pyspark/__init__.py"))
    return tmp_path


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "with a space/classes"


def written_to(options: str) -> Path:
    return Path(shlex.split(options)[-1].removeprefix("-XX:ArchiveClassesAtExit="))


def jvm(options: str) -> None:
    written_to(options).write_bytes(b"head and body")


def unexpected(_: str) -> None:
    pytest.fail("a JVM was started")


def test_an_existing_archive_is_used_and_not_created_again(home, folder):
    assert use_options(FLAGS, folder) == ""
    assert is_missing(FLAGS, folder)

    assert make_archive(FLAGS, jvm, folder)
    (archive,) = folder.iterdir()

    assert shlex.split(use_options(FLAGS, folder))[-1] == f"-XX:SharedArchiveFile={archive}"
    assert not is_missing(FLAGS, folder)
    assert make_archive(FLAGS, unexpected, folder)


def test_a_creation_that_fails_half_way_leaves_no_file(home, folder):
    def dies(options: str) -> None:
        written_to(options).write_bytes(b"half")
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        make_archive(FLAGS, dies, folder)

    assert list(folder.iterdir()) == []
    assert is_missing(FLAGS, folder)


@pytest.mark.parametrize("left", [None, bytes(4_096)], ids=["nothing", "no head"])
def test_a_jvm_that_cannot_create_archives_is_not_tried_again(home, folder, left):
    def without(options: str) -> None:
        if left:
            written_to(options).write_bytes(left)

    assert not make_archive(FLAGS, without, folder)

    assert use_options(FLAGS, folder) == ""
    assert not make_archive(FLAGS, unexpected, folder)


def test_another_java_creates_its_own_archive_and_removes_the_old_one(home, folder):
    make_archive(FLAGS, jvm, folder)
    (home / "java/release").write_text('JAVA_VERSION="21.0.4"')
    assert use_options(FLAGS, folder) == ""

    make_archive(FLAGS, jvm, folder)

    assert len(list(folder.iterdir())) == 1
    assert use_options(FLAGS, folder) != ""


@pytest.mark.parametrize("changed", ["version", "flags"])
def test_an_archive_is_for_one_pyspark_and_one_set_of_flags(home, folder, monkeypatch, changed):
    make_archive(FLAGS, jvm, folder)
    if changed == "version":
        monkeypatch.setattr(pyspark, "__version__", "9.9.9")

    assert use_options(FLAGS if changed == "version" else "-XX:+UseSerialGC", folder) == ""


def test_a_pyspark_reached_through_a_link_is_the_same_one(home, folder, monkeypatch):
    make_archive(FLAGS, jvm, folder)
    (home / "linked").symlink_to(home / "pyspark")
    monkeypatch.setattr(pyspark, "__file__", str(home / "linked/__init__.py"))

    assert use_options(FLAGS, folder) != ""


def test_two_processes_can_create_it_at_once(home, folder, monkeypatch):
    def another_process_creates_it_too(options: str) -> None:
        with monkeypatch.context() as other:
            other.setattr("os.getpid", lambda: 1)
            assert make_archive(FLAGS, jvm, folder)
        jvm(options)

    assert make_archive(FLAGS, another_process_creates_it_too, folder)
    assert len(list(folder.iterdir())) == 1


def test_without_java_or_a_writable_folder_no_archive_is_created(home, folder):
    (home / "file").touch()
    assert not is_missing(FLAGS, home / "file/classes")
    assert not make_archive(FLAGS, unexpected, home / "file/classes")

    (home / "java/bin/java").unlink()
    assert not is_missing(FLAGS, folder)
    assert not make_archive(FLAGS, unexpected, folder)
    assert use_options(FLAGS, folder) == ""


def test_no_archive_is_used_on_glue(spark, monkeypatch):
    monkeypatch.setattr(spark_module, "running_on_glue", lambda: True)
    monkeypatch.setattr(spark_module, "use_options", unexpected)

    assert spark_module.start_spark() is spark
