import { html, nothing } from '../lit-html/lit-html.js';
import { daysUntil } from '../format.js';
import { icon } from './icon.js';

/** Words, tones and shapes of states; colour alone never conveys a state. */
const STATES = {
    enabled: ['Enabled', 'good', 'good'],
    warning: ['Warning', 'warn', 'warning'],
    disabled: ['Disabled', 'bad', 'broken'],
    UP: ['Up', 'good', 'good'],
    DOWN: ['Down', 'bad', 'broken'],
    UNCHECKED: ['Not checked', 'quiet', 'quiet'],
    DISABLED: ['Disabled', 'bad', 'broken'],
    connected: ['Connected', 'good', 'good'],
    retrying: ['Retrying', 'bad', 'broken'],
    refused: ['Refused', 'bad', 'broken'],
    issued: ['Valid', 'good', 'good'],
    pending: ['Pending', 'quiet', 'waiting'],
    failed: ['Failed', 'bad', 'broken'],
    generated: ['Generated', 'quiet', 'quiet'],
    soon: ['Expires soon', 'warn', 'warning'],
    expired: ['Expired', 'bad', 'broken'],
    error: ['Error', 'bad', 'broken'],
};

const SOON_DAYS = 30;
const UNKNOWN = ['Unknown', 'quiet', 'quiet'];

export function stateWord(name) {
    return (STATES[name] ?? UNKNOWN)[0];
}

export function tone(name) {
    return (STATES[name] ?? UNKNOWN)[1];
}

export function state(name) {
    const [word, colour, shape] = STATES[name] ?? UNKNOWN;
    return html`<span class="state ${colour}">${icon(shape)}<span>${word}</span></span>`;
}

/** The first error of an element, for lists. */
export function trouble({ error = [], status }) {
    return error.length > 0 ? html`<span class="cell-trouble ${tone(status)}">${error[0]}</span>` : nothing;
}

/** The current state of a certificate. */
export function certificateState({ state: name, notAfter }) {
    if (name === 'failed' || name === 'pending' || !notAfter) {
        return name;
    }
    const days = daysUntil(notAfter);
    if (days < 0) {
        return 'expired';
    }
    return days < SOON_DAYS && name === 'issued' ? 'soon' : name;
}
