/** How what the message says is mended; the first that fits. */
const WAYS = [
    [/did you mean "?([^"?]+)"?\?/, (found) => `Write ${found[1]} there, if that is what is meant.`],
    [/there is no plugin/, () => 'Put the plugin’s folder or jar into plugins/ and start Passeur again.'],
    [/not supported yet/, () => 'Remove the key: this version does not know it, and ignores nothing silently.'],
    [
        /belongs to the provider|write "([^"]+)"/,
        (found) =>
            found[1]
                ? `Write ${found[1]}, so that it is clear which one is meant.`
                : 'Write the name with @ and its provider.',
    ],
    [/does not exist/, () => 'Correct the name, or define the element that it names.'],
    [/is not enabled/, () => 'Enable it in the static configuration, or take the reference out.'],
    [/\(expected: ([^)]+)\)/, (found) => `Write one of what is expected: ${found[1]}.`],
    [
        /cannot be read|expected/,
        () => 'Correct the text at that line; the rest of the configuration is live meanwhile.',
    ],
];

/** What to do about a problem, and when it takes effect. */
export function mend(problem) {
    for (const [pattern, words] of WAYS) {
        const found = pattern.exec(problem.message);
        if (found) {
            const way = words(found);
            return way.includes('start Passeur again') ? way : `${way} ${effect(problem)}`.trim();
        }
    }
    return effect(problem);
}

function effect({ source, path, kind }) {
    if (source?.container) {
        return 'Labels change when the container is created anew.';
    }
    const dynamic = kind === 'document' || /^(http|tcp|udp|tls)\./.test(path);
    return source?.file && dynamic ? 'It is live as soon as the file is saved.' : '';
}
