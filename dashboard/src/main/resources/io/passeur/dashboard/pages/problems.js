import { html, nothing } from '../lit-html/lit-html.js';
import { live } from '../lit-html/directives/live.js';
import { repeat } from '../lit-html/directives/repeat.js';
import { count, plural } from '../format.js';
import { link, replaceQuery } from '../place.js';
import { icon } from '../parts/icon.js';
import { empty, heading, waiting } from '../parts/notes.js';
import { problem } from '../parts/problem.js';

const MOST = 200;

export const problems = {
    title: () => 'Problems',
    needs: () => ({}),
    view: ({ here, data }) => [heading('Problems'), body(here, data.problems?.value)],
};

function body(here, all) {
    if (!all) {
        return waiting();
    }
    if (all.length === 0) {
        return empty(
            'good',
            'Everything works',
            'If a file, label or element has a problem, this page shows what is wrong, where, and how to fix it.',
        );
    }
    const search = (here.query.get('search') ?? '').toLowerCase();
    const severity = here.query.get('status') ?? '';
    const found = all.filter(
        (item) => (!severity || item.severity === severity) && (!search || text(item).includes(search)),
    );
    return [
        html`<p class="lead">Each problem affects only its own element. Everything else is live.</p>`,
        toolbar(here, all, severity),
        html`<p class="for-ears" role="status">${plural(found.length, 'problem')}</p>`,
        found.length === 0
            ? empty(
                  'search',
                  'No matches',
                  'No problem matches your search.',
                  html`<a class="button" href=${link(here.parts)}>Show all</a>`,
              )
            : nothing,
        groups(found),
    ];
}

function text({ path, message, element = '', source = {} }) {
    return [path, message, element, ...Object.values(source)].join(' ').toLowerCase();
}

function toolbar(here, all, current) {
    const number = (severity) => all.filter((item) => !severity || item.severity === severity).length;
    const choice = (severity, word) =>
        html`<li>
            <a
                href=${link(here.parts, { ...Object.fromEntries(here.query), status: severity })}
                aria-current=${severity === current ? 'true' : nothing}
            >
                ${word} <span class="filter-number">${count(number(severity))}</span>
            </a>
        </li>`;
    return html`<form class="toolbar" role="search" aria-label="problems" @submit=${(event) => event.preventDefault()}>
        <label class="search">
            ${icon('search')}<span class="for-ears">Search problems</span>
            <input
                type="search"
                placeholder="Search"
                autocomplete="off"
                spellcheck="false"
                .value=${live(here.query.get('search') ?? '')}
                @input=${(event) => replaceQuery(here, { search: event.target.value })}
            />
            <kbd aria-hidden="true">/</kbd>
        </label>
        <ul class="filters" aria-label="Severity">
            ${choice('', 'All')} ${choice('error', 'Errors')} ${choice('warning', 'Warnings')}
        </ul>
    </form>`;
}

function groups(items) {
    const shown = items.slice(0, MOST);
    const rest = items.length - shown.length;
    return html`<div class="problems">
        ${repeat(
            shown,
            (item) => item.path + item.message,
            (item) => problem(item),
        )}
        ${rest > 0 ? html`<p class="soft">${count(rest)} more. Search, or fix these first.</p>` : nothing}
    </div>`;
}
