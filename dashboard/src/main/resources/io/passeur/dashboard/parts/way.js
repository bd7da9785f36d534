import { named } from '../api.js';
import { link } from '../place.js';
import { qualified } from './name.js';
import { kindOf, partsOf, serversDown, serversOf, serverState } from './service-shape.js';
import { tone } from './state.js';

const SHOWN_SERVERS = 8;
const DEEPEST = 4;

/** The requests needed to draw a service and those below it: name → need. Grows as responses arrive. */
export function serviceNeeds(protocol, name, user, data, depth = 0) {
    const id = qualified(name, user);
    const key = `service ${id}`;
    const need = { [key]: named(protocol, 'services', name, user) };
    const known = data[key]?.value;
    const below = known && depth < DEEPEST ? partsOf(known) : [];
    return Object.assign(need, ...below.map((part) => serviceNeeds(protocol, part.name, known, data, depth + 1)));
}

/** The stages from a service on: the service, those below it, and the servers. */
export function serviceStages(protocol, name, user, data, note) {
    const levels = [];
    const servers = [];
    climb({ protocol, data, levels, servers, seen: new Set() }, name, user, note, 0);
    return [
        ...levels.map((stops, depth) => ({ title: depth === 0 ? 'Service' : 'Services', stops })),
        { title: 'Servers', stops: servers },
    ];
}

function climb(way, name, user, note, depth) {
    const id = qualified(name, user);
    const response = way.data[`service ${id}`];
    const known = response?.value;
    if (way.seen.has(id)) {
        return;
    }
    way.seen.add(id);
    const stops = (way.levels[depth] ??= []);
    const parts = known && depth < DEEPEST ? partsOf(known) : [];
    const servers = known ? serverStops(id, known) : [];
    const to = [...parts.map((part) => `service/${qualified(part.name, known)}`), ...servers.map((stop) => stop.id)];
    stops.push(serviceStop(way.protocol, id, response, note, to));
    way.servers.push(...servers);
    parts.forEach((part) => climb(way, part.name, known, part.note, depth + 1));
}

function serviceStop(protocol, id, response, note, to) {
    const known = response?.value;
    const missing = response?.refused !== undefined;
    const tones = missing ? 'bad' : known ? tone(known.status) : 'quiet';
    return {
        id: `service/${id}`,
        to,
        kind: 'services',
        name: known?.name ?? id,
        href: missing ? undefined : link([protocol, 'services', known?.name ?? id]),
        status: missing ? 'disabled' : known?.status,
        tone: tones,
        note: [note, missing ? 'does not exist' : known && kindOf(known)].filter(Boolean).join(' · '),
    };
}

function serverStops(service, known) {
    const urls = serversOf(known);
    const shown = urls.slice(0, urls.length > SHOWN_SERVERS ? SHOWN_SERVERS - 1 : SHOWN_SERVERS);
    const stops = shown.map((url, i) => {
        const status = serverState(known, url);
        return {
            id: `server/${service}/${i}`,
            kind: 'services',
            note: 'server',
            name: url,
            status,
            tone: tone(status),
        };
    });
    const rest = urls.length - shown.length;
    const down = serversDown(known);
    return rest > 0
        ? [
              ...stops,
              {
                  id: `server/${service}/rest`,
                  kind: 'services',
                  name: `and ${rest} more`,
                  tone: down > 0 ? 'warn' : 'quiet',
                  note: down > 0 ? `${down} down in total` : 'servers',
              },
          ]
        : stops;
}
