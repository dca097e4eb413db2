"""The version, apart from the package, so that no room has to import what lies above it."""

__version__ = "0.1.0"
