import { PER_PAGE } from './list.js';

/** Searches, sorts and pages rows that the API returns all at once. */
export function localPage(rows, { search, status, sort, direction, page }, { text, statusOf, orders }) {
    const word = search.toLowerCase();
    const found = rows.filter(
        (row) => (!word || text(row).toLowerCase().includes(word)) && (!status || statusOf(row) === status),
    );
    const order = orders[sort] ?? Object.values(orders)[0];
    found.sort((a, b) => compare(order(a), order(b)) * (direction === 'desc' ? -1 : 1));
    const from = (page - 1) * PER_PAGE;
    const more = found.length > from + PER_PAGE;
    return { rows: found.slice(from, from + PER_PAGE), nextPage: more ? page + 1 : null, total: found.length };
}

function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
