package io.passeur.template;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version such as {@code v1.2.3-beta.1+build}. Minor and patch may be missing; they are 0 then.
 *
 * @param prerelease empty for a release
 * @param original as written
 */
record SemanticVersion(long major, long minor, long patch, String prerelease, String metadata, String original)
        implements Comparable<SemanticVersion> {

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");

    static SemanticVersion parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new FunctionFailure("\"" + text + "\" is not a semantic version (expected: such as 1.2.3)");
        }
        return new SemanticVersion(
                Long.parseLong(form.group(1)),
                number(form.group(2)),
                number(form.group(3)),
                form.group(4) == null ? "" : form.group(4),
                form.group(5) == null ? "" : form.group(5),
                text);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** This version and what follows it with a larger number at one place: 0 is the major version. */
    SemanticVersion next(int place) {
        return new SemanticVersion(
                place == 0 ? major + 1 : major,
                place == 0 ? 0 : place == 1 ? minor + 1 : minor,
                place == 2 ? patch + 1 : 0,
                "",
                "",
                "");
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int numbers = Comparator.comparingLong(SemanticVersion::major)
                .thenComparingLong(SemanticVersion::minor)
                .thenComparingLong(SemanticVersion::patch)
                .compare(this, other);
        return numbers == 0 ? comparePrereleases(prerelease, other.prerelease) : numbers;
    }

    private static int comparePrereleases(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        String[] left = a.split("\\.");
        String[] right = b.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = compareIdentifiers(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    /** Numbers come before words. */
    private static int compareIdentifiers(String a, String b) {
        boolean first = a.matches("\\d{1,18}");
        boolean second = b.matches("\\d{1,18}");
        if (first && second) {
            return Long.compare(Long.parseLong(a), Long.parseLong(b));
        }
        return first == second ? a.compareTo(b) : first ? -1 : 1;
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }
}
