"""The three measurements. Each yields rows of a Markdown table."""

import statistics
import time

import load
import machine

# Passeur's machine code is made while it serves; the others' is there from the start.
WARM_UP_RUNS = {True: 40, False: 1}
LEAST_ROUNDS = 3


def cpu(site, proxies, rounds, cases, minutes):
    """CPU seconds per 10,000 requests, as often as the minutes allow. The proxies take turns, so that what disturbs the machine disturbs all of them."""
    end = time.monotonic() + minutes * 60
    running = {proxy.name: site.start(proxy) for proxy in proxies}
    for name, one in running.items():
        for case in cases:
            load.check(one, case)
            for _ in range(WARM_UP_RUNS[one.compiles]):
                load.run(one, case, site.other_cpus, site.directory)
    measured = {(case.name, name): [] for case in cases for name in running}
    for turn in range(rounds):
        if time.monotonic() > end and turn >= LEAST_ROUNDS:
            print(f"The time is over after {turn} of {rounds} rounds.\n")
            break
        for case in cases:
            # Nobody is always the first.
            names = list(running)[turn % len(running):] + list(running)[: turn % len(running)]
            for name in names:
                one = running[name]
                before = machine.cpu_seconds(one.pid)
                result = load.run(one, case, site.other_cpus, site.directory)
                used = machine.cpu_seconds(one.pid) - before
                measured[case.name, name].append((used * 10_000 / result.requests, result.p50, result.p99))
    memory = {name: machine.resident_mib(one.pid) for name, one in running.items()}
    for one in running.values():
        site.stop(one.process)
    return measured, memory


def cpu_table(measured, against):
    lines = ["| case | proxy | CPU s / 10,000 | range | × " + " | × ".join(against) + " | p50 ms | p99 ms |"]
    lines.append("| --- " * (6 + len(against)) + "|")
    for (case, name), values in measured.items():
        costs = [value[0] for value in values]
        cells = [case, name, f"{statistics.median(costs):.3f}", f"{min(costs):.3f}–{max(costs):.3f}"]
        cells += [_ratio(costs, [value[0] for value in measured.get((case, other), [])]) for other in against]
        cells += [f"{statistics.median(value[i] for value in values):.1f}" for i in (1, 2)]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def _ratio(costs, others):
    """The median of the rounds' own ratios, with their quartiles."""
    if not others:
        return "–"
    ratios = sorted(mine / other for mine, other in zip(costs, others) if other)
    middle = f"{statistics.median(ratios):.2f}"
    if len(ratios) < 4:
        return middle
    low, _, high = statistics.quantiles(ratios, n=4)
    return f"{middle} ({low:.2f}–{high:.2f})"


def memory(site, proxies, seconds):
    """Resident memory while 1,000 requests come in a second, half of that time 200 bytes and half 100 KB."""
    lines = ["| proxy | started MiB | 200 bytes MiB | 100 KB MiB | CPU % |", "| --- | --- | --- | --- | --- |"]
    clients = 50
    for proxy in proxies:
        one = site.start(proxy)
        sizes = [machine.resident_mib(one.pid)]
        before = machine.cpu_seconds(one.pid)
        began = time.monotonic()
        for case in (load.SMALL, load.LARGE):
            amount = [f"--rps={1000 // clients}", f"-D{seconds // 2}"]
            load.run(one, case, site.other_cpus, site.directory, clients, amount)
            sizes.append(machine.resident_mib(one.pid))
        share = (machine.cpu_seconds(one.pid) - before) / (time.monotonic() - began)
        lines.append(f"| {proxy.name} | " + " | ".join(f"{size:.0f}" for size in sizes) + f" | {share * 100:.0f} |")
        site.stop(one.process)
    return lines


def start(site, proxies, runs):
    """From the start of the process to the first proxied answer. What a first run leaves behind (a class archive) helps."""
    lines = ["| proxy | first start ms | then, median ms | range | CPU ms |", "| --- | --- | --- | --- | --- |"]
    for proxy in proxies:
        times, costs = [], []
        for _ in range(runs + 1):
            one = site.start(proxy)
            times.append(one.seconds * 1000)
            costs.append(machine.cpu_seconds(one.pid) * 1000)
            site.stop(one.process)
        first, later = times[0], times[1:]
        row = [f"{first:.0f}", f"{statistics.median(later):.0f}", f"{min(later):.0f}–{max(later):.0f}"]
        lines.append(f"| {proxy.name} | " + " | ".join(row) + f" | {statistics.median(costs[1:]):.0f} |")
    return lines
