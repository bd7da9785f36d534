import { html, nothing } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { icon } from './icon.js';
import { remedy } from './remedy.js';
import { elementLink } from './name.js';
import { source } from './source.js';

const KINDS = { router: 'routers', service: 'services', middleware: 'middlewares' };

/** One problem: what is wrong, its source, and how to fix it. */
export function problem(item, { withElement = true } = {}) {
    const broken = item.severity === 'error';
    const fix = remedy(item);
    return html`<article class="problem ${broken ? 'bad' : 'warn'}">
        ${icon(broken ? 'broken' : 'warning')}
        <div>
            <p class="problem-head">
                <span class="for-ears">${broken ? 'Error' : 'Warning'}: </span>
                ${withElement && item.element ? elementOf(item) : html`<code>${item.path || item.kind}</code>`}
                ${withElement && item.element ? html`<code class="problem-path">${item.path}</code>` : nothing}
            </p>
            <p class="problem-message">${ticks(item.message)}</p>
            <p class="problem-foot">
                ${source(item.source)} ${fix ? html`<span class="remedy">${icon('wrench')}${fix}</span>` : nothing}
            </p>
        </div>
    </article>`;
}

function elementOf({ kind, element, path }) {
    const protocol = /^(tcp|udp)\./.exec(path)?.[1] ?? 'http';
    const words = html`<span class="kind">${kind}</span>`;
    return KINDS[kind]
        ? html`${words} ${elementLink(protocol, KINDS[kind], element)}`
        : html`${words} <b>${element}</b>`;
}

/** Quoted text in a message is what the user wrote. */
function ticks(message) {
    return message.split(/("[^"]*")/).map((text, i) => (i % 2 ? html`<q>${text.slice(1, -1)}</q>` : text));
}

function subject({ element, path, source = {} }) {
    return element || path || source.file || source.text || '';
}

/** The same in one line, for a summary. */
export function problemLine(item) {
    const broken = item.severity === 'error';
    return html`<li class="line ${broken ? 'bad' : 'warn'}">
        ${icon(broken ? 'broken' : 'warning')}
        <div>
            <p><a href=${link(['problems'], { search: subject(item) })}>${subject(item)}</a></p>
            <p class="line-note">${item.message}</p>
        </div>
    </li>`;
}
