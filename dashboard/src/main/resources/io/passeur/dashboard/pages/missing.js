import { html } from '../lit-html/lit-html.js';
import { link } from '../place.js';
import { empty, heading } from '../parts/notes.js';

export const missing = {
    title: () => 'No such page',
    needs: () => ({}),
    view: () => [
        heading('No such page'),
        empty(
            'explain',
            'There is nothing at this address',
            'The element may have gone, or the link is mistyped.',
            html`<a class="button" href=${link([])}>To the overview</a>`,
        ),
    ],
};
