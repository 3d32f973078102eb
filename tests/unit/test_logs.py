"""Lines of the log: each says one thing, whatever a request is called."""

import logging

from dashapp.web.logs import OneLine


def test_what_a_request_says_begins_no_line_of_its_own() -> None:
    record = logging.LogRecord(
        "requests", logging.INFO, "", 0, "GET %s 200", ("/é\nERROR forged\x1b[2J\u2028",), None
    )
    line = OneLine("%(levelname)s %(message)s").format(record)
    assert line == "INFO GET /é\\nERROR forged\\x1b[2J\\u2028 200"


def test_a_trace_keeps_its_lines() -> None:
    try:
        int("broken")
    except ValueError as error:
        told = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("all", logging.ERROR, "", 0, "failed", (), told)
    assert OneLine("%(message)s").format(record).splitlines()[-1].startswith("ValueError: ")
