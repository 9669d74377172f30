package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Skopeo, a reader and copier of images that shares no code with this project. */
public final class Skopeo {
    private Skopeo() {}

    /** Copies all of a layout's images into a registry. */
    public static void push(Path layout, String tag, String image, String... options)
            throws IOException, InterruptedException {
        pushAll("oci:" + layout + ":" + tag, image, options);
    }

    /** Copies all of what skopeo calls this into a registry. */
    static void pushAll(String from, String image, String... options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("skopeo", "--insecure-policy", "copy", "--quiet", "--all"));
        words.add("--dest-tls-verify=false");
        words.addAll(List.of(options));
        words.addAll(List.of(from, "docker://" + image));
        Command.of(words).succeed();
    }

    /** Copies the image that a client of this platform gets into a layout. */
    static void pull(String image, String platform, Path layout, String tag) throws IOException, InterruptedException {
        var parts = platform.split("/", -1);
        var words = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        words.addAll(List.of("--override-os", parts[0], "--override-arch", parts[1]));
        if (parts.length > 2) {
            words.addAll(List.of("--override-variant", parts[2]));
        }
        words.addAll(
                List.of("copy", "--quiet", "--src-tls-verify=false", "docker://" + image, "oci:" + layout + ":" + tag));
        Command.of(words).succeed();
    }

    /** The bytes of what an image's name stands for: an index or a manifest. */
    public static byte[] raw(String image, String... options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("skopeo", "inspect", "--raw", "--tls-verify=false"));
        words.addAll(List.of(options));
        words.add("docker://" + image);
        return Command.of(words).succeed().out();
    }

    /** The bytes of an image's config. */
    static byte[] config(String image) throws IOException, InterruptedException {
        return raw(image, "--config");
    }
}
