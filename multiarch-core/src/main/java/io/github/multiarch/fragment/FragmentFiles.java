package io.github.multiarch.fragment;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.SourceParameters;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.ImageFormat;
import io.github.multiarch.oci.MalformedDocumentException;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.oci.Shown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads fragments of several machines, and makes of them what an index shall be. */
public final class FragmentFiles {
    private final Problems problems = new Problems();
    private final Map<Path, Fragment> fragments = new LinkedHashMap<>();

    private FragmentFiles() {}

    /**
     * Reads fragments. Each must be of the same image: the same name and tags, the same annotations, so that a revision of the sources that differs is noticed.
     *
     * @param places files, or folders, whose files {@code fragment.json} and {@code fragment-….json} are meant, at any depth, in the order of their paths
     * @return an index over all their images
     * @throws InvalidRequestException with everything that is wrong
     */
    public static IndexSpec read(List<Path> places) throws InvalidRequestException {
        var files = new FragmentFiles();
        for (var place : places) {
            files.add(place);
        }
        return files.spec();
    }

    private void add(Path place) {
        try {
            if (!Files.isDirectory(place)) {
                parse(place);
                return;
            }
            List<Path> found;
            try (var paths = Files.walk(place)) {
                found = paths.filter(FragmentFiles::isNamedSo)
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
            }
            if (found.isEmpty()) {
                problems.add("fragments", place + " has no fragment.json, nor a fragment-….json");
            }
            for (var file : found) {
                parse(file);
            }
        } catch (UncheckedIOException e) {
            unread(place, String.valueOf(e.getCause()));
        } catch (IOException e) {
            unread(place, e.toString());
        }
    }

    private void unread(Path place, String failure) {
        problems.add("fragments", "reading " + place + " failed: " + failure + "; check its permissions");
    }

    /** The root of a file system has no name. */
    private static boolean isNamedSo(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith("fragment") && name.endsWith(".json");
    }

    private void parse(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            problems.add("fragments", file + (Files.exists(file) ? " is neither file nor folder" : " does not exist"));
            return;
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
            fragments.put(file, Fragment.parse(bytes, "the fragment " + file));
        } catch (MalformedDocumentException e) {
            problems.add("fragments", String.valueOf(e.getMessage()));
        }
    }

    private IndexSpec spec() throws InvalidRequestException {
        var files = fragments.entrySet().iterator();
        if (!files.hasNext()) {
            problems.add("fragments", "there is none");
            throw new InvalidRequestException(problems.found());
        }
        var first = files.next();
        while (files.hasNext()) {
            compare(first, files.next());
        }
        problems.throwIfAny();
        var one = first.getValue();
        var sources = new ArrayList<SourceParameters>();
        for (var fragment : fragments.values()) {
            fragment.index().manifests().forEach(entry -> sources.add(source(fragment, entry)));
        }
        return new IndexSpec(
                Optional.of(one.image().toString()),
                one.tags(),
                sources,
                Optional.empty(),
                List.of(),
                one.index().annotations(),
                Optional.of(one.index().mediaType().isOf(ImageFormat.DOCKER) ? "docker" : "oci"));
    }

    private static SourceParameters source(Fragment fragment, Descriptor entry) {
        var image = fragment.image().withDigest(entry.digest()).toString();
        var platform = entry.platform();
        return new SourceParameters(
                image,
                platform.map(p -> p.os()),
                platform.map(p -> p.architecture()),
                platform.flatMap(p -> p.variant()),
                platform.flatMap(p -> p.osVersion()),
                platform.map(p -> p.osFeatures()).orElse(List.of()),
                List.of(),
                entry.annotations());
    }

    private void compare(Map.Entry<Path, Fragment> one, Map.Entry<Path, Fragment> other) {
        var a = one.getValue();
        var b = other.getValue();
        if (!a.image().equals(b.image()) || !a.tags().equals(b.tags())) {
            differ(one, other, "the image", a.image() + " " + a.tags(), b.image() + " " + b.tags());
        }
        if (!a.index().mediaType().equals(b.index().mediaType())) {
            differ(
                    one,
                    other,
                    "the media type",
                    a.index().mediaType(),
                    b.index().mediaType());
        }
        var keys = new TreeSet<>(a.index().annotations().keySet());
        keys.addAll(b.index().annotations().keySet());
        for (var key : keys) {
            var before = Optional.ofNullable(a.index().annotations().get(key));
            var after = Optional.ofNullable(b.index().annotations().get(key));
            if (!before.equals(after)) {
                differ(one, other, "the annotation " + Shown.of(key), shown(before), shown(after));
            }
        }
    }

    private static String shown(Optional<String> annotation) {
        return annotation.map(Shown::of).orElse("not there");
    }

    private void differ(Map.Entry<Path, ?> one, Map.Entry<Path, ?> other, String what, Object before, Object after) {
        problems.add(
                "fragments",
                what + " is " + before + " in " + one.getKey() + ", and " + after + " in " + other.getKey()
                        + "; fragments of one index are built of the same sources with the same parameters");
    }
}
