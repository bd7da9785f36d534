package io.passeur.http.middleware.auth.basic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHashTest {

    private static final String SALT = "abcdefghijklmnopqrstu";

    /** Made with crypt(3) and OpenSSL. */
    @ParameterizedTest
    @CsvSource({
        "secret,$2a$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
        "secret,$2b$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
        "secret,$2x$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
        "secret,$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
        "pässwörd,$2b$04$abcdefghijklmnopqrstuuyx2n0Zzopyr9QuYTMCfOJJOj526QVoC",
        "'',$2b$04$abcdefghijklmnopqrstuubyCG3zY1GIXMyxfivm.ClDiInHzxjiq",
        "secret,$apr1$ab$jiiV6N7hIIuIoJbc1hxOE/",
        "päss:w,$1$abcdefgh$l7bC0sDrVqe/zSUn9KC/e1",
        "secret,{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
    })
    void acceptsTheRightPasswordOnly(String password, String hash) {
        assertThat(matches(hash, password)).isTrue();
        assertThat(matches(hash, password + "x")).isFalse();
        assertThat(matches(hash, "Secret")).isFalse();
        assertThat(matches(hash, hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "70,u3o2NL3w6XDsLyPIEcojcnK1RzmqZEsO",
        "71,uLC3SQECwu3sIYzKXxMDK.xoEFV03ekG",
        "72,u.5skbTx2BS4jj.FAhPbN7I9dDGDUUN2",
        "73,ubzadhGtS2zEF.gu0yd0opP6cVzb.e0i",
        "100,ubzadhGtS2zEF.gu0yd0opP6cVzb.e0i"
    })
    void looksAtTheFirst72BytesAsBcryptDoesEverywhere(int length, String digest) {
        assertThat(matches("$2b$04$" + SALT + digest, "x".repeat(length - 1) + "y"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "",
                "{SHA}",
                "{SHA}secret",
                "$2b$04$tooshort",
                "$2z$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
                "$2b$99$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW",
                "$apr1$$jiiV6N7hIIuIoJbc1hxOE/",
                "$apr1$ab",
                "$5$abcdefgh$l7bC0sDrVqe/zSUn9KC/e1",
                "{SSHA}5en6G6MezRroT3XKqkdPOmY/BfQ="
            })
    void acceptsNothingForWhatIsNoHash(String written) {
        assertThat(matches(written, "secret")).isFalse();
        assertThat(matches(written, written)).isFalse();
        assertThat(matches(written, "")).isFalse();
    }

    private static boolean matches(String hash, String password) {
        return PasswordHash.parse(hash).matches(password.getBytes(StandardCharsets.UTF_8));
    }
}
