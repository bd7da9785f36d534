// Must run before the modules: a module would be too late, or not load at all.
(() => {
    const MOST_TRIES = 3;

    function stored(storage, key) {
        try {
            return storage().getItem(key);
        } catch {
            // Storage may be forbidden. Then the system's theme applies, and the reader reloads the page.
            return null;
        }
    }

    // Prevents a flash of the wrong theme.
    const theme = stored(() => localStorage, 'passeur.theme');
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }

    function loadAgain() {
        const tries = Number(stored(() => sessionStorage, 'passeur.tries') ?? MOST_TRIES);
        if (tries < MOST_TRIES) {
            sessionStorage.setItem('passeur.tries', String(tries + 1));
            setTimeout(() => location.reload(), 500 * 2 ** tries);
        }
    }

    function tell() {
        const note = document.createElement('p');
        const again = document.createElement('a');
        note.className = 'not-loaded';
        note.setAttribute('role', 'alert');
        again.href = location.pathname + location.hash;
        again.textContent = 'Reload';
        again.addEventListener('click', () => location.reload());
        note.append('Part of the dashboard failed to load. ', again);
        document.body.replaceChildren(note);
    }

    try {
        sessionStorage.setItem('passeur.tries', stored(() => sessionStorage, 'passeur.tries') ?? '0');
    } catch {
        // As above.
    }
    // A module that failed to load must not leave an empty page.
    window.addEventListener(
        'error',
        ({ target }) => {
            if (target instanceof HTMLScriptElement) {
                tell();
                loadAgain();
            }
        },
        true,
    );
})();
