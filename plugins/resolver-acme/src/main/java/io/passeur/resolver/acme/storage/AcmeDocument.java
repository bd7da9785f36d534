package io.passeur.resolver.acme.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code acme.json}. Unknown parts are preserved: other resolvers, other fields, and entries that are
 * not replaced. Not thread-safe.
 */
final class AcmeDocument {

    private final Map<String, @Nullable Object> resolvers;

    private AcmeDocument(Map<String, @Nullable Object> resolvers) {
        this.resolvers = resolvers;
    }

    /**
     * An empty text is an empty document.
     *
     * @throws IllegalArgumentException if the text is not a JSON object
     */
    static AcmeDocument parse(String text) {
        if (text.isBlank()) {
            return new AcmeDocument(new TreeMap<>());
        }
        if (!(GoJson.read(text) instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("is not a JSON object");
        }
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        members.forEach((name, member) -> sorted.put((String) name, member));
        return new AcmeDocument(sorted);
    }

    String text() {
        return resolvers.isEmpty() ? "" : GoJson.write(resolvers);
    }

    Set<String> names() {
        return Set.copyOf(resolvers.keySet());
    }

    Optional<StoredAccount> account(String resolver) {
        Map<String, @Nullable Object> account = object(object(resolvers, resolver), "Account");
        String key = string(account, "PrivateKey");
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> written = object(account, "Registration");
        String uri = string(written, "uri");
        Map<String, @Nullable Object> body = object(written, "body");
        StoredAccount.Registration registration = uri.isEmpty()
                ? null
                : new StoredAccount.Registration(uri, string(body, "status"), strings(body, "contact"));
        return Optional.of(new StoredAccount(string(account, "Email"), registration, key));
    }

    void put(String resolver, StoredAccount account) {
        Map<String, @Nullable Object> entry = entry(resolver);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(object(entry, "Account"));
        fields.put("Email", account.email());
        // Existing keys keep their position; a new account has them in this order.
        fields.put("Registration", registration(account.registration()));
        fields.put("PrivateKey", account.privateKey());
        entry.put("Account", fields);
    }

    private static @Nullable Object registration(StoredAccount.@Nullable Registration registration) {
        if (registration == null) {
            return null;
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("status", registration.status());
        if (!registration.contacts().isEmpty()) {
            body.put("contact", registration.contacts());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("body", body);
        fields.put("uri", registration.uri());
        return fields;
    }

    /** The certificates that have a chain and a key. */
    List<StoredCertificate> certificates(String resolver) {
        return entries(resolver).stream()
                .filter(AcmeDocument::isComplete)
                .map(entry -> new StoredCertificate(domains(entry), pem(entry, "certificate"), pem(entry, "key")))
                .filter(certificate -> !certificate.domains().isEmpty())
                .toList();
    }

    /** Replaces the certificate for the same domains and removes unusable entries. */
    void put(String resolver, StoredCertificate certificate) {
        List<@Nullable Object> kept = new ArrayList<>();
        boolean placed = false;
        for (Map<String, @Nullable Object> old : entries(resolver)) {
            if (domains(old).equals(certificate.domains())) {
                if (!placed) {
                    kept.add(fields(old, certificate));
                    placed = true;
                }
            } else if (isComplete(old)) {
                kept.add(old);
            }
        }
        if (!placed) {
            kept.add(fields(Map.of(), certificate));
        }
        entry(resolver).put("Certificates", kept);
    }

    private static Map<String, @Nullable Object> fields(
            Map<String, ? extends @Nullable Object> old, StoredCertificate certificate) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(old);
        List<String> domains = certificate.domains();
        Map<String, @Nullable Object> domain = new LinkedHashMap<>();
        domain.put("main", domains.get(0));
        if (domains.size() > 1) {
            domain.put("sans", domains.subList(1, domains.size()));
        }
        fields.put("domain", domain);
        fields.put("certificate", base64(certificate.chain()));
        fields.put("key", base64(certificate.key()));
        fields.putIfAbsent("Store", "default");
        return fields;
    }

    private Map<String, @Nullable Object> entry(String resolver) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("Account", null);
        entry.put("Certificates", null);
        Map<String, @Nullable Object> known = object(resolvers, resolver);
        Map<String, @Nullable Object> result = known.isEmpty() ? entry : known;
        resolvers.put(resolver, result);
        return result;
    }

    private List<Map<String, @Nullable Object>> entries(String resolver) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        if (object(resolvers, resolver).get("Certificates") instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map) {
                    entries.add(cast(map));
                }
            }
        }
        return entries;
    }

    private static boolean isComplete(Map<String, @Nullable Object> entry) {
        return !string(entry, "certificate").isEmpty() && !string(entry, "key").isEmpty();
    }

    private static List<String> domains(Map<String, @Nullable Object> entry) {
        Map<String, @Nullable Object> domain = object(entry, "domain");
        List<String> names = new ArrayList<>(strings(domain, "sans"));
        String main = string(domain, "main");
        if (!main.isEmpty()) {
            names.add(0, main);
        }
        return names;
    }

    private static String base64(String pem) {
        return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Text that is not Base64 is not PEM either, which is detected later. */
    private static String pem(Map<String, @Nullable Object> entry, String name) {
        try {
            return new String(Base64.getMimeDecoder().decode(string(entry, name)), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String string(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static List<String> strings(Map<String, @Nullable Object> members, String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> members, String name) {
        return members.get(name) instanceof Map<?, ?> map ? cast(map) : new LinkedHashMap<>();
    }

    /** JSON keys are always strings. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> cast(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
