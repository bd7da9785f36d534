import { html, nothing } from '../lit-html/lit-html.js';
import { elementPath } from '../api.js';
import { link } from '../place.js';
import { count } from '../format.js';
import { detail, facts, section } from '../parts/detail.js';
import { flow } from '../parts/flow.js';
import { kindOf, partsOf, serversOf, serverState } from '../parts/service-shape.js';
import { state, tone } from '../parts/state.js';
import { leaves } from '../parts/leaves.js';
import { serviceNeeds, serviceStages } from '../parts/way.js';

const SHOWN_USERS = 8;
/** Shown elsewhere on the page, like servers. */
const NOT_SETTINGS = new Set(['status', 'usedBy', 'name', 'provider', 'type', 'serverStatus', 'error']);

export const service = {
    title: ({ parts }) => parts[2],
    needs({ parts: [protocol, kind, name] }, data) {
        const own = { element: { path: elementPath(protocol, kind, name), seconds: 5 } };
        const element = data.element?.value;
        if (element?.name !== name) {
            return own;
        }
        const search = encodeURIComponent(name);
        const troubles = { upstreams: { path: `passeur/upstreams?per_page=1000&search=${search}`, seconds: 5 } };
        const users = {
            users: { path: `${protocol}/routers?per_page=${SHOWN_USERS}&serviceName=${search}`, seconds: 5 },
        };
        return { ...own, ...serviceNeeds(protocol, name, element, data), ...troubles, ...users };
    },
    view: (shown) => detail(shown, (element) => body(shown, element)),
};

function body({ here, data }, element) {
    const [protocol] = here.parts;
    const servers = serversOf(element);
    return [
        section('Request flow', flow(stages(protocol, element, data))),
        servers.length > 0 ? section('Servers', serverTable(element, servers, data.upstreams?.value ?? [])) : nothing,
        section('Settings', [
            facts([
                ['Provider', element.provider],
                ['Type', kindOf(element)],
                ['Services', partsOf(element).length || undefined],
            ]),
            html`<div class="card settings">${leaves(settings(element))}</div>`,
        ]),
    ];
}

function stages(protocol, element, data) {
    const [own, ...below] = serviceStages(protocol, element.name, element, data);
    own.stops[0].current = true;
    return [{ title: 'Used by', stops: users(protocol, element, data.users) }, own, ...below];
}

/** Routers, and services that contain this one. */
function users(protocol, { usedBy = [], name }, routers) {
    const to = [`service/${name}`];
    const stop = (kind, note, id, status) => ({
        id: `${note}/${id}`,
        to,
        kind,
        note,
        name: id,
        href: link([protocol, kind, id]),
        status,
        tone: status ? tone(status) : 'good',
    });
    const known = (routers?.value ?? []).map((each) => stop('routers', 'router', each.name, each.status));
    const rest = usedBy.filter((id) => !known.some((each) => each.name === id));
    if (rest.length > 0 && routers?.value && !routers.nextPage) {
        return [...known, ...rest.map((id) => stop('services', 'service', id))];
    }
    return rest.length > 0 && routers?.value
        ? [...known, { id: 'rest', to, kind: 'routers', name: `and ${count(rest.length)} more`, tone: 'quiet' }]
        : known;
}

function serverTable(element, servers, upstreams) {
    const trouble = (url) =>
        upstreams.find((upstream) => upstream.service === element.name && upstream.url === url)?.lastError;
    return html`<div class="table-frame">
        <table role="table" aria-label="Servers">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">Server</th>
                    <th role="columnheader" scope="col">State</th>
                    <th role="columnheader" scope="col">Last error</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                ${servers.map(
                    (url) =>
                        html`<tr role="row">
                            <th role="rowheader" scope="row" class="wide"><code>${url}</code></th>
                            <td role="cell">${state(serverState(element, url))}</td>
                            <td role="cell" class="error-column">${trouble(url) ?? ''}</td>
                        </tr>`,
                )}
            </tbody>
        </table>
    </div>`;
}

function settings(element) {
    const own = Object.entries(element).filter(([key]) => !NOT_SETTINGS.has(key));
    return Object.fromEntries(own.map(([key, { servers, ...rest }]) => [key, rest]));
}
