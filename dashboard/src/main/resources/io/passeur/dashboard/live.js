import { read, Refused } from './api.js';

const LONGEST_PAUSE = 30;
const KEPT_RESPONSES = 40;

/**
 * Keeps a page's data current: requests each path at its own interval, pauses while the page is hidden, and backs off while
 * the API cannot be reached.
 */
export class Live {
    #changed;
    #always;
    #needs = new Map();
    #page = null;
    #responses = new Map();
    #failures = 0;
    #trouble = null;
    #lastGood = null;
    #timer = null;
    #running = null;

    /**
     * @param changed called after each round
     * @param always needs of every page: name → {path, seconds, arrived}
     */
    constructor(changed, always) {
        this.#changed = changed;
        this.#always = always;
        document.addEventListener('visibilitychange', () => (document.hidden ? this.#sleep() : this.retry()));
        window.addEventListener('online', () => this.retry());
    }

    /**
     * The needs from now on.
     *
     * @param page while it stays the same, the previous response is kept, marked as old, until the new one arrives
     * @param needs name → {path, seconds, pick}; pick takes a part of the response
     */
    follow(page, needs) {
        const before = this.#page === page ? this.#needs : new Map();
        this.#page = page;
        const all = Object.entries({ ...this.#always, ...needs });
        const next = new Map(all.map(([name, need]) => [name, this.#need(need, before.get(name) ?? this.#kept(name))]));
        const news = [...next].some(([name, need]) => need !== this.#needs.get(name));
        this.#needs = next;
        if (news && !this.#trouble) {
            this.#wake(0);
        }
    }

    #kept(name) {
        return name in this.#always ? this.#needs.get(name) : undefined;
    }

    #need(need, before) {
        if (before?.path === need.path) {
            return before;
        }
        const known = this.#responses.get(need.path) ?? (before?.response && { ...before.response, old: true });
        return { ...need, due: 0, response: known };
    }

    /** Name → {value, nextPage, old} or {refused}; undefined until it arrives. */
    data() {
        return Object.fromEntries([...this.#needs].map(([name, need]) => [name, need.response]));
    }

    /** Why the API cannot be read, when it last could be, and the time of the next attempt; null if all is well. */
    trouble() {
        return this.#trouble;
    }

    retry() {
        this.#needs.forEach((need) => (need.due = 0));
        this.#wake(0);
    }

    #sleep() {
        clearTimeout(this.#timer);
    }

    #wake(seconds) {
        clearTimeout(this.#timer);
        if (!document.hidden) {
            this.#timer = setTimeout(() => this.#round(), seconds * 1000);
        }
    }

    async #round() {
        this.#running?.abort();
        const running = (this.#running = new AbortController());
        const due = [...this.#needs.values()].filter((need) => need.due <= Date.now());
        const results = await Promise.allSettled(due.map((need) => this.#ask(need, running.signal)));
        if (running.signal.aborted) {
            return;
        }
        const failed = results.find((result) => result.status === 'rejected');
        if (failed) {
            this.#lost(failed.reason);
        } else {
            this.#failures = 0;
            this.#trouble = null;
            this.#lastGood = Date.now();
            this.#wake(this.#pause());
        }
        this.#changed();
    }

    async #ask(need, signal) {
        const response = await this.#read(need, signal);
        if (!signal.aborted) {
            need.response = response;
            need.due = Date.now() + need.seconds * 1000;
            this.#keep(need.path, response);
            need.arrived?.(response);
        }
    }

    async #read({ path, pick }, signal) {
        try {
            const response = await read(path, signal);
            const value = pick ? pick(response.value) : response.value;
            return value === undefined ? { refused: new Refused(404, 'not found') } : { ...response, value };
        } catch (cause) {
            if (cause instanceof Refused) {
                return { refused: cause };
            }
            throw cause;
        }
    }

    /** A page that was shown before appears at once. */
    #keep(path, response) {
        this.#responses.delete(path);
        this.#responses.set(path, { ...response, old: true });
        if (this.#responses.size > KEPT_RESPONSES) {
            this.#responses.delete(this.#responses.keys().next().value);
        }
    }

    #lost(cause) {
        this.#failures++;
        const pause = Math.min(LONGEST_PAUSE, 2 ** this.#failures);
        this.#trouble = { message: cause.message, lastGood: this.#lastGood, nextTry: Date.now() + pause * 1000 };
        this.#needs.forEach((need) => (need.due = 0));
        this.#wake(pause);
    }

    #pause() {
        const next = Math.min(...[...this.#needs.values()].map((need) => need.due));
        return Math.max(0.2, (next - Date.now()) / 1000);
    }
}
