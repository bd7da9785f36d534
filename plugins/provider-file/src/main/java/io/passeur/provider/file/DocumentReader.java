package io.passeur.provider.file;

import io.passeur.spi.ConfigurationDocument;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import io.passeur.spi.ProviderContext;
import java.nio.file.Path;
import java.util.List;

/** Turns one file into configuration. */
final class DocumentReader {

    private final ProviderContext context;
    private final boolean logTemplate;

    /** @param logTemplate whether a rendered template is logged */
    DocumentReader(ProviderContext context, boolean logTemplate) {
        this.context = context;
        this.logTemplate = logTemplate;
    }

    FileState read(Path file) {
        try {
            String text = render(file.toString(), DocumentText.read(file));
            ConfigurationDocument document = new ConfigurationDocument(
                    file.toString(), DocumentFormat.of(file.toString()).orElseThrow(), text);
            ConfigurationSnapshot snapshot = context.decoder().decode(document);
            return new FileState(snapshot, !isUnreadable(snapshot));
        } catch (ConfigurationException e) {
            Problem problem = Problem.error("", String.valueOf(e.getMessage()), Origin.of(file.toString()));
            return FileState.bad(List.of(problem));
        }
    }

    private String render(String name, String text) {
        if (!text.contains("{{")) {
            return text;
        }
        throw new ConfigurationException(
                "the file is a template, it has \"{{\"; templates are not supported yet" + logTemplate);
    }

    /** The decoder reports a document that cannot be parsed by an error about the whole of it. */
    private static boolean isUnreadable(ConfigurationSnapshot snapshot) {
        return snapshot.problems().stream()
                .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR
                        && problem.path().isEmpty());
    }
}
