package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;

/**
 * The parameters of a build as the user wrote them.
 *
 * @param image with or without a tag; blank when missing
 * @param defaultTag for an image without a tag: the project's version
 * @param tags further tags
 * @param platformTags whether each platform's image gets a tag of its own too
 * @param format {@code oci} or {@code docker}
 * @param compression {@code gzip}, {@code zstd} or {@code none}
 * @param from the base of every platform that has none of its own
 * @param platforms what the pom says
 * @param nativeCode what is done about native code
 * @param selectedPlatforms what the command line narrows them to; empty for all
 * @param container how containers are run
 * @param application what goes into every image
 * @param files where further files come from
 * @param directories folders that the images have
 * @param permissions owners and modes of what is placed
 * @param layers which files make layers of their own
 * @param metadata what the image says of itself
 * @param projectDirectory what relative paths are relative to
 * @param filesDirectory holds {@code all} and one folder for each platform; need not exist
 * @param outputDirectory where the result goes
 */
public record BuildParameters(
        String image,
        String defaultTag,
        List<String> tags,
        boolean platformTags,
        String format,
        String compression,
        String from,
        List<PlatformParameters> platforms,
        NativeCodeParameters nativeCode,
        List<String> selectedPlatforms,
        ContainerParameters container,
        Application application,
        List<FileSourceParameters> files,
        List<AccessParameters> directories,
        List<AccessParameters> permissions,
        List<LayerParameters> layers,
        ImageMetadata metadata,
        Path projectDirectory,
        Path filesDirectory,
        Path outputDirectory) {}
