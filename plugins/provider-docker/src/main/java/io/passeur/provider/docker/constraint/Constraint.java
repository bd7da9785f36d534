package io.passeur.provider.docker.constraint;

import com.google.re2j.Pattern;
import java.util.Map;

/** A condition on a container's labels. A missing label counts as empty. */
public sealed interface Constraint {

    /** Accepts every container. */
    Constraint NONE = new All();

    boolean accepts(Map<String, String> labels);

    /** @throws io.passeur.spi.ConfigurationException if the text is not a condition; the message gives the position */
    static Constraint parse(String text) {
        return text.isBlank() ? NONE : new ConstraintParser(text).parse();
    }

    record All() implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return true;
        }
    }

    record Equal(String key, String value) implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return labels.getOrDefault(key, "").equals(value);
        }
    }

    record Matching(String key, Pattern pattern) implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return pattern.matcher(labels.getOrDefault(key, "")).find();
        }
    }

    record Not(Constraint inner) implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return !inner.accepts(labels);
        }
    }

    record Both(Constraint left, Constraint right) implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return left.accepts(labels) && right.accepts(labels);
        }
    }

    record Either(Constraint left, Constraint right) implements Constraint {
        @Override
        public boolean accepts(Map<String, String> labels) {
            return left.accepts(labels) || right.accepts(labels);
        }
    }
}
