package io.passeur.template;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.TemplateEngine;
import java.time.Clock;
import java.util.Map;

/** The templates of providers. Immutable and thread-safe. */
public final class Templates implements TemplateEngine {

    private final Functions functions;

    /** @param environment the variables that the function {@code env} reads */
    public Templates(Map<String, String> environment, Clock clock) {
        this.functions = Functions.of(environment, clock);
    }

    @Override
    public String render(String name, String text, Map<String, Object> data) {
        // Most files contain no template.
        if (!text.contains("{{")) {
            return text;
        }
        try {
            return Template.parse(name, text, functions).renderStrictly(data);
        } catch (TemplateException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
