"""Errors that make a load fail. Each message says what is wrong and what to do; none needs a stack trace."""


class LoadError(Exception):
    """Base of the errors that are reported in one line."""

    exit_code = 1


class InvalidOptions(LoadError):
    """An option is missing, unknown or invalid."""

    exit_code = 2


class AnotherRunActive(LoadError):
    """Another load is running on the warehouse. This one exits at once and changes nothing."""

    exit_code = 3


class SourceUnavailable(LoadError):
    """The bucket or folder cannot be read."""


class SourceNotFound(SourceUnavailable):
    """The bucket or folder that the options name does not exist, or holds nothing although it should."""

    exit_code = 2


class NoObjectsFound(LoadError):
    """The requested days contain no objects."""


class StorageUnwritable(LoadError):
    """Rejects or staged files cannot be written: the disk is full, or permission is missing."""


class ObjectVanished(LoadError):
    """An object was listed but no longer existed when it was read."""


class ObjectArchived(LoadError):
    """An object must be restored before it can be read. The listing does not show it of Intelligent-Tiering."""


class TooManyRejects(LoadError):
    """More rows were rejected than the threshold allows, so nothing was merged."""


class SparkMissing(LoadError):
    """Spark cannot start on this machine."""


class WarehouseUnavailable(LoadError):
    """The warehouse is down, or refuses the login."""


class StatementRejected(LoadError):
    """The warehouse rejected a statement."""


class TableAltered(LoadError):
    """A table differs from the migrations, or an applied migration was changed."""
