package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One platform of the sample application's image, as others unpack it.
 *
 * @param platform such as linux/arm/v7
 * @param layout where skopeo put it, under the tag {@link #TAG}
 * @param root where umoci unpacked it
 */
record UnpackedSample(String platform, Path layout, Path root) implements AutoCloseable {
    private static final String TAG = "it";

    static UnpackedSample of(RemoteImage image, String platform, Path folder) throws IOException, InterruptedException {
        var sample = new UnpackedSample(platform, folder.resolve("layout"), folder.resolve("root"));
        Skopeo.pull(image.name(), platform, sample.layout, TAG);
        Umoci.unpack(sample.layout, TAG, sample.root);
        return sample;
    }

    void checkFiles() throws IOException {
        assertTrue(Files.isRegularFile(root.resolve("app/classes/com/example/orders/Main.class")));
        assertTrue(Files.isRegularFile(root.resolve("app/resources/orders.csv")));
        var libraries = ItFiles.list(root.resolve("app/libs"));
        assertTrue(libraries.stream().anyMatch(name -> name.startsWith("jackson-databind")), libraries::toString);
        var own = Files.readString(root.resolve("etc/orders/platform.txt"));
        assertEquals(platform, own.strip());
        assertEquals(Path.of("banner.txt"), Files.readSymbolicLink(root.resolve("etc/orders/motd")));
        assertTrue(Files.isExecutable(root.resolve("usr/local/bin/orders-health")));
        assertTrue(Files.isDirectory(root.resolve("usr/lib/jvm")), "the base's own files");
    }

    void checkProcess() throws IOException, InterruptedException {
        var process = Umoci.runtimeConfig(layout, TAG, root).get("process");
        var command = Json.strings(process.get("args"));
        assertEquals("java", command.get(0));
        assertEquals("com.example.orders.Main", command.get(command.size() - 1));
        assertEquals(platform.equals("linux/arm/v7"), command.contains("-Xss512k"), command::toString);
        var environment = Json.strings(process.get("env"));
        assertTrue(environment.contains("ORDERS_CONFIG=/etc/orders"), environment::toString);
        assertTrue(environment.contains("LANG=C.UTF-8"), environment::toString);
        assertEquals("/home", process.get("cwd").asText());
    }

    /** JUnit would warn of every link in it that points out of its folder, as those of a root file system do. */
    @Override
    public void close() throws IOException {
        try {
            Command.of("rm", "-rf", root.toString()).succeed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
