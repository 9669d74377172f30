package io.github.multiarch.config;

import io.github.multiarch.oci.ImageFormat;
import java.util.ArrayList;
import java.util.Optional;

/** Reads the parameters of an index over images that exist, noting everything that is wrong with them. */
final class IndexRequestReader {
    private final IndexParameters given;
    private final Problems problems = new Problems();

    IndexRequestReader(IndexParameters given) {
        this.given = given;
    }

    IndexRequest read() throws InvalidRequestException {
        var to = destination();
        var mode = problems.attempt("mode", () -> IndexMode.parse(given.mode()));
        var platforms = platforms();
        var sources = new SourcesReader(problems, given.directory())
                .read(given.sources(), given.template(), platforms.named());
        mode.ifPresent(m -> checkParts(m, platforms));
        Optional<ImageFormat> format =
                given.format().flatMap(text -> problems.attempt("format", () -> FormatText.parse(text)));
        var referrers = problems.attempt("referrers", () -> ReferrerChoice.parse(given.referrers()));
        problems.throwIfAny();
        return new IndexRequest(
                to.orElseThrow(),
                mode.orElseThrow(),
                sources,
                mode.orElseThrow().hasSources() ? PlatformSelection.NONE : platforms,
                given.annotations(),
                format,
                given.ignoreMissing(),
                given.force(),
                referrers.orElseThrow());
    }

    private Optional<Destination> destination() {
        var reader =
                new DestinationReader(problems, given.image(), given.tags(), given.platformTags(), given.directory());
        var to = reader.read(
                new DestinationReader.Defaults(given.defaultTag(), "the project's version", Optional.empty()));
        if (LayoutForm.of(given.image().trim())
                .filter(LayoutForm.DOCKER_ARCHIVE::equals)
                .isPresent()) {
            problems.add(
                    "image",
                    "'" + given.image().trim() + "' can hold one image, and no index; take "
                            + LayoutForm.ARCHIVE.syntax());
        }
        return to;
    }

    private PlatformSelection platforms() {
        var words = new ArrayList<PlatformWord>();
        for (var text : given.platforms()) {
            problems.attempt("platforms", () -> PlatformWord.parse(text)).ifPresent(word -> {
                if (words.contains(word) && word instanceof PlatformWord.Named name) {
                    problems.add("platforms", "has " + name.platform() + " twice");
                } else {
                    words.add(word);
                }
            });
        }
        return PlatformSelection.of(words, problems);
    }

    private void checkParts(IndexMode mode, PlatformSelection platforms) {
        boolean sources = !given.sources().isEmpty() || given.template().isPresent();
        if (mode.hasSources() && !sources) {
            problems.add(
                    "sources",
                    "are missing; say which images the index shall name, such as"
                            + " -Dmultiarch.sources=registry.example.com/team/app:1.0-amd64,registry.example.com/team/app:1.0-arm64");
        }
        if (mode.hasSources() && platforms.isOpen()) {
            problems.add(
                    "platforms",
                    "'" + platforms.included().get(0)
                            + "' stands for platforms that are there, and a <template> names its images by them; name each");
        }
        if (mode.hasSources()
                && given.template().isEmpty()
                && !platforms.named().isEmpty()) {
            problems.add(
                    "platforms",
                    "say which images a <template> names, or which platforms <mode> remove or filter is about; there is"
                            + " neither");
        }
        if (!mode.hasSources() && sources) {
            problems.add("sources", "have nothing to do with the mode " + mode + ", which takes platforms");
        }
        if (!mode.hasSources() && given.platforms().isEmpty()) {
            problems.add(
                    "platforms",
                    "are missing; say which the mode " + mode
                            + " is about, such as -Dmultiarch.platforms=linux/arm/v7");
        }
    }
}
