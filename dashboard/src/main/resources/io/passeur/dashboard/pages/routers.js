import { html, nothing } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { elementList } from '../parts/element-list.js';
import { icon } from '../parts/icon.js';
import { elementLink, qualified } from '../parts/name.js';
import { empty } from '../parts/notes.js';
import { rule } from '../parts/rule.js';
import { state, trouble } from '../parts/state.js';

export const routers = elementList({
    kind: 'routers',
    title: 'Routers',
    none: empty(
        'routers',
        'No routers yet',
        'A router decides which requests go to which service. Define one in a file or a label, and it appears here.',
    ),
    columns: (protocol) => [
        { title: 'Name', sort: 'name', class: 'wide', cell: (row) => elementLink(protocol, 'routers', row.name) },
        { title: 'Status', sort: 'status', cell: (row) => state(row.status) },
        ...(protocol === 'udp'
            ? []
            : [{ title: 'Rule', sort: 'rule', class: 'rule-column', cell: (row) => [rule(row.rule), trouble(row)] }]),
        { title: 'Entry points', sort: 'entryPoints', cell: (row) => entryPoints(row) },
        {
            title: 'Service',
            sort: 'service',
            cell: (row) => (row.service ? elementLink(protocol, 'services', qualified(row.service, row)) : nothing),
        },
        ...(protocol === 'udp'
            ? []
            : [{ title: 'Priority', sort: 'priority', class: 'number wide-only', cell: (row) => priority(row) }]),
    ],
});

function entryPoints(row) {
    const names = row.using ?? row.entryPoints ?? [];
    return html`<span class="tags">
        ${names.map((name) => html`<a class="tag" href=${link(['entrypoints', name])}>${name}</a>`)}
        ${row.tls ? html`<span class="tag tls" title="TLS">${icon('lock')}<span class="for-ears">TLS</span></span>` : nothing}
    </span>`;
}

/** Priorities of the proxy's own routers have 19 digits. */
export function priority({ priorityStr, priority: number }) {
    const text = priorityStr ?? String(number ?? '');
    return text.length > 12 ? html`<span title=${text}>highest</span>` : text;
}
