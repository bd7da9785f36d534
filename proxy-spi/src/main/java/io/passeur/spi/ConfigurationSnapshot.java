package io.passeur.spi;

import java.util.List;

/**
 * What a provider knows at one moment, as trees that the proxy decodes and brings together.
 *
 * @param trees in the order in which they count. Decoding is kept for a tree that is pushed again as the same object
 * @param overlap what becomes of an element that stands in more than one tree
 * @param problems what could not be read, beside the problems of the trees; never a reason to hold back the rest
 */
public record ConfigurationSnapshot(List<ConfigurationTree> trees, Overlap overlap, List<Problem> problems) {

    /** What becomes of an element that stands in more than one tree. */
    public enum Overlap {
        /** The first definition counts and each further one is a mistake, as in a folder of files. */
        DUPLICATES,
        /**
         * The trees describe replicas. Equal definitions are one, servers of one service come together, and definitions that
         * differ are an error of the later tree.
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
