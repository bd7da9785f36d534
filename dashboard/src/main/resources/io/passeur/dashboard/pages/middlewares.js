import { plural } from '../format.js';
import { elementList } from '../parts/element-list.js';
import { elementLink } from '../parts/name.js';
import { empty } from '../parts/notes.js';
import { state, trouble } from '../parts/state.js';

export const middlewares = elementList({
    kind: 'middlewares',
    title: 'Middlewares',
    none: empty(
        'middlewares',
        'No middlewares yet',
        'A middleware runs between router and service: it redirects, limits, authenticates or rewrites requests.',
    ),
    columns: (protocol) => [
        {
            title: 'Name',
            sort: 'name',
            class: 'wide',
            cell: (row) => [elementLink(protocol, 'middlewares', row.name), trouble(row)],
        },
        { title: 'Status', sort: 'status', cell: (row) => state(row.status) },
        { title: 'Type', sort: 'type', cell: (row) => row.type },
        { title: 'Provider', sort: 'provider', cell: (row) => row.provider },
        { title: 'Used by', class: 'number', cell: (row) => plural(row.usedBy?.length ?? 0, 'router') },
    ],
});
