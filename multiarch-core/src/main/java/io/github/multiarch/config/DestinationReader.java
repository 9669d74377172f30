package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads where a copy goes, noting everything that is wrong with it. What the user leaves out comes from the name of what is copied. */
final class DestinationReader {
    private final CopyParameters given;
    private final Optional<BaseReference> from;
    private final Problems problems;

    DestinationReader(CopyParameters given, Optional<BaseReference> from, Problems problems) {
        this.given = given;
        this.from = from;
        this.problems = problems;
    }

    Optional<Destination> read() {
        var image = given.image().trim();
        if (image.isEmpty()) {
            problems.add("image", "is missing; say where to, such as -Dmultiarch.image=registry.example.com/team/app");
            moreTags();
            return Optional.empty();
        }
        if (image.equals("scratch")) {
            problems.add("image", "scratch is the name of no image");
            return Optional.empty();
        }
        if (LayoutForm.of(image).isPresent()) {
            return problems.attempt("image", () -> BaseReference.parse(image, given.directory()))
                    .flatMap(place -> onDisk((BaseReference.InLayout) place));
        }
        return TargetReader.read(problems, image, tagOfSource(), given.tags(), false)
                .map(Destination.InRegistry::new);
    }

    private Optional<Destination> onDisk(BaseReference.InLayout place) {
        if (place.isByDigest()) {
            problems.add("image", "'" + given.image().trim() + "' has a digest; the digest is that of what is copied");
            return Optional.empty();
        }
        var names = place.form() == LayoutForm.DOCKER_ARCHIVE ? fullNames(place) : tags(place);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Destination.InLayout(place.path(), List.copyOf(names), place.form()));
    }

    private Set<String> tags(BaseReference.InLayout place) {
        var tags = new LinkedHashSet<String>();
        // Layouts of other tools may have names that are no tags.
        problems.attempt(
                        place.name().isPresent() ? "image" : "from",
                        () -> ImageReference.checkTag(place.name().orElseGet(this::tagOfSource)))
                .ifPresent(tags::add);
        tags.addAll(moreTags());
        return tags;
    }

    private Set<String> fullNames(BaseReference.InLayout place) {
        var names = new LinkedHashSet<String>();
        place.name().map(ImageReference::parse).or(this::nameOfSource).ifPresent(first -> {
            names.add(first.toString());
            moreTags().forEach(tag -> names.add(first.withTag(tag).toString()));
        });
        if (names.isEmpty()) {
            problems.add(
                    "image",
                    "'" + given.image().trim() + "' does not say what the image is called; expected "
                            + LayoutForm.DOCKER_ARCHIVE.syntax());
        }
        return names;
    }

    private List<String> moreTags() {
        return given.tags().stream()
                .flatMap(tag -> problems.attempt("tags", () -> ImageReference.checkTag(tag.trim())).stream())
                .toList();
    }

    private String tagOfSource() {
        return from.flatMap(place ->
                        place instanceof BaseReference.InLayout layout && layout.form() != LayoutForm.DOCKER_ARCHIVE
                                ? layout.name().filter(name -> !layout.isByDigest())
                                : nameOfSource().flatMap(ImageReference::tag))
                .orElse("latest");
    }

    private Optional<ImageReference> nameOfSource() {
        return from.flatMap(place -> place instanceof BaseReference.InRegistry image
                        ? Optional.of(image.reference())
                        : place instanceof BaseReference.InLayout layout
                                        && layout.form() == LayoutForm.DOCKER_ARCHIVE
                                        && !layout.isByDigest()
                                ? layout.name().map(ImageReference::parse)
                                : Optional.empty())
                .map(name -> name.withTag(name.tag().orElse("latest")));
    }
}
