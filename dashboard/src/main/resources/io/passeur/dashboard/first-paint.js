// What must be there before the modules are: a module would come too late, or not at all.
(() => {
    const MOST_TRIES = 3;

    function stored(storage, key) {
        try {
            return storage().getItem(key);
        } catch {
            // Storage may be forbidden; the system's theme is fine then, and the reader loads the page again.
            return null;
        }
    }

    // So that a chosen theme does not flash in.
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
        again.textContent = 'Load it again';
        again.addEventListener('click', () => location.reload());
        note.append('A part of the dashboard did not arrive. ', again);
        document.body.replaceChildren(note);
    }

    try {
        sessionStorage.setItem('passeur.tries', stored(() => sessionStorage, 'passeur.tries') ?? '0');
    } catch {
        // As above.
    }
    // A module that did not arrive must not leave an empty page behind.
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
