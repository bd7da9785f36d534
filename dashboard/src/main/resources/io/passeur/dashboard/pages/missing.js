import { html } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { empty, heading } from '../parts/notes.js';

export const missing = {
    title: () => 'Page not found',
    needs: () => ({}),
    view: () => [
        heading('Page not found'),
        empty(
            'explain',
            'There is no page at this address',
            'The element may have been removed, or the link may be wrong.',
            html`<a class="button" href=${link([])}>Go to the overview</a>`,
        ),
    ],
};
