"""The client: h2load."""

import http.client
import os
import re
import socket
import ssl
import subprocess


class Case:
    def __init__(self, name, host, path, requests, length, clients=64, protocol="http/1.1", secure=False):
        self.name, self.host, self.path, self.requests, self.length = name, host, path, requests, length
        self.clients, self.protocol, self.secure = clients, protocol, secure


SMALL = Case("200 bytes", "bare.test", "/small", 10_000, 200)
TWO = Case("200 bytes, two middlewares", "two.test", "/small", 10_000, 200)
LARGE = Case("100 KB", "tuned.test", "/large", 4_000, 100_000)
TLS = Case("200 bytes, TLS", "bare.test", "/small", 10_000, 200, secure=True)
TLS_H2 = Case("200 bytes, TLS, HTTP/2", "bare.test", "/small", 10_000, 200, protocol="h2", secure=True)
TLS_LARGE = Case("100 KB, TLS", "tuned.test", "/large", 2_000, 100_000, secure=True)
# Every request comes on a connection of its own, and h2load resumes no sessions.
HANDSHAKES = Case("handshakes", "bare.test", "/small", 200, 200, clients=200, secure=True)
CASES = [SMALL, TWO, LARGE, TLS, TLS_H2, TLS_LARGE, HANDSHAKES]


class Result:
    def __init__(self, times):
        self.requests, self.p50, self.p99 = len(times), _quantile(times, 0.5), _quantile(times, 0.99)


def _quantile(values, share):
    """In milliseconds, of sorted microseconds."""
    return values[int(len(values) * share)] / 1000


def check(one, case):
    """Fails unless the proxy does what is to be measured."""
    port = one.port_of(case)
    answer, body = _get(port, case.host, case.path, case.secure)
    assert answer.status == 200 and len(body) == case.length, f"{case.name}: {answer.status}, {len(body)} bytes"
    marked = answer.getheader("X-Bench-Response") == "yes"
    assert marked == (case is TWO), f"{case.name}: X-Bench-Response is {marked}"
    if case is TWO:
        moved, _ = _get(port, case.host, "/old/page")
        assert moved.getheader("Location") == "http://two.test/new/page", f"{case.name}: {moved.getheader('Location')}"


def answers(port):
    try:
        return _get(port, SMALL.host, SMALL.path)[0].status == 200
    except OSError:
        return False


def _get(port, host, path, secure=False):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    if secure:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        plain = socket.create_connection(("127.0.0.1", port), timeout=20)
        connection.sock = trusting.wrap_socket(plain, server_hostname=host)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def run(one, case, cpus, directory, clients=None, amount=None):
    """Sends the case's requests, or as many as amount says in h2load's words. Every one must succeed."""
    log = os.path.join(directory, "h2load.log")
    command = ["taskset", "-c", ",".join(map(str, cpus))]
    port = one.port_of(case)
    command += ["h2load", "-t1", f"-c{clients or case.clients}", f"--connect-to=127.0.0.1:{port}", f"--log-file={log}"]
    # In plain text h2load would take the list for h2c.
    command += [f"--npn-list={case.protocol}"] if case.secure else ["--h1"]
    command += amount or [f"-n{case.requests}"]
    command.append(f"{'https' if case.secure else 'http'}://{case.host}{case.path}")
    said = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    counts = re.search(r"(\d+) done, (\d+) succeeded, (\d+) failed", said)
    if not counts or counts[1] != counts[2] or counts[3] != "0":
        raise SystemExit(f"{case.name} on port {port}: some requests failed\n{said}")
    with open(log) as file:
        times = sorted(int(line.split("\t")[2]) for line in file)
    os.remove(log)
    return Result(times)
