const KEPT_SECONDS = 300;
const CURRENT_SECONDS = 10;
const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'];

/** The traffic of the last minutes, calculated from the API's counters. */
export class Traffic {
    #last = null;
    #steps = [];

    /** @param response the response of /api/passeur/traffic; refused if the proxy does not count */
    add({ value }) {
        if (!value) {
            return;
        }
        const previous = this.#last;
        this.#last = value;
        if (!previous || previous.since !== value.since) {
            this.#steps = [];
            return;
        }
        const step = difference(previous, value);
        if (step.seconds > 0) {
            this.#steps.push(step);
            this.#steps = this.#steps.filter(({ time }) => time > step.time - KEPT_SECONDS * 1000);
        }
    }

    /** Whether anything is counted. */
    get known() {
        return this.#last !== null;
    }

    get since() {
        return this.#last && new Date(this.#last.since);
    }

    /** The counters of one entry point. */
    counters(entryPoint) {
        return this.#last?.entryPoints?.[entryPoint];
    }

    entryPoints() {
        return Object.keys(this.#last?.entryPoints ?? {});
    }

    /** Points {time, rate, errors, latency, …} of one entry point, or of all together. */
    series(entryPoint) {
        return this.#steps.map((step) => measured(step.time, step.seconds, chosen(step, entryPoint)));
    }

    /** The same averaged over the last seconds, so that numbers do not jump; null without data. */
    current(entryPoint) {
        const end = this.#steps.at(-1)?.time;
        const steps = this.#steps.filter(({ time }) => time > end - CURRENT_SECONDS * 1000);
        if (steps.length === 0) {
            return null;
        }
        const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
        const point = measured(
            end,
            seconds,
            steps.flatMap((step) => chosen(step, entryPoint)),
        );
        return { ...point, ...this.#gauges(entryPoint) };
    }

    #gauges(entryPoint) {
        const entries = entryPoint ? [this.counters(entryPoint)] : Object.values(this.#last.entryPoints);
        const sum = (key) => entries.reduce((total, entry) => total + (entry?.[key] ?? 0), 0);
        return { running: sum('running'), connections: sum('connections') };
    }
}

function difference(before, after) {
    const seconds = (new Date(after.now) - new Date(before.now)) / 1000;
    const entries = Object.entries(after.entryPoints).map(([name, entry]) => [
        name,
        passed(before.entryPoints[name], entry),
    ]);
    return { time: +new Date(after.now), seconds, entryPoints: Object.fromEntries(entries) };
}

function passed(before, after) {
    const less = (key) => Math.max(0, (after[key] ?? 0) - (before?.[key] ?? 0));
    const statuses = CLASSES.map((name) =>
        Math.max(0, (after.statuses?.[name] ?? 0) - (before?.statuses?.[name] ?? 0)),
    );
    const counts = (after.latency?.counts ?? []).map((count, i) =>
        Math.max(0, count - (before?.latency?.counts?.[i] ?? 0)),
    );
    return {
        requests: less('requests'),
        bytesIn: less('bytesIn'),
        bytesOut: less('bytesOut'),
        statuses,
        counts,
        bounds: after.latency?.bounds ?? [],
    };
}

function chosen(step, entryPoint) {
    return entryPoint ? [step.entryPoints[entryPoint]].filter(Boolean) : Object.values(step.entryPoints);
}

function measured(time, seconds, entries) {
    const sum = (value) => entries.reduce((total, entry) => total + (value(entry) ?? 0), 0);
    const requests = sum((entry) => entry.requests);
    const classes = CLASSES.map((name, i) => sum((entry) => entry.statuses[i]) / seconds);
    const finished = classes.reduce((total, rate) => total + rate, 0);
    const bounds = entries[0]?.bounds ?? [];
    const counts = [...bounds, Infinity].map((bound, i) => sum((entry) => entry.counts[i]));
    return {
        time,
        rate: requests / seconds,
        classes,
        failures: finished > 0 ? classes[4] / finished : 0,
        bytesIn: sum((entry) => entry.bytesIn) / seconds,
        bytesOut: sum((entry) => entry.bytesOut) / seconds,
        median: quantile(bounds, counts, 0.5),
        latency: quantile(bounds, counts, 0.95),
        slowest: quantile(bounds, counts, 0.99),
    };
}

/** Assumes that requests are spread evenly between two bounds; null without requests. */
function quantile(bounds, counts, share) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    let rest = total * share;
    for (let i = 0; total > 0 && i < bounds.length; i++) {
        if (counts[i] > 0 && rest <= counts[i]) {
            const from = bounds[i - 1] ?? 0;
            return from + ((bounds[i] - from) * rest) / counts[i];
        }
        rest -= counts[i];
    }
    return total > 0 ? (bounds.at(-1) ?? null) : null;
}
