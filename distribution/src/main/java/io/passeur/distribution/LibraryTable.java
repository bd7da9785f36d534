package io.passeur.distribution;

import java.util.List;
import java.util.stream.Collectors;

/** The libraries as a table. */
record LibraryTable(List<Library> libraries) {

    private static final String HEAD = """
            # Libraries of others

            Passeur is under the Apache License 2.0 (`LICENSE`). It ships these libraries, each under its own license.
            The text that a library brings is beside this file, in a file with the name of the library.

            | Jar | Library | License |
            | --- | --- | --- |
            """;

    String text() {
        return libraries.stream().map(LibraryTable::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(Library library) {
        return "| " + library.file() + " | " + library.component().coordinates() + " | "
                + String.join("; ", library.licenses()) + " |\n";
    }
}
