package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Referrer;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a registry's list of referrers, page by page. Only the query is taken from where a page leads on to: what lies at another host or path is not asked for,
 * since whoever can name that could have a stranger asked in the user's name.
 */
final class ReferrerPages {
    static final int MOST_PAGES = 100;
    static final int MOST_ENTRIES = 10_000;
    static final int MOST_BYTES = 4 * OciJson.MAX_DOCUMENT_BYTES;

    private final Place place;
    private final Manifests manifests;
    private final RegistryRequest first;
    private final boolean isWhole;
    private final Map<Digest, Referrer> found = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private int pages;
    private int bytes;

    /**
     * Nothing is asked yet.
     *
     * @param isWhole whether a failure after the first page is one of the whole
     */
    ReferrerPages(Place place, Manifests manifests, RegistryRequest first, boolean isWhole) {
        this.place = place;
        this.manifests = manifests;
        this.first = first;
        this.isWhole = isWhole;
    }

    /** Empty when the registry does not know that question. A failure after the first page costs no more than what it would have brought, unless the whole is wanted. */
    Optional<Referrers> read() throws IOException {
        var next = Optional.of(first);
        while (next.isPresent()) {
            var bound = bound();
            if (bound.isPresent()) {
                return result(bound);
            }
            try {
                next = page(next.get());
            } catch (RegistryException e) {
                if (pages == 0 || isWhole) {
                    throw e;
                }
                return result(Optional.of(String.valueOf(e.getMessage())));
            }
        }
        return pages == 0 ? Optional.empty() : result(Optional.empty());
    }

    private Optional<Referrers> result(Optional<String> unread) {
        return Optional.of(new Referrers(List.copyOf(found.values()), unread));
    }

    /** Why no further page is asked for. */
    private Optional<String> bound() {
        if (pages < MOST_PAGES && found.size() < MOST_ENTRIES && bytes < MOST_BYTES) {
            return Optional.empty();
        }
        return Optional.of("it was read up to page " + pages + ", with " + found.size() + " entries in " + bytes
                + " bytes; no page is read after " + MOST_PAGES + " of them, " + MOST_ENTRIES + " entries or "
                + MOST_BYTES + " bytes");
    }

    private Optional<RegistryRequest> page(RegistryRequest request) throws IOException {
        asked.add(request.target());
        return place.connection().once(request, answer -> {
            if (answer.status() == 404 && pages == 0) {
                answer.discard();
                return Optional.empty();
            }
            if (answer.status() != 200) {
                throw place.connection().refused(request, answer);
            }
            add(request, answer);
            return next(request, answer);
        });
    }

    private void add(RegistryRequest request, HttpAnswer answer) throws IOException {
        var body = manifests.read(request, answer);
        try {
            Referrers.parse(body)
                    .forEach(referrer -> found.putIfAbsent(referrer.descriptor().digest(), referrer));
        } catch (MalformedDocumentException e) {
            throw Failures.unusable(
                    request.purpose(), request.method(), answer, "sent something else than a list: " + e.getMessage());
        }
        bytes += body.length;
        pages++;
    }

    private Optional<RegistryRequest> next(RegistryRequest request, HttpAnswer answer) throws IOException {
        var headers = answer.headers("Link");
        var link = Link.next(headers);
        if (link.isEmpty()) {
            var lost = headers.stream().filter(ReferrerPages::hidesNext).findFirst();
            if (lost.isPresent()) {
                throw odd(
                        request,
                        answer,
                        "sent the Link '" + CleanText.withoutQuery(lost.get())
                                + "', which cannot be read, so where the list goes on is not known");
            }
            return Optional.empty();
        }
        var query =
                place.connection().queryOfSamePlace(request, answer, link.get().target());
        if (query.isEmpty()) {
            throw odd(
                    request,
                    answer,
                    "says that the list goes on at '"
                            + CleanText.withoutQuery(link.get().target())
                            + "', which is not where it was asked for; it is not followed there");
        }
        var target = first.target() + query.get();
        if (asked.contains(target)) {
            throw odd(request, answer, "leads from page " + pages + " of the list back to one that was read before");
        }
        return Optional.of(first.withTarget(target));
    }

    private static RegistryException odd(RegistryRequest request, HttpAnswer answer, String what) {
        return Failures.unusable(request.purpose(), request.method(), answer, what);
    }

    private static boolean hidesNext(String header) {
        return header.toLowerCase(Locale.ROOT).contains("next")
                && Link.parse(List.of(header)).isEmpty();
    }
}
