package io.passeur.provider;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.TreeDecoder;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import java.util.function.Consumer;

/** Decodes the snapshots of one provider on the provider's own thread and passes them on in order. */
final class DecodingListener implements ConfigurationListener {

    private final SnapshotDecoder decoder;
    private final Consumer<DynamicConfiguration> target;

    DecodingListener(TreeDecoder trees, Consumer<DynamicConfiguration> target) {
        decoder = new SnapshotDecoder(trees);
        this.target = target;
    }

    @Override
    public synchronized void configurationChanged(ConfigurationSnapshot snapshot) {
        target.accept(decoder.decode(snapshot));
    }
}
