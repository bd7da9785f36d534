package io.passeur.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {

    private final Queue<Runnable> lookUps = new ArrayDeque<>();
    private final AtomicLong now = new AtomicLong();
    private final Resolver resolver = new Resolver(lookUps::add, now::get);

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "fe80::1%1"})
    void addressesAreNotLookedUp(String address) {
        assertThat(resolver.resolve(address)).isDone();
        assertThat(lookUps).isEmpty();
    }

    @Test
    void namesAreLookedUpOnce() throws Exception {
        CompletableFuture<InetAddress[]> first = resolver.resolve("localhost");
        CompletableFuture<InetAddress[]> second = resolver.resolve("localhost");
        assertThat(lookUps).hasSize(1);
        assertThat(first).isNotDone();
        lookUps.remove().run();
        assertThat(second.get(1, TimeUnit.SECONDS)[0].isLoopbackAddress()).isTrue();
        assertThat(resolver.resolve("localhost")).isDone();
        assertThat(lookUps).isEmpty();
    }

    @Test
    void aNameThatIsStillLookedUpIsNotLookedUpBesides() {
        CompletableFuture<InetAddress[]> first = resolver.resolve("localhost");
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        CompletableFuture<InetAddress[]> second = resolver.resolve("localhost");
        assertThat(lookUps).hasSize(1);
        lookUps.remove().run();
        assertThat(first).isDone();
        assertThat(second).isDone();
        assertThat(resolver.resolve("localhost")).isNotDone();
        assertThat(lookUps).hasSize(1);
    }

    @Test
    void namesAreLookedUpAgainSoonerIfTheirAddressesDoNotWork() throws Exception {
        AtomicLong seconds = new AtomicLong();
        AtomicInteger queries = new AtomicInteger();
        Resolver timed = new Resolver(
                Runnable::run,
                host -> new InetAddress[] {
                    InetAddress.getByAddress(host, new byte[] {127, 0, 0, (byte) queries.incrementAndGet()})
                },
                () -> seconds.get() * 1_000_000_000);
        assertThat(timed.resolve("a").join()[0].getHostAddress()).isEqualTo("127.0.0.1");
        seconds.set(1);
        assertThat(timed.resolveAgain("a").join()[0].getHostAddress()).isEqualTo("127.0.0.1");
        seconds.set(2);
        assertThat(timed.resolve("a").join()[0].getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(timed.resolveAgain("a").join()[0].getHostAddress()).isEqualTo("127.0.0.2");
        seconds.set(7);
        assertThat(timed.resolve("a").join()[0].getHostAddress()).isEqualTo("127.0.0.2");
        seconds.set(8);
        assertThat(timed.resolve("a").join()[0].getHostAddress()).isEqualTo("127.0.0.3");
    }

    @Test
    void failuresAreNotRemembered() {
        CompletableFuture<InetAddress[]> first = resolver.resolve("no-such-host.invalid");
        lookUps.remove().run();
        assertThat(first)
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(UnknownHostException.class);
        assertThat(resolver.resolve("no-such-host.invalid")).isNotDone();
        assertThat(lookUps).hasSize(1);
    }
}
