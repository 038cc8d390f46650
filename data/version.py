"""The version of the application, as `pyproject.toml` has it (a test keeps them equal)."""

VERSION = "0.1.0"
