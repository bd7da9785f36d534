package io.passeur.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template, which can be rendered repeatedly. Immutable and thread-safe. */
public final class Template {

    private final String name;
    private final Node.Block root;
    private final Map<String, Node.Block> definitions;
    private final Functions functions;

    Template(String name, Node.Block root, Map<String, Node.Block> definitions, Functions functions) {
        this.name = name;
        this.root = root;
        this.definitions = Map.copyOf(definitions);
        this.functions = functions;
    }

    /**
     * @param name used in messages: a file, or a description such as {@code default rule}
     * @throws TemplateException if the text is not a valid template or calls an unknown function
     */
    public static Template parse(String name, String text, Functions functions) {
        return new TemplateParser(name, text, functions).parse();
    }

    /**
     * Renders the template. The data consist of maps, records, lists, strings, numbers, booleans and null. A missing
     * key of a map prints as {@code <no value>}.
     *
     * @throws TemplateException if an expression cannot be evaluated or a limit is exceeded
     */
    public String render(@Nullable Object data) {
        return new Interpreter(name, definitions, functions, false).render(root, data);
    }

    /** Like {@code render}, but a missing key in the data is an error. Maps made by {@code dict} are exempt. */
    public String renderStrictly(Map<String, Object> data) {
        return new Interpreter(name, definitions, functions, true).render(root, data);
    }
}
