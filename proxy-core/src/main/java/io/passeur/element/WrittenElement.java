package io.passeur.element;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Paths;
import io.passeur.config.Problems;
import io.passeur.spi.ConfigurationTree;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One element as somebody wrote it.
 *
 * @param tree the tree that it stands in
 * @param path where it stands, {@code http.routers.web}
 * @param settings an immutable tree
 * @param problems gets what is wrong with it
 */
public record WrittenElement(ConfigurationTree tree, String path, Map<String, Object> settings, Problems problems) {

    /** The whole element as a record; null if there was an error. */
    public <R extends Record> @Nullable R bind(Class<R> type) {
        return bind(type, settings);
    }

    /** Some of its settings as a record; null if there was an error. */
    public <R extends Record> @Nullable R bind(Class<R> type, Map<String, Object> some) {
        return binder().bind(type, some, path);
    }

    /** The value of a key that must be a section; null if there was an error, or if the section is switched off. */
    <R extends Record> @Nullable R section(Class<R> type, boolean allowEmpty, String key, Object value) {
        return binder().section(type, allowEmpty, value, Paths.child(path, key));
    }

    private ConfigBinder binder() {
        return new ConfigBinder(
                tree::originOf, setting -> tree.discovered().get(setting.toLowerCase(Locale.ROOT)), problems);
    }

    public void error(String message) {
        problems.error(path, message, tree.originOf(path));
    }

    /** An error of one setting. */
    public void error(String key, String message) {
        String setting = Paths.child(path, key);
        problems.error(setting, message, tree.originOf(setting));
    }
}
