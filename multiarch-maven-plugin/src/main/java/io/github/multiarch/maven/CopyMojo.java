package io.github.multiarch.maven;

import io.github.multiarch.config.CopyParameters;
import io.github.multiarch.config.CopyRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Copies an image or index from one registry, OCI layout or archive to another, byte for byte, so that it keeps its digest: promotion from staging to production. What is there already is not sent;
 * within one registry nothing is downloaded; tags come last. Needs no project, and no Docker.
 *
 * <p>In a project, <code>from</code>, <code>image</code>, <code>tags</code> and <code>platforms</code> of the plugin's configuration are those of the image that is built: on the command line they do
 * not count here, only <code>-D</code> does. An <code>&lt;execution&gt;</code> of this goal has a configuration that counts, in its phase and as <code>mvn multiarch:copy@id</code>; what it does not
 * say, Maven gives it from the plugin's.
 */
@Mojo(
        name = "copy",
        requiresProject = false,
        aggregator = true,
        configurator = CheckedConfigurator.NAME,
        threadSafe = true)
public class CopyMojo extends RegistryMojo {
    /**
     * What to copy: <code>registry/name:tag</code>, <code>registry/name@sha256:…</code>, <code>oci:path:tag</code> for an OCI image layout, <code>oci-archive:path:tag</code> for a tar archive of
     * one, or <code>docker-archive:path:name:tag</code> for what <code>docker save</code> wrote; a relative path begins where Maven was started. Required.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=staging.example.com/acme/orders:1.0 -Dmultiarch.image=registry.example.com/acme/orders
     * </pre>
     */
    @Parameter(property = "multiarch.from")
    private @Nullable String from;

    /**
     * Where to: <code>registry/name:tag</code>, <code>oci:path:tag</code> for a directory, which keeps what it has, <code>oci-archive:path:tag</code> for a tar archive, which is written as a whole,
     * or <code>docker-archive:path:name:tag</code> for an archive of one platform's image, which <code>docker load</code> takes. Without a tag or name that of <code>from</code> is taken, else <code>latest</code>. Required.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=eclipse-temurin:21-jre -Dmultiarch.image=oci-archive:jre.tar
     * </pre>
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * More tags at the destination.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=staging.example.com/acme/orders:1.0 -Dmultiarch.image=registry.example.com/acme/orders -Dmultiarch.tags=latest,stable
     * </pre>
     */
    @Parameter(property = "multiarch.tags")
    private @Nullable List<String> tags;

    /**
     * The platforms to copy; all when there are none. <code>all,!windows/*</code> is all that there is but some, with what is said of it; <code>linux/arm/*</code> those whose names match. Of
     * a <code>&lt;platform&gt;</code> with parts only the name counts. What is said of an image that is copied, such as an attestation, goes with it. With fewer than all, the index is another
     * one and has another
     * digest; it stays an index also with one platform only.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=eclipse-temurin:21-jre -Dmultiarch.image=registry.example.com/jre:21 -Dmultiarch.platforms=linux/amd64,linux/arm64
     * </pre>
     */
    @Parameter
    private @Nullable List<PlatformParameter> platforms;

    /**
     * Which of the things that refer to the image go with it: signatures, bills of materials, attestations. <code>all</code> by default: what the referrers API lists or its fallback tag, and
     * cosign's tags (<code>sha256-….sig</code>, <code>.att</code>, <code>.sbom</code>), of the index and of each image that is copied, and what refers to that in turn; <code>none</code>; or their
     * artifact types, in which <code>*</code> stands for any text. A registry without the referrers API gets the fallback tag; an OCI layout gets entries that oras and regctl read.
     *
     * <p>What cannot be listed, or is listed and not there, is a warning, and an error where this parameter is set.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=staging.example.com/acme/orders:1.0 -Dmultiarch.image=registry.example.com/acme/orders '-Dmultiarch.referrers=application/vnd.dev.cosign.*'
     * </pre>
     */
    @Parameter(property = "multiarch.referrers")
    private @Nullable List<String> referrers;

    /**
     * The family of media types that the copy gets: <code>oci</code> or <code>docker</code>, for a registry that takes no others. Without, all goes out as it is. Manifests and indexes that are converted have other digests; layers stay. What
     * belongs to an image that is converted, such as an attestation, is left out with a line, and what refers to it stays.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:copy -Dmultiarch.from=staging.example.com/acme/orders:1.0 -Dmultiarch.image=registry.example.com/acme/orders -Dmultiarch.format=oci
     * </pre>
     */
    @Parameter(property = "multiarch.format")
    private @Nullable String format;

    private final MojoExecution execution;

    @Inject
    CopyMojo(MavenSession session, MojoExecution execution, SettingsServers servers, Pipelines pipelines) {
        super(session, servers, pipelines);
        this.execution = execution;
    }

    @Override
    void run() throws IOException, InvalidRequestException {
        var problems = new Problems();
        var credentials = credentials(problems);
        var request = request(problems);
        var options = options(problems);
        problems.throwIfAny();
        var copy = request.orElseThrow();
        try (var pipeline = open(options, credentials, Places.registryOf(copy.to()))) {
            getLog().info(pipeline.copy(copy));
        }
    }

    private Optional<CopyRequest> request(Problems problems) {
        var line = commandLine();
        boolean isMeant = isConfigured();
        Optional<CopyRequest> request = Optional.empty();
        try {
            request = Optional.of(CopyRequest.read(new CopyParameters(
                    line.text("from", isMeant ? from : null).orElse(""),
                    line.text("image", isMeant ? image : null).orElse(""),
                    line.list("tags", isMeant ? tags : null),
                    line.platforms(isMeant ? platforms : null),
                    line.list("referrers", isMeant ? referrers : null),
                    line.text("format", isMeant ? format : null),
                    Path.of(session().getExecutionRootDirectory()))));
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
        if (session().isOffline()) {
            request.ifPresent(copy -> {
                Places.refuseRegistry("from", copy.from(), problems);
                Places.refuseRegistry("image", copy.to().reference(), problems);
            });
        }
        return request;
    }

    /** Whether the pom has a word for this goal. Where no execution is named, there is only the plugin's configuration, whose {@code <from>} is the base. */
    private boolean isConfigured() {
        return execution.getSource() != MojoExecution.Source.CLI
                || !execution.getExecutionId().equals("default-cli");
    }
}
