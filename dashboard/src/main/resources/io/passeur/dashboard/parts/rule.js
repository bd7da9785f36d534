import { html } from '../lit-html/lit-html.js';

const TOKEN = /(`[^`]*`|"(?:[^"\\]|\\.)*")|(&&|\|\||!)|([A-Za-z]\w*)(?=\()|([^`"&|!A-Za-z]+|.)/gs;

/**
 * A rule in colours: matchers, values, operators. Lines may break behind operators.
 *
 * @param failed parts of it that are to be marked, in order
 */
export function rule(text = '', failed = []) {
    return html`<code class="rule">${marked(text, failed)}</code>`;
}

function marked(text, [part, ...others]) {
    const at = part ? text.indexOf(part) : -1;
    if (at < 0) {
        return coloured(text);
    }
    const end = at + part.length;
    return [
        coloured(text.slice(0, at)),
        html`<mark>${coloured(text.slice(at, end))}</mark>`,
        marked(text.slice(end), others),
    ];
}

function coloured(text) {
    return [...text.matchAll(TOKEN)].map(token);
}

function token([text, value, operator, matcher]) {
    if (value) {
        return html`<span class="rule-value">${text}</span>`;
    }
    if (operator) {
        return html`<span class="rule-operator">${text}</span><wbr />`;
    }
    return matcher ? html`<span class="rule-matcher">${text}</span>` : text;
}
