package io.passeur.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The licenses of libraries whose jars and poms name none, and those chosen where a library offers several. */
record CheckedInLicenses(Properties byCoordinates) {

    static CheckedInLicenses read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new CheckedInLicenses(properties);
    }

    /** The checked-in licenses, else those of the pom, else none. */
    List<String> of(Component component) {
        String found = byCoordinates.getProperty(component.coordinates());
        return found == null ? component.licenses() : List.of(found);
    }
}
