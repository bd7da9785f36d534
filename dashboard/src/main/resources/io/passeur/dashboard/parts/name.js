import { html } from '../lit-html/lit-html.js';
import { link } from '../place.js';

/** name@provider with the provider in the background. */
export function nameParts(full) {
    const at = full.lastIndexOf('@');
    const [name, provider] = at < 0 ? [full, ''] : [full.slice(0, at), full.slice(at)];
    return html`<span class="name">${name}<wbr /><span class="provider">${provider}</span></span>`;
}

export function elementLink(protocol, kind, full) {
    return html`<a href=${link([protocol, kind, full])}>${nameParts(full)}</a>`;
}

/** An element may call one of its own provider by its name alone. */
export function qualified(name, user) {
    return name.includes('@') ? name : `${name}@${user.provider}`;
}
