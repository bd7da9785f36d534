package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The named groups for the key exchange, {@code curvePreferences}. Since Java 20 their order can be set per connection;
 * before, unwanted groups can only be disabled.
 *
 * @param names the runtime's names; empty for the default groups
 */
record NamedGroups(List<String> names, List<String> warnings) {

    private static final @Nullable MethodHandle SETTER = method("setNamedGroups", void.class, String[].class);
    private static final @Nullable MethodHandle GETTER = method("getNamedGroups", String[].class);

    private static final Map<String, String> BY_WRITTEN = written();
    private static final List<String> CLASSICAL = List.of("x25519", "secp256r1", "secp384r1", "secp521r1");

    private static Map<String, String> written() {
        Map<String, String> names = new TreeMap<>();
        names.put("CurveP256", "secp256r1");
        names.put("CurveP384", "secp384r1");
        names.put("CurveP521", "secp521r1");
        names.put("secp256r1", "secp256r1");
        names.put("secp384r1", "secp384r1");
        names.put("secp521r1", "secp521r1");
        names.put("X25519", "x25519");
        names.put("x25519", "x25519");
        for (String hybrid : List.of("X25519MLKEM768", "SecP256r1MLKEM768", "SecP384r1MLKEM1024")) {
            names.put(hybrid, hybrid);
        }
        return names;
    }

    /** @throws ConfigurationException if a name is unknown, or this runtime supports none of them */
    static NamedGroups of(List<String> written) {
        List<String> known = written.isEmpty() ? List.of() : supported();
        List<String> names = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (String curve : written) {
            String name = BY_WRITTEN.get(curve);
            if (name == null) {
                throw new ConfigurationException("curvePreferences: \"" + curve + "\" is unknown (expected: some of "
                        + String.join(", ", BY_WRITTEN.keySet()) + ")" + Suggestions.hint(curve, BY_WRITTEN.keySet()));
            }
            if (known.contains(name)) {
                names.add(name);
            } else {
                warnings.add("curvePreferences: " + curve + " is ignored: this Java runtime ("
                        + Runtime.version().feature() + ") does not support it");
            }
        }
        if (names.isEmpty() && !written.isEmpty()) {
            throw new ConfigurationException(
                    "curvePreferences: this Java runtime (" + Runtime.version().feature()
                            + ") supports none of " + String.join(", ", written) + " (expected: some of "
                            + String.join(", ", known) + ")");
        }
        return new NamedGroups(List.copyOf(names), List.copyOf(warnings));
    }

    void applyTo(SSLParameters parameters) {
        if (names.isEmpty()) {
            return;
        }
        if (SETTER == null) {
            parameters.setAlgorithmConstraints(new Only(names));
        } else {
            invoke(SETTER, parameters, (Object) names.toArray(String[]::new));
        }
    }

    private static List<String> supported() {
        if (GETTER == null) {
            return CLASSICAL;
        }
        try {
            Object groups = invoke(GETTER, SSLContext.getDefault().getSupportedSSLParameters());
            return groups instanceof String[] names ? Arrays.asList(names) : CLASSICAL;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime does not support TLS", e);
        }
    }

    private static @Nullable MethodHandle method(String name, Class<?> result, Class<?>... parameters) {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(SSLParameters.class, name, MethodType.methodType(result, parameters));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }

    private static @Nullable Object invoke(MethodHandle method, Object... arguments) {
        try {
            return method.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("the Java runtime's SSLParameters are not as documented", e);
        }
    }

    /** Disables other groups for the key exchange; groups of certificates are not affected. */
    private record Only(List<String> names) implements AlgorithmConstraints {

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            String name = algorithm.toLowerCase(Locale.ROOT);
            boolean group = CLASSICAL.contains(name) || name.equals("x448") || name.startsWith("ffdhe");
            return !group || names.contains(name) || !primitives.contains(CryptoPrimitive.KEY_AGREEMENT);
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return permits(primitives, algorithm, parameters);
        }
    }
}
