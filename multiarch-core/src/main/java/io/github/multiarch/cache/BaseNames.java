package io.github.multiarch.cache;

import io.github.multiarch.content.Outage;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** What names of bases stand for: as their registries say now, or as they said before. */
final class BaseNames {
    private final NameFiles files;
    private final DocumentFiles documents;
    private final Warning warning;
    private final InstantSource clock;

    BaseNames(NameFiles files, DocumentFiles documents, Warning warning, InstantSource clock) {
        this.files = files;
        this.documents = documents;
        this.warning = warning;
        this.clock = clock;
    }

    /**
     * What a name stands for.
     *
     * @param name with its tag
     * @param pull whether to ask
     * @param fetch asks
     * @param log is told when what was known before has to do
     * @return empty when its registry says that there is nothing of that name
     * @throws IOException when nobody knows, or its registry refuses
     */
    Optional<Document> resolve(String name, Pull pull, Flights.Fetch<Optional<Document>> fetch, Consumer<String> log)
            throws IOException {
        if (pull != Pull.ALWAYS) {
            var known = known(name).flatMap(this::document);
            if (known.isPresent()) {
                return known;
            }
        }
        try {
            var found = fetch.get();
            found.ifPresent(document -> remember(name, document));
            return found;
        } catch (IOException e) {
            var known = e instanceof Outage outage && outage.isOutage() ? known(name) : Optional.<KnownName>empty();
            var document = known.flatMap(this::document);
            if (document.isEmpty()) {
                throw e;
            }
            log.accept("warning: " + name + " cannot be asked for (" + e.getMessage() + "). The build goes on with "
                    + document.get().digest() + ", " + known.get().times());
            return document;
        }
    }

    private Optional<KnownName> known(String name) {
        try {
            return files.read(name);
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    private Optional<Document> document(KnownName known) {
        try {
            return documents.read(known.digest());
        } catch (IOException e) {
            warning.unreadable(e);
            return Optional.empty();
        }
    }

    private void remember(String name, Document document) {
        var now = clock.instant();
        var before = known(name);
        if (before.filter(known -> known.stillSays(document.digest(), now)).isPresent()) {
            return;
        }
        try {
            files.write(before.orElseGet(() -> new KnownName(name, document.digest(), now, now))
                    .found(document.digest(), now));
        } catch (IOException e) {
            warning.unwritable(e);
        }
    }
}
