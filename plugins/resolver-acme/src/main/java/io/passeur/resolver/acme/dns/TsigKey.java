package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key that signs changes of a zone; empty strings if there is none. */
record TsigKey(String name, String algorithm, String secret) {

    private static final Pattern KEY = Pattern.compile("key\\s+\"?([^\"\\s{]+)\"?\\s*\\{([^}]*)}", Pattern.DOTALL);
    private static final Pattern ALGORITHM = Pattern.compile("algorithm\\s+\"?([\\w.-]+?)\"?\\s*;");
    private static final Pattern SECRET = Pattern.compile("secret\\s+\"?([A-Za-z0-9+/=]+)\"?\\s*;");

    /** Reads the output of {@code tsig-keygen}. */
    static TsigKey parse(String text, String file) {
        Matcher key = KEY.matcher(text);
        if (key.find()) {
            Matcher algorithm = ALGORITHM.matcher(key.group(2));
            Matcher secret = SECRET.matcher(key.group(2));
            if (algorithm.find() && secret.find()) {
                return new TsigKey(key.group(1), algorithm.group(1), secret.group(1));
            }
        }
        throw new ConfigurationException("dnsChallenge: " + file + " of the variable RFC2136_TSIG_FILE contains no key"
                + " (expected: what tsig-keygen writes)");
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "TSIG key " + name;
    }
}
