package io.github.multiarch.spec;

import io.github.multiarch.config.IndexSpec;
import io.github.multiarch.config.InvalidRequestException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A spec on disk: YAML (or JSON, which is some) in UTF-8. */
public final class SpecFile {
    /** Ten thousand images fit in. */
    static final int MAX_BYTES = 1024 * 1024;

    private SpecFile() {}

    /**
     * Reads the spec.
     *
     * @param file of at most 1 MiB
     * @return what it says; the words in it are not checked yet
     * @throws InvalidRequestException with everything that is wrong, each with file, line and column
     */
    public static IndexSpec read(Path file) throws InvalidRequestException {
        var complaints = new Complaints(file.toString());
        var bytes = bytes(file, complaints);
        complaints.throwIfAny();
        return parse(bytes, complaints);
    }

    /** The spec in these bytes. */
    static IndexSpec parse(byte[] bytes, Complaints complaints) throws InvalidRequestException {
        if (bytes.length > MAX_BYTES) {
            complaints.add(tooLarge(bytes.length));
        }
        complaints.throwIfAny();
        var text = SpecText.of(bytes, complaints);
        complaints.throwIfAny();
        Optional<IndexSpec> spec = Optional.empty();
        try {
            spec = new SpecReader(complaints).read(YamlReader.read(text, complaints));
        } catch (MalformedYamlException e) {
            complaints.add(e.position(), "", String.valueOf(e.getMessage()));
        }
        complaints.throwIfAny();
        return spec.orElseThrow();
    }

    private static byte[] bytes(Path file, Complaints complaints) {
        try {
            // Anything else that can be opened, a pipe say, may never end.
            if (!Files.isRegularFile(file)) {
                complaints.add(noFile(file));
            } else if (Files.size(file) > MAX_BYTES) {
                complaints.add(tooLarge(Files.size(file)));
            } else {
                try (var in = Files.newInputStream(file)) {
                    return in.readNBytes(MAX_BYTES + 1);
                }
            }
        } catch (AccessDeniedException e) {
            complaints.add("may not be read; check its permissions");
        } catch (IOException e) {
            complaints.add("cannot be read: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        return new byte[0];
    }

    private static String noFile(Path file) {
        if (Files.isDirectory(file)) {
            return "is a folder; the parameter spec names a file";
        }
        return Files.exists(file) ? "is no regular file" : "does not exist; the parameter spec names a file";
    }

    private static String tooLarge(long size) {
        return "has " + size + " bytes; a spec has at most " + MAX_BYTES;
    }
}
