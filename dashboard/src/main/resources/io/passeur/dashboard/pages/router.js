import { html, nothing } from '../lit-html/lit-html.js';
import { elementPath, named } from '../api.js';
import { link } from '../place.js';
import { detail, facts, section } from '../parts/detail.js';
import { flow } from '../parts/flow.js';
import { qualified } from '../parts/name.js';
import { rule } from '../parts/rule.js';
import { tone } from '../parts/state.js';
import { serviceNeeds, serviceStages } from '../parts/way.js';
import { priority } from './routers.js';

export const router = {
    title: ({ parts }) => parts[2],
    needs,
    view: (state) => detail(state, (element) => body(state, element)),
};

function needs({ parts: [protocol, kind, name] }, data) {
    const own = { element: { path: elementPath(protocol, kind, name), seconds: 5 } };
    const element = data.element?.value;
    if (element?.name !== name) {
        return own;
    }
    const steps = (element.middlewares ?? []).map((each) => [
        `middleware ${each}`,
        named(protocol, 'middlewares', each, element),
    ]);
    return {
        ...own,
        ...Object.fromEntries(steps),
        ...(element.service ? serviceNeeds(protocol, element.service, element, data) : {}),
    };
}

function body({ here, data }, element) {
    const [protocol] = here.parts;
    return [
        element.rule ? hero(protocol, element) : nothing,
        section('Request flow', flow(stages(protocol, element, data))),
        section(
            'Settings',
            facts([
                ['Provider', element.provider],
                ['Priority', protocol === 'udp' ? undefined : priority(element)],
                ['Rule syntax', element.ruleSyntax],
                ...tlsFacts(element.tls),
                ['Parents', element.parentRefs?.join(', ')],
                ['Observability', observed(element.observability)],
            ]),
        ),
    ];
}

/** The rule, and a link to Explain with the first host that it names. */
function hero(protocol, { rule: text, tls, using = [] }) {
    const host = /Host\(`([^`]+)`/.exec(text)?.[1];
    const query = { url: `${tls ? 'https' : 'http'}://${host}/`, method: 'GET', entryPoint: using[0] ?? '' };
    const question =
        host && protocol === 'http' ? html`<a href=${link(['explain'], query)}>Explain a request</a>` : nothing;
    return html`<div class="rule-hero card">
        <p>${rule(text)}</p>
        ${question}
    </div>`;
}

function tlsFacts(tls) {
    if (!tls) {
        return [['TLS', 'no']];
    }
    const domains = (tls.domains ?? []).flatMap(({ main, sans = [] }) => [main, ...sans]).join(', ');
    return [
        ['TLS', tls.passthrough ? 'passthrough' : 'terminated'],
        ['TLS options', tls.options],
        [
            'Certificate resolver',
            tls.certResolver
                ? html`<a href=${link(['certificates'], { search: tls.certResolver })}>${tls.certResolver}</a>`
                : undefined,
        ],
        ['Domains', domains],
    ];
}

function observed(settings) {
    const names = { accessLogs: 'access log', metrics: 'metrics', tracing: 'tracing' };
    return (
        settings &&
        (Object.keys(names)
            .filter((key) => settings[key])
            .map((key) => names[key])
            .join(', ') ||
            'none')
    );
}

function stages(protocol, element, data) {
    const middlewares = middlewareStops(protocol, element, data);
    const service = element.service && `service/${qualified(element.service, element)}`;
    const last = middlewares.at(-1);
    if (last && service) {
        last.to = [service];
    }
    const self = {
        id: 'router',
        to: [middlewares[0]?.id ?? service].filter(Boolean),
        kind: 'routers',
        note: 'router',
        name: element.name,
        status: element.status,
        tone: tone(element.status),
        current: true,
    };
    return [
        { title: 'Entry points', stops: entryPoints(element) },
        { title: 'Router', stops: [self] },
        { title: 'Middlewares', stops: middlewares },
        ...(element.service ? serviceStages(protocol, element.service, element, data) : []),
    ];
}

function entryPoints({ using = [], entryPoints: named = [], status }) {
    const names = using.length > 0 ? using : named;
    const reached = using.length > 0 && status !== 'disabled';
    return names.map((name) => ({
        id: `entrypoint/${name}`,
        to: ['router'],
        kind: 'port',
        note: 'entry point',
        name,
        href: link(['entrypoints', name]),
        tone: reached ? 'good' : 'quiet',
    }));
}

function middlewareStops(protocol, element, data) {
    const references = element.middlewares ?? [];
    return references.map((reference, i) => {
        const response = data[`middleware ${reference}`];
        const id = response?.value?.name ?? qualified(reference, element);
        const missing = response?.refused !== undefined;
        const status = missing ? 'disabled' : response?.value?.status;
        return {
            id: `middleware/${i}`,
            to: i + 1 < references.length ? [`middleware/${i + 1}`] : [],
            kind: 'middlewares',
            name: id,
            href: missing ? undefined : link([protocol, 'middlewares', id]),
            status,
            tone: status ? tone(status) : 'quiet',
            note: missing ? 'does not exist' : response?.value?.type,
        };
    });
}
