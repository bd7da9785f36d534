import { html, svg } from '../lit-html/lit-html.js';
import { count } from '../format.js';
import { link } from '../place.js';
import { icon } from './icon.js';

const WIDTH = 100;
/** One among thousands stays visible. */
const LEAST = 3;

/** How many elements of a kind there are, and how many of them work. */
export function meter(protocol, kind, title, { total, warnings, errors }) {
    const good = total - warnings - errors;
    return html`<div class="meter card">
        <h3>
            <a class="cover" href=${link([protocol, kind])}>${icon(kind)}<span>${title}</span></a>
        </h3>
        <p class="figure">${count(total)}</p>
        ${bar(good, warnings, errors)}
        <ul class="meter-parts">
            ${part(protocol, kind, { status: 'enabled', shape: 'good', tone: 'good' }, good)}
            ${part(protocol, kind, { status: 'warning', shape: 'warning', tone: 'warn' }, warnings)}
            ${part(protocol, kind, { status: 'disabled', shape: 'broken', tone: 'bad' }, errors)}
        </ul>
    </div>`;
}

function part(protocol, kind, { status, shape, tone }, number) {
    return html`<li class=${number > 0 ? tone : 'none'}>
        <a href=${link([protocol, kind], { status })}>${icon(shape)}<b>${count(number)}</b> ${status}</a>
    </li>`;
}

function bar(good, warnings, errors) {
    const sizes = [errors, warnings, good].map((number) => (number > 0 ? Math.max(LEAST, number) : 0));
    const sum = sizes.reduce((total, size) => total + size, 0) || 1;
    const least = (LEAST * sum) / WIDTH;
    const wide = [errors, warnings, good].map((number) => (number > 0 ? Math.max(least, number) : 0));
    const all = wide.reduce((total, size) => total + size, 0) || 1;
    let x = 0;
    return html`<svg class="meter-bar" viewBox="0 0 ${WIDTH} 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" width=${WIDTH} height="4" />
        ${wide.map((size, i) => {
            const width = (size / all) * WIDTH;
            const piece = svg`<rect class=${['bad', 'warn', 'good'][i]} x=${x} width=${width} height="4"/>`;
            x += width;
            return piece;
        })}
    </svg>`;
}
