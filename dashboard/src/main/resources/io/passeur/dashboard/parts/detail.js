import { html, nothing } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { nameParts } from './name.js';
import { empty, waiting } from './notes.js';
import { problem } from './problem.js';
import { state } from './state.js';

const KIND_WORDS = { routers: 'router', services: 'service', middlewares: 'middleware' };

/** An element's page: breadcrumbs, name, state and problems. */
export function detail({ here, data }, body) {
    const [protocol, kind, name] = here.parts;
    const element = data.element;
    return [
        html`<nav class="crumbs" aria-label="Breadcrumbs">
                <a href=${link([protocol, kind])}>${protocol.toUpperCase()} ${kind}</a>
                <span class="soft" aria-hidden="true">/</span>
            </nav>
            <div class="heading">
                <h1 tabindex="-1">${nameParts(name)}</h1>
                ${element?.value?.status ? state(element.value.status) : nothing}
            </div>`,
        element?.refused
            ? gone(protocol, kind)
            : element?.value
              ? [troubles(data, kind, element.value), body(element.value)]
              : waiting(),
    ];
}

function gone(protocol, kind) {
    return empty(
        'explain',
        `There is no such ${KIND_WORDS[kind]}`,
        'The last configuration change may have removed it.',
        html`<a class="button" href=${link([protocol, kind])}>All ${kind}</a>`,
    );
}

/** With source and remedy if the API knows them, otherwise the element's own errors. */
function troubles({ problems }, kind, element) {
    const known = (problems?.value ?? []).filter(
        (item) => item.element === element.name && item.kind === KIND_WORDS[kind],
    );
    const severity = element.status === 'warning' ? 'warning' : 'error';
    const plain = (element.error ?? []).map((message) => ({ severity, message, path: element.name }));
    const items = known.length > 0 ? known : plain;
    return items.length > 0
        ? html`<section class="troubles" aria-label="Problems">
              ${items.map((item) => problem(item, { withElement: false }))}
          </section>`
        : nothing;
}

/** A row of facts: [title, content]. Those without content are left out. */
export function facts(items) {
    return html`<dl class="facts card">
        ${items
            .filter(([, content]) => content !== undefined && content !== '' && content !== nothing)
            .map(
                ([title, content]) =>
                    html`<div>
                        <dt>${title}</dt>
                        <dd>${content}</dd>
                    </div>`,
            )}
    </dl>`;
}

export function section(title, content) {
    return html`<section class="part">
        <h2>${title}</h2>
        ${content}
    </section>`;
}
