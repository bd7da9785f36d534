import { html, nothing } from '../lit-html/lit-html.js';
import { count } from '../format.js';
import { link } from '../place.js';
import { icon } from '../parts/icon.js';
import { elementLink } from '../parts/name.js';
import { empty, heading, waiting } from '../parts/notes.js';
import { rule } from '../parts/rule.js';
import { priority } from './routers.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export const explain = {
    title: () => 'Explain',
    needs: ({ query }) => ({
        entryPoints: { path: 'entrypoints', seconds: 60 },
        ...(query.get('url') ? { explanation: { path: `passeur/explain?${query}`, seconds: 10 } } : {}),
    }),
    view: ({ here, data }) => [
        heading('Explain'),
        html`<p class="lead">See which router takes a request, and why the others do not.</p>`,
        form(here, data.entryPoints?.value ?? []),
        here.query.get('url') ? result(data.explanation) : nothing,
    ],
};

function form({ parts, query }, entryPoints) {
    const submit = (event) => {
        event.preventDefault();
        location.hash = link(parts, Object.fromEntries(new FormData(event.target)));
    };
    const option = (name, chosen) => html`<option ?selected=${name === chosen}>${name}</option>`;
    return html`<form class="question card" @submit=${submit}>
        <label class="question-url"
            >URL
            <input
                name="url"
                type="text"
                inputmode="url"
                required
                placeholder="https://shop.example.com/cart"
                autocomplete="off"
                spellcheck="false"
                .value=${query.get('url') ?? ''}
        /></label>
        <label
            >Method
            <select name="method">
                ${METHODS.map((name) => option(name, query.get('method') ?? 'GET'))}
            </select></label
        >
        <label
            >Entry point
            <select name="entryPoint">
                <option value="">from the URL</option>
                ${entryPoints.map(({ name }) => option(name, query.get('entryPoint')))}
            </select>
        </label>
        <button class="primary">Explain</button>
        <details class="question-more" ?open=${query.has('header') || query.has('clientIP')}>
            <summary>Headers and client address</summary>
            <label
                >Header
                <input
                    name="header"
                    placeholder="X-Build: yes"
                    autocomplete="off"
                    spellcheck="false"
                    .value=${query.get('header') ?? ''}
            /></label>
            <label
                >Client address
                <input
                    name="clientIP"
                    placeholder="10.0.0.1"
                    autocomplete="off"
                    spellcheck="false"
                    .value=${query.get('clientIP') ?? ''}
            /></label>
        </details>
    </form>`;
}

function result(explanation) {
    if (explanation?.refused) {
        return html`<div role="status">
            ${empty('warning', 'This request cannot be explained', explanation.refused.message)}
        </div>`;
    }
    return explanation?.value ? verdict(explanation.value) : waiting();
}

function verdict({ entryPoint, tls, refused, chosen, considered = [], omitted = 0, elsewhere = [], leftOut = [] }) {
    if (refused) {
        return said('bad', 'The request reaches no router.', html`<p>On <b>${entryPoint}</b> ${refused}.</p>`);
    }
    const winner = considered.find(({ router }) => router === chosen?.router);
    const others = considered.filter((each) => each !== winner);
    return [
        winner ? taken(winner, chosen, entryPoint) : nobody(entryPoint, tls),
        part('Routers that match elsewhere', elsewhere, ({ router, reason }) => plain(router, reason)),
        part('Disabled routers', leftOut, ({ router, errors }) => plain(router, errors.join('; '))),
        part(winner ? 'Why the others do not take it' : 'Why no router takes it', others, candidate, omitted),
    ];
}

function said(tone, line, more) {
    return html`<div role="status" class="verdict ${tone}">
        ${icon(tone === 'good' ? 'good' : 'broken')}
        <div>
            <p class="verdict-line">${line}</p>
            ${more}
        </div>
    </div>`;
}

function taken({ router, rule: text }, { middlewares = [], service }, entryPoint) {
    const through = middlewares.map((name) => html`<li>${elementLink('http', 'middlewares', name)}</li>`);
    return said('good', html`${elementLink('http', 'routers', router)} takes this request.`, [
        html`<p>${rule(text)}</p>`,
        html`<ol class="steps" aria-label="Request flow">
            <li><a href=${link(['entrypoints', entryPoint])}>${entryPoint}</a></li>
            <li>${elementLink('http', 'routers', router)}</li>
            ${through}
            <li>${elementLink('http', 'services', service)}</li>
        </ol>`,
    ]);
}

function nobody(entryPoint, tls) {
    const kind = tls ? 'HTTPS' : 'HTTP';
    return said(
        'bad',
        'No router takes this request: the response is 404.',
        html`<p>Passeur tried the ${kind} routers on <a href=${link(['entrypoints', entryPoint])}>${entryPoint}</a>.</p>`,
    );
}

function part(title, items, shape, omitted = 0) {
    if (items.length + omitted === 0) {
        return nothing;
    }
    return html`<section class="part">
        <h2>${title} <span class="soft">${count(items.length + omitted)}</span></h2>
        <ol class="considered">
            ${items.map(shape)}
        </ol>
        ${omitted > 0 ? html`<p class="soft more">The ${count(items.length)} closest of ${count(items.length + omitted)}.</p>` : nothing}
    </section>`;
}

function plain(router, reason) {
    return html`<li class="considered-one">
        <p class="considered-name">${elementLink('http', 'routers', router)}</p>
        <p class="because">${reason}</p>
    </li>`;
}

function candidate({ router, rule: text, priority: number, matched, failed = [] }) {
    const reasons = failed.map(
        ({ clause, reason }) => html`<li><code>${clause}</code>${reason ? `: ${reason}` : ' does not match'}</li>`,
    );
    return html`<li class="considered-one">
        <p class="considered-name">
            ${elementLink('http', 'routers', router)}
            <span class="soft">priority ${priority({ priority: number })}</span>
        </p>
        <p>
            ${rule(
                text,
                failed.map(({ clause }) => clause),
            )}
        </p>
        ${
            matched
                ? html`<p class="because">It matches too, but has a lower priority.</p>`
                : html`<ul class="because">
                      ${reasons}
                  </ul>`
        }
    </li>`;
}
