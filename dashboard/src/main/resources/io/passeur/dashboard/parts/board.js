import { html, nothing } from '../lit-html/lit-html.js';
import { bytes, clock, count, NOTHING, percent, plural, rate, seconds } from '../format.js';
import { chart, pointAt, spanOf, topOf } from './chart.js';

/** The worst is at the bottom, where even a little is visible. */
export const OUTCOMES = ['5xx', '4xx', '3xx', '2xx'].map((name) => ({
    name: `class-${name}`,
    value: ({ classes }) => classes[Number(name[0]) - 1],
}));

const FAILURES = [{ name: 'bad', value: ({ failures }) => failures }];
const LATENCY = [{ name: 'calm', value: ({ latency }) => latency }];

/** The time under the pointer; it stays there while the chart moves. */
let pointed = null;

/** Requests, failures and latency of one entry point or of all: current numbers and charts of the last minutes. */
export function board({ traffic, redraw }, entryPoint) {
    const points = traffic.series(entryPoint);
    const now = traffic.current(entryPoint);
    const then = points.find(({ time }) => time === pointed) ?? null;
    return html`<section class="board card" aria-label="Traffic">
        <div class="board-main">
            <div class="gauge">
                <h2>Requests</h2>
                <p class="figure big">
                    ${now ? rate((then ?? now).rate) : NOTHING}<span class="unit"
                        >per second${then ? `, at ${clock(then.time)}` : ''}</span
                    >
                </p>
                ${classes(then ?? now)}
            </div>
            <div class="board-chart">
                <span class="chart-top" aria-hidden="true"
                    >${points.length > 1 ? `${rate(topOf(points, OUTCOMES))}/s` : ''}</span
                >
                <div
                    class="board-picture"
                    @pointermove=${(event) => point(points.length > 1 ? pointAt(points, event).time : null, redraw)}
                    @pointerleave=${() => point(null, redraw)}
                >
                    ${chart({ points, tall: true, layers: OUTCOMES, words: requestWords(now), pointed: then?.time })}
                </div>
                <p class="chart-foot" aria-hidden="true"><span>${ago(points)}</span><span>now</span></p>
            </div>
        </div>
        <div class="board-side">${failures(points, now)} ${latency(points, now)} ${inFlight(now)}</div>
    </section>`;
}

function failures(points, now) {
    const share = now ? percent(now.failures) : NOTHING;
    const words = `Failure rate over the last minutes, now ${share}`;
    const picture = chart({ points, layers: FAILURES, floor: 0.01, words });
    return gauge('Failures', share, 'of responses are 5xx', { picture, tone: now?.failures > 0.01 ? 'bad' : '' });
}

function latency(points, now) {
    const words = `Latency over the last minutes, now ${seconds(now?.latency)} at the 95th percentile`;
    const picture = chart({ points, layers: LATENCY, words });
    const foot = now && `median ${seconds(now.median)} · 99th percentile ${seconds(now.slowest)}`;
    return gauge('Latency', seconds(now?.latency), '95th percentile', { picture, foot });
}

function inFlight(now) {
    const way = now && `in ${bytes(now.bytesIn)}/s · out ${bytes(now.bytesOut)}/s`;
    const foot = now && `${plural(now.connections, 'connection')} · ${way}`;
    return gauge('In flight', now ? count(now.running) : NOTHING, now?.running === 1 ? 'request' : 'requests', { foot });
}

function point(time, redraw) {
    if (time !== pointed) {
        pointed = time;
        redraw();
    }
}

function ago(points) {
    const span = spanOf(points);
    return span < 90 ? `${Math.round(span)} seconds ago` : `${Math.round(span / 60)} minutes ago`;
}

function requestWords(now) {
    return now
        ? `Requests per second over the last minutes, now ${rate(now.rate)}, ${rate(now.classes[4])} of them failing`
        : 'Requests per second; no data yet';
}

function gauge(title, value, unit, { tone = '', picture = nothing, foot }) {
    return html`<div class="gauge">
        <h3>${title}</h3>
        <p class="figure ${tone}">${value}<span class="unit">${unit}</span></p>
        ${picture} ${foot ? html`<p class="gauge-foot">${foot}</p>` : nothing}
    </div>`;
}

function classes(now) {
    return html`<dl class="classes">
        ${['2xx', '3xx', '4xx', '5xx'].map(
            (name, i) =>
                html`<div class="class-${name}">
                    <dt>${name}</dt>
                    <dd>${now ? rate(now.classes[i + 1]) : NOTHING}</dd>
                </div>`,
        )}
    </dl>`;
}
