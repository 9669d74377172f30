package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Turns image and tags into the names to publish under, noting everything that is wrong with them. */
final class TargetReader {
    private TargetReader() {}

    static Optional<Target> read(
            Problems problems, String image, String defaultTag, List<String> moreTags, boolean platformTags) {
        var reference = image(problems, image.trim());
        var tags = new LinkedHashSet<String>();
        reference.ifPresent(r -> {
            var tag = r.tag().orElse(defaultTag);
            problems.attempt(
                            r.tag().isPresent() ? "image" : "the project's version", () -> ImageReference.checkTag(tag))
                    .ifPresent(tags::add);
        });
        for (var more : moreTags) {
            problems.attempt("tags", () -> ImageReference.checkTag(more.trim())).ifPresent(tags::add);
        }
        return reference
                .filter(r -> r.digest().isEmpty() && !tags.isEmpty())
                .map(r -> new Target(r.withTag(tags.iterator().next()), List.copyOf(tags), platformTags));
    }

    private static Optional<ImageReference> image(Problems problems, String image) {
        if (image.isEmpty()) {
            problems.add(
                    "image",
                    "is missing; say where the image goes, such as"
                            + " <image>registry.example.com/team/app</image> or -Dmultiarch.image=…");
            return Optional.empty();
        }
        if (LayoutForm.of(image).isPresent()) {
            problems.add(
                    "image",
                    "'" + image + "' is a place on disk, and the image's name is that in a registry; the goal export"
                            + " writes what was built to disk");
            return Optional.empty();
        }
        var reference = problems.attempt("image", () -> ImageReference.parse(image));
        reference
                .filter(r -> r.digest().isPresent())
                .ifPresent(
                        r -> problems.add("image", "'" + image + "' has a digest; the digest is what a build makes"));
        return reference;
    }
}
