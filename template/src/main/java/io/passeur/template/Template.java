package io.passeur.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that has been read and can be rendered often. Immutable and thread-safe. */
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
     * @param name stands in messages: a file, or words such as {@code default rule}
     * @throws TemplateException if the text is no template or calls a function that there is not
     */
    public static Template parse(String name, String text, Functions functions) {
        return new TemplateParser(name, text, functions).parse();
    }

    /**
     * Fills the template in. Data are maps, records, lists, strings, numbers, booleans and null; what a map does not have
     * prints as {@code <no value>}.
     *
     * @throws TemplateException if something cannot be evaluated or a bound is exceeded
     */
    public String render(@Nullable Object data) {
        return new Interpreter(name, definitions, functions, false).render(root, data);
    }

    /** The same, but what the data's maps do not have is a mistake. What the template made itself by {@code dict} is free. */
    public String renderStrictly(Map<String, Object> data) {
        return new Interpreter(name, definitions, functions, true).render(root, data);
    }
}
