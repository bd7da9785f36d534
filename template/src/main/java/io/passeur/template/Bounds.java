package io.passeur.template;

/** What a template may use. */
final class Bounds {

    /** Characters of one text, the output too. */
    static final int TEXT = 8 << 20;

    /** Elements of one list. */
    static final int LIST = 100_000;

    /** Steps of one rendering: passes of loops, commands, and a step per 64 characters or elements that a function makes. */
    static final int STEPS = 2_000_000;

    /** Blocks and parentheses in each other, templates that call each other, lists in lists. */
    static final int DEPTH = 100;

    private Bounds() {}
}
