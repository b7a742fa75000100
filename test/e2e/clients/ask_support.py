"""Asks for support as one user: POST /user, POST /ticket, then GET /ticket?ticket_id= until there is an answer.

Settings: BASE_URL and TOKEN. The only argument, the description, is optional.
"""

import json
import os
import sys
import time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

BASE_URL = os.environ["BASE_URL"]
HEADERS = {"Content-Type": "application/json", "Token": os.environ["TOKEN"]}
TIMEOUT_SECONDS = 120


def call(method: str, path: str, body: dict | None = None) -> dict:
    data = None if body is None else json.dumps(body).encode()
    request = Request(BASE_URL + path, data, HEADERS, method=method)  # noqa: S310
    with urlopen(request, timeout=30) as response:  # noqa: S310
        return json.load(response)


def wait_for(ticket_id: str) -> dict:
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while time.monotonic() < deadline:
        ticket = call("GET", "/ticket?" + urlencode({"ticket_id": ticket_id}))
        if "time_finished" in ticket:
            return ticket
        time.sleep(1)
    raise TimeoutError(f"no answer to {ticket_id}")


def main(description: list[str]) -> None:
    user_id = call("POST", "/user")["user_id"]
    ticket = {"user_id": user_id, **({"description": description[0]} if description else {})}
    ticket_id = call("POST", "/ticket", ticket)["ticket_id"]
    answer = wait_for(ticket_id)
    json.dump({name: answer[name] for name in ("response", "time_created", "time_finished")}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
