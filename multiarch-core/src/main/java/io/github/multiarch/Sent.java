package io.github.multiarch;

import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.progress.Progress;
import io.github.multiarch.publish.PendingTags;
import io.github.multiarch.publish.Publication;
import io.github.multiarch.publish.PublishRequest;
import io.github.multiarch.report.BuildReport;
import io.github.multiarch.report.Lines;
import io.github.multiarch.report.OutputDirectory;
import io.github.multiarch.report.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * An image whose content is in its registry, and whose tags wait for those of other modules.
 *
 * @param output where the build put it
 * @param built what was sent
 * @param publication what was done, and which tags wait
 */
public record Sent(OutputDirectory output, PublishRequest built, Publication publication) {

    /**
     * The image.
     *
     * @return with its first tag and the digest of the index
     */
    public ImageReference image() {
        return publication.image().withDigest(publication.digest());
    }

    /**
     * Leaves it waiting, for a run that goes on where this one ended.
     *
     * @param remaining the modules that have not succeeded, each as {@code groupId:artifactId}
     * @throws IOException when that cannot be noted
     */
    public void leave(List<String> remaining) throws IOException {
        output.waiting().write(new Waiting(built.target(), Optional.of(remaining)));
    }

    /**
     * One that is about to be published.
     *
     * @param sent what was sent
     * @param tags of it
     * @param progress is told what is done
     */
    public record Ready(Sent sent, PendingTags tags, Progress progress) {}

    /**
     * Moves the tags of all images, or of none.
     *
     * @param images at least one
     * @throws IOException when a tag cannot be moved; the message says how all are now
     */
    public static void publish(List<Ready> images) throws IOException {
        PendingTags.move(
                images.stream().map(Ready::tags).toList(), images.get(0).progress());
        for (var one : images) {
            Lines.ofTags(one.sent().publication())
                    .forEach(
                            line -> one.progress().line(one.sent().publication().image() + "  " + line));
            var output = one.sent().output();
            report(output, output.read(), one.sent().publication());
        }
    }

    /** Notes what was published. */
    static void report(OutputDirectory output, BuildReport report, Publication publication) throws IOException {
        try {
            output.write(report.with(publication));
            output.waiting().delete();
        } catch (IOException e) {
            throw new IOException(
                    publication.image().withDigest(publication.digest())
                            + " is published, but the report of that cannot be written: " + e.getMessage(),
                    e);
        }
    }
}
