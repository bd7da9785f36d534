package io.passeur.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Semantic versions and conditions on them: {@code >=1.2, <3 || ^4.1}. */
final class VersionFunctions {

    private static final String NUMBER = "[0-9xX*]+";

    private static final Pattern CONDITION = Pattern.compile("\\s*(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^)?\\s*v?(" + NUMBER
            + ")(?:\\.(" + NUMBER + "))?(?:\\.(" + NUMBER + "))?(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?\\s*");

    private static final Pattern RANGE = Pattern.compile("\\s*(\\S+)\\s+-\\s+(\\S+)\\s*");

    private VersionFunctions() {}

    static void addTo(FunctionTable table) {
        table.add("semver", 1, args -> SemanticVersion.parse(args.text(0)));
        table.add("semverCompare", 2, args -> matches(args.text(0), SemanticVersion.parse(args.text(1))));
    }

    private static boolean matches(String conditions, SemanticVersion version) {
        return Stream.of(conditions.split("\\|\\|", -1)).anyMatch(all -> matchesAll(all, version));
    }

    private static boolean matchesAll(String all, SemanticVersion version) {
        Matcher range = RANGE.matcher(all);
        if (range.matches()) {
            return matchesAll(">=" + range.group(1) + ",<=" + range.group(2), version);
        }
        Matcher condition = CONDITION.matcher(all.replace(',', ' '));
        int position = 0;
        boolean holds = true;
        while (position < all.length() || position == 0) {
            condition.region(position, all.length());
            if (!condition.lookingAt()) {
                throw new FunctionFailure(
                        "\"" + all.strip() + "\" is not a condition on versions (expected: such as >=1.2.3, <2)");
            }
            holds &= holds(condition, version);
            position = condition.end();
        }
        return holds;
    }

    private static boolean holds(Matcher condition, SemanticVersion version) {
        String prerelease = condition.group(5);
        // A prerelease is nobody's match by accident: the condition must name one.
        if (!version.prerelease().isEmpty() && prerelease == null) {
            return false;
        }
        int places = places(condition);
        if (places == 0) {
            return true;
        }
        SemanticVersion from = SemanticVersion.parse(condition.group(2)
                + (places > 1 ? "." + condition.group(3) : "")
                + (places > 2 ? "." + condition.group(4) : "")
                + (prerelease == null ? "" : prerelease));
        return holds(operator(condition.group(1)), from, places, version);
    }

    private static String operator(@Nullable String written) {
        return written == null
                ? "="
                : written.replace("=>", ">=").replace("=<", "<=").replace("~>", "~");
    }

    /** How many numbers the condition names; the rest is open. */
    private static int places(Matcher condition) {
        for (int place = 0; place < 3; place++) {
            String number = condition.group(place + 2);
            if (number == null || !number.matches("\\d+")) {
                return place;
            }
        }
        return 3;
    }

    private static boolean holds(String operator, SemanticVersion from, int places, SemanticVersion version) {
        int order = version.compareTo(from);
        SemanticVersion end = from.next(places - 1);
        boolean open = places < 3;
        return switch (operator) {
            case "=" -> open ? within(version, from, end) : order == 0;
            case "!=" -> open ? !within(version, from, end) : order != 0;
            case ">" -> open ? version.compareTo(end) >= 0 : order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> open ? version.compareTo(end) < 0 : order <= 0;
            case "~" -> within(version, from, from.next(Math.min(places, 2) - 1));
            default -> within(version, from, from.next(caretPlace(from, places)));
        };
    }

    /** The first number that is not 0 must stay. */
    private static int caretPlace(SemanticVersion from, int places) {
        if (from.major() > 0 || places == 1) {
            return 0;
        }
        return from.minor() > 0 || places == 2 ? 1 : 2;
    }

    private static boolean within(SemanticVersion version, SemanticVersion from, SemanticVersion end) {
        return version.compareTo(from) >= 0 && version.compareTo(end) < 0;
    }
}
