"""What a request may ask of the database, and the answer when it cannot be had."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import Error, InterfaceError, OperationalError, connection
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase

from .refusals import refuse

logger = logging.getLogger(__name__)

SECONDS_FOR_READERS = 3
SECONDS_FOR_DESK = 15
SECONDS_FOR_LOCKS = 2
RETRY_AFTER_SECONDS = 30

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class DatabaseLimits:
    """Limits how long a statement may take; answers 503 when the database is away or too slow."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if connection.vendor != "postgresql":
            return self.get_response(request)
        for_desk = request.path.startswith("/admin/")
        limits = Limits(SECONDS_FOR_DESK if for_desk else SECONDS_FOR_READERS)
        with connection.execute_wrapper(limits):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_passing(error):
            return None
        logger.error("%s %s: the database: %s", request.method, request.path, error)
        response = refuse(503)
        response["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return response


class Limits:
    """Tells PostgreSQL the limits with the first statement of a request.

    To start further processes, or to compile, takes longer than any statement of a page.

    A page that asks nothing of the database stays free of it. The limits hold until the next
    request on this connection sets its own.
    """

    def __init__(self, seconds: int) -> None:
        self.sql = (
            f"SET statement_timeout = '{seconds}s'; SET lock_timeout = '{SECONDS_FOR_LOCKS}s';"
            " SET max_parallel_workers_per_gather = 0; SET jit = off"
        )
        self.told = False

    def __call__(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if not self.told:
            # On the driver's own cursor: this is no query of the page, and is not counted as one.
            context["cursor"].cursor.execute(self.sql)
            self.told = True
        return execute(sql, params, many, context)


def is_passing(error: Exception) -> bool:
    """Whether the database is away, locked or too slow, and not our SQL wrong.

    SQLite names both with one exception; only its error code tells a missing table from a lock.
    """
    if not isinstance(error, OperationalError | InterfaceError):
        return False
    cause: Error | BaseException | None = error.__cause__
    return getattr(cause, "sqlite_errorname", "") != "SQLITE_ERROR"
