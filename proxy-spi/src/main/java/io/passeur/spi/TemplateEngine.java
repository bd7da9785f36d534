package io.passeur.spi;

import java.util.Map;

/** Renders Go's text templates with the functions that Traefik's users know. Thread-safe. */
public interface TemplateEngine {

    /**
     * @param name what messages call the template: a file's path, or words such as {@code default rule}
     * @param data the fields of {@code .} by name: strings, numbers, booleans, lists, maps and public records. A template that
     *     asks for a name which these, or a map in them, do not have is refused
     * @throws ConfigurationException if the text is no template or cannot be rendered; the message has name, line and cause
     */
    String render(String name, String text, Map<String, Object> data);
}
