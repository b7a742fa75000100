"""The check of an environment after a pip that was killed."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECK = Path(__file__).parents[3] / "scripts" / "bootstrap" / "check_installed.py"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A site-packages with one whole package."""
    folder = tmp_path / "site-packages"
    information = folder / "one-1.0.dist-info"
    information.mkdir(parents=True)
    (folder / "one.py").touch()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: one\nVersion: 1.0\n")
    (information / "RECORD").write_text("one.py,,\n__pycache__/one.cpython-311.pyc,,\none-1.0.dist-info/METADATA,,\n")
    return folder


def check(packages: Path) -> int:
    environment = {"PYTHONPATH": str(packages), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-S", CHECK], env=environment, check=False).returncode  # noqa: S603


def test_accepts_whole_packages(packages: Path) -> None:
    assert check(packages) == 0


@pytest.mark.parametrize("missing", ["one.py", "one-1.0.dist-info/RECORD"])
def test_refuses_a_package_that_lacks_a_file(packages: Path, missing: str) -> None:
    (packages / missing).unlink()

    assert check(packages) == 1


def test_refuses_a_package_that_was_being_removed(packages: Path) -> None:
    (packages / "~ne").mkdir()

    assert check(packages) == 1
