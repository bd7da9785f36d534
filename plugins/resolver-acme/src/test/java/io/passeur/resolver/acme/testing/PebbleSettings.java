package io.passeur.resolver.acme.testing;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.AcmeConfig.DnsChallenge;
import io.passeur.resolver.acme.config.AcmeConfig.HttpChallenge;
import io.passeur.resolver.acme.config.AcmeConfig.TlsChallenge;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings for Pebble, to be varied. */
public final class PebbleSettings {

    private final Map<String, @Nullable Object> values = new HashMap<>();

    public static PebbleSettings of(Pebble pebble) {
        return new PebbleSettings()
                .set("caServer", pebble.directory())
                .set("caCertificates", List.of(pebble.root().toString()));
    }

    public PebbleSettings() {
        set("email", "me@example.org");
        set("caServer", "https://127.0.0.1:1/dir");
        set("storage", "acme.json");
        set("keyType", "EC256");
        set("certificatesDuration", 2160);
        set("preferredChain", "");
        set("profile", "");
        set("emailAddresses", List.of());
        set("disableCommonName", false);
        set("caCertificates", List.of());
        set("caSystemCertPool", false);
        set("caServerName", "");
        set("clientTimeout", Duration.ofSeconds(30));
        set("clientResponseHeaderTimeout", Duration.ofSeconds(30));
        set("certificateTimeout", Duration.ofSeconds(30));
    }

    public PebbleSettings set(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    public PebbleSettings http() {
        return set("httpChallenge", new HttpChallenge("web", Duration.ZERO));
    }

    public PebbleSettings tls() {
        return set("tlsChallenge", new TlsChallenge(Duration.ZERO));
    }

    public PebbleSettings dns(DnsChallenge dns) {
        return set("dnsChallenge", dns);
    }

    public AcmeConfig config() {
        try {
            List<Class<?>> types = new ArrayList<>();
            List<@Nullable Object> arguments = new ArrayList<>();
            for (RecordComponent component : AcmeConfig.class.getRecordComponents()) {
                types.add(component.getType());
                arguments.add(values.get(component.getName()));
            }
            return AcmeConfig.class
                    .getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e);
        }
    }
}
