package io.passeur.accesslog;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;

/** One JSON object per line, with its keys in order. */
final class JsonFormat implements LineFormat {

    private static final byte[] LEVEL_AND_MESSAGE =
            ",\"level\":\"info\",\"msg\":\"\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = JsonLine.key("time");

    private final CoreField[] first;
    private final CoreField[] afterDownstream;
    private final CoreField[] afterRequest;
    private final CoreField[] last;
    private final HeaderMembers downstream;
    private final HeaderMembers origin;
    private final HeaderMembers request;
    private final JsonLine members;

    JsonFormat(FieldChoice fields, QueryChoice query, HeaderChoice headers, ZoneId zone) {
        first = kept(fields, CoreField.CLIENT_ADDR, CoreField.TRACE_ID);
        afterDownstream = kept(fields, CoreField.ENTRY_POINT_NAME, CoreField.ENTRY_POINT_NAME);
        afterRequest = kept(fields, CoreField.SPAN_ID_TOO, CoreField.SPAN_ID_TOO);
        last = kept(fields, CoreField.TRACE_ID_TOO, CoreField.TRACE_ID_TOO);
        downstream = new HeaderMembers("downstream_", headers);
        origin = new HeaderMembers("origin_", headers);
        request = new HeaderMembers("request_", headers);
        members = new JsonLine(query, zone);
    }

    private static CoreField[] kept(FieldChoice choice, CoreField from, CoreField to) {
        return Arrays.stream(CoreField.values(), from.ordinal(), to.ordinal() + 1)
                .filter(choice::keeps)
                .toArray(CoreField[]::new);
    }

    @Override
    public void write(LogEntry entry, LineBuffer to) {
        int start = to.size();
        members.on(to);
        write(first, entry);
        downstream.write(entry.responseHeaders(), members);
        write(afterDownstream, entry);
        to.raw(LEVEL_AND_MESSAGE);
        origin.write(entry.record().originHeaders(), members);
        request.write(entry.requestHeaders(), members);
        write(afterRequest, entry);
        members.begin(TIME);
        members.end(EntryDetails.end(entry));
        write(last, entry);
        // The first member's comma.
        to.set(start, '{');
        to.raw('}').raw('\n');
    }

    private void write(CoreField[] fields, LogEntry entry) {
        for (CoreField field : fields) {
            field.write(entry, members);
        }
    }
}
