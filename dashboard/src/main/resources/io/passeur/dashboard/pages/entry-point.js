import { html, nothing } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { section } from '../parts/detail.js';
import { empty, heading, waiting } from '../parts/notes.js';
import { board } from '../parts/board.js';
import { leaves } from '../parts/leaves.js';

export const entryPoint = {
    title: ({ parts }) => parts[1],
    needs: ({ parts }) => ({ element: { path: `entrypoints/${encodeURIComponent(parts[1])}`, seconds: 30 } }),
    view: (state) => {
        const { here, data } = state;
        const name = here.parts[1];
        const element = data.element;
        return [
            html`<nav class="crumbs" aria-label="Breadcrumbs">
                <a href=${link([])}>Entry points</a> <span class="soft" aria-hidden="true">/</span>
            </nav>`,
            heading(name, element?.value ? html`<code class="address">${element.value.address}</code>` : nothing),
            element?.refused
                ? empty('explain', 'There is no such entry point', element.refused.message)
                : element?.value
                  ? body(state, element.value)
                  : waiting(),
        ];
    },
};

function body(state, { name, ...settings }) {
    return [
        state.traffic.known ? board(state, name) : nothing,
        section('Settings', html`<div class="card settings">${leaves(settings)}</div>`),
    ];
}
