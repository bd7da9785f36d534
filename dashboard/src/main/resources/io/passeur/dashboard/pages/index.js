import { certificates } from './certificates.js';
import { entryPoint } from './entry-point.js';
import { explain } from './explain.js';
import { middleware } from './middleware.js';
import { middlewares } from './middlewares.js';
import { missing } from './missing.js';
import { overview } from './overview.js';
import { problems } from './problems.js';
import { router } from './router.js';
import { routers } from './routers.js';
import { service } from './service.js';
import { services } from './services.js';

const PROTOCOLS = ['http', 'tcp', 'udp'];
const LISTS = { routers, services, middlewares };
const ELEMENTS = { routers: router, services: service, middlewares: middleware };
const SINGLE = { certificates, problems, explain };

/**
 * The page for an address. A page has a title, the data it needs from the API, and a view: title(here),
 * needs(here, data), view(state).
 */
export function pageAt(parts) {
    const [first, second] = parts;
    if (parts.length === 0) {
        return overview;
    }
    if (PROTOCOLS.includes(first)) {
        const pages = parts.length === 2 ? LISTS : parts.length === 3 ? ELEMENTS : {};
        return Object.hasOwn(pages, second ?? '') ? pages[second] : missing;
    }
    if (first === 'entrypoints' && parts.length === 2) {
        return entryPoint;
    }
    return parts.length === 1 && Object.hasOwn(SINGLE, first) ? SINGLE[first] : missing;
}
