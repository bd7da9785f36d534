package io.passeur.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the notices, the licenses and the bill of materials into the tree that becomes the distribution. */
public final class LicenseFiles {

    private LicenseFiles() {}

    /** Arguments: the unpacked tree, the folder with the bill of materials, the folder with the checked-in list. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void write(Path tree, Path bill, Path checkedIn) throws IOException {
        List<Library> libraries = libraries(tree, BillOfMaterials.read(bill.resolve("bom.xml")), checkedIn);
        Path folder = Files.createDirectories(tree.resolve("licenses"));
        Files.writeString(folder.resolve("LIBRARIES.md"), new LibraryTable(libraries).text());
        Files.writeString(tree.resolve("NOTICE"), Notices.of(libraries, Files.readString(checkedIn.resolve("NOTICE"))));
        Files.copy(bill.resolve("bom.json"), tree.resolve("sbom.cdx.json"));
        for (Library library : libraries) {
            if (!library.license().isEmpty()) {
                Files.writeString(folder.resolve(library.file().replaceFirst("jar$", "txt")), library.license());
            }
        }
        copyTexts(checkedIn.resolve("texts"), folder);
    }

    /** By file name: a library that two plugins bring is listed once. */
    private static List<Library> libraries(Path tree, BillOfMaterials bill, Path checkedIn) throws IOException {
        var reader = new LibraryReader(bill, CheckedInLicenses.read(checkedIn.resolve("licenses.properties")));
        var found = new TreeMap<String, Library>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path jar :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".jar"))::iterator) {
                reader.read(jar).ifPresent(library -> found.put(library.file(), library));
            }
        }
        return List.copyOf(found.values());
    }

    private static void copyTexts(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
