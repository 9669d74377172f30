package io.github.multiarch.drift;

import io.github.multiarch.inspect.Attached;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.OciJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has become of the bases of an image.
 *
 * @param image the name in full form
 * @param digest of the document that the name stands for
 * @param platforms in the order of the index; attestations are none
 * @param attached what refers to the image, and would not refer to one that is built anew
 */
public record DriftReport(String image, Digest digest, List<PlatformDrift> platforms, Attached attached) {
    private static final int STATE_WIDTH = "current".length();

    /** Takes a copy. */
    public DriftReport {
        platforms = List.copyOf(platforms);
    }

    /**
     * Whether a build would come to another image.
     *
     * @return true when the base of one platform at least has moved or is gone
     */
    public boolean hasDrifted() {
        return platforms.stream().anyMatch(platform -> platform.state().isDrift());
    }

    /**
     * What people are told.
     *
     * @return a line for each platform, below one for the image
     */
    public String text() {
        long drifted = platforms.stream()
                .filter(platform -> platform.state().isDrift())
                .count();
        var name = image.contains("@") ? image : image + "@" + digest;
        var head = drifted == 0
                ? name + ": no base is known to have moved"
                : name + ": " + drifted + " of " + platforms.size()
                        + " platforms are on a base that has moved or is gone; build and push again";
        int width = platforms.stream()
                .mapToInt(platform -> platform.platform().toString().length())
                .max()
                .orElse(0);
        return platforms.stream()
                .map(platform -> "\n  " + padded(platform.platform().toString(), width) + "  "
                        + padded(platform.state().toString(), STATE_WIDTH) + "  " + platform.text())
                .collect(Collectors.joining("", head, referring(drifted) + attached.remarkLines()));
    }

    private String referring(long drifted) {
        var counts = attached.counts();
        return counts.isEmpty()
                ? ""
                : "\n  what refers to it: " + counts
                        + (drifted == 0 ? "" : "; a new build has another digest, and has to get its own");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /**
     * What programs are told. Its names are an interface.
     *
     * @return JSON of several lines
     */
    public String json() {
        var json = OciJson.object();
        json.put("image", image).put("digest", digest.toString()).put("drifted", hasDrifted());
        var array = json.putArray("platforms");
        for (var platform : platforms) {
            var object = array.addObject();
            object.put("platform", platform.platform().toString());
            object.put("state", platform.state().toString());
            platform.said().name().ifPresent(name -> object.put("baseName", name));
            platform.said().digest().ifPresent(was -> object.put("baseDigest", was.toString()));
            platform.now().ifPresent(now -> object.put("currentDigest", now.toString()));
            platform.reason().ifPresent(reason -> object.put("reason", reason));
        }
        attached.writeTo(json);
        return new String(OciJson.lines(json), StandardCharsets.UTF_8);
    }
}
