package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopByHopTest {

    @ParameterizedTest
    @CsvSource({
        "keep-alive, Connection, true",
        "keep-alive, Keep-Alive, true",
        "keep-alive, Transfer-Encoding, true",
        "keep-alive, te, true",
        "keep-alive, Trailer, true",
        "keep-alive, Upgrade, true",
        "keep-alive, Proxy-Authorization, true",
        "keep-alive, Authorization, false",
        "keep-alive, X-Mine, false",
        "X-Mine, x-mine, true",
        "'close, X-Other,  x-MINE', X-Mine, true",
        "'close, Cookie', cookie, true",
        "'', X-Mine, false"
    })
    void drops(String connection, String name, boolean expected) {
        HttpFields fields = HttpFields.build().add("Connection", connection);
        assertThat(HopByHop.of(fields).drops(new HttpField(name, "v"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade, websocket, websocket",
        "'keep-alive, upgrade', foo/2, foo/2",
        "keep-alive, websocket,",
        "'', websocket,"
    })
    void upgrade(String connection, String protocol, String expected) {
        HttpFields fields = HttpFields.build().add("Upgrade", protocol).add("Connection", connection);
        assertThat(HopByHop.upgrade(fields)).isEqualTo(expected);
    }
}
