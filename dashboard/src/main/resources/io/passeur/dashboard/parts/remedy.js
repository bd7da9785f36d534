/** How to fix what a message reports; the first match counts. */
const REMEDIES = [
    [/did you mean "?([^"?]+)"?\?/, (found) => `Write ${found[1]}, if that is what you mean.`],
    [/no plugin offers/, () => 'Correct the type, or put the plugin into plugins/ and restart Passeur.'],
    [/plugin \S+ (failed|returned)/, () => 'This is a bug in the plugin: update the plugin and restart Passeur.'],
    [/not supported yet/, () => 'Remove the key: this version does not support it.'],
    [
        /belongs to the provider|write "([^"]+)"/,
        (found) =>
            found[1]
                ? `Write ${found[1]}, so that the reference is unambiguous.`
                : 'Add @ and the provider to the name.',
    ],
    [/entry points? .*exist/, () => 'Name an entry point of the static configuration, or leave entryPoints out.'],
    [/does not exist/, () => 'Correct the name, or define the element.'],
    [/is not enabled/, () => 'Enable it in the static configuration, or remove the reference.'],
    [/\(expected: ([^)]+)\)/, (found) => `Change the value (expected: ${found[1]}).`],
    [/cannot be read|expected/, () => 'Correct the text at that line.'],
];

/** How to fix a problem, and when the fix takes effect. */
export function remedy(problem) {
    for (const [pattern, words] of REMEDIES) {
        const found = pattern.exec(problem.message);
        if (found) {
            const fix = words(found);
            return fix.includes('restart Passeur') ? fix : `${fix} ${effect(problem)}`.trim();
        }
    }
    return effect(problem);
}

function effect({ source, path, kind }) {
    if (source?.container) {
        return 'Labels take effect when the container is created again.';
    }
    const dynamic = kind === 'document' || /^(http|tcp|udp|tls)\./.test(path);
    return source?.file && dynamic ? 'A change is live as soon as you save the file.' : '';
}
