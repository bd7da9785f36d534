package io.passeur.http.rule;

import io.passeur.guard.PluginException;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rule with matchers of plugins. If one of them fails, the rule does not match, whatever stands around the matcher, so that
 * neither other routers nor what is negated depend on the plugin.
 */
record FallibleRule(Rule rule, AtomicBoolean reported) implements Rule {

    private static final Logger LOG = LoggerFactory.getLogger(FallibleRule.class);

    FallibleRule(Rule rule) {
        this(rule, new AtomicBoolean());
    }

    @Override
    public String text() {
        return rule.text();
    }

    @Override
    public boolean matches(RoutedRequest request) {
        try {
            return rule.matches(request);
        } catch (PluginException e) {
            if (!reported.getAndSet(true)) {
                LOG.error(
                        "{}; the rule {} does not match where it fails, and it is not logged again",
                        e.getMessage(),
                        text());
                LOG.debug("The rule {} failed", text(), e);
            }
            return false;
        }
    }

    @Override
    public Explanation explain(RoutedRequest request) {
        try {
            return rule.explain(request);
        } catch (PluginException e) {
            return new Explanation(text(), false, String.valueOf(e.getMessage()), List.of());
        }
    }
}
