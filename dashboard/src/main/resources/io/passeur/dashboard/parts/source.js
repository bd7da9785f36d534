import { html, nothing } from '../lit-html/lit-html.js';
import { icon } from './icon.js';

/** The source of an element: file and line, container and label, or the API's text. */
export function source(value) {
    if (!value) {
        return nothing;
    }
    if (value.file) {
        return html`<span class="source"
            >${icon('file')}<code>${value.file}${value.line ? `:${value.line}` : ''}</code></span
        >`;
    }
    if (value.container) {
        return html`<span class="source"
            >${icon('container')}<span
                >container
                <code>${value.container}</code
                >${value.label ? html`, label <code>${value.label}</code>` : nothing}</span
            ></span
        >`;
    }
    return html`<span class="source">${icon('file')}<span>${value.text}</span></span>`;
}
