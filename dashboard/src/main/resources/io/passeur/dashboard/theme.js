/** Light, dark, or the system's choice. Stored in this browser only. */
const KEY = 'passeur.theme';
const ORDER = ['system', 'light', 'dark'];

export function theme() {
    return document.documentElement.dataset.theme ?? 'system';
}

export function nextTheme() {
    const next = ORDER[(ORDER.indexOf(theme()) + 1) % ORDER.length];
    if (next === 'system') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = next;
    }
    remember(next);
}

function remember(name) {
    try {
        localStorage.setItem(KEY, name);
    } catch {
        // It lasts until the page is closed.
    }
}
