import { render } from './lit-html/lit-html.js';
import { Live } from './live.js';
import { pageAt } from './pages/index.js';
import { drawFlows } from './parts/flow.js';
import { place } from './place.js';
import { shell } from './shell.js';
import { Traffic } from './traffic.js';

/** Nobody reads more; the page says when there are more. */
const MOST_PROBLEMS = 500;

const traffic = new Traffic();
const live = new Live(draw, {
    version: { path: 'version', seconds: 60 },
    overview: { path: 'overview', seconds: 5 },
    problems: { path: `passeur/problems?per_page=${MOST_PROBLEMS}`, seconds: 5 },
    traffic: { path: 'passeur/traffic', seconds: 2, arrived: (response) => traffic.add(response) },
});

let shown = null;

function draw() {
    const here = place();
    const page = pageAt(here.parts);
    const key = here.parts.join('/');
    follow(page, key, here);
    const state = {
        here,
        traffic,
        data: live.data(),
        trouble: live.trouble(),
        retry: () => live.retry(),
        redraw: draw,
    };
    render(shell(state, page.view(state)), document.body);
    drawFlows();
    if (shown !== key) {
        arrive(page.title(here));
    }
    shown = key;
}

/** A response may refer to elements that are requested next: a router's middlewares, a service's services. */
function follow(page, key, here) {
    live.follow(key, page.needs(here, live.data()));
    live.follow(key, page.needs(here, live.data()));
}

/** Behaves like a new document: screen readers announce its title, and it starts at the top. */
function arrive(title) {
    document.title = title === 'Overview' ? 'Passeur' : `${title} · Passeur`;
    if (shown !== null) {
        window.scrollTo(0, 0);
        document.querySelector('h1')?.focus({ preventScroll: true });
    }
}

function searchByKey(event) {
    const typing = event.target.closest?.('input, select, textarea');
    const field = document.querySelector('input[type=search]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && field) {
        event.preventDefault();
        field.focus();
    }
}

/** All modules have loaded; see first-paint.js. */
function arrived() {
    try {
        sessionStorage.removeItem('passeur.tries');
    } catch {
        // Nothing was stored.
    }
}

window.addEventListener('hashchange', draw);
document.addEventListener('keydown', searchByKey);
// Relative times such as "in 8 seconds" change by themselves.
setInterval(() => live.trouble() && draw(), 1000);
draw();
arrived();
