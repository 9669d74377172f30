package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads where an image goes that is no build's, noting everything that is wrong with it. */
final class DestinationReader {
    private final Problems problems;
    private final String image;
    private final List<String> moreTags;
    private final boolean platformTags;
    private final Path directory;

    DestinationReader(Problems problems, String image, List<String> moreTags, boolean platformTags, Path directory) {
        this.problems = problems;
        this.image = image.trim();
        this.moreTags = moreTags;
        this.platformTags = platformTags;
        this.directory = directory;
    }

    /**
     * What the user leaves out of the name.
     *
     * @param tag of a destination without one
     * @param from which parameter says it
     * @param name of an image in an archive of Docker's
     */
    record Defaults(String tag, String from, Optional<ImageReference> name) {}

    Optional<Destination> read(Defaults defaults) {
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
            return problems.attempt("image", () -> BaseReference.parse(image, directory))
                    .flatMap(place -> onDisk((BaseReference.InLayout) place, defaults));
        }
        return TargetReader.read(problems, image, defaults.tag(), moreTags, platformTags)
                .map(Destination.InRegistry::new);
    }

    private Optional<Destination> onDisk(BaseReference.InLayout place, Defaults defaults) {
        if (place.isByDigest()) {
            problems.add("image", "'" + image + "' has a digest; the digest is that of what is written");
            return Optional.empty();
        }
        var names = place.form() == LayoutForm.DOCKER_ARCHIVE ? fullNames(place, defaults) : tags(place, defaults);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Destination.InLayout(place.path(), List.copyOf(names), place.form(), platformTags));
    }

    private Set<String> tags(BaseReference.InLayout place, Defaults defaults) {
        var tags = new LinkedHashSet<String>();
        // Layouts of other tools may have names that are no tags.
        problems.attempt(
                        place.name().isPresent() ? "image" : defaults.from(),
                        () -> ImageReference.checkTag(place.name().orElse(defaults.tag())))
                .ifPresent(tags::add);
        tags.addAll(moreTags());
        return tags;
    }

    private Set<String> fullNames(BaseReference.InLayout place, Defaults defaults) {
        var names = new LinkedHashSet<String>();
        place.name().map(ImageReference::parse).or(defaults::name).ifPresent(first -> {
            names.add(first.toString());
            moreTags().forEach(tag -> names.add(first.withTag(tag).toString()));
        });
        if (names.isEmpty()) {
            problems.add(
                    "image",
                    "'" + image + "' does not say what the image is called; expected "
                            + LayoutForm.DOCKER_ARCHIVE.syntax());
        }
        return names;
    }

    private List<String> moreTags() {
        return moreTags.stream()
                .flatMap(tag -> problems.attempt("tags", () -> ImageReference.checkTag(tag.trim())).stream())
                .toList();
    }
}
