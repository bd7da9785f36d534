import { html, nothing } from '../lit-html/lit-html.js';
import { count, day, moment, NOTHING, relative } from '../format.js';
import { choice, list } from '../parts/list.js';
import { localPage } from '../parts/local-list.js';
import { elementLink } from '../parts/name.js';
import { empty, heading } from '../parts/notes.js';
import { certificateState, state, stateWord } from '../parts/state.js';

const SHOWN_USERS = 2;
const STATES = ['issued', 'soon', 'expired', 'failed', 'pending', 'generated'];
const HOW = {
    text: ({ names, resolver, source, sha256 }) => [...names, resolver, source, sha256].join(' '),
    statusOf: certificateState,
    orders: {
        expires: ({ notAfter }) => (notAfter ? +new Date(notAfter) : 0),
        names: ({ names }) => names[0] ?? '',
        state: (row) => STATES.indexOf(certificateState(row)),
        source: ({ resolver, source }) => resolver || source || '',
    },
};

export const certificates = {
    title: () => 'Certificates',
    needs: () => ({ certificates: { path: 'passeur/certificates?per_page=10000', seconds: 10 } }),
    view: ({ here, data }) => {
        const all = data.certificates?.value;
        return [
            heading('Certificates'),
            list({
                here,
                name: 'certificates',
                columns: COLUMNS,
                filters: filters(all ?? []),
                defaultSort: 'expires',
                response: all ? localPage(all, choice(here.query), HOW) : {},
                key: (row) => row.sha256 ?? row.names.join(),
                none: empty(
                    'certificates',
                    'No certificates',
                    'Configure a certificate resolver, or list files in tls.certificates.',
                ),
            }),
        ];
    },
};

const COLUMNS = [
    { title: 'Names', sort: 'names', class: 'wide', cell: names },
    { title: 'State', sort: 'state', cell: (row) => state(certificateState(row)) },
    { title: 'Expires', sort: 'expires', class: 'expiry', cell: expiry },
    {
        title: 'Source',
        sort: 'source',
        cell: (row) =>
            row.resolver
                ? html`resolver <b>${row.resolver}</b>`
                : html`<span class="path">${row.source ?? NOTHING}</span>`,
    },
    { title: 'Used by', class: 'wide-only', cell: users },
];

function filters(rows) {
    const number = (name) => rows.filter((row) => certificateState(row) === name).length;
    const there = STATES.filter((name) => number(name) > 0);
    return [
        { status: '', word: 'All', number: rows.length },
        ...there.map((name) => ({ status: name, word: stateWord(name), number: number(name) })),
    ];
}

function names(row) {
    const [first, ...more] = row.names;
    return html`<span class="host">${first ?? NOTHING}</span>
        ${more.length > 0 ? html`<span class="also">${more.join(', ')}</span>` : nothing}
        ${row.lastError ? html`<span class="cell-trouble">${row.lastError}${nextTry(row)}</span>` : nothing}`;
}

function nextTry({ nextTry: time }) {
    return time ? html`<span class="next-try"> · Next attempt ${relative(time)}</span>` : nothing;
}

function expiry({ notAfter }) {
    return notAfter
        ? html`<time datetime=${notAfter} title=${moment(notAfter)}>${relative(notAfter)}</time
              ><span class="also">${day(notAfter)}</span>`
        : NOTHING;
}

function users({ usedBy = [] }) {
    const shown = usedBy.slice(0, SHOWN_USERS);
    const rest = usedBy.length - shown.length;
    return html`<span class="stack">
        ${shown.map((name) => elementLink('http', 'routers', name))}
        ${rest > 0 ? html`<span class="also">and ${count(rest)} more</span>` : nothing}
    </span>`;
}
