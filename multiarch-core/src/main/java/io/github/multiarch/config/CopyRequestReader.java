package io.github.multiarch.config;

import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.ImageReference;
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
        var to = new DestinationReader(problems, given.image(), given.tags(), false, given.directory())
                .read(new DestinationReader.Defaults(tagOf(from), "from", nameOf(from)));
        var platforms = PlatformSelection.read(given.platforms(), problems);
        var referrers = problems.attempt("referrers", () -> ReferrerChoice.parse(given.referrers()));
        Optional<ImageFormat> format =
                given.format().flatMap(text -> problems.attempt("format", () -> FormatText.parse(text)));
        if (to.filter(place -> place instanceof Destination.InLayout disk && disk.form() == LayoutForm.DOCKER_ARCHIVE)
                        .isPresent()
                && referrers
                        .filter(choice -> choice.isSaid() && !choice.isNone())
                        .isPresent()) {
            problems.add(
                    "referrers",
                    "have no place in an archive of Docker's; take " + LayoutForm.ARCHIVE.syntax()
                            + ", or leave referrers out");
        }
        problems.throwIfAny();
        return new CopyRequest(from.orElseThrow(), to.orElseThrow(), platforms, referrers.orElseThrow(), format);
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

    private static String tagOf(Optional<BaseReference> from) {
        return from.flatMap(place ->
                        place instanceof BaseReference.InLayout layout && layout.form() != LayoutForm.DOCKER_ARCHIVE
                                ? layout.name().filter(name -> !layout.isByDigest())
                                : nameOf(from).flatMap(ImageReference::tag))
                .orElse("latest");
    }

    private static Optional<ImageReference> nameOf(Optional<BaseReference> from) {
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
