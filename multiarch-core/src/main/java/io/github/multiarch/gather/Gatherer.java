package io.github.multiarch.gather;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.IndexMode;
import io.github.multiarch.config.IndexRequest;
import io.github.multiarch.config.PlatformSelection;
import io.github.multiarch.config.Problem;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.SourceRequest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.ContentSources;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the images that an index shall name, from wherever they are, and what the index names already. */
public final class Gatherer {
    private final ContentSources sources;
    private final IndexRequest request;
    private final Problems problems;
    private final int parallelism;
    private final List<String> notes = new ArrayList<>();

    /**
     * Nothing is read yet.
     *
     * @param sources opens the places; what they remember from before is not seen to be gone
     * @param request what the index shall be
     * @param problems is told of all that stands in the way, in the order of the sources
     * @param parallelism how many sources are read at once
     */
    public Gatherer(ContentSources sources, IndexRequest request, Problems problems, int parallelism) {
        this.sources = sources;
        this.request = request;
        this.problems = problems;
        this.parallelism = parallelism;
    }

    /**
     * Reads.
     *
     * @return of no use when there are problems
     * @throws IOException when the run was interrupted; what cannot be read is a problem
     */
    public Gathered gather() throws IOException {
        var added = new ArrayList<FoundImage>();
        var tasks = request.sources().stream()
                .map(source -> (Callable<Contribution>) () -> contribution(source))
                .toList();
        for (var contribution : Workers.run(parallelism, tasks)) {
            added.addAll(contribution.images());
            problems.addAll(contribution.problems());
            notes.addAll(contribution.notes());
        }
        if (request.ignoreMissing()
                && added.isEmpty()
                && problems.found().isEmpty()
                && request.mode().hasSources()) {
            problems.add("sources", "none of them is there; an index needs one image at least");
        }
        if (!request.mode().isEdit()) {
            return Gathered.ofNew(added, notes);
        }
        var name = request.to().reference();
        var asked = attempt(name, "image", problems, () -> open(name));
        if (asked.isEmpty()) {
            return Gathered.ofNew(added, notes);
        }
        var existing = asked.get();
        if (existing.isEmpty()) {
            problems.add(
                    "image",
                    name + " does not exist, so that there is nothing to " + request.mode()
                            + (request.mode().hasSources() ? "; use the mode create" : ""));
            return Gathered.ofNew(added, notes);
        }
        var source = existing.get();
        return attempt(
                        name,
                        "image",
                        problems,
                        () -> new Gathered(
                                Optional.of(source.top()),
                                source.platforms(),
                                source.images(),
                                withoutSame(new ExistingImages(source, problems, notes).read(kept(added)), added),
                                added,
                                notes))
                .orElseGet(() -> Gathered.ofNew(added, notes));
    }

    /** What one source brings, found on a thread of its own. */
    private record Contribution(List<FoundImage> images, List<Problem> problems, List<String> notes) {}

    private Contribution contribution(SourceRequest source) throws IOException {
        var itsProblems = new Problems();
        var itsNotes = new ArrayList<String>();
        var images = attempt(
                source.reference(),
                "sources",
                itsProblems,
                () -> new SourceImages(source, request, itsProblems, itsNotes).read(open(source.reference())));
        return new Contribution(images.orElse(List.of()), itsProblems.found(), itsNotes);
    }

    /** Under another platform the same image is not two, but one of which something else is said now. */
    private List<FoundImage> withoutSame(List<FoundImage> kept, List<FoundImage> added) {
        var digests = added.stream().map(image -> image.entry().digest()).collect(Collectors.toSet());
        return request.mode() == IndexMode.REPLACE
                ? kept.stream()
                        .filter(image -> !digests.contains(image.entry().digest()))
                        .toList()
                : kept;
    }

    /** Which platforms stay, whoever has them. */
    private ExistingImages.Choice kept(List<FoundImage> added) {
        Predicate<Platform> named = request.platforms()::has;
        return switch (request.mode()) {
            case CREATE, APPEND -> new ExistingImages.Choice(platform -> true, PlatformSelection.NONE);
            case REPLACE ->
                new ExistingImages.Choice(
                        platform -> added.stream()
                                .noneMatch(image -> image.platform().machine().equals(platform.machine())),
                        PlatformSelection.NONE);
            case REMOVE -> new ExistingImages.Choice(named.negate(), request.platforms());
            case FILTER -> new ExistingImages.Choice(named, request.platforms());
        };
    }

    private Optional<Source> open(BaseReference reference) throws IOException {
        var content = sources.open(reference);
        return sources.resolve(reference, content).map(top -> new Source(reference, content, top));
    }

    /** What cannot be read is told, and the others are still looked at. */
    private static <T> Optional<T> attempt(
            BaseReference reference, String subject, Problems problems, Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.read());
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            var message = String.valueOf(e.getMessage());
            problems.add(subject, message.contains(reference.toString()) ? message : reference + ": " + message);
            return Optional.empty();
        }
    }

    /** Reads something that may not be there, or be no image. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }
}
