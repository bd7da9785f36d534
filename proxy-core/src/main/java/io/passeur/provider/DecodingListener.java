package io.passeur.provider;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.TreeDecoder;
import io.passeur.spi.ConfigurationListener;
import io.passeur.spi.ConfigurationSnapshot;
import java.util.function.Consumer;

/** Decodes what one provider pushes, on the provider's own thread, and hands it on in the order in which it came. */
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
