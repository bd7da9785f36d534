import { html, nothing } from './lit-html/lit-html.js';
import { clock, count, plural } from './format.js';
import { link } from './place.js';
import { icon } from './parts/icon.js';
import { nextTheme, theme } from './theme.js';

const SECTIONS = [
    ['Overview', []],
    ['Routers', ['http', 'routers']],
    ['Services', ['http', 'services']],
    ['Middlewares', ['http', 'middlewares']],
    ['Certificates', ['certificates']],
    ['Problems', ['problems']],
    ['Explain', ['explain']],
];

let menuOpen = false;

/** The frame of every page: navigation, and whether the data is current. */
export function shell(state, content) {
    return html`
        <a class="skip" href="#content" @click=${skip}>Skip to content</a>
        <header class="bar">
            <div class="bar-in">
                <a class="brand" href=${link([])} aria-label="Passeur, overview" @click=${() => closeMenu(state)}>
                    <img src="mark.svg" alt="" width="30" height="30" />
                    <span class="brand-name">${state.data.version?.value?.dashboardName || 'Passeur'}</span>
                </a>
                <button
                    class="menu-button"
                    aria-expanded=${menuOpen}
                    aria-controls="sections"
                    @click=${() => toggleMenu(state)}
                >
                    ${icon('menu')} Menu
                </button>
                <nav id="sections" class=${menuOpen ? 'sections open' : 'sections'} aria-label="Sections">
                    <ul>
                        ${SECTIONS.map(([name, parts]) => section(state, name, parts))}
                    </ul>
                </nav>
                <div class="bar-end">${themeButton(state)} ${version(state.data.version?.value)}</div>
            </div>
        </header>
        <div role="status" class="trouble-place">${lost(state)}</div>
        <main id="content" tabindex="-1">${content}</main>
    `;
}

function section(state, name, parts) {
    const current = isCurrent(state.here.parts, parts);
    return html`<li>
        <a href=${link(parts)} aria-current=${current ? 'page' : nothing} @click=${() => closeMenu(state)}>
            ${icon(name.toLowerCase())}<span>${name}</span>${badge(state.data, name)}
        </a>
    </li>`;
}

function isCurrent(here, parts) {
    const kind = (all) => (['http', 'tcp', 'udp'].includes(all[0]) ? all[1] : (all[0] ?? ''));
    return kind(here) === kind(parts);
}

function badge({ overview, problems }, name) {
    if (name === 'Problems' && problems?.value?.length > 0) {
        const broken = problems.value.some(({ severity }) => severity === 'error');
        return html`<span class="badge ${broken ? 'bad' : 'warn'}"
            >${count(problems.value.length)}${problems.nextPage ? '+' : ''}</span
        >`;
    }
    const of = overview?.value;
    const kind = name.toLowerCase();
    const total = ['http', 'tcp', 'udp'].reduce(
        (sum, protocol) => sum + (of?.[protocol]?.[kind]?.total ?? 0),
        of?.[kind]?.total ?? 0,
    );
    return total > 0 ? html`<span class="badge">${count(total)}</span>` : nothing;
}

function themeButton(state) {
    const name = theme();
    const click = () => {
        nextTheme();
        state.redraw();
    };
    return html`<button class="theme" @click=${click} title="Theme: ${name}">
        ${icon(`theme-${name}`)}<span class="theme-name"><span class="for-ears">Theme: </span>${name}</span>
    </button>`;
}

function version(value) {
    return value ? html`<p class="version">${value.Version}</p>` : nothing;
}

function lost({ trouble, retry }) {
    if (!trouble) {
        return nothing;
    }
    const wait = Math.max(0, Math.ceil((trouble.nextTry - Date.now()) / 1000));
    return html`<div class="trouble">
        ${icon('broken')}
        <p>
            <strong>Connection lost.</strong>
            ${capital(trouble.message)}${trouble.lastGood ? `; this data is from ${clock(trouble.lastGood)}` : ''}.
            <span aria-hidden="true">${wait > 0 ? `Retrying in ${plural(wait, 'second')}.` : 'Retrying…'}</span>
        </p>
        <button @click=${retry}>Retry now</button>
    </div>`;
}

function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The link's target is not a page. */
function skip(event) {
    event.preventDefault();
    document.getElementById('content').focus();
}

function toggleMenu(state) {
    menuOpen = !menuOpen;
    state.redraw();
}

function closeMenu(state) {
    if (menuOpen) {
        toggleMenu(state);
    }
}
