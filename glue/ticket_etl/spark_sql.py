"""Text in Spark's SQL. The transforms are SQL and not chains of Column calls, each of which is a call into the JVM:
the five hundred that the checks would take cost three seconds of every run."""


def quoted(text: str) -> str:
    """`text` as a string literal."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
