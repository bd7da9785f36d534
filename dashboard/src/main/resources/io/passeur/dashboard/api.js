/** The API is beside this page, …/dashboard/ and …/api/, whatever their prefix is. */
const BASE = new URL('../api/', document.baseURI);

const PATIENCE = 10_000;

/** There is no response, or none from the API. */
export class Unreachable extends Error {}

/** The API refused the request: the element does not exist, or a parameter is invalid. */
export class Refused extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

/** Reads one path, and for lists the number of the next page. */
export async function read(path, signal) {
    const response = await send(path, signal);
    const text = await response.text().catch(unreachable);
    if (response.status === 404 || response.status === 400) {
        throw new Refused(response.status, parsed(text)?.message ?? text.trim());
    }
    const value = response.ok ? parsed(text) : undefined;
    if (value === undefined) {
        throw new Unreachable(`the API responded with ${response.status}`);
    }
    const next = Number(response.headers.get('X-Next-Page') ?? 1);
    return { value, nextPage: next > 1 ? next : null };
}

/** The path of an element. Names contain @ and sometimes slashes. */
export function elementPath(protocol, kind, name) {
    return `${protocol}/${kind}/${encodeURIComponent(name)}`;
}

/**
 * The request for an element that another one refers to. It searches, because the element may not exist, and browsers log
 * each 404 in the console as if the page were at fault.
 *
 * @param reference a name with @ and its provider; or without, for one of the same provider, or else the only one
 */
export function named(protocol, kind, reference, { provider }) {
    const whole = reference.includes('@');
    const word = whole ? reference : `${reference}@`;
    const full = whole ? reference : `${reference}@${provider}`;
    return {
        path: `${protocol}/${kind}?per_page=100&search=${encodeURIComponent(word)}`,
        seconds: 5,
        pick: (list) =>
            list.find(({ name }) => name === full) ??
            (whole ? undefined : only(list.filter(({ name }) => name.startsWith(word)))),
    };
}

function only(list) {
    return list.length === 1 ? list[0] : undefined;
}

function send(path, signal) {
    const signals = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
    return fetch(new URL(path, BASE), { signal: signals, cache: 'no-store' }).catch(unreachable);
}

function unreachable(cause) {
    throw new Unreachable(cause.name === 'TimeoutError' ? 'the API does not respond in time' : 'the proxy cannot be reached');
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
