package io.github.multiarch.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file or a pom says of an index, as the user wrote it there.
 *
 * @param image with or without a tag
 * @param tags further tags
 * @param sources the images
 * @param template names one image for each of the platforms, such as {@code app:1.0-OS-ARCHVARIANT}
 * @param platforms those of the template
 * @param annotations of the index
 * @param format {@code oci} or {@code docker}
 */
public record IndexSpec(
        Optional<String> image,
        List<String> tags,
        List<SourceParameters> sources,
        Optional<String> template,
        List<String> platforms,
        SortedMap<String, String> annotations,
        Optional<String> format) {
    /** Takes copies. */
    public IndexSpec {
        tags = List.copyOf(tags);
        sources = List.copyOf(sources);
        platforms = List.copyOf(platforms);
        annotations = Collections.unmodifiableSortedMap(new TreeMap<>(annotations));
    }

    /**
     * Fills in what the user did not give as a parameter: a spec stays as it is for many runs, and a parameter is about this one. Annotations of both are
     * joined, of one name the parameter's counts. Who names images, by sources or a template, names all of them; a mode that takes none gets none from here.
     *
     * @param given count more than this
     * @return the parameters of the index
     */
    public IndexParameters under(IndexParameters given) {
        var joined = new TreeMap<>(annotations);
        joined.putAll(given.annotations());
        boolean takesSources =
                IndexMode.named(given.mode()).filter(mode -> !mode.hasSources()).isEmpty();
        boolean open =
                takesSources && given.sources().isEmpty() && given.template().isEmpty();
        var names = open ? template : given.template();
        boolean needsPlatforms = names.isPresent() || !takesSources;
        return new IndexParameters(
                given.image().isBlank() ? image.orElse(given.image()) : given.image(),
                given.defaultTag(),
                given.tags().isEmpty() ? tags : given.tags(),
                given.platformTags(),
                given.mode(),
                open ? sources : given.sources(),
                names,
                needsPlatforms && given.platforms().isEmpty() ? platforms : given.platforms(),
                joined,
                given.format().or(() -> format),
                given.ignoreMissing(),
                given.force(),
                given.referrers(),
                given.directory());
    }
}
