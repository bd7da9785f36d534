package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.TemplateEngine;
import java.util.Map;

/** The template for the rules of routers without a rule label. */
final class DefaultRule {

    private final String template;
    private final TemplateEngine templates;

    DefaultRule(String template, TemplateEngine templates) {
        this.template = template;
        this.templates = templates;
    }

    /** @throws ConfigurationException if the template renders no rule for this container */
    String of(ContainerDetails container) {
        String rule = templates
                .render(
                        "defaultRule",
                        template,
                        Map.of(
                                "Name",
                                ServiceName.of(container),
                                "ContainerName",
                                container.name(),
                                "Labels",
                                container.labels()))
                .strip();
        if (rule.isEmpty()) {
            throw new ConfigurationException(
                    "the router has no rule, and providers.docker.defaultRule renders an empty rule for it");
        }
        return rule;
    }
}
