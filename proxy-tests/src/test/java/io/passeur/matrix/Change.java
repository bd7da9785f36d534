package io.passeur.matrix;

/** A new configuration, as the table of a test writes it. */
enum Change {
    /** Another router appears; all else is as it was. */
    ELSEWHERE("", "", false),
    ROUTER("priority = 77", "", false),
    SERVICE("", "passHostHeader = false", false),
    ROUTER_AND_SERVICE("priority = 78", "passHostHeader = false", false),
    /** All that was there is gone. */
    EVERYTHING_GONE("", "", true);

    private final String router;
    private final String service;
    private final boolean gone;

    Change(String router, String service, boolean gone) {
        this.router = router;
        this.service = service;
        this.gone = gone;
    }

    /** @param table with {@code $ROUTER} and {@code $SERVICE} where options of these may stand */
    String of(String table) {
        return gone ? "" : table.replace("$ROUTER", router).replace("$SERVICE", service);
    }

    /** What was there before the change. */
    static String before(String table) {
        return ELSEWHERE.of(table);
    }
}
