package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Where layers have come to be during a build of any number of modules, so that what several of them have is sent to a registry once, and mounted by the others. For use by
 * several threads at once.
 */
public final class Whereabouts {
    /** By registry and digest. */
    private final ConcurrentMap<String, CompletableFuture<Optional<ImageReference>>> layers = new ConcurrentHashMap<>();

    /** Brings a layer. */
    @FunctionalInterface
    interface Bringing<T> {
        /**
         * Brings it.
         *
         * @param from another repository of the registry that has it; empty when none is known
         */
        T bring(Optional<ImageReference> from) throws IOException;
    }

    /** It is there, as was found out. */
    void known(ImageReference target, Digest digest) {
        layers.putIfAbsent(layer(target, digest), CompletableFuture.completedFuture(Optional.of(target)));
    }

    /** Brings a layer, when nobody else is about to bring it to the same registry; else waits for that. Nothing may be waited for while something is brought. */
    <T> T bring(ImageReference target, Digest digest, Bringing<T> bringing) throws IOException {
        var layer = layer(target, digest);
        var own = new CompletableFuture<Optional<ImageReference>>();
        var other = layers.putIfAbsent(layer, own);
        if (other != null) {
            return bringing.bring(placeOf(other).filter(place -> !isSameRepository(place, target)));
        }
        try {
            var outcome = bringing.bring(Optional.empty());
            own.complete(Optional.of(target));
            return outcome;
        } finally {
            if (!own.isDone()) {
                layers.remove(layer, own);
                own.complete(Optional.empty());
            }
        }
    }

    private static Optional<ImageReference> placeOf(CompletableFuture<Optional<ImageReference>> other)
            throws IOException {
        try {
            return other.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while another module sent the same layer");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private static boolean isSameRepository(ImageReference one, ImageReference other) {
        return one.repository().equals(other.repository());
    }

    private static String layer(ImageReference target, Digest digest) {
        return target.registry() + " " + digest;
    }
}
