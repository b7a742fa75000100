"""Fails if a package of this environment is half installed or half removed, as after a pip that was killed.

pip writes a package's list of files last, and renames what it removes to "~...".
"""

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path


def is_whole(distribution: Distribution) -> bool:
    """Whether its list of files exists, and every file on it."""
    files = distribution.files
    return files is not None and all(Path(file.locate()).exists() for file in files if file.suffix != ".pyc")


def main() -> int:
    """1 if something is not whole."""
    removed = [folder for entry in sys.path if entry.endswith("site-packages") for folder in Path(entry).glob("~*")]
    return 0 if not removed and all(is_whole(one) for one in distributions()) else 1


if __name__ == "__main__":
    sys.exit(main())
