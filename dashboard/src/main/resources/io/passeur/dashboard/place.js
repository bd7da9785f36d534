/**
 * Where the reader is: the part of the address behind #, as in #/http/routers/web%40file or #/http/routers?status=disabled.
 * What stands before # never changes, so that the pages work below any path.
 */
export function place() {
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
    return { parts: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

export function link(parts, query = {}) {
    const path = parts.map(encodeURIComponent).join('/');
    const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '' && value != null));
    return `#/${path}${words.size > 0 ? `?${words}` : ''}`;
}

/** The same page with other words behind the question mark; typing must not fill the history. */
export function replaceQuery(here, changes) {
    const query = { ...Object.fromEntries(here.query), ...changes };
    history.replaceState(null, '', link(here.parts, query));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function decoded(part) {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}
