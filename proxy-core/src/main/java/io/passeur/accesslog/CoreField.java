package io.passeur.accesslog;

/** The fields of a line, in the order of the JSON keys. */
enum CoreField {
    CLIENT_ADDR("ClientAddr", (entry, to) -> to.address(entry.client())),
    CLIENT_HOST("ClientHost", (entry, to) -> to.clientHost(entry)),
    CLIENT_PORT("ClientPort", (entry, to) -> to.port(entry.client())),
    CLIENT_USERNAME("ClientUsername", (entry, to) -> to.text(EntryDetails.username(entry))),
    DOWNSTREAM_CONTENT_SIZE("DownstreamContentSize", (entry, to) -> to.number(entry.bytesOut())),
    DOWNSTREAM_STATUS("DownstreamStatus", (entry, to) -> to.number(entry.status())),
    DURATION("Duration", (entry, to) -> to.number(entry.duration())),
    GZIP_RATIO("GzipRatio", (entry, to) -> to.ratio(entry)),
    ORIGIN_CONTENT_SIZE("OriginContentSize", (entry, to) -> to.number(entry.originBytes())),
    ORIGIN_DURATION("OriginDuration", (entry, to) -> to.number(entry.originDuration())),
    ORIGIN_STATUS("OriginStatus", (entry, to) -> to.number(entry.record().originStatus())),
    OVERHEAD("Overhead", (entry, to) -> to.number(entry.duration() - entry.originDuration())),
    /** Left out for requests that are not refused. */
    REFUSAL("Refusal", (entry, to) -> to.text(entry.record().refusal())),
    REQUEST_ADDR("RequestAddr", (entry, to) -> to.text(EntryDetails.address(entry))),
    REQUEST_CONTENT_SIZE("RequestContentSize", (entry, to) -> to.number(entry.bytesIn())),
    REQUEST_COUNT("RequestCount", (entry, to) -> to.number(entry.number())),
    REQUEST_HOST("RequestHost", (entry, to) -> to.text(EntryDetails.host(EntryDetails.address(entry)))),
    REQUEST_METHOD("RequestMethod", (entry, to) -> to.text(entry.method())),
    REQUEST_PATH("RequestPath", (entry, to) -> to.path(entry.target())),
    REQUEST_PORT("RequestPort", (entry, to) -> to.text(EntryDetails.port(EntryDetails.address(entry)))),
    REQUEST_PROTOCOL("RequestProtocol", (entry, to) -> to.text(entry.version().asString())),
    REQUEST_SCHEME("RequestScheme", (entry, to) -> to.text(entry.tls() == null ? "http" : "https")),
    RETRY_ATTEMPTS("RetryAttempts", (entry, to) -> to.number(entry.record().retries())),
    ROUTER_NAME("RouterName", (entry, to) -> to.text(EntryDetails.router(entry))),
    SERVICE_ADDR("ServiceAddr", (entry, to) -> to.text(EntryDetails.server(entry))),
    SERVICE_NAME("ServiceName", (entry, to) -> to.text(EntryDetails.service(entry))),
    SERVICE_URL("ServiceURL", (entry, to) -> to.text(entry.record().serverUrl())),
    SPAN_ID("SpanId", (entry, to) -> to.text(entry.record().spanId())),
    START_LOCAL("StartLocal", (entry, to) -> to.local(entry.record().began())),
    START_UTC("StartUTC", (entry, to) -> to.utc(entry.record().began())),
    /** Left out for requests without any, which are most. */
    SUB_REQUESTS("SubRequests", (entry, to) -> {
        if (entry.record().subRequests() > 0) {
            to.number(entry.record().subRequests());
        }
    }),
    TLS_CIPHER("TLSCipher", (entry, to) -> to.cipher(entry.tls())),
    TLS_CLIENT_SUBJECT("TLSClientSubject", (entry, to) -> to.subject(entry.tls())),
    TLS_VERSION("TLSVersion", (entry, to) -> to.version(entry.tls())),
    TRACE_ID("TraceId", (entry, to) -> to.text(entry.record().traceId())),
    ENTRY_POINT_NAME("entryPointName", (entry, to) -> to.text(entry.record().entryPoint())),
    SPAN_ID_TOO("span_id", (entry, to) -> to.text(entry.record().spanId())),
    TRACE_ID_TOO("trace_id", (entry, to) -> to.text(entry.record().traceId()));

    /** Writes the value of an entry, or nothing. */
    @FunctionalInterface
    interface Value {
        void write(LogEntry entry, JsonLine to);
    }

    private final String written;
    private final byte[] key;
    private final Value value;

    CoreField(String written, Value value) {
        this.written = written;
        this.key = JsonLine.key(written);
        this.value = value;
    }

    String written() {
        return written;
    }

    void write(LogEntry entry, JsonLine to) {
        to.begin(key);
        value.write(entry, to);
    }
}
