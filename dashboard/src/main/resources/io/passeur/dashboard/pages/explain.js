import { html, nothing } from '../lit-html/lit-html.js';
import { count, plural } from '../format.js';
import { link } from '../place.js';
import { icon } from '../parts/icon.js';
import { elementLink } from '../parts/name.js';
import { empty, heading, waiting } from '../parts/notes.js';
import { rule } from '../parts/rule.js';
import { priority } from './routers.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const MOST = 100;

export const explain = {
    title: () => 'Explain',
    needs: ({ query }) => ({
        entryPoints: { path: 'entrypoints', seconds: 60 },
        ...(query.get('url') ? { explanation: { path: `passeur/explain?${query}`, seconds: 10 } } : {}),
    }),
    view: ({ here, data }) => [
        heading('Explain'),
        html`<p class="lead">Which router takes a request, and why the others do not.</p>`,
        form(here, data.entryPoints?.value ?? []),
        here.query.get('url') ? answer(data.explanation) : nothing,
    ],
};

function form({ parts, query }, entryPoints) {
    const submit = (event) => {
        event.preventDefault();
        location.hash = link(parts, Object.fromEntries(new FormData(event.target)));
    };
    const option = (name, chosen) => html`<option ?selected=${name === chosen}>${name}</option>`;
    return html`<form class="question card" @submit=${submit}>
        <label class="question-url">URL <input name="url" type="text" inputmode="url" required placeholder="https://shop.example.com/cart" autocomplete="off" spellcheck="false" .value=${query.get('url') ?? ''} /></label>
        <label>Method <select name="method">${METHODS.map((name) => option(name, query.get('method') ?? 'GET'))}</select></label>
        <label>Entry point
            <select name="entryPoint">
                <option value="">by the URL</option>
                ${entryPoints.map(({ name }) => option(name, query.get('entryPoint')))}
            </select>
        </label>
        <button class="primary">Explain</button>
    </form>`;
}

function answer(explanation) {
    if (explanation?.refused) {
        return html`<div role="status">${empty('warning', 'That cannot be explained', explanation.refused.message)}</div>`;
    }
    if (!explanation?.value) {
        return waiting();
    }
    const { chosen, routers, entryPoint } = explanation.value;
    const others = routers.filter(({ router }) => router !== chosen);
    return [
        html`<div role="status">${chosen ? taken(routers.find(({ router }) => router === chosen), entryPoint) : nobody(entryPoint)}</div>`,
        html`<section class="part"><h2>${chosen ? 'Why the others do not' : 'Why none of them does'} <span class="soft">${count(others.length)}</span></h2>
            <ol class="considered">${others.slice(0, MOST).map(considered)}</ol>
            ${others.length > MOST ? html`<p class="soft">And ${plural(others.length - MOST, 'more router')}.</p>` : nothing}
        </section>`,
    ];
}

function taken(chosen, entryPoint) {
    return html`<div class="verdict good">
        ${icon('good')}
        <div>
            <p class="verdict-line">${elementLink('http', 'routers', chosen.router)} takes it${entryPoint ? html` on <b>${entryPoint}</b>` : nothing}.</p>
            <p>${rule(chosen.rule)}</p>
        </div>
    </div>`;
}

function nobody(entryPoint) {
    return html`<div class="verdict bad">
        ${icon('broken')}
        <div>
            <p class="verdict-line">No router takes it: the answer is 404.</p>
            <p>${entryPoint ? html`Routers of entry point <b>${entryPoint}</b> were asked.` : nothing}</p>
        </div>
    </div>`;
}

function considered({ router, rule: text, priority: number, matches, failed, reason }) {
    return html`<li class="considered-one">
        <p class="considered-name">${elementLink('http', 'routers', router)} <span class="soft">priority ${priority({ priority: number })}</span></p>
        <p>${rule(text, failed)}</p>
        <p class="because">${matches ? 'It matches as well, but comes later.' : [failed ? html`<code>${failed}</code> does not match${reason ? ': ' : ''}` : nothing, reason]}</p>
    </li>`;
}
