"""Log records as JSON, one a line: what a collector of logs reads, and no reader's text can forge a line of."""

import json
import logging
from datetime import UTC, datetime
from typing import Any


class JsonFormatter(logging.Formatter):
    """{"time", "level", "logger", "process", "message"}, and "exception" where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configuration() -> dict[str, Any]:
    """For `logging.config.dictConfig`, as gunicorn asks for it: everything from warnings up goes to stderr."""
    handler = {"class": "logging.StreamHandler", "formatter": "json"}
    loggers = {name: {"level": "WARNING", "handlers": ["stderr"], "propagate": False} for name in ("gunicorn.error",)}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "callbacks.json_log.JsonFormatter"}},
        "handlers": {"stderr": handler},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": loggers,
    }
