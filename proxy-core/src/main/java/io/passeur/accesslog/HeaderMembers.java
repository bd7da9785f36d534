package io.passeur.accesslog;

import io.passeur.config.AccessLogConfiguration.ValueMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a header section as members of a JSON object: sorted, with the values of one name joined. Not
 * thread-safe.
 */
final class HeaderMembers {

    /** Clients may choose any names. */
    private static final int MOST_NAMES = 1_000;

    /**
     * What is known about a name.
     *
     * @param canonical the name in Go's spelling
     * @param mode what happens to its values
     */
    private record Name(String canonical, byte[] key, ValueMode mode) {}

    private final String prefix;
    private final HeaderChoice choice;
    private final boolean none;
    private final Map<String, Name> names = new HashMap<>();
    private Member[] members = {};
    private int count;

    private record Member(Name name, HttpField field) {}

    HeaderMembers(String prefix, HeaderChoice choice) {
        this.prefix = prefix;
        this.choice = choice;
        none = choice.keepsNone();
    }

    void write(@Nullable HttpFields fields, JsonLine to) {
        if (none || fields == null) {
            return;
        }
        collect(fields);
        for (int i = 0; i < count; ) {
            Name name = members[i].name();
            String value = null;
            for (; i < count && members[i].name().canonical().equals(name.canonical()); i++) {
                value = name.mode() == ValueMode.REDACT
                        ? HeaderChoice.REDACTED
                        : HeaderChoice.join(value, HeaderChoice.value(members[i].field()));
            }
            to.begin(name.key());
            to.text(value);
        }
        Arrays.fill(members, 0, count, null);
    }

    /** Insertion sort: there are few fields, and those of one name keep their order. */
    private void collect(HttpFields fields) {
        if (members.length < fields.size()) {
            members = new Member[fields.size()];
        }
        count = 0;
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            Name name = name(field.getName());
            if (name.mode() != ValueMode.DROP && isHeader(field.getHeader())) {
                insert(new Member(name, field));
            }
        }
    }

    /** Headers that Go keeps outside the header map. */
    private static boolean isHeader(@Nullable HttpHeader header) {
        return header != HttpHeader.HOST && header != HttpHeader.TRANSFER_ENCODING && header != HttpHeader.TRAILER;
    }

    private void insert(Member member) {
        int at = count++;
        while (at > 0
                && members[at - 1].name().canonical().compareTo(member.name().canonical()) > 0) {
            members[at] = members[at - 1];
            at--;
        }
        members[at] = member;
    }

    private Name name(String written) {
        Name known = names.get(written);
        if (known == null) {
            String canonical = canonical(written);
            known = new Name(canonical, JsonLine.key(prefix + canonical), choice.mode(written));
            if (names.size() < MOST_NAMES) {
                names.put(written, known);
            }
        }
        return known;
    }

    /** Go's spelling: lower case, except for the first letter and those after a hyphen. */
    static String canonical(String name) {
        char[] letters = name.toCharArray();
        boolean upper = true;
        for (int i = 0; i < letters.length; i++) {
            char c = letters[i];
            boolean wrong = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
            letters[i] = wrong ? (char) (c ^ 0x20) : c;
            upper = c == '-';
        }
        return new String(letters);
    }
}
