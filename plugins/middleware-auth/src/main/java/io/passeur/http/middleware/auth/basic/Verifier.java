package io.passeur.http.middleware.auth.basic;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Checks credentials on the executor and caches correct ones, because hashes are slow on purpose. The cache keeps
 * digests with a random key of this process, never passwords. Concurrent requests with the same credentials share one
 * check. Wrong credentials are not cached. Thread-safe.
 */
final class Verifier {

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration REMEMBERED_WITHOUT_USE = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;

    private final Users users;
    private final Executor executor;
    private final byte[] key = new byte[KEY_BYTES];
    private final AsyncCache<ByteBuffer, @Nullable Boolean> right = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(REMEMBERED_WITHOUT_USE)
            .executor(Runnable::run)
            .buildAsync();

    Verifier(Users users, Executor executor) {
        this.users = users;
        this.executor = executor;
        new SecureRandom().nextBytes(key);
    }

    /**
     * The result is true, or null if the credentials are wrong, which is not cached; it fails with
     * RejectedExecutionException if too many checks are waiting. For cached credentials, the result is available
     * immediately. Never blocks.
     */
    CompletableFuture<@Nullable Boolean> verify(Credentials credentials) {
        return right.get(digest(credentials), (digest, unused) -> check(credentials));
    }

    private CompletableFuture<@Nullable Boolean> check(Credentials credentials) {
        try {
            return CompletableFuture.supplyAsync(() -> users.accept(credentials) ? Boolean.TRUE : null, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private ByteBuffer digest(Credentials credentials) {
        MessageDigest digest = sha256();
        digest.update(key);
        digest.update(credentials.name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        return ByteBuffer.wrap(digest.digest(credentials.password()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
