import { html, nothing } from '../lit-html/lit-html.js';
import { daysUntil, moment, NOTHING, percent, plural, rate, relative, seconds } from '../format.js';
import { link } from '../place.js';
import { board, OUTCOMES } from '../parts/board.js';
import { chart } from '../parts/chart.js';
import { facts, section } from '../parts/detail.js';
import { icon } from '../parts/icon.js';
import { meter } from '../parts/meter.js';
import { elementLink } from '../parts/name.js';
import { heading, waiting } from '../parts/notes.js';
import { problemLine } from '../parts/problem.js';
import { certificateState, state } from '../parts/state.js';

const SHOWN = 5;
const KINDS = { routers: 'Routers', services: 'Services', middlewares: 'Middlewares' };

export const overview = {
    title: () => 'Overview',
    needs: () => ({
        entryPoints: { path: 'entrypoints', seconds: 60 },
        certificates: { path: 'passeur/certificates?per_page=10000', seconds: 20 },
        upstreams: { path: 'passeur/upstreams?status=DOWN', seconds: 10 },
        providers: { path: 'passeur/providers?per_page=1000', seconds: 10 },
    }),
    view: (state) => [heading('Overview', sentence(state.data)), state.data.overview?.value ? body(state) : waiting()],
};

/** The one line that sums up the state. */
function sentence({ problems, upstreams, overview: of }) {
    if (!of?.value) {
        return nothing;
    }
    const all = problems?.value ?? [];
    const errors = all.filter(({ severity }) => severity === 'error').length;
    const down = serversDown(upstreams).length;
    const parts = [
        errors > 0 && plural(errors, 'error'),
        all.length > errors && plural(all.length - errors, 'warning'),
        down > 0 && `${plural(down, 'server')} down`,
    ].filter(Boolean);
    return parts.length === 0
        ? html`<p class="sentence good">${icon('good')}Everything works</p>`
        : html`<p class="sentence ${errors > 0 || down > 0 ? 'bad' : 'warn'}">
              ${icon(errors > 0 || down > 0 ? 'broken' : 'warning')}<a href=${link(['problems'])}
                  >${parts.join(', ')}</a
              >
          </p>`;
}

function serversDown(upstreams) {
    return upstreams?.value ?? [];
}

function body(state) {
    const { data, traffic } = state;
    return [
        traffic.known ? board(state) : nothing,
        html`<section class="part">
            <h2>Entry points</h2>
            ${entryPoints(data.entryPoints?.value ?? [], traffic)}
        </section>`,
        ['http', 'tcp', 'udp'].map((protocol) => counts(protocol, data.overview.value[protocol])),
        html`<div class="columns">
            ${problemsCard(data.problems?.value ?? [])} ${certificatesCard(data.certificates?.value ?? [])}
            ${serversCard(serversDown(data.upstreams))}
        </div>`,
        about(data),
    ];
}

function entryPoints(all, traffic) {
    return html`<ul class="ports">
        ${all.map((entryPoint) => port(entryPoint, traffic))}
    </ul>`;
}

function port({ name, address, http = {} }, traffic) {
    const now = traffic.current(name);
    const points = traffic.series(name);
    const to = http.redirections?.entryPoint?.to;
    return html`<li class="port card">
        <div class="port-head">
            ${icon('port')}
            <h3><a class="cover" href=${link(['entrypoints', name])}>${name}</a></h3>
            <code class="address">${address}</code>
            ${http.tls ? html`<span class="tag tls">${icon('lock')}TLS</span>` : nothing}
            ${to ? html`<span class="tag">→ ${to}</span>` : nothing}
        </div>
        ${chart({ points, layers: OUTCOMES, words: `Requests per second on ${name}, now ${now ? rate(now.rate) : 'unknown'}` })}
        <dl class="port-numbers">
            <div>
                <dt>Requests</dt>
                <dd>${now ? `${rate(now.rate)}/s` : NOTHING}</dd>
            </div>
            <div class=${now?.failures > 0.01 ? 'bad' : ''}>
                <dt>Failures</dt>
                <dd>${now ? percent(now.failures) : NOTHING}</dd>
            </div>
            <div>
                <dt>Latency</dt>
                <dd>${now ? seconds(now.latency) : NOTHING}</dd>
            </div>
        </dl>
    </li>`;
}

function counts(protocol, kinds) {
    const total = Object.values(kinds ?? {}).reduce((sum, kind) => sum + kind.total, 0);
    if (protocol !== 'http' && total === 0) {
        return nothing;
    }
    return html`<section class="part">
        <h2>${protocol.toUpperCase()}</h2>
        <div class="meters ${protocol === 'http' ? '' : 'small'}">
            ${Object.entries(KINDS).map(([kind, title]) => (kinds?.[kind] ? meter(protocol, kind, title, kinds[kind]) : nothing))}
        </div>
    </section>`;
}

function card(title, shape, parts, items, nothingWrong, href, total) {
    return html`<section class="summary card">
        <h2>${icon(shape)}${title}</h2>
        ${
            items.length > 0
                ? html`<ul class="lines">
                      ${items.slice(0, SHOWN).map(parts)}
                  </ul>`
                : html`<p class="calm-note">${icon('good')}${nothingWrong}</p>`
        }
        ${total > SHOWN ? html`<p class="more"><a href=${href}>All ${total}</a></p>` : nothing}
    </section>`;
}

function problemsCard(all) {
    const sorted = all.toSorted((a, b) => (a.severity === 'error' ? 0 : 1) - (b.severity === 'error' ? 0 : 1));
    return card(
        'Problems',
        'problems',
        problemLine,
        sorted,
        'There are no problems.',
        link(['problems']),
        all.length,
    );
}

function certificatesCard(all) {
    const worth = all
        .filter((certificate) => ['failed', 'pending', 'soon', 'expired'].includes(certificateState(certificate)))
        .toSorted((a, b) => (a.notAfter ? daysUntil(a.notAfter) : -1) - (b.notAfter ? daysUntil(b.notAfter) : -1));
    return card(
        'Certificates that need attention',
        'certificates',
        certificateLine,
        worth,
        all.length > 0 ? 'No certificate expires within 30 days.' : 'There are no certificates.',
        link(['certificates']),
        worth.length,
    );
}

function certificateLine(certificate) {
    const name = certificate.names[0];
    return html`<li class="line">
        <div>
            <p><a href=${link(['certificates'], { search: name })}>${name}</a></p>
            <p class="line-note">
                ${certificate.lastError ?? (certificate.notAfter ? `Expires ${relative(certificate.notAfter)}` : '')}
            </p>
        </div>
        ${state(certificateState(certificate))}
    </li>`;
}

function serversCard(down) {
    const line = ({ service, url, lastError }) =>
        html`<li class="line bad">
            ${icon('broken')}
            <div>
                <p><code>${url}</code></p>
                <p class="line-note">
                    ${elementLink('http', 'services', service)} ${lastError ? `· ${lastError}` : ''}
                </p>
            </div>
        </li>`;
    return card(
        'Servers that are down',
        'services',
        line,
        down,
        'No server is down.',
        link(['http', 'services']),
        down.length,
    );
}

/** A provider, and its state unless that is as it should be. */
function provider(name, known) {
    const { state: word = 'connected', lastError } =
        known.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? {};
    return word === 'connected'
        ? html`<span class="tag">${name}</span>`
        : html`<span class="tag" title=${lastError ?? ''}>${name} ${state(word)}</span>`;
}

function about({ overview: of, version, providers: known }) {
    const { providers = [], features = {} } = of.value;
    const names = providers.map((name) => provider(name, known?.value ?? []));
    const started = version?.value?.startDate;
    const feature = (value) => (value === true ? 'on' : value || html`<span class="soft">off</span>`);
    return section(
        'This proxy',
        facts([
            [
                'Providers',
                names.length > 0 ? html`<span class="tags">${names}</span>` : html`<span class="soft">none</span>`,
            ],
            ['Metrics', feature(features.metrics)],
            ['Tracing', feature(features.tracing)],
            ['Access log', feature(features.accessLog)],
            ['Version', version?.value?.Version],
            [
                'Started',
                started && html`<time datetime=${started} title=${moment(started)}>${relative(started)}</time>`,
            ],
        ]),
    );
}
