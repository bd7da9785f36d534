package io.passeur.metrics;

import io.passeur.testing.Await;
import io.passeur.testing.RawConnection;
import io.passeur.testing.RawMessage;
import io.passeur.testing.TestingProxy;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a scraper got. */
record Scraped(String text) {

    /** Asks the entry point {@code traefik}. */
    static Scraped of(TestingProxy proxy) {
        return new Scraped(get(proxy, "").text());
    }

    /** @param headers whole lines, each with its end */
    static RawMessage get(TestingProxy proxy, String headers) {
        try (RawConnection connection = RawConnection.to(proxy.port("traefik"))) {
            connection.sendLines("GET /metrics HTTP/1.1\nHost: a\n" + headers + "\n");
            return connection.readResponse();
        }
    }

    /** Asks until it is as it should be, since requests are counted when they have ended, and clients may know it before. */
    static Scraped until(TestingProxy proxy, Predicate<Scraped> wanted) {
        Scraped[] last = {new Scraped("")};
        try {
            Await.until(() -> {
                last[0] = of(proxy);
                return wanted.test(last[0]);
            });
        } catch (AssertionError e) {
            throw new AssertionError("last was\n" + last[0].text(), e);
        }
        return last[0];
    }

    /** Lines of series whose names begin like that, but without what depends on time. */
    List<String> series(String prefix) {
        return text.lines()
                .filter(line -> line.startsWith(prefix))
                .filter(line -> !line.contains("_sum"))
                .toList();
    }

    /** The value of a series, or NaN if there is none. */
    double value(String series) {
        return text.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Types by the names of families. */
    TreeMap<String, String> types(String prefix) {
        TreeMap<String, String> types = new TreeMap<>();
        text.lines().filter(line -> line.startsWith("# TYPE " + prefix)).forEach(line -> {
            String[] words = line.split(" ");
            types.put(words[2], words[3]);
        });
        return types;
    }
}
