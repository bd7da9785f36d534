import { html, nothing } from '../lit-html/lit-html.js';
import { icon } from './icon.js';
import { nameParts } from './name.js';
import { state } from './state.js';

const SVG = 'http://www.w3.org/2000/svg';
/** The distance of the line from the boxes, and the radius of its corners. */
const RAIL = 18;
const BEND = 8;
/** The distance between boxes of one stage without a title in between. */
const NEAR = 20;

/**
 * The flow of a request from left to right, on narrow screens from top to bottom.
 *
 * @param stages {title, stops}; a stop is {id, to: ids, kind, name, href, state, tone, note, current}
 */
export function flow(stages) {
    return html`<div class="flow">
        <svg class="flow-lines" aria-hidden="true"></svg>
        <ol class="flow-stages">
            ${stages.filter(({ stops }) => stops.length > 0).map(stage)}
        </ol>
    </div>`;
}

function stage({ title, stops }) {
    return html`<li class="flow-stage">
        <h3>${title}</h3>
        <ul>
            ${stops.map(stop)}
        </ul>
    </li>`;
}

function stop({ id, to = [], kind, name, href, status, note, tone = 'good', current = false }) {
    const label = href && !current ? html`<a class="cover" href=${href}>${nameParts(name)}</a>` : nameParts(name);
    return html`<li
        class="stop ${tone} ${current ? 'current' : ''}"
        data-stop=${id}
        data-to=${JSON.stringify(to)}
        data-tone=${tone}
    >
        <p class="stop-kind">${icon(kind)}${note ?? nothing}</p>
        <p class="stop-name">${label}</p>
        ${status ? state(status) : nothing}
    </li>`;
}

const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => draw(target)));

/** Lines follow the boxes, wherever the page has put them. */
export function drawFlows() {
    for (const each of document.querySelectorAll('.flow')) {
        draw(each);
        resized.observe(each);
    }
}

function draw(flow) {
    const lines = flow.querySelector('.flow-lines');
    const ground = lines.getBoundingClientRect();
    const stops = new Map([...flow.querySelectorAll('.stop')].map((element) => [element.dataset.stop, element]));
    const paths = [];
    for (const from of stops.values()) {
        for (const to of JSON.parse(from.dataset.to).map((id) => stops.get(id))) {
            if (to) {
                paths.push(path(box(from, ground), box(to, ground), worse(from.dataset.tone, to.dataset.tone)));
            }
        }
    }
    lines.replaceChildren(...paths.flat());
}

function worse(...tones) {
    return ['bad', 'warn', 'quiet', 'good'].find((tone) => tones.includes(tone));
}

function box(element, ground) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left: left - ground.left, top: top - ground.top, width, height };
}

function path(from, to, tone) {
    const [start, end, route] = to.left > from.left + from.width ? sideways(from, to) : alongRail(from, to);
    const piers = [start, end].map(([x, y]) => shape('circle', `pier ${tone}`, { cx: x, cy: y, r: 3.5 }));
    return [shape('path', `line ${tone}`, { d: route }), ...piers];
}

function middle({ top, height }) {
    return top + height / 2;
}

/** From the right side of one box to the left side of the next. */
function sideways(from, to) {
    const [x1, y1, x2, y2] = [from.left + from.width, middle(from), to.left, middle(to)];
    const half = (x1 + x2) / 2;
    return [[x1, y1], [x2, y2], `M${x1} ${y1}C${half} ${y1} ${half} ${y2} ${x2} ${y2}`];
}

/** Boxes one below the other: straight down to the next one, or beside them where others are in between. */
function alongRail(from, to) {
    const gap = to.top - (from.top + from.height);
    const x = from.left + from.width / 2;
    if (gap < NEAR) {
        return [[x, from.top + from.height], [x, to.top], `M${x} ${from.top + from.height}V${to.top}`];
    }
    const [y1, y2, rail] = [middle(from), middle(to), Math.min(from.left, to.left) - RAIL];
    const out = `M${from.left} ${y1}H${rail + BEND}Q${rail} ${y1} ${rail} ${y1 + BEND}`;
    const back = `V${y2 - BEND}Q${rail} ${y2} ${rail + BEND} ${y2}H${to.left}`;
    return [[from.left, y1], [to.left, y2], out + back];
}

function shape(name, classes, attributes) {
    const element = document.createElementNS(SVG, name);
    element.setAttribute('class', classes);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
}
