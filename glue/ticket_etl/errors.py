"""Errors that end a load. Each message says what is wrong and what to do; none needs a stack trace."""


class LoadError(Exception):
    """Base of the errors that are reported in one line."""

    exit_code = 1


class WrongOptions(LoadError):
    """The command line makes no sense."""

    exit_code = 2


class AnotherRunActive(LoadError):
    """Another load holds the warehouse. This one ends at once and changes nothing."""

    exit_code = 3


class SourceUnavailable(LoadError):
    """The bucket or folder is missing, or may not be read."""


class NothingFound(LoadError):
    """The days or keys asked for hold no objects."""


class PlaceUnwritable(LoadError):
    """Rejects or staged files cannot be written: a full disk, or no right to."""


class ObjectVanished(LoadError):
    """An object was listed, and gone when it was read."""


class TooManyRejects(LoadError):
    """More rows were bad than the threshold allows, so nothing was merged."""


class SparkMissing(LoadError):
    """Spark cannot start on this machine."""


class WarehouseUnavailable(LoadError):
    """The warehouse is down, or refuses the login."""


class WarehouseRefused(LoadError):
    """The warehouse refused a statement."""


class TableAltered(LoadError):
    """A table or a migration is not what the migrations made."""
