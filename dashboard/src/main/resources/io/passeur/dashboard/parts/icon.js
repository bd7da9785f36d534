import { svg } from '../lit-html/lit-html.js';
import { html } from '../lit-html/lit-html.js';

/** Drawn on a field of 20 × 20 with a line of the text's colour. */
const SHAPES = {
    menu: svg`<path d="M3 6h14M3 10h14M3 14h14"/>`,
    overview: svg`<path d="M3 12.500c2 0 2-1.500 3.500-1.500s1.500 1.500 3.500 1.500 2-1.500 3.500-1.500 1.500 1.500 3.500 1.500M3 16c2 0 2-1.500 3.500-1.500S8 16 10 16s2-1.500 3.500-1.500S15 16 17 16M4 8.500h12l-1.500 2M10 8.500V4l4 4.500"/>`,
    routers: svg`<circle cx="4" cy="10" r="1.800"/><circle cx="16" cy="5" r="1.800"/><circle cx="16" cy="15" r="1.800"/><path d="M5.800 10c5 0 3.400-5 8.400-5M5.800 10c5 0 3.400 5 8.400 5"/>`,
    services: svg`<rect x="3" y="3.500" width="14" height="5.500" rx="1.500"/><rect x="3" y="11" width="14" height="5.500" rx="1.500"/><path d="M6 6.250h.01M6 13.750h.01M10 6.250h4M10 13.750h4"/>`,
    middlewares: svg`<path d="M10 3 17 6.500 10 10 3 6.500zM3 10l7 3.500L17 10M3 13.500 10 17l7-3.500"/>`,
    certificates: svg`<rect x="4" y="9" width="12" height="8" rx="1.800"/><path d="M6.800 9V6.500a3.200 3.200 0 0 1 6.400 0V9M10 12.200v1.800"/>`,
    problems: svg`<path d="M10 3.200 17.500 16.500h-15zM10 8.500v3.500M10 14.300v.01"/>`,
    explain: svg`<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800M9 11.600v.01M7.400 7.700A1.700 1.700 0 1 1 9.400 9.300c-.3.100-.4.300-.4.600"/>`,
    good: svg`<circle cx="10" cy="10" r="7" class="solid"/><path d="m6.800 10.200 2.200 2.200 4.200-4.600" class="cut"/>`,
    warning: svg`<path d="M10 2.800 18 17H2z" class="solid"/><path d="M10 8v4M10 14.400v.01" class="cut"/>`,
    broken: svg`<path d="M7 3h6l4 4v6l-4 4H7l-4-4V7z" class="solid"/><path d="m7.400 7.400 5.200 5.200M12.600 7.400l-5.200 5.200" class="cut"/>`,
    waiting: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4l2.500 2"/>`,
    quiet: svg`<circle cx="10" cy="10" r="6.500" stroke-dasharray="3 2.800"/>`,
    'theme-system': svg`<circle cx="10" cy="10" r="6.500"/><path d="M10 3.500a6.500 6.500 0 0 1 0 13z" class="solid"/>`,
    'theme-light': svg`<circle cx="10" cy="10" r="3.200"/><path d="M10 2.500v2M10 15.500v2M2.500 10h2M15.500 10h2M4.700 4.700l1.400 1.400M13.900 13.900l1.400 1.400M15.300 4.700l-1.400 1.400M6.100 13.900l-1.400 1.400"/>`,
    'theme-dark': svg`<path d="M16.500 11.800A6.800 6.800 0 0 1 8.200 3.500a6.800 6.800 0 1 0 8.300 8.300z"/>`,
    search: svg`<circle cx="9" cy="9" r="5.500"/><path d="m13.200 13.200 3.800 3.800"/>`,
    up: svg`<path d="m5.500 12 4.500-4.500 4.500 4.500"/>`,
    down: svg`<path d="m5.500 8 4.500 4.500L14.500 8"/>`,
    right: svg`<path d="m8 5.500 4.500 4.500L8 14.500"/>`,
    left: svg`<path d="M12 5.500 7.500 10l4.500 4.500"/>`,
    file: svg`<path d="M5 2.800h6.500L15.500 7v10.200H5zM11.500 2.800V7h4"/>`,
    container: svg`<path d="M10 2.800 16.500 6v8L10 17.200 3.500 14V6zM3.500 6 10 9.300 16.500 6M10 9.300v7.900"/>`,
    wrench: svg`<path d="M12.500 6.500a3.500 3.500 0 0 0 4.300 4.300l-6 6a2 2 0 0 1-2.900-2.900l6-6M12.500 6.500 14.800 3a3.700 3.700 0 0 1 2.200 2.200L13.500 7.500"/>`,
    lock: svg`<rect x="4.500" y="9" width="11" height="7.500" rx="1.600"/><path d="M7 9V6.700a3 3 0 0 1 6 0V9"/>`,
    port: svg`<path d="M4 4v12M4 10h11M11.500 6.500 15 10l-3.500 3.500"/>`,
};

/** Always beside words that say the same, so it is hidden from screen readers. */
export function icon(name) {
    return html`<svg class="icon icon-${name}" viewBox="0 0 20 20" aria-hidden="true">
        ${SHAPES[name] ?? SHAPES.quiet}
    </svg>`;
}
