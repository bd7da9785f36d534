import { html, nothing, svg } from '../lit-html/lit-html.js';

const WIDTH = 600;
const HEIGHT = 100;
const LEAST_SECONDS = 30;

/**
 * Stacked layers over the last minutes, the first one at the bottom. Less data fills the width too.
 *
 * @param points {time, …} in order
 * @param layers {value: of a point, null if there is none; name: of the colour}
 * @param words for screen readers
 * @param pointed the time of the selected point
 */
export function chart({ points, layers, floor = 0, words, tall = false, pointed = null }) {
    const top = scale(Math.max(floor, ...points.map((point) => height(point, layers))));
    const lines = layers.map((layer, i) => line(points, layers.slice(0, i + 1), top));
    return html`<svg
        class="chart ${tall ? 'tall' : ''}"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${words}
    >
        ${tall ? grid() : nothing}
        ${points.length > 1 ? layers.map(({ name }, i) => layer(name, lines[i], lines[i - 1])) : baseline()}
        ${pointed && points.length > 1 ? pointer(points, pointed) : nothing}
    </svg>`;
}

/** A line at the selected point. */
function pointer(points, time) {
    const x = WIDTH - ((points.at(-1).time - time) / (spanOf(points) * 1000)) * WIDTH;
    return svg`<path class="pointer" d="M${x.toFixed(1)} 0V${HEIGHT}"/>`;
}

/** The point under the pointer. */
export function pointAt(points, event) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const time = points.at(-1).time - (1 - (event.clientX - left) / width) * spanOf(points) * 1000;
    return points.reduce((best, point) => (Math.abs(point.time - time) < Math.abs(best.time - time) ? point : best));
}

/** How far back the chart goes. */
export function spanOf(points) {
    const seconds = points.length > 1 ? (points.at(-1).time - points[0].time) / 1000 : 0;
    return Math.max(LEAST_SECONDS, seconds);
}

function height(point, layers) {
    return layers.reduce((sum, { value }) => sum + (value(point) ?? 0), 0);
}

function line(points, layers, top) {
    const end = points.at(-1)?.time ?? 0;
    const span = spanOf(points) * 1000;
    return points.map((point) => [
        WIDTH - ((end - point.time) / span) * WIDTH,
        HEIGHT - (height(point, layers) / top) * (HEIGHT - 2) - 1,
    ]);
}

function layer(name, upper, lower) {
    const ground = lower ?? [
        [upper[0][0], HEIGHT],
        [upper.at(-1)[0], HEIGHT],
    ];
    const edge = joined(upper);
    return svg`<path class="area ${name}" d="M${edge}L${joined(ground.toReversed())}Z"/>
        <path class="line ${name}" d="M${edge}"/>`;
}

function joined(places) {
    return places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L');
}

/** The value at the top of the chart. */
export function topOf(points, layers) {
    return scale(Math.max(0, ...points.map((point) => height(point, layers))));
}

/** The next round number: 1, 2, 5, 10, 20, … */
function scale(highest) {
    if (highest <= 0) {
        return 1;
    }
    const power = 10 ** Math.floor(Math.log10(highest));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= highest);
}

function grid() {
    return [0.25, 0.5, 0.75].map((share) => svg`<path class="grid" d="M0 ${HEIGHT * share}H${WIDTH}"/>`);
}

/** Until there are two points. */
function baseline() {
    return svg`<path class="empty" d="M0 ${HEIGHT - 1}H${WIDTH}"/>`;
}
