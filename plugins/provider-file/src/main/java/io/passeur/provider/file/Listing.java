package io.passeur.provider.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The files and folders of a source at one point in time.
 *
 * @param files in no particular order
 * @param folders whose events may affect the files
 * @param unreadable files or folders that are missing or unreadable, with the reason; files below them are not
 *     considered removed
 */
record Listing(List<Path> files, List<Path> folders, Map<Path, String> unreadable) {

    /** The order of files: by name, with the contents of a sub-folder at the position of its name. */
    static final Comparator<Path> NAME_ORDER = Listing::compare;

    Listing {
        files = List.copyOf(files);
        folders = List.copyOf(folders);
        unreadable = Map.copyOf(unreadable);
    }

    private static int compare(Path a, Path b) {
        Iterator<Path> left = a.iterator();
        Iterator<Path> right = b.iterator();
        while (left.hasNext() && right.hasNext()) {
            int order = left.next().toString().compareTo(right.next().toString());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }
}
