"""Pieces of Spark SQL. The transforms are SQL and not chains of Column calls, each of which is a call into the JVM: the
five hundred calls that the checks would need took three seconds of every run."""


def quoted(text: str) -> str:
    """`text` as a string literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
