package io.passeur.http.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadBufferTest {

    private final HeadBuffer buffer = new HeadBuffer();

    private String written() {
        ByteBuffer view = buffer.view();
        return StandardCharsets.UTF_8.decode(view).toString();
    }

    @Test
    void valuesCannotBreakOutOfTheirLine() {
        buffer.field(new HttpField("X-A", "b\r\nEvil: 1\0"));
        // The low byte of these letters is a line end.
        buffer.field(new HttpField(HttpHeader.COOKIE, "\u010d\u010aEvil: 2"));
        assertThat(written()).isEqualTo("X-A: b  Evil: 1 \r\nCookie:   Evil: 2\r\n");
    }

    @Test
    void fieldsWithoutANameAreLeftOut() {
        buffer.field(new HttpField("X\r\nEvil", "1"));
        buffer.field(new HttpField("", "1"));
        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/a%20b?c=%zz&{d}, /a%20b?c=%zz&{d}", "'/a b', /a%20b", "/\u00fc, /\u00fc", "'/\u00fc x', /\u00fc%20x"})
    void target(String target, String expected) {
        buffer.target(target);
        assertThat(written()).isEqualTo(expected);
    }

    @Test
    void targetCannotBreakOutOfItsLine() {
        buffer.target("/ HTTP/1.1\r\nEvil: 1");
        assertThat(written()).isEqualTo("/%20HTTP/1.1%0D%0AEvil:%201");
    }

    @Test
    void growsAndIsUsedAgain() {
        String value = "v".repeat(100_000);
        buffer.field(new HttpField("X-Long", value));
        assertThat(written()).isEqualTo("X-Long: " + value + "\r\n");
        buffer.clear();
        buffer.field(new HttpField("X-A", "b"));
        assertThat(written()).isEqualTo("X-A: b\r\n");
    }
}
