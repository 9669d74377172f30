package io.github.multiarch.maven;

import io.github.multiarch.Sent;
import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.BuildFolders;
import io.github.multiarch.config.PushRequest;
import io.github.multiarch.report.WaitingFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Images of which all but the tags was pushed: these move when all modules of the run have succeeded, with all that their plugins do, or not at all. For use by several threads at once.
 *
 * <p>The end of a run is Maven's event. Whether a module is the last that pushes could be told before, but not whether one after it, or a plugin after this one, will fail.
 */
final class PushAtEnd {
    private final List<Waiting> images = new ArrayList<>();

    /** Opens the core again: what was opened in a goal ended with it, and so did its time. */
    @FunctionalInterface
    interface Opening {
        Pipeline open();
    }

    /**
     * An image that waits.
     *
     * @param log of its goal
     */
    private record Waiting(MavenProject project, Sent sent, Opening opening, Log log) {
        @Override
        public String toString() {
            return Reactor.idOf(project) + " (" + sent.image() + ")";
        }
    }

    /** What waits in this run; its end is listened to from now on. */
    static PushAtEnd of(MavenSession session) {
        return Sessions.shared(session, PushAtEnd.class, () -> {
            var atEnd = new PushAtEnd();
            SessionEnd.listen(session, atEnd::end);
            return atEnd;
        });
    }

    synchronized void add(MavenProject project, Sent sent, Opening opening, Log log) {
        images.add(new Waiting(project, sent, opening, log));
    }

    private synchronized void end(ExecutionEvent event) {
        var session = event.getSession();
        var last = images.get(images.size() - 1);
        if (session.getResult().hasExceptions()) {
            giveUp(session, last.log());
            return;
        }
        try {
            addEarlier(session, last);
            publish();
        } catch (IOException | RuntimeException e) {
            session.getResult()
                    .addException(new LifecycleExecutionException(
                            "Publishing at the end of the build failed: " + e.getMessage(), e));
        }
    }

    private void giveUp(MavenSession session, Log log) {
        var remaining = session.getProjects().stream()
                .filter(project -> !(session.getResult().getBuildSummary(project) instanceof BuildSuccess))
                .map(Reactor::idOf)
                .toList();
        log.error("Nothing was published, since the build has failed. All but the tags was sent of:");
        for (var image : images) {
            log.error("  - " + image);
            try {
                image.sent().leave(remaining);
            } catch (IOException e) {
                log.error("    " + e.getMessage());
            }
        }
        log.error(
                "Run the same again: what was sent is not sent twice. Where the rest is run alone (-rf, -r, -pl), these"
                        + " are published with its images; where it has none: mvn multiarch:push -pl MODULE");
    }

    /** A run that failed has left images that wait; they belong to the one that goes on with the rest. */
    private void addEarlier(MavenSession session, Waiting like) throws IOException {
        var reactor = new Reactor(session);
        for (var project : reactor.others()) {
            for (var folder : new OutputFolders(project, new BuildFolders()).all()) {
                var waiting = new WaitingFile(folder).read();
                if (waiting.isEmpty()) {
                    continue;
                }
                if (waiting.get().isContinuedBy(reactor.modules())) {
                    addEarlier(project, new PushRequest(folder, waiting.map(one -> one.target()), false), like);
                } else {
                    like.log()
                            .warn(Reactor.idOf(project) + " ("
                                    + waiting.get().target().image()
                                    + ") waits since an earlier run, and is no part of this one. To publish it: mvn"
                                    + " multiarch:push -pl :" + project.getArtifactId());
                }
            }
        }
    }

    private void addEarlier(MavenProject project, PushRequest request, Waiting like) throws IOException {
        try (var pipeline = like.opening().open()) {
            pipeline.accept(new Acceptance(request.outputDirectory(), Optional.empty(), false));
            add(project, pipeline.send(request), like.opening(), like.log());
        }
    }

    private void publish() throws IOException {
        var pipelines = new ArrayList<Pipeline>();
        try {
            var ready = new ArrayList<Sent.Ready>();
            for (var image : images) {
                var pipeline = image.opening().open();
                pipelines.add(pipeline);
                ready.add(pipeline.ready(image.sent()));
            }
            Sent.publish(ready);
            for (var image : images) {
                image.log().info(image.sent().image().toString());
            }
        } finally {
            pipelines.forEach(Pipeline::close);
        }
    }

    /**
     * Whether a project pushes at the end when nobody says so: as it deploys.
     *
     * @param pom what it says to other plugins
     */
    static boolean isDefaultOf(MavenProject project, Pom pom) {
        return pom.property("deployAtEnd")
                .or(() -> pom.setting("maven-deploy-plugin", "default-deploy", "deployAtEnd"))
                .map(Boolean::parseBoolean)
                .orElseGet(() -> deployVersion(project)
                        .filter(version -> version.startsWith("4."))
                        .isPresent());
    }

    /** Since version 4 that is the default. */
    private static Optional<String> deployVersion(MavenProject project) {
        return Optional.ofNullable(project.getPlugin("org.apache.maven.plugins:maven-deploy-plugin"))
                .map(plugin -> plugin.getVersion());
    }
}
