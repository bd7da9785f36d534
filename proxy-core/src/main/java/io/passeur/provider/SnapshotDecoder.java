package io.passeur.provider;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.PartMerger;
import io.passeur.element.TreeDecoder;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.ConfigurationTree;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Decodes the snapshots of one provider. The result of a tree is kept for as long as the provider pushes the
 * same tree, so that one changed container among a thousand costs one decoding. Thread-safe; decodes on the caller's thread.
 */
public final class SnapshotDecoder {

    private final TreeDecoder decoder;
    private Map<ConfigurationTree, DynamicConfiguration> known = Map.of();

    public SnapshotDecoder(TreeDecoder decoder) {
        this.decoder = decoder;
    }

    public synchronized DynamicConfiguration decode(ConfigurationSnapshot snapshot) {
        Map<ConfigurationTree, DynamicConfiguration> next = new IdentityHashMap<>();
        PartMerger merger = new PartMerger(decoder.kinds(), snapshot.overlap());
        snapshot.problems().forEach(merger::add);
        for (ConfigurationTree tree : snapshot.trees()) {
            DynamicConfiguration part = known.get(tree);
            if (part == null) {
                part = decoder.decode(tree);
            }
            next.put(tree, part);
            merger.add(part, tree.origin());
        }
        known = next;
        return merger.whole();
    }
}
