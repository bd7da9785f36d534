package io.passeur.config;

import io.passeur.spi.Origin;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads flags: {@code --a.b=v}, {@code --a.b v}, {@code -a.b}, lists by repetition, {@code --} ends them. */
final class FlagSource {

    private static final Origin ORIGIN = Origin.of("command line");

    private static final Pattern REPLACED =
            Pattern.compile("entrypoints\\.[^.]+\\.(forwardedheaders|proxyprotocol|http\\.tls)\\..*");

    private final Set<String> lists = new HashSet<>();
    private final SettingsBuilder settings = new SettingsBuilder();
    private final Problems problems = new Problems();
    private @Nullable String configFile;
    private boolean any;

    private FlagSource() {}

    static FlagSource parse(List<String> arguments) {
        FlagSource flags = new FlagSource();
        ListIterator<String> rest = arguments.listIterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (argument.equals("--")) {
                break;
            }
            flags.read(argument, rest);
        }
        flags.refuse(rest);
        return flags;
    }

    /** The value of {@code --configFile}; null if absent. */
    @Nullable
    String configFile() {
        return configFile;
    }

    /** Whether there is any flag other than {@code --configFile}. */
    boolean isGiven() {
        return any;
    }

    ConfigurationSource source() {
        return new ConfigurationSource("flags", false, settings.build(), path -> ORIGIN, problems.list());
    }

    Problems problems() {
        return problems;
    }

    private void read(String argument, ListIterator<String> rest) {
        String flag = argument.replaceFirst("^--?", "");
        int equals = flag.indexOf('=');
        String name = equals < 0 ? flag : flag.substring(0, equals);
        if (!argument.startsWith("-") || name.isEmpty() || name.startsWith("-")) {
            problems.error(
                    "", "\"" + argument + "\" is not a flag (expected: --name=value, as in --log.level=DEBUG)", ORIGIN);
            return;
        }
        Shape shape = StaticKeys.find(name);
        String value = equals < 0 ? separateValue(name, shape, rest) : flag.substring(equals + 1);
        if (name.equalsIgnoreCase("configFile")) {
            configFile = value;
        } else {
            any = true;
            settings.put(name, value, shape instanceof SequenceShape && joins(name));
        }
    }

    /**
     * Whether a list that is given again goes on. Traefik replaces some lists, those of trusted addresses among them, and
     * there it would be dangerous to trust more.
     */
    private boolean joins(String name) {
        String key = Trees.lower(name);
        boolean again = !lists.add(key);
        boolean replaces = REPLACED.matcher(key).matches();
        if (again) {
            problems.warning(
                    name,
                    replaces
                            ? "is given more than once; the last one counts. Write one list, separated by commas"
                            : "is given more than once; the lists are joined",
                    ORIGIN);
        }
        return !replaces;
    }

    /** For a flag that no record knows, a plugin may: the next argument is its value if it looks like one. */
    private String separateValue(String name, @Nullable Shape shape, ListIterator<String> rest) {
        if (shape != null && StaticKeys.standsAlone(shape)) {
            return "true";
        }
        if (rest.hasNext()) {
            String next = rest.next();
            if (shape != null || name.equalsIgnoreCase("configFile") || !next.startsWith("-")) {
                return next;
            }
            rest.previous();
        }
        if (shape != null || name.equalsIgnoreCase("configFile")) {
            problems.error(name, "the flag needs a value", ORIGIN);
            return "";
        }
        return "true";
    }

    private void refuse(Iterator<String> rest) {
        rest.forEachRemaining(argument -> problems.error("", "unexpected argument \"" + argument + "\"", ORIGIN));
    }
}
