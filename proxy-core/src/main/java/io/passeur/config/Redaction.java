package io.passeur.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no response and no line of the log may show, and what stands in its place. */
public final class Redaction {

    public static final String REDACTED = "xxxx";

    private static final Pattern NAME = Pattern.compile(
            "password|passwd|passphrase|secret|token|credential|authorization|apikey|hmac|privatekey|^email|^kid$|.key$|^key$");
    private static final Pattern HEADER =
            Pattern.compile("auth|cookie|token|secret|key|passw|credential|session|signature");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s@\"`]+@");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&][\\w-]*(?:token|key|secret|password|signature|sig)=)[^&\\s\"`#]+");
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", Pattern.DOTALL);
    private static final Pattern HASH = Pattern.compile("\\$(?:apr1|1|2[abxy]|5|6)\\$[^\\s\",;]+|\\{SHA\\}[\\w+/=]+");
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i)(\\b(?:headers?(?:regexp)?|query(?:regexp)?)\\(\\s*([`\"])([^`\"]*)\\2\\s*,\\s*([`\"]))[^`\"]*(\\4)");

    private Redaction() {}

    /** Whether the value of a setting is a secret, or a person's address. */
    public static boolean isSecretName(String name) {
        return NAME.matcher(plain(name)).find();
    }

    /** The value of a header or a parameter of a query. */
    public static String header(String name, String value) {
        return value.isEmpty() || !HEADER.matcher(plain(name)).find() ? text(value) : REDACTED;
    }

    /** {@code name:hash}, or {@code name:realm:hash}. */
    public static String user(String user) {
        int colon = user.lastIndexOf(':');
        return colon < 0 ? REDACTED : user.substring(0, colon + 1) + REDACTED;
    }

    /** Any text: rules, URLs, messages. */
    public static String text(String text) {
        if (text.length() < 6) {
            return text;
        }
        String result = text;
        if (result.contains("://")) {
            result = USER_INFO.matcher(result).replaceAll(REDACTED + "@");
        }
        if (result.indexOf('=') >= 0) {
            result = PARAMETER.matcher(result).replaceAll("$1" + REDACTED);
        }
        if (result.contains("-----BEGIN")) {
            result = PRIVATE_KEY.matcher(result).replaceAll(REDACTED);
        }
        if (result.indexOf('$') >= 0 || result.contains("{SHA}")) {
            result = HASH.matcher(result).replaceAll(REDACTED);
        }
        return result.indexOf('(') < 0 ? result : clauses(result);
    }

    private static String clauses(String rule) {
        return CLAUSE.matcher(rule).replaceAll(found -> {
            boolean secret = HEADER.matcher(plain(found.group(3))).find();
            return Matcher.quoteReplacement(secret ? found.group(1) + REDACTED + found.group(5) : found.group());
        });
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
