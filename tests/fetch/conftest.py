"""A service on this machine that answers from a script and remembers what it was asked."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from graphlab.fetch import Access

SILENCE = "silence"


class Service:
    """`answer(path, query) -> (status, headers, body)`; `troubles` are given first, one a question.

    A trouble is such an answer, or a number: that many bytes of the true answer, then the line goes dead;
    or `SILENCE`.
    """

    def __init__(self):
        self.answer = None
        self.troubles = []
        self.asked = []
        self.headers = []

    def paths(self):
        return [path for path, _ in self.asked]


def _handler(service):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            service.asked.append((unquote(parts.path), query))
            service.headers.append(dict(self.headers))
            trouble = service.troubles.pop(0) if service.troubles else None
            if trouble == SILENCE:
                threading.Event().wait(0.5)
                return
            if isinstance(trouble, tuple):
                status, headers, body = trouble
            else:
                status, headers, body = service.answer(unquote(parts.path), query)
            body = body.encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if not isinstance(trouble, int) else body[:trouble])

        def log_message(self, *_):
            pass

    return Handler


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    script = Service()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_port}"
    yield script
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def waits(monkeypatch):
    """Seconds that would have been waited."""
    seconds = []
    monkeypatch.setattr(time, "sleep", seconds.append)
    return seconds


@pytest.fixture
def silence(monkeypatch):
    """The trouble of no answer at all, with a time limit that suits a test."""
    for module in ("polite", "crossref"):
        monkeypatch.setattr(f"graphlab.fetch.{module}.TIMEOUT_S", 0.2)
    return SILENCE


@pytest.fixture
def access(service, tmp_path):
    said = []
    made = Access(tmp_path / "answers", mail="ada@example.org", base_url=service.url, tell=said.append)
    object.__setattr__(made, "said", said)
    return made
