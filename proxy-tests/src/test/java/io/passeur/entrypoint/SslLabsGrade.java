package io.passeur.entrypoint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The grade by SSL Labs' SSL Server Rating Guide (2009r), of findings of testssl.sh by their ids. Whether the certificate is
 * trusted and is for the host is not looked at.
 */
final class SslLabsGrade {

    /** Id of the finding, score of the version. */
    private static final Map<String, Integer> VERSIONS =
            Map.of("SSLv2", 0, "SSLv3", 80, "TLS1", 90, "TLS1_1", 95, "TLS1_2", 100, "TLS1_3", 100);

    private static final List<String> FATAL =
            List.of("heartbleed", "CCS", "ticketbleed", "ROBOT", "DROWN", "FREAK", "LOGJAM");

    /** How strong an RSA key would be, by the bits of one on an elliptic curve. */
    private static final SortedMap<Long, Long> EQUAL_RSA =
            new TreeMap<>(Map.of(0L, 512L, 160L, 1024L, 224L, 2048L, 256L, 3072L, 384L, 7680L, 521L, 15360L));

    private static final Map<String, Long> CURVES =
            Map.of("prime256v1", 256L, "secp384r1", 384L, "secp521r1", 521L, "X25519", 256L, "X448", 384L);

    private static final Pattern KEY = Pattern.compile("(RSA|EC) (\\d+) bits.*");
    private static final Pattern CIPHER = Pattern.compile(".*\\s(\\d+)\\s+((?:TLS|SSL)_\\S+)\\s*");
    private static final Pattern HSTS = Pattern.compile(".*=(\\d+) seconds.*");
    private static final long HALF_A_YEAR = 15_552_000;

    private final Map<String, String> findings;

    private SslLabsGrade(Map<String, String> findings) {
        this.findings = findings;
    }

    static String of(Map<String, String> findings) {
        SslLabsGrade grade = new SslLabsGrade(findings);
        if (grade.isBroken()) {
            return "F";
        }
        String best = grade.best();
        String reached = grade.score();
        String lower = reached.compareTo(best) > 0 ? reached : best;
        if (!lower.equals("A")) {
            return lower;
        }
        if (!grade.hasAllOfToday()) {
            return "A-";
        }
        return grade.isExceptional() ? "A+" : "A";
    }

    private String finding(String id) {
        return Objects.requireNonNull(findings.get(id), id);
    }

    private boolean offers(String version) {
        return finding(version).startsWith("offered");
    }

    private boolean isSafeFrom(String id) {
        String finding = finding(id);
        return finding.startsWith("not vulnerable") || finding.startsWith("no ");
    }

    private boolean isBroken() {
        return offers("SSLv2")
                || FATAL.stream().anyMatch(id -> !isSafeFrom(id))
                || finding("secure_renego").startsWith("VULNERABLE")
                || anyCipher(cipher -> cipher.contains("NULL") || cipher.contains("anon") || cipher.contains("EXPORT"))
                || bits().min().orElse(0) < 112;
    }

    /** What some weaknesses leave possible, whatever the score. */
    private String best() {
        if (!offers("TLS1_2") && !offers("TLS1_3") || !isSafeFrom("CRIME_TLS") || !isSafeFrom("SWEET32")) {
            return "C";
        }
        boolean old = offers("SSLv3") || offers("TLS1") || offers("TLS1_1");
        boolean someStaySecret = anyCipher(cipher -> cipher.contains("ECDHE_") || isTls13(cipher));
        boolean someAuthenticate = anyCipher(cipher -> cipher.contains("_GCM_") || cipher.contains("POLY1305"));
        return old || !isSafeFrom("RC4") || !someStaySecret || !someAuthenticate || keyBits() < 2048 ? "B" : "A";
    }

    private static boolean isTls13(String cipher) {
        return !cipher.contains("_WITH_");
    }

    private boolean hasAllOfToday() {
        return offers("TLS1_3") && finding("secure_renego").startsWith("supported");
    }

    private boolean isExceptional() {
        Matcher age = HSTS.matcher(findings.getOrDefault("HSTS_time", ""));
        return age.matches()
                && Long.parseLong(age.group(1)) >= HALF_A_YEAR
                && (finding("fallback_SCSV").startsWith("supported") || isSafeFrom("fallback_SCSV"));
    }

    /** Versions, key exchange and ciphers, weighed. */
    private String score() {
        LongStream.Builder versions = LongStream.builder();
        VERSIONS.forEach((version, score) -> {
            if (offers(version)) {
                versions.add(score);
            }
        });
        long[] offered = versions.build().sorted().toArray();
        double version = offered.length == 0 ? 0 : (offered[0] + offered[offered.length - 1]) / 2.0;
        double key = ofKey(Math.min(keyBits(), curveBits()));
        double cipher = (ofCipher(bits().min()) + ofCipher(bits().max())) / 2.0;
        double all = version == 0 || key == 0 || cipher == 0 ? 0 : version * 0.3 + key * 0.3 + cipher * 0.4;
        return all >= 80 ? "A" : all >= 65 ? "B" : all >= 50 ? "C" : all >= 35 ? "D" : all >= 20 ? "E" : "F";
    }

    private static int ofKey(long bits) {
        return bits < 512 ? 20 : bits < 1024 ? 40 : bits < 2048 ? 80 : bits < 4096 ? 90 : 100;
    }

    private static int ofCipher(OptionalLong found) {
        long bits = found.orElse(0);
        return bits == 0 ? 0 : bits < 128 ? 20 : bits < 256 ? 80 : 100;
    }

    private long keyBits() {
        Matcher key = KEY.matcher(finding("cert_keySize"));
        if (!key.matches()) {
            throw new AssertionError("cert_keySize: " + finding("cert_keySize"));
        }
        long bits = Long.parseLong(key.group(2));
        return key.group(1).equals("RSA") ? bits : equalRsa(bits);
    }

    private long curveBits() {
        return List.of(finding("PFS_ECDHE_curves").split(" ")).stream()
                .mapToLong(curve -> equalRsa(CURVES.getOrDefault(curve, 0L)))
                .min()
                .orElse(0);
    }

    private static long equalRsa(long bits) {
        SortedMap<Long, Long> reached = EQUAL_RSA.headMap(bits + 1);
        return EQUAL_RSA.getOrDefault(reached.lastKey(), 0L);
    }

    private List<Matcher> ciphers() {
        return findings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("cipher_x"))
                .map(entry -> CIPHER.matcher(entry.getValue()))
                .filter(Matcher::matches)
                .toList();
    }

    private boolean anyCipher(Predicate<String> predicate) {
        return ciphers().stream().map(cipher -> cipher.group(2)).anyMatch(predicate);
    }

    private LongStream bits() {
        return ciphers().stream().mapToLong(cipher -> Long.parseLong(cipher.group(1)));
    }
}
