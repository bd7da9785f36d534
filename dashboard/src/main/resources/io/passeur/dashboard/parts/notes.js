import { html } from '../lit-html/lit-html.js';
import { icon } from './icon.js';

/** The head of a page, which screen readers announce. */
export function heading(title, ...beside) {
    return html`<div class="heading">
        <h1 tabindex="-1">${title}</h1>
        ${beside}
    </div>`;
}

export function waiting() {
    return html`<div class="waiting" role="status">
        <span class="for-ears">Loading</span><span class="wave"></span><span class="wave"></span
        ><span class="wave"></span>
    </div>`;
}

/** There is nothing to show. */
export function empty(shape, title, text, ...more) {
    return html`<div class="empty">
        ${icon(shape)}
        <h2>${title}</h2>
        <p>${text}</p>
        ${more}
    </div>`;
}
