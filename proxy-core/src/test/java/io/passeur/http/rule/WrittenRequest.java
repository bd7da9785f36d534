package io.passeur.http.rule;

import io.passeur.spi.RoutedRequest;
import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** A request for tests of rules. */
record WrittenRequest(
        String host,
        String routingPath,
        @Nullable String query,
        String method,
        HttpFields headers,
        @Nullable InetAddress clientAddress)
        implements RoutedRequest {

    static WrittenRequest host(String host) {
        return parse("host=" + host);
    }

    /** Words such as {@code host=a path=/x query=k=v method=GET ip=::1 X-Header:value}; {@code ␣} stands for a space. */
    static WrittenRequest parse(String words) {
        WrittenRequest asked = new WrittenRequest("", "/", null, "GET", HttpFields.EMPTY, null);
        for (String word : words.strip().split(" +")) {
            asked = asked.with(word.replace('␣', ' '));
        }
        return asked;
    }

    private WrittenRequest with(String word) {
        String value = word.substring(word.indexOf('=') + 1);
        if (word.startsWith("host=")) {
            return new WrittenRequest(value, routingPath, query, method, headers, clientAddress);
        }
        if (word.startsWith("path=")) {
            return new WrittenRequest(host, value, query, method, headers, clientAddress);
        }
        if (word.startsWith("query=")) {
            return new WrittenRequest(host, routingPath, value, method, headers, clientAddress);
        }
        if (word.startsWith("method=")) {
            return new WrittenRequest(host, routingPath, query, value, headers, clientAddress);
        }
        if (word.startsWith("ip=")) {
            return new WrittenRequest(host, routingPath, query, method, headers, IpRanges.parseAddress(value));
        }
        return word.isEmpty() ? this : withHeader(word);
    }

    private WrittenRequest withHeader(String word) {
        int colon = word.indexOf(':');
        HttpFields more = HttpFields.build(headers).add(word.substring(0, colon), word.substring(colon + 1));
        return new WrittenRequest(host, routingPath, query, method, more, clientAddress);
    }
}
