package io.github.multiarch.maven;

import io.github.multiarch.config.BaseReference;
import io.github.multiarch.config.BaseReference.InRegistry;
import io.github.multiarch.config.OutputForm;
import io.github.multiarch.config.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What all goals have that look at an image which is there, whoever made it. */
abstract class ExistingImageMojo extends RegistryMojo {
    /**
     * The image: <code>registry/name:tag</code>, <code>registry/name@sha256:…</code>, <code>oci:path</code> or <code>oci:path:tag</code> for an OCI image layout on disk,
     * <code>oci-archive:path</code> for a tar archive of one, or <code>docker-archive:path</code> for what <code>docker save</code> wrote; a relative path begins where Maven was started. Required.
     *
     * <p>Example:
     *
     * <pre>
     * mvn multiarch:inspect -Dmultiarch.image=eclipse-temurin:21-jre
     * </pre>
     */
    @Parameter(property = "multiarch.image")
    private @Nullable String image;

    /**
     * How to show what is found: <code>table</code>, lines in Maven's log, or <code>json</code>, for programs, on standard output; with <code>-q</code> nothing else is there. The goal
     * <code>inspect</code> also knows <code>raw</code>: exactly the bytes of the index or manifest, without a line end.
     *
     * <p>Example:
     *
     * <pre>
     * mvn -q multiarch:inspect -Dmultiarch.image=eclipse-temurin:21-jre -Dmultiarch.output=json | jq .
     * </pre>
     */
    @Parameter(property = "multiarch.output", defaultValue = "table")
    private String output;

    private final StandardOutput standardOutput;

    ExistingImageMojo(
            MavenSession session, SettingsServers servers, Pipelines pipelines, StandardOutput standardOutput) {
        super(session, servers, pipelines);
        this.standardOutput = standardOutput;
    }

    final Optional<BaseReference> reference(Problems problems) {
        var text = commandLine().text("image", image);
        if (text.isEmpty()) {
            problems.add("image", "is missing; say which one, such as -Dmultiarch.image=eclipse-temurin:21-jre");
            return Optional.empty();
        }
        var directory = Path.of(session().getExecutionRootDirectory());
        var reference = problems.attempt("image", () -> BaseReference.parse(text.get(), directory));
        if (reference.filter(r -> r instanceof BaseReference.Scratch).isPresent()) {
            problems.add("image", "scratch is the name of no image");
        }
        if (reference.filter(r -> r instanceof InRegistry).isPresent()
                && session().isOffline()) {
            problems.add("image", text.get() + " is in a registry, and Maven is offline; run without -o");
        }
        return reference;
    }

    final Optional<OutputForm> form(Problems problems) {
        return form(problems, OutputForm::parse);
    }

    final Optional<OutputForm> form(Problems problems, Function<String, OutputForm> parser) {
        return problems.attempt("output", () -> parser.apply(commandLine().choice("output", output)));
    }

    /** Whose registry the user's credentials are for. */
    static String registryOf(BaseReference image) {
        return image instanceof InRegistry remote ? remote.reference().registry() : "";
    }

    final void write(byte[] bytes) throws IOException {
        standardOutput.write(bytes);
    }

    final void print(String shown, OutputForm form) throws IOException {
        if (form == OutputForm.JSON) {
            standardOutput.print(shown);
        } else {
            shown.lines().forEach(line -> getLog().info(line));
        }
    }
}
