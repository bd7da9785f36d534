package io.passeur.provider.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a source consists of at one moment.
 *
 * @param files in no particular order
 * @param folders whose events may concern the files
 * @param unreadable files or folders that should be there or be readable but are not, with the reason; what was below
 *     them is not gone, only unknown
 */
record Listing(List<Path> files, List<Path> folders, Map<Path, String> unreadable) {

    /** The order of files in all they do: a folder's entries by name, a sub-folder's where its name stands. */
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
