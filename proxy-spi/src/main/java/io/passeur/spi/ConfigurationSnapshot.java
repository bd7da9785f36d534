package io.passeur.spi;

import java.util.List;

/**
 * The complete configuration of a provider at one moment, as trees that the proxy decodes and merges.
 *
 * @param trees the trees in order of precedence. If the same object is pushed again, its decoded form is reused
 * @param overlap how an element that occurs in more than one tree is handled
 * @param problems problems beside those of the trees. A provider pushes the readable part in spite of them
 */
public record ConfigurationSnapshot(List<ConfigurationTree> trees, Overlap overlap, List<Problem> problems) {

    /** How an element that occurs in more than one tree is handled. */
    public enum Overlap {
        /** The first definition applies, and each further one is an error, as in a folder of files. */
        DUPLICATES,
        /**
         * The trees describe replicas. Equal definitions count once, the servers of a service are merged, and a
         * differing definition is an error of the later tree.
         */
        REPLICAS
    }

    public ConfigurationSnapshot {
        trees = List.copyOf(trees);
        problems = List.copyOf(problems);
    }

    /** All configuration in one tree. */
    public static ConfigurationSnapshot of(ConfigurationTree tree) {
        return new ConfigurationSnapshot(List.of(tree), Overlap.DUPLICATES, List.of());
    }
}
