import { html, nothing } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { choice, list, PER_PAGE } from './list.js';
import { heading } from './notes.js';
import { stateWord } from './state.js';

const STATUSES = ['enabled', 'warning', 'disabled'];

/** The page that lists the elements of one kind, for all protocols that have any. */
export function elementList({ kind, title, columns, none }) {
    return {
        title: ({ parts: [protocol] }) =>
            protocol === 'http' ? title : `${protocol.toUpperCase()} ${title.toLowerCase()}`,
        needs: (here) => ({ list: { path: path(here, kind), seconds: 5 } }),
        view: (state) => view(state, { kind, title, columns, none }),
    };
}

function path({ parts: [protocol], query }, kind) {
    const { search, status, sort, direction, page } = choice(query);
    const words = new URLSearchParams({ per_page: PER_PAGE, page, sortBy: sort || 'name', direction });
    Object.entries({ search, status }).forEach(([key, value]) => value && words.set(key, value));
    return `${protocol}/${kind}?${words}`;
}

function view({ here, data }, { kind, title, columns, none }) {
    const [protocol] = here.parts;
    const numbers = data.overview?.value?.[protocol]?.[kind];
    const { search, status } = choice(here.query);
    const rows = data.list?.refused ? [] : data.list?.value;
    const total = search || !numbers ? undefined : byStatus(numbers, status);
    return [
        heading(title, protocols(here, data, kind)),
        list({
            here,
            name: title.toLowerCase(),
            columns: columns(protocol),
            filters: ['', ...STATUSES].map((each) => ({
                status: each,
                word: each ? stateWord(each) : 'All',
                number: numbers && byStatus(numbers, each),
            })),
            defaultSort: 'name',
            response: { rows, nextPage: data.list?.nextPage, old: data.list?.old, total },
            key: (row) => row.name,
            none,
        }),
    ];
}

function byStatus({ total, warnings, errors }, status) {
    return { '': total, warning: warnings, disabled: errors, enabled: total - warnings - errors }[status];
}

/** Shown only if there is more than one protocol. */
function protocols(here, data, kind) {
    const there = ['http', 'tcp', 'udp'].filter(
        (name) => name === here.parts[0] || data.overview?.value?.[name]?.[kind]?.total > 0 || name === 'http',
    );
    return there.length < 2
        ? nothing
        : html`<nav class="protocols" aria-label="Protocols">
              <ul>
                  ${there.map((name) => protocolLink(name, kind, name === here.parts[0]))}
              </ul>
          </nav>`;
}

function protocolLink(name, kind, current) {
    const text = name.toUpperCase();
    return html`<li><a href=${link([name, kind])} aria-current=${current ? 'page' : nothing}>${text}</a></li>`;
}
