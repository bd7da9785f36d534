"""The client: h2load on keep-alive connections of HTTP/1.1."""

import http.client
import os
import re
import subprocess


class Case:
    def __init__(self, name, host, path, requests, length):
        self.name, self.host, self.path, self.requests, self.length = name, host, path, requests, length


SMALL = Case("200 bytes", "bare.test", "/small", 10_000, 200)
TWO = Case("200 bytes, two middlewares", "two.test", "/small", 10_000, 200)
LARGE = Case("100 KB", "tuned.test", "/large", 4_000, 100_000)
CASES = [SMALL, TWO, LARGE]


class Result:
    def __init__(self, times):
        self.requests, self.p50, self.p99 = len(times), _quantile(times, 0.5), _quantile(times, 0.99)


def _quantile(values, share):
    """In milliseconds, of sorted microseconds."""
    return values[int(len(values) * share)] / 1000


def check(port, case):
    """Fails unless the proxy does what is to be measured."""
    answer, body = _get(port, case.host, case.path)
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


def _get(port, host, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def run(port, case, cpus, directory, clients=64, amount=None):
    """Sends the case's requests, or as many as amount says in h2load's words. Every one must succeed."""
    log = os.path.join(directory, "h2load.log")
    command = ["taskset", "-c", ",".join(map(str, cpus))]
    command += ["h2load", "--h1", "-t1", f"-c{clients}", f"--connect-to=127.0.0.1:{port}", f"--log-file={log}"]
    command += amount or [f"-n{case.requests}"]
    command.append(f"http://{case.host}{case.path}")
    said = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    counts = re.search(r"(\d+) done, (\d+) succeeded, (\d+) failed", said)
    if not counts or counts[1] != counts[2] or counts[3] != "0":
        raise SystemExit(f"{case.name} on port {port}: some requests failed\n{said}")
    with open(log) as file:
        times = sorted(int(line.split("\t")[2]) for line in file)
    os.remove(log)
    return Result(times)
