import { html, nothing } from '../lit-html/lit-html.js';
import { elementPath } from '../api.js';
import { count } from '../format.js';
import { detail, facts, section } from '../parts/detail.js';
import { elementLink } from '../parts/name.js';
import { leaves } from '../parts/leaves.js';

const SHOWN = 60;
const NOT_SETTINGS = new Set(['status', 'usedBy', 'name', 'provider', 'type', 'error']);

export const middleware = {
    title: ({ parts }) => parts[2],
    needs: ({ parts: [protocol, kind, name] }) => ({
        element: { path: elementPath(protocol, kind, name), seconds: 5 },
    }),
    view: (state) => detail(state, (element) => body(state.here.parts[0], element)),
};

function body(protocol, element) {
    const settings = Object.fromEntries(Object.entries(element).filter(([key]) => !NOT_SETTINGS.has(key)));
    return [
        section('Settings', [
            facts([
                ['Provider', element.provider],
                ['Type', element.type],
            ]),
            html`<div class="card settings">${leaves(settings)}</div>`,
        ]),
        section('Used by', users(protocol, element.usedBy ?? [])),
    ];
}

function users(protocol, names) {
    return names.length === 0
        ? html`<p class="soft">No router uses this middleware.</p>`
        : html`<ul class="users">
              ${names.slice(0, SHOWN).map((name) => html`<li>${elementLink(protocol, 'routers', name)}</li>`)}
              ${names.length > SHOWN ? html`<li class="soft">and ${count(names.length - SHOWN)} more</li>` : nothing}
          </ul>`;
}
