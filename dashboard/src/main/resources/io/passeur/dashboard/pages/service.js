import { html, nothing } from '../lit-html/lit-html.js';
import { elementPath } from '../api.js';
import { link } from '../place.js';
import { plural } from '../format.js';
import { detail, facts, section } from '../parts/detail.js';
import { flow } from '../parts/flow.js';
import { kindOf, partsOf, serversOf, serverState } from '../parts/service-shape.js';
import { state } from '../parts/state.js';
import { leaves } from '../parts/leaves.js';
import { serviceNeeds, serviceStages } from '../parts/way.js';

const SHOWN_ROUTERS = 8;
/** What stands elsewhere on the page, as do servers. */
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
        return { ...own, ...serviceNeeds(protocol, name, element, data), ...troubles };
    },
    view: (shown) => detail(shown, (element) => body(shown, element)),
};

function body({ here, data }, element) {
    const [protocol] = here.parts;
    const servers = serversOf(element);
    return [
        section('The way of a request', flow(stages(protocol, element, data))),
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
    return [{ title: 'Routers', stops: users(protocol, element) }, own, ...below];
}

function users(protocol, { usedBy = [], name }) {
    const to = [`service/${name}`];
    const stops = usedBy.slice(0, SHOWN_ROUTERS).map((id) => ({ id: `router/${id}`, to, kind: 'routers', note: 'router', name: id, href: link([protocol, 'routers', id]), tone: 'good' }));
    const rest = usedBy.length - stops.length;
    return rest > 0 ? [...stops, { id: 'router/rest', to, kind: 'routers', name: `and ${plural(rest, 'more', 'more')}`, tone: 'quiet' }] : stops;
}

function serverTable(element, servers, upstreams) {
    const trouble = (url) => upstreams.find((upstream) => upstream.service === element.name && upstream.url === url)?.lastError;
    return html`<div class="table-frame"><table role="table" aria-label="Servers">
        <thead role="rowgroup"><tr role="row">
            <th role="columnheader" scope="col">Server</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Last error</th>
        </tr></thead>
        <tbody role="rowgroup">
            ${servers.map((url) => html`<tr role="row">
                <th role="rowheader" scope="row" class="wide"><code>${url}</code></th>
                <td role="cell">${state(serverState(element, url))}</td>
                <td role="cell" class="error-column">${trouble(url) ?? ''}</td>
            </tr>`)}
        </tbody>
    </table></div>`;
}

function settings(element) {
    const own = Object.entries(element).filter(([key]) => !NOT_SETTINGS.has(key));
    return Object.fromEntries(own.map(([key, { servers, ...rest }]) => [key, rest]));
}

