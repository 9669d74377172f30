package io.github.multiarch.config;

import io.github.multiarch.oci.ImageReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns image and tags into the names to publish under, noting everything that is wrong with them. */
final class TargetReader {
    private TargetReader() {}

    static Optional<Target> read(
            Problems problems, String image, String defaultTag, List<String> moreTags, boolean platformTags) {
        var reference = image(problems, image.trim());
        var tags = new LinkedHashSet<String>();
        reference.ifPresent(r -> {
            var tag = r.tag().orElse(defaultTag);
            if (r.tag().isPresent()) {
                tags.add(tag);
            } else {
                problems.attempt("the project's version", () -> check(tag, TagText::remedy))
                        .ifPresent(tags::add);
            }
        });
        for (var more : moreTags) {
            problems.attempt("tags", () -> check(more.trim(), TagText::closest)).ifPresent(tags::add);
        }
        return reference
                .filter(r -> r.digest().isEmpty() && !tags.isEmpty())
                .map(r -> new Target(r.withTag(tags.iterator().next()), List.copyOf(tags), platformTags));
    }

    private static String check(String tag, UnaryOperator<String> help) {
        try {
            return ImageReference.checkTag(tag);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + help.apply(tag), e);
        }
    }

    /** A tag that is none has a remedy, if the rest is a name. */
    private static ImageReference parse(String image) {
        try {
            return ImageReference.parse(image);
        } catch (IllegalArgumentException e) {
            int colon = image.lastIndexOf(':');
            if (colon <= image.lastIndexOf('/') || image.contains("@") || image.contains("${")) {
                throw e;
            }
            ImageReference.parse(image.substring(0, colon));
            throw new IllegalArgumentException(e.getMessage() + TagText.remedy(image.substring(colon + 1)), e);
        }
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
        var reference = problems.attempt("image", () -> parse(image));
        reference
                .filter(r -> r.digest().isPresent())
                .ifPresent(
                        r -> problems.add("image", "'" + image + "' has a digest; the digest is what a build makes"));
        return reference;
    }
}
