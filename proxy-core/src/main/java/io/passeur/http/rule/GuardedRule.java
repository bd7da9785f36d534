package io.passeur.http.rule;

import io.passeur.guard.FailureText;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A rule with matchers of plugins. If one of them fails, the rule does not match, whatever stands around the matcher, so that
 * neither other routers nor what is negated depend on the plugin.
 */
record GuardedRule(Rule rule, AtomicBoolean reported) implements Rule {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedRule.class);

    GuardedRule(Rule rule) {
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
        } catch (RuntimeException | Error e) {
            if (!reported.getAndSet(true)) {
                LOG.error("A matcher of a plugin failed; the rule {} does not match such requests", text(), e);
            }
            return false;
        }
    }

    @Override
    public Explanation explain(RoutedRequest request) {
        try {
            return rule.explain(request);
        } catch (RuntimeException | Error e) {
            return new Explanation(text(), false, "a matcher of a plugin failed: " + FailureText.reason(e), List.of());
        }
    }
}
