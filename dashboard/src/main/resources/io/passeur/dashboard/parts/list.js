import { html, nothing } from '../lit-html/lit-html.js';
import { live } from '../lit-html/directives/live.js';
import { repeat } from '../lit-html/directives/repeat.js';
import { count, plural } from '../format.js';
import { link, replaceQuery } from '../place.js';
import { icon } from './icon.js';
import { empty, waiting } from './notes.js';

export const PER_PAGE = 50;

/** The query parameters that select what a list shows. */
export function choice(query) {
    return {
        search: query.get('search') ?? '',
        status: query.get('status') ?? '',
        sort: query.get('sort') ?? '',
        direction: query.get('direction') === 'desc' ? 'desc' : 'asc',
        page: Math.max(1, Number(query.get('page')) || 1),
    };
}

/**
 * Search, filter, sort, table, pages.
 *
 * @param columns {title, sort, cell, narrow}: the sort key, the content for a row, and whether phones show it
 * @param filters {status, word, number}
 * @param response {rows, nextPage, total, old}; rows are undefined until they arrive
 */
export function list({ here, name, columns, filters, defaultSort, response, key, none }) {
    const chosen = { ...choice(here.query) };
    chosen.sort ||= defaultSort;
    const narrowed = chosen.search !== '' || chosen.status !== '';
    return html`
        ${toolbar(here, name, columns, filters, chosen)}
        <p class="for-ears" role="status">
            ${response.rows ? plural(response.rows.length, 'row') : ''}${chosen.page > 1 ? `, page ${chosen.page}` : ''}
        </p>
        ${content(here, { name, columns, key, none: narrowed ? nobody(here) : none }, chosen, response)}
    `;
}

function content(here, { name, columns, key, none }, chosen, response) {
    if (response.rows === undefined) {
        return waiting();
    }
    return response.rows.length === 0
        ? none
        : [table(here, name, columns, chosen, response, key), pages(here, chosen, response)];
}

function toolbar(here, name, columns, filters, chosen) {
    const search = (event) => replaceQuery(here, { search: event.target.value, page: '' });
    const sort = (event) => replaceQuery(here, { sort: event.target.value, page: '' });
    return html`<form class="toolbar" role="search" aria-label=${name} @submit=${(event) => event.preventDefault()}>
        <label class="search">
            ${icon('search')}<span class="for-ears">Search ${name}</span>
            <input
                type="search"
                placeholder="Search"
                autocomplete="off"
                spellcheck="false"
                .value=${live(chosen.search)}
                @input=${search}
            />
            <kbd aria-hidden="true">/</kbd>
        </label>
        ${
            filters.length > 0
                ? html`<ul class="filters" aria-label="Status">
                      ${filters.map((filter) => filterLink(here, filter, chosen.status))}
                  </ul>`
                : nothing
        }
        <label class="sort-choice"
            >Sort by
            <select @change=${sort} .value=${live(chosen.sort)}>
                ${columns.filter((column) => column.sort).map((column) => sortOption(column, chosen.sort))}
            </select>
        </label>
    </form>`;
}

function sortOption({ sort, title }, chosen) {
    return html`<option value=${sort} ?selected=${sort === chosen}>${title}</option>`;
}

function filterLink(here, { status, word, number }, current) {
    const query = { ...Object.fromEntries(here.query), status, page: '' };
    return html`<li>
        <a href=${link(here.parts, query)} aria-current=${status === current ? 'true' : nothing}>
            ${word}${number === undefined ? nothing : html` <span class="filter-number">${count(number)}</span>`}
        </a>
    </li>`;
}

/** Explicit roles, because a table loses its own when phones lay it out differently. */
function table(here, name, columns, chosen, { rows, old }, key) {
    return html`<div class="table-frame" aria-busy=${old ? 'true' : 'false'}>
        <table role="table" aria-label=${name}>
            <thead role="rowgroup">
                <tr role="row">
                    ${columns.map((column) => head(here, column, chosen))}
                </tr>
            </thead>
            <tbody role="rowgroup">
                ${repeat(rows, key, (row) => line(columns, row))}
            </tbody>
        </table>
    </div>`;
}

function line([first, ...others], row) {
    return html`<tr role="row">
        <th role="rowheader" scope="row" class=${first.class}>${first.cell(row)}</th>
        ${others.map((column) => cell(column, row))}
    </tr>`;
}

function cell(column, row) {
    return html`<td role="cell" class=${column.class} data-title=${column.title}>
        <div>${column.cell(row)}</div>
    </td>`;
}

function head(here, { title, sort, class: name }, chosen) {
    if (!sort) {
        return html`<th role="columnheader" scope="col" class=${name}>${title}</th>`;
    }
    const current = sort === chosen.sort;
    const direction = current && chosen.direction === 'asc' ? 'desc' : 'asc';
    const query = {
        ...Object.fromEntries(here.query),
        sort,
        direction: direction === 'asc' ? '' : direction,
        page: '',
    };
    const order = chosen.direction === 'asc' ? 'ascending' : 'descending';
    return html`<th role="columnheader" scope="col" class=${name} aria-sort=${current ? order : nothing}>
        <a href=${link(here.parts, query)}
            >${title}${current ? icon(chosen.direction === 'asc' ? 'up' : 'down') : nothing}</a
        >
    </th>`;
}

function pages(here, chosen, { rows, nextPage, total }) {
    const first = (chosen.page - 1) * PER_PAGE + 1;
    const to = (page) => link(here.parts, { ...Object.fromEntries(here.query), page: page > 1 ? page : '' });
    const of = total === undefined ? '' : ` of ${count(total)}`;
    return html`<nav class="pages" aria-label="Pages">
        <p>${count(first)}–${count(first + rows.length - 1)}${of}</p>
        ${chosen.page > 1 ? html`<a class="button" rel="prev" href=${to(chosen.page - 1)}>${icon('left')}Previous</a>` : nothing}
        ${nextPage ? html`<a class="button" rel="next" href=${to(nextPage)}>Next${icon('right')}</a>` : nothing}
    </nav>`;
}

function nobody(here) {
    const all = html`<a class="button" href=${link(here.parts)}>Show all</a>`;
    return empty('search', 'No matches', 'No element matches your search.', all);
}
