package io.github.multiarch.mirrors;

import io.github.multiarch.content.AnotherPlaceException;
import io.github.multiarch.content.ContentSource;
import io.github.multiarch.content.Outage;
import io.github.multiarch.content.VerifyingInputStream;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.registry.RegistryException;
import io.github.multiarch.registry.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** An image's places, asked one after the other: a mirror that fails, or lacks something, gives way to the next. Only what the last one says counts as an answer that there is nothing. */
final class MirroredSource implements ContentSource {
    private static final int UNAUTHORIZED = 401;

    private final ImageReference image;
    private final List<Place> places;
    private final MirrorMemory memory;
    private final Consumer<String> log;
    /** The one that has given something, or the first. */
    private volatile int at;

    /** Places whose stream broke once. */
    private final Set<Integer> brokenStreams = ConcurrentHashMap.newKeySet();
    /** Places that are not asked again. */
    private final Set<Integer> leftBehind = ConcurrentHashMap.newKeySet();

    /**
     * Nothing is asked yet.
     *
     * @param image as the user names it
     * @param places the last one is the registry itself
     */
    MirroredSource(ImageReference image, List<Place> places, MirrorMemory memory, Consumer<String> log) {
        this.image = image;
        this.places = List.copyOf(places);
        this.memory = memory;
        this.log = log;
    }

    /** One of them. */
    record Place(PullSource source, Repository repository) {}

    /** Something that is asked of a place. */
    @FunctionalInterface
    private interface Question<T> {
        /** Empty when it is not there. */
        Optional<T> ask(int place) throws IOException;
    }

    private <T> Optional<T> ask(Question<T> question) throws IOException {
        for (int i = at; i < places.size() - 1; i++) {
            if (memory.isUp(places.get(i).source()) && !leftBehind.contains(i)) {
                try {
                    var answer = question.ask(i);
                    if (answer.isPresent()) {
                        at = i;
                        return answer;
                    }
                    giveWay(i, "does not have it");
                } catch (InterruptedIOException e) {
                    throw e;
                } catch (IOException e) {
                    giveWay(i, e);
                }
            }
        }
        at = places.size() - 1;
        return question.ask(places.size() - 1);
    }

    private void giveWay(int index, IOException failure) {
        var source = places.get(index).source();
        if (failure instanceof Outage outage && outage.isOutage()) {
            memory.isDown(source);
        }
        boolean wantsLogin =
                failure instanceof RegistryException refusal && refusal.status().orElse(0) == UNAUTHORIZED;
        giveWay(
                index,
                "is of no use: " + failure.getMessage()
                        + (wantsLogin && source.isInsecure()
                                ? " (it is shown no credentials, unless <insecureRegistries> names it)"
                                : ""));
    }

    private void giveWay(int index, String why) {
        var source = places.get(index).source();
        if (memory.isNews(source)) {
            log.accept("the mirror " + source.repository() + " (" + source.saidBy() + ") of " + image + " " + why + "; "
                    + places.get(index + 1).source().repository() + " is asked instead");
        }
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        var found = ask(place -> repository(place).resolve(tagOrDigest));
        found.ifPresent(document -> memory.gave(image, places.get(at).source()));
        return found;
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        return ask(place -> Optional.of(repository(place).document(descriptor))).orElseThrow();
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return ask(place -> Optional.of(stream(place, descriptor))).orElseThrow();
    }

    private InputStream stream(int place, Descriptor descriptor) throws IOException {
        var stream = repository(place).open(descriptor);
        return place == places.size() - 1
                ? stream
                : VerifyingInputStream.of(stream, descriptor, repository(place).toString())
                        .failing(failure -> broken(place, failure));
    }

    private Repository repository(int place) {
        return places.get(place).repository();
    }

    /** A stream cannot go on elsewhere: whoever reads it begins anew, at the next place when this one has failed before, or is wrong. */
    private IOException broken(int index, IOException failure) {
        boolean mayPass = failure instanceof Outage outage && outage.isOutage();
        if (mayPass && brokenStreams.add(index)) {
            return failure;
        }
        if (!leftBehind.add(index)) {
            return failure;
        }
        giveWay(index, failure);
        return new AnotherPlaceException(failure);
    }

    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        return ask(place -> repository(place).has(descriptor) ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    @Override
    public void readPatiently(Reading reading) throws IOException {
        repository(places.size() - 1).readPatiently(reading);
    }

    /** What the user calls it, whoever answers. */
    @Override
    public String toString() {
        return image.registry() + "/" + image.repository();
    }
}
