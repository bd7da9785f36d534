package io.passeur.provider.file;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.ProviderContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one file into a configuration tree. */
final class FileLoader {

    private static final Pattern LINE = Pattern.compile(":(\\d{1,9}): (.*)", Pattern.DOTALL);

    private final ProviderContext context;
    private final boolean logTemplate;

    /** @param logTemplate whether a rendered template is logged */
    FileLoader(ProviderContext context, boolean logTemplate) {
        this.context = context;
        this.logTemplate = logTemplate;
    }

    FileState read(Path file) {
        try {
            String written = DocumentText.read(file);
            String text = render(file.toString(), written);
            ConfigurationDocument document = new ConfigurationDocument(
                    name(file, written, text),
                    DocumentFormat.of(file.toString()).orElseThrow(),
                    text);
            ConfigurationTree tree = context.documents().read(document);
            return new FileState(tree, !isUnreadable(tree));
        } catch (ConfigurationException e) {
            return FileState.bad(file, problem(file.toString(), String.valueOf(e.getMessage())));
        }
    }

    /** Lines are counted in the rendered text, so that the numbers do not fit the file if a template adds or removes some. */
    private static String name(Path file, String written, String rendered) {
        return written.lines().count() == rendered.lines().count() ? file.toString() : file + " (rendered)";
    }

    private String render(String name, String text) {
        if (!text.contains("{{")) {
            return text;
        }
        String rendered = context.templates().render(name, text, Map.of());
        if (logTemplate) {
            context.logger().debug("{}: the rendered template is\n{}", name, rendered);
        }
        return rendered;
    }

    /** Messages of the template engine begin with {@code name:line: }, which becomes the problem's origin. */
    private static Problem problem(String name, String message) {
        Matcher place = LINE.matcher(message.startsWith(name) ? message.substring(name.length()) : "");
        return place.matches()
                ? Problem.error("", place.group(2), new Origin(name, Integer.parseInt(place.group(1))))
                : Problem.error("", message, Origin.of(name));
    }

    /** Whether the document could not be parsed, which is an error without a path. */
    private static boolean isUnreadable(ConfigurationTree tree) {
        return tree.problems().stream()
                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR
                        && problem.path().isEmpty());
    }
}
