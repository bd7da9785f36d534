package io.passeur.spi;

import java.util.Map;

/** Renders Go text templates with the functions of Traefik. Thread-safe. */
public interface TemplateEngine {

    /**
     * @param name the template's name in messages: a file's path, or a description such as {@code default rule}
     * @param data the fields of {@code .} by name: strings, numbers, booleans, lists, maps and public records. A
     *     template that uses an unknown name is rejected
     * @throws ConfigurationException if the text is not a valid template or cannot be rendered; the message contains
     *     name, line and cause
     */
    String render(String name, String text, Map<String, Object> data);
}
