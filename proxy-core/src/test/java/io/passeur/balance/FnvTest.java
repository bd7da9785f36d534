package io.passeur.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The expected values come from a calculation apart from this code. */
class FnvTest {

    @Test
    void hashesInBothOrders() {
        assertThat(Fnv.fnv1("a")).isEqualTo(0xaf63bd4c8601b7beL);
        assertThat(Fnv.fnv1a("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Fnv.fnv1("myRouter")).isEqualTo(0x995d26092d19a224L);
    }
}
