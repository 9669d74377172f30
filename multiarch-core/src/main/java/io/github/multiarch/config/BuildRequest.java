package io.github.multiarch.config;

import io.github.multiarch.oci.Compression;
import io.github.multiarch.oci.ImageFormat;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A build that makes sense, as far as can be told without looking anything up.
 *
 * @param target the names to publish under
 * @param format the family of media types
 * @param compression how the application's layers are packed; a Docker image has no zstd
 * @param platforms in the order of the index; at least one, unless the base tells more
 * @param ofBase those that only the base tells; absent when all are known
 * @param nativeCode what is done about native code on all of them
 * @param container how containers are run
 * @param application what goes into every image
 * @param files where further files come from, in the order of their layers
 * @param access what is said of owners and modes
 * @param layers those that the user wants besides the usual ones
 * @param metadata what the image says of itself
 * @param outputDirectory where the result goes
 */
public record BuildRequest(
        Target target,
        ImageFormat format,
        Compression compression,
        List<PlatformRequest> platforms,
        Optional<BasePlatforms> ofBase,
        NativeCodeSettings nativeCode,
        ContainerSettings container,
        Application application,
        List<FileSource> files,
        AccessSettings access,
        LayerSettings layers,
        ImageMetadata metadata,
        Path outputDirectory) {

    private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

    /** Takes copies. */
    public BuildRequest {
        platforms = List.copyOf(platforms);
        files = List.copyOf(files);
    }

    /**
     * The same for another application.
     *
     * @param other what goes into every image
     * @return a new request
     */
    public BuildRequest with(Application other) {
        return new BuildRequest(
                target,
                format,
                compression,
                platforms,
                ofBase,
                nativeCode,
                container,
                other,
                files,
                access,
                layers,
                metadata,
                outputDirectory);
    }

    /**
     * The same for platforms that are known.
     *
     * @param all in the order of the index
     * @return a new request
     */
    public BuildRequest with(List<PlatformRequest> all) {
        return new BuildRequest(
                target,
                format,
                compression,
                all,
                Optional.empty(),
                nativeCode,
                container,
                application,
                files,
                access,
                layers,
                metadata,
                outputDirectory);
    }

    /**
     * Reads the parameters.
     *
     * @param given as the user wrote them
     * @return the request
     * @throws InvalidRequestException with everything that is wrong
     */
    public static BuildRequest read(BuildParameters given) throws InvalidRequestException {
        var problems = new Problems();
        var target = TargetReader.read(problems, given.image(), given.defaultTag(), given.tags(), given.platformTags());
        var format = problems.attempt("format", () -> FormatText.parse(given.format()));
        var compression = problems.attempt("compression", () -> Compression.parse(given.compression()));
        if (format.equals(Optional.of(ImageFormat.DOCKER)) && compression.equals(Optional.of(Compression.ZSTD))) {
            problems.add("compression", "zstd has no name among Docker's media types; use gzip, or the format oci");
        }
        var reader = new NativeCodeSettingsReader(problems);
        var rule = reader.rule("nativeCode", given.nativeCode().rule()).orElse(NativeCodeRule.FAIL);
        var platforms = new PlatformsReader(problems, given.projectDirectory(), given.filesDirectory(), rule)
                .read(given.platforms(), given.selectedPlatforms(), given.from());
        var nativeCode = reader.settings(given.nativeCode());
        var container = new ContainerReader(problems).read(given.container());
        var files = new FileSourcesReader(problems, given.projectDirectory()).read(given.files());
        var access = new AccessReader(problems).read(given.directories(), given.permissions());
        var layers = layers(given, problems);
        if (given.platforms().isEmpty() && given.selectedPlatforms().isEmpty()) {
            problems.add("platforms", "is empty; name at least one, such as linux/amd64");
        }
        // Beyond these, configs (RFC 3339) have no form for a time.
        var created = given.metadata().created();
        if (created.isBefore(FIRST_TIME) || !created.isBefore(END_OF_TIME)) {
            problems.add("created", created + " cannot be written; expected a time in the years 0 to 9999");
        }
        problems.throwIfAny();
        return new BuildRequest(
                target.orElseThrow(),
                format.orElseThrow(),
                compression.orElseThrow(),
                platforms.named(),
                platforms.ofBase(),
                nativeCode,
                container,
                given.application(),
                files,
                access,
                layers,
                given.metadata(),
                given.outputDirectory());
    }

    private static LayerSettings layers(BuildParameters given, Problems problems) {
        return given.layers().isEmpty()
                ? LayerSettings.NONE
                : new LayerSettings(
                        new LayersReader(problems, given.application().content()).read(given.layers()),
                        !given.selectedPlatforms().isEmpty());
    }
}
