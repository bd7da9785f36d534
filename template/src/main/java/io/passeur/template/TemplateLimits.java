package io.passeur.template;

/** The limits of templates. */
final class TemplateLimits {

    /** Characters of a string, including the output. */
    static final int TEXT = 8 << 20;

    /** Elements of a list. */
    static final int LIST = 100_000;

    /** Steps of a rendering: iterations, commands, and a step per 64 characters or elements that a function returns. */
    static final int STEPS = 2_000_000;

    /** Nesting of blocks and parentheses, of calls between templates, and of lists in lists. */
    static final int DEPTH = 100;

    private TemplateLimits() {}
}
