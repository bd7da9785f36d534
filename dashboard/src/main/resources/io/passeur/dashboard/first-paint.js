// Before anything is drawn, so that a chosen theme does not flash in; a module would come too late.
(() => {
    let chosen = null;
    try {
        chosen = localStorage.getItem('passeur.theme');
    } catch {
        // Storage may be forbidden; the system's theme is fine then.
    }
    if (chosen === 'light' || chosen === 'dark') {
        document.documentElement.dataset.theme = chosen;
    }
})();

// A module that did not arrive must not leave an empty page behind.
window.addEventListener(
    'error',
    ({ target }) => {
        if (target instanceof HTMLScriptElement) {
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
    },
    true,
);
