package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Platform;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads the parameters of a copy, noting everything that is wrong with them. */
final class CopyRequestReader {
    private final CopyParameters given;
    private final Problems problems = new Problems();

    CopyRequestReader(CopyParameters given) {
        this.given = given;
    }

    CopyRequest read() throws InvalidRequestException {
        var from = from();
        var to = destination(from.flatMap(CopyRequestReader::tagOf).orElse("latest"));
        var platforms = new LinkedHashSet<Platform>();
        for (var text : given.platforms()) {
            problems.attempt("platforms", () -> Platform.parse(text.trim())).ifPresent(platforms::add);
        }
        problems.throwIfAny();
        return new CopyRequest(from.orElseThrow(), to.orElseThrow(), List.copyOf(platforms));
    }

    private Optional<BaseReference> from() {
        if (given.from().isBlank()) {
            problems.add(
                    "from", "is missing; say what to copy, such as -Dmultiarch.from=staging.example.com/team/app:1.0");
            return Optional.empty();
        }
        var from =
                problems.attempt("from", () -> BaseReference.parse(given.from().trim(), given.directory()));
        if (from.filter(reference -> reference instanceof BaseReference.Scratch).isPresent()) {
            problems.add("from", "scratch is the name of no image");
        }
        return from;
    }

    private static Optional<String> tagOf(BaseReference from) {
        return from instanceof BaseReference.InRegistry image
                ? image.reference().tag()
                : from instanceof BaseReference.InLayout layout
                        ? layout.name().filter(name -> !name.contains(":"))
                        : Optional.empty();
    }

    private Optional<Destination> destination(String defaultTag) {
        var image = given.image().trim();
        if (image.equals("scratch")) {
            problems.add("image", "scratch is the name of no image");
            return Optional.empty();
        }
        if (BaseReference.isOnDisk(image) || image.startsWith(BaseReference.DOCKER_ARCHIVE)) {
            return problems.attempt("image", () -> BaseReference.parse(image, given.directory()))
                    .flatMap(place -> onDisk((BaseReference.InLayout) place, defaultTag));
        }
        return TargetReader.read(problems, image, defaultTag, given.tags(), false)
                .map(Destination.InRegistry::new);
    }

    private Optional<Destination> onDisk(BaseReference.InLayout place, String defaultTag) {
        var name = place.name().orElse(defaultTag);
        var tags = new LinkedHashSet<String>();
        if (name.contains(":")) {
            problems.add("image", "'" + given.image().trim() + "' has a digest; the digest is that of what is copied");
        } else {
            // Layouts of other tools may have names that are no tags.
            problems.attempt(place.name().isPresent() ? "image" : "from", () -> ImageReference.checkTag(name))
                    .ifPresent(tags::add);
        }
        for (var more : given.tags()) {
            problems.attempt("tags", () -> ImageReference.checkTag(more.trim())).ifPresent(tags::add);
        }
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of(new Destination.InLayout(place.path(), List.copyOf(tags), place.isArchive()));
    }
}
