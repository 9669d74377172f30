package io.github.multiarch.config;

import io.github.multiarch.config.FileSource.InRepository;
import io.github.multiarch.config.FileSource.OnDisk;
import io.github.multiarch.config.FileSource.Origin;
import io.github.multiarch.oci.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where files come from, noting everything that is wrong with it. */
final class FileSourcesReader {
    private static final String PARAMETER = "files";

    /** Has all that placeholders stand for. What becomes of them for other platforms is seen when they are filled. */
    private static final Platform EXAMPLE = Platform.of("linux", "arm", "v7");

    /** The last of five words is the classifier. */
    private static final Pattern WITH_CLASSIFIER = Pattern.compile("([^:]*:[^:]*:[^:]*:[^:]*):([^:]*)");

    private final Problems problems;
    private final Path projectDirectory;

    FileSourcesReader(Problems problems, Path projectDirectory) {
        this.problems = problems;
        this.projectDirectory = projectDirectory;
    }

    List<FileSource> read(List<FileSourceParameters> given) {
        var sources = new ArrayList<FileSource>();
        given.forEach(source -> read(source).ifPresent(sources::add));
        return sources;
    }

    private Optional<FileSource> read(FileSourceParameters given) {
        var subject = (PARAMETER + " " + given.path().or(given::artifact).orElse("")).strip();
        var into = problems.attempt(subject + " into", () -> into(given.into().orElse("/")));
        if (given.path().isPresent() == given.artifact().isPresent()) {
            problems.add(subject, "needs either a <path> or an <artifact>, and only one of them");
            return Optional.empty();
        }
        var origin = problems.attempt(subject, () -> origin(given));
        return origin.isEmpty() || into.isEmpty()
                ? Optional.empty()
                : Optional.of(new FileSource(origin.get(), into.get(), given.executable(), given.unpack()));
    }

    private static PlatformText into(String text) {
        var into = new PlatformText(text);
        new ImagePath(into.of(EXAMPLE));
        return into;
    }

    private Origin origin(FileSourceParameters given) {
        if (given.path().isPresent()) {
            var path =
                    new OnDisk(projectDirectory, new PlatformText(given.path().get()));
            path.of(EXAMPLE);
            return path;
        }
        var artifact = artifact(given.artifact().orElseThrow());
        artifact.of(EXAMPLE, EXAMPLE.architecture());
        return artifact;
    }

    private static InRepository artifact(String text) {
        Matcher words = WITH_CLASSIFIER.matcher(text);
        return words.matches()
                ? new InRepository(new PlatformText(words.group(1)), Optional.of(new PlatformText(words.group(2))))
                : new InRepository(new PlatformText(text), Optional.empty());
    }
}
