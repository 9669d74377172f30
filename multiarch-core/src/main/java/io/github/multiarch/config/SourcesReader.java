package io.github.multiarch.config;

import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.Shown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the sources of an index, noting everything that is wrong with them. */
final class SourcesReader {
    /** The spec has no bounds for these words; they are shown in messages, and names of today are short. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._+-]{1,100}");

    private final Problems problems;
    private final Path directory;

    SourcesReader(Problems problems, Path directory) {
        this.problems = problems;
        this.directory = directory;
    }

    List<SourceRequest> read(List<SourceParameters> given, Optional<String> template, List<Platform> platforms) {
        var sources = new ArrayList<SourceRequest>();
        for (var source : given) {
            reference(source.image())
                    .ifPresent(reference -> claim(source)
                            .ifPresent(
                                    claim -> sources.add(new SourceRequest(reference, claim, source.annotations()))));
        }
        template.ifPresent(text -> sources.addAll(expanded(text, platforms)));
        return sources;
    }

    private Optional<BaseReference> reference(String text) {
        if (text.isBlank()) {
            problems.add("sources", "has a source without an image");
            return Optional.empty();
        }
        return problems.attempt("sources", () -> BaseReference.parse(text.trim(), directory))
                .filter(this::isImage);
    }

    private boolean isImage(BaseReference reference) {
        if (reference instanceof BaseReference.Scratch) {
            problems.add("sources", "scratch is the name of no image");
            return false;
        }
        return true;
    }

    private Optional<PlatformClaim> claim(SourceParameters given) {
        var words = new ArrayList<String>();
        List.of(given.os(), given.architecture(), given.variant(), given.osVersion())
                .forEach(word -> word.ifPresent(words::add));
        words.addAll(given.osFeatures());
        words.addAll(given.features());
        var bad = words.stream().filter(word -> !WORD.matcher(word).matches()).toList();
        bad.forEach(word -> problems.add(
                "sources",
                "'" + Shown.of(word) + "', said of " + given.image()
                        + ", is no name of a platform; expected at most 100 letters, digits, dots, dashes, underscores and"
                        + " plus signs"));
        return bad.isEmpty() ? Optional.of(inNormalForm(given)) : Optional.empty();
    }

    /** An architecture such as {@code armhf} says its variant, and {@code arm64/v8} none: what a platform of these words has is what they mean. */
    private static PlatformClaim inNormalForm(SourceParameters given) {
        var words = Platform.of(
                given.os().orElse(""),
                given.architecture().orElse(""),
                given.variant().orElse(""));
        boolean saysVariant = given.variant().isPresent()
                || given.architecture().filter(SourcesReader::namesVariant).isPresent();
        return new PlatformClaim(
                given.os().map(os -> words.os()),
                given.architecture().map(architecture -> words.architecture()),
                saysVariant ? Optional.of(words.variant().orElse("")) : Optional.empty(),
                given.osVersion(),
                given.osFeatures(),
                given.features());
    }

    private static boolean namesVariant(String architecture) {
        return List.of("armhf", "armel").contains(architecture);
    }

    private List<SourceRequest> expanded(String template, List<Platform> platforms) {
        if (platforms.isEmpty()) {
            problems.add(
                    "platforms", "are missing; say for which the template " + Shown.of(template) + " names an image");
        }
        var text = problems.attempt(
                "template",
                () -> new PlatformText(template.trim()
                        .replace("OS", "{os}")
                        .replace("ARCH", "{arch}")
                        .replace("VARIANT", "{variant}")));
        if (text.filter(t -> !t.namesPlatform()).isPresent()) {
            problems.add(
                    "template",
                    "'" + Shown.of(template)
                            + "' names the same image for all platforms; it needs OS, ARCH or VARIANT");
            return List.of();
        }
        var sources = new ArrayList<SourceRequest>();
        for (var platform : platforms) {
            text.flatMap(t -> reference(t.of(platform)))
                    .ifPresent(
                            reference -> sources.add(new SourceRequest(reference, claim(platform), new TreeMap<>())));
        }
        return sources;
    }

    private static PlatformClaim claim(Platform platform) {
        return new PlatformClaim(
                Optional.of(platform.os()),
                Optional.of(platform.architecture()),
                Optional.of(platform.variant().orElse("")),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
