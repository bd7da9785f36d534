import { html } from '../lit-html/lit-html.js';

/** Settings with their paths, as in messages and labels: healthCheck.path, servers[0].url. */
export function leaves(settings) {
    const all = flattened('', settings);
    return all.length === 0
        ? html`<p class="soft">No settings.</p>`
        : html`<dl class="leaves">
              ${all.map(
                  ([path, value]) =>
                      html`<div>
                          <dt>${prefix(path)}</dt>
                          <dd><code>${value}</code></dd>
                      </div>`,
              )}
          </dl>`;
}

function prefix(path) {
    const [, before, last] = /^(.*?)([^.]*)$/s.exec(path);
    return html`${before}<wbr /><b>${last}</b>`;
}

function flattened(path, value) {
    if (Array.isArray(value)) {
        return value.every((item) => typeof item !== 'object')
            ? [[path, value.join(', ')]]
            : value.flatMap((item, i) => flattened(`${path}[${i}]`, item));
    }
    if (value !== null && typeof value === 'object') {
        const inner = Object.entries(value);
        return inner.length === 0 && path
            ? [[path, '{}']]
            : inner.flatMap(([key, each]) => flattened(path ? `${path}.${key}` : key, each));
    }
    return [[path, value === '' ? '""' : String(value)]];
}
