package io.github.multiarch.registry;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A registry's own word for uploads that it hangs up on. Some do that where there is no such repository, and say so only to who wants to read (ECR, for one). They are asked once for all uploads of a
 * repository, and only when all attempts are over.
 */
final class OwnWord {
    /** What refuses all that is done in a repository, whatever it is. */
    private static final Set<String> ABOUT_REPOSITORY =
            Set.of("NAME_UNKNOWN", "NAME_INVALID", "DENIED", "UNAUTHORIZED");

    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);

    private final Place place;
    private Optional<RegistryException> word = Optional.empty();
    private boolean asked;

    OwnWord(Place place) {
        this.place = place;
    }

    /** Something that begins an upload, with all its attempts. */
    @FunctionalInterface
    interface Beginning<T> {
        T make() throws IOException;
    }

    /** Does it. When the connection broke while the registry was asked to begin, its own word is in the failure, if it has one. */
    <T> T of(Beginning<T> beginning) throws IOException {
        try {
            return beginning.make();
        } catch (RegistryException e) {
            // Once an upload has begun, the repository is there, or is being made.
            throw e.isHangUp() && e.method().equals("POST")
                    ? word().map(e::explainedBy).orElse(e)
                    : e;
        }
    }

    private synchronized Optional<RegistryException> word() {
        if (!asked) {
            asked = true;
            word = ask();
        }
        return word;
    }

    private Optional<RegistryException> ask() {
        var request = place.reading("asking for the tags of " + place, "GET", "tags/list?n=1");
        try {
            return place.connection().once(request, answer -> {
                if (answer.status() < 400) {
                    answer.discard();
                    return Optional.empty();
                }
                var refusal = place.connection().refused(request, answer);
                return Optional.of(refusal)
                        .filter(r -> NOT_ALLOWED.contains(answer.status()) || ABOUT_REPOSITORY.contains(r.code()));
            });
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
