package io.github.multiarch.publish;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformMatcher;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One platform's image out of a graph, for what holds one only: archives for {@code docker load}, and the engines themselves. */
public final class OneImage {
    private OneImage() {}

    /**
     * Takes it out.
     *
     * @param graph with images of any number
     * @param wanted its platform; may be empty when there is no other
     * @param parameter by which the user says it
     * @return a graph whose root is the image's manifest
     * @throws IOException when there is none, or it must be said which; nothing was written yet
     */
    public static Graph of(Graph graph, Optional<Platform> wanted, String parameter) throws IOException {
        var images = images(graph);
        var fitting = images.stream()
                .filter(child -> wanted.isEmpty() || wanted.get().isSameMachineAs(child.platform()))
                .toList();
        if (fitting.size() == 1) {
            return only(graph, fitting.get(0));
        }
        throw new IOException(
                fitting.isEmpty()
                        ? "there is no image for "
                                + wanted.map(Platform::toString).orElse("any platform") + "; there is one for "
                                + names(images)
                        : "Docker's archives hold one image, and this has those of " + names(fitting)
                                + "; say which platform's, such as -Dmultiarch." + parameter + "="
                                + fitting.get(0).platform());
    }

    /**
     * Takes out the one that runs best on a machine, in the order of {@link PlatformMatcher}.
     *
     * @param graph with images of any number
     * @param machine where it shall run
     * @return a graph whose root is the image's manifest
     * @throws IOException when the machine runs none of them
     */
    static Graph runnableOn(Graph graph, Platform machine) throws IOException {
        var images = images(graph);
        var order = PlatformMatcher.of(machine)
                .order(images.stream().map(Graph.Child::platform).toList());
        if (order.isEmpty()) {
            throw new IOException("there is no image that " + machine + " runs; there is one for " + names(images)
                    + ". To load one all the same, say its platform: -Dmultiarch.platform=…");
        }
        return only(graph, images.get(order.get(0)));
    }

    private static List<Graph.Child> images(Graph graph) {
        return graph.children().stream()
                .filter(child -> !child.platform().isUnknown())
                .toList();
    }

    /** Engines that are given an archive fetch nothing. */
    static void refuseForeign(Graph.Child image) throws IOException {
        for (var layer : Manifest.parse(image.manifest()).layers()) {
            if (layer.mediaType().isForeign()) {
                throw new IOException("the image for " + image.platform() + " has the layer " + layer.digest()
                        + ", which is not distributable (" + layer.mediaType()
                        + "); Docker's archives cannot name where it is");
            }
        }
    }

    private static Graph only(Graph graph, Graph.Child image) throws IOException {
        refuseForeign(image);
        var places = new HashMap<Digest, Place>();
        graph.blobs().forEach(blob -> places.put(blob.descriptor().digest(), blob.place()));
        return Graph.of(
                image.manifest(), List.of(image), (child, blob) -> places.getOrDefault(blob.digest(), image.place()));
    }

    private static String names(List<Graph.Child> images) {
        return images.isEmpty()
                ? "none"
                : images.stream().map(child -> child.platform().toString()).collect(Collectors.joining(", "));
    }
}
