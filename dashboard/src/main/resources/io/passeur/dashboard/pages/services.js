import { html } from '../lit-html/lit-html.js';
import { count, plural } from '../format.js';
import { elementList } from '../parts/element-list.js';
import { elementLink } from '../parts/name.js';
import { empty } from '../parts/notes.js';
import { kindOf, serversDown, serversOf } from '../parts/service-shape.js';
import { state, trouble } from '../parts/state.js';

export const services = elementList({
    kind: 'services',
    title: 'Services',
    none: empty(
        'services',
        'No services yet',
        'A service balances requests over servers, or over other services.',
    ),
    columns: (protocol) => [
        {
            title: 'Name',
            sort: 'name',
            class: 'wide',
            cell: (row) => [elementLink(protocol, 'services', row.name), trouble(row)],
        },
        { title: 'Status', sort: 'status', cell: (row) => state(row.status) },
        { title: 'Type', sort: 'type', cell: (row) => kindOf(row) },
        { title: 'Servers', sort: 'servers', cell: (row) => servers(row) },
        { title: 'Used by', class: 'number', cell: (row) => plural(row.usedBy?.length ?? 0, 'router') },
    ],
});

function servers(row) {
    const urls = serversOf(row);
    const down = serversDown(row);
    if (urls.length === 0) {
        return '';
    }
    return down > 0
        ? html`<span class="state bad">${count(down)} of ${count(urls.length)} down</span>`
        : html`${plural(urls.length, 'server')}`;
}
