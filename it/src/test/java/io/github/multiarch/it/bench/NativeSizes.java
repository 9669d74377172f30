package io.github.multiarch.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.multiarch.it.ItFiles;
import io.github.multiarch.it.Skopeo;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many bytes of an application with native libraries five platforms need: with all that is in its jars, with what each can load, and by jib. Bytes, not times. */
public final class NativeSizes {
    private static final int PLATFORMS = 5;
    private static final double PERCENT = 100;

    private NativeSizes() {}

    /** Tells by its name which C library it has, as most bases do in one way or another. */
    private static final String TELLING_BASE = "debian:1";

    /** Who builds: how it is called, what Maven is told, on which base, and the image that comes of it. */
    private record Way(String title, List<String> arguments, String base, String image) {}

    /**
     * The application's layers in an image, without those of its base.
     *
     * @param unique the bytes of all platforms' layers, each layer once
     * @param pulled the bytes that each platform's client fetches, in the order of the index
     */
    private record Sizes(long unique, List<Long> pulled) {}

    /**
     * Prints a table, and writes it to {@code target/bench/native.md}.
     *
     * @param words {@code --native}, and nothing else
     * @throws IOException when something could not be run
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        if (words.length != 1) {
            throw new IllegalArgumentException("--native goes alone, not with " + List.of(words));
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        var folder = ItFiles.of("target/bench");
        var table = measure(folder);
        Files.writeString(folder.resolve("native.md"), table.toString());
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.print(table);
        }
    }

    private static Table measure(Path folder) throws IOException, InterruptedException {
        var work = folder.resolve("native");
        Lane.delete(work);
        Files.createDirectories(work);
        var ways = List.of(
                new Way("jib", List.of("-Pjib", "-Dmultiarch.skip", "-Djib.console=plain"), TELLING_BASE, "native-jib"),
                new Way("us, nativeLibraries=all", List.of("-Dimage.name=native-all"), TELLING_BASE, "native-all"),
                new Way(
                        "us, nativeLibraries=matching",
                        List.of("-Plean", "-Dimage.name=native-lean"),
                        TELLING_BASE,
                        "native-lean"),
                new Way(
                        "the same, on a base that tells nothing of its C library",
                        List.of("-Plean", "-Dimage.name=native-both"),
                        "base:1",
                        "native-both"));
        var sizes = new ArrayList<Sizes>();
        var base = BaseImage.in(folder.resolve("base"));
        try (var registry = LoggedRegistry.start(work.resolve("registry"))) {
            base.push(registry);
            base.push(registry.host() + "/" + TELLING_BASE);
            for (var way : ways) {
                build(way, work, registry.host());
                sizes.add(sizes(registry.host() + "/" + way.image(), base));
            }
        }
        Lane.delete(work);
        return table(ways, sizes);
    }

    private static void build(Way way, Path work, String host) throws IOException, InterruptedException {
        var projects = work.resolve(way.image());
        Files.createDirectories(projects);
        Files.copy(ItFiles.of("projects/pom.xml"), projects.resolve("pom.xml"));
        ItFiles.copyTree(ItFiles.of("projects/native"), projects.resolve("native"));
        var arguments = new ArrayList<>(way.arguments());
        arguments.addAll(List.of(
                "-Dregistry=" + host,
                "-Dbase=" + host + "/" + way.base(),
                "-Djib.baseImageCache=" + work.resolve("jib-base"),
                "-Djib.applicationCache=" + work.resolve("jib-application"),
                "-Djib.disableUpdateChecks=true",
                "-Dmultiarch.cache=" + work.resolve("cache"),
                "deploy"));
        MavenProcess.run(projects.resolve("native"), work.resolve(way.image() + ".log"), arguments);
    }

    private static Sizes sizes(String image, BaseImage base) throws IOException, InterruptedException {
        var layers = new TreeMap<String, Long>();
        var pulled = new ArrayList<Long>();
        for (var entry : read(image + ":1.0").get("manifests")) {
            var own = new TreeMap<String, Long>();
            for (var layer : read(image + "@" + entry.get("digest").asText()).get("layers")) {
                if (!base.layers().containsKey(layer.get("digest").asText())) {
                    own.put(layer.get("digest").asText(), layer.get("size").asLong());
                }
            }
            pulled.add(sum(own));
            layers.putAll(own);
        }
        return new Sizes(sum(layers), pulled);
    }

    private static long sum(Map<String, Long> layers) {
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static JsonNode read(String image) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(Skopeo.raw(image));
    }

    private static Table table(List<Way> ways, List<Sizes> sizes) {
        var header = new ArrayList<>(List.of("MB of the application's layers", "all, each once", "of jib's"));
        header.addAll(BaseImage.PLATFORMS.subList(0, PLATFORMS));
        var table = new Table(header.toArray(new String[0]));
        long jib = sizes.get(0).unique();
        for (int i = 0; i < ways.size(); i++) {
            var row = new ArrayList<>(List.of(
                    ways.get(i).title(),
                    megabytes(sizes.get(i).unique()),
                    String.format(Locale.ROOT, "%.0f %%", PERCENT * sizes.get(i).unique() / jib)));
            sizes.get(i).pulled().forEach(bytes -> row.add(megabytes(bytes)));
            table.row(row);
        }
        return table;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }
}
