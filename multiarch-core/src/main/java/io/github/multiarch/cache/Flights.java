package io.github.multiarch.cache;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/** What was fetched once, or is being fetched: who wants the same waits for it. A fetch that failed is not remembered, and tells nothing about the next one's. */
final class Flights<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** Fetches something. */
    @FunctionalInterface
    interface Fetch<V> {
        V get() throws IOException;
    }

    V get(K key, Fetch<V> fetch) throws IOException {
        while (true) {
            var own = new CompletableFuture<V>();
            var other = flights.putIfAbsent(key, own);
            if (other == null) {
                return fly(key, own, fetch);
            }
            try {
                return other.get();
            } catch (ExecutionException e) {
                // Another module's credentials, perhaps: this one tries with its own.
                flights.remove(key, other);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                var interrupted = new InterruptedIOException("interrupted while waiting for " + key);
                interrupted.initCause(e);
                throw interrupted;
            }
        }
    }

    void forget(K key) {
        flights.remove(key);
    }

    private V fly(K key, CompletableFuture<V> own, Fetch<V> fetch) throws IOException {
        try {
            var value = fetch.get();
            own.complete(value);
            return value;
        } catch (IOException | RuntimeException | Error e) {
            flights.remove(key, own);
            own.completeExceptionally(e);
            throw e;
        }
    }
}
