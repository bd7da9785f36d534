"""What the operating system knows: processors, ports, and what a process and its children have used. Linux only."""

import os
import socket
import subprocess

TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def write_certificate(folder):
    """A certificate with a P-256 key for all names under test: cert.pem, key.pem, and both in one file, as HAProxy wants it."""
    os.makedirs(folder)
    certificate, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj /CN=bench"
    command += " -addext subjectAltName=DNS:*.test"
    subprocess.run(command.split() + ["-out", certificate, "-keyout", key], check=True, capture_output=True)
    with open(os.path.join(folder, "both.pem"), "w") as both:
        for part in (certificate, key):
            with open(part) as file:
                both.write(file.read())
    os.chmod(key, 0o644)  # nginx's workers are another user.


def processors(pinned):
    """Which processors the proxy may use, and which are left to the client and the server."""
    usable = sorted(os.sched_getaffinity(0))
    if not pinned or len(usable) < 2:
        return usable, usable
    return usable[:1], usable[1:]


def _stat(pid):
    with open(f"/proc/{pid}/stat") as file:
        # The name stands in brackets and may hold anything.
        return file.read().rpartition(")")[2].split()


def tree(root):
    """The process and all its descendants."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                parents[int(entry)] = int(_stat(entry)[1])
            except OSError:
                pass  # It ended meanwhile.
    found = {root}
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found


def cpu_seconds(root):
    """User and system time of the tree. None of the proxies starts processes while it serves, so none is missed."""
    ticks = 0
    for pid in tree(root):
        fields = _stat(pid)
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def resident_mib(root):
    """The tree's memory, what processes share counted once."""
    kib = 0
    for pid in tree(root):
        with open(f"/proc/{pid}/smaps_rollup") as file:
            kib += next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    return kib / 1024
