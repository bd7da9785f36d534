import { html } from '../lit-html/lit-html.js';

const TOKEN = /(`[^`]*`|"(?:[^"\\]|\\.)*")|(&&|\|\||!)|([A-Za-z]\w*)(?=\()|([^`"&|!A-Za-z]+|.)/gs;

/**
 * A rule in colours: matchers, values, operators. Lines may break behind operators.
 *
 * @param failed a part of it that is to be marked
 */
export function rule(text = '', failed = '') {
    const at = failed ? text.indexOf(failed) : -1;
    return html`<code class="rule">${at < 0 ? coloured(text) : marked(text, at, at + failed.length)}</code>`;
}

function marked(text, from, to) {
    return [coloured(text.slice(0, from)), html`<mark>${coloured(text.slice(from, to))}</mark>`, coloured(text.slice(to))];
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
