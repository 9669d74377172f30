package io.github.multiarch.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.config.FileAccess;
import io.github.multiarch.fuzz.ParserCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives to be unpacked: read the same each time, or refused as what an archive may be refused as. */
public final class ArchiveParsers {
    private static final int LONGEST = 1 << 20;
    private static final byte[] TAR = Archives.tar(tar -> tar.file("bin/run", 0755, "program")
            .folder("var/")
            .link("run", "bin/run")
            .special("same", TarConstants.LF_LINK, "bin/run")
            .file("d".repeat(120) + "/é", 0644, ""));
    private static final byte[] ZIP = Archives.zip(zip -> zip.file("bin/run", 0100755, "program")
            .file("run", 0120777, "bin/run")
            .file("plain", 0, "text"));

    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(new ParserCheck(
            "unpacked-archive",
            List.of(TAR, Archives.gzip(TAR), ZIP, packedBy(93), packedBy(95)),
            ArchiveParsers::archive));

    private ArchiveParsers() {}

    /** An archive whose directory names another method for its first entry, as for zstd or xz. */
    static byte[] packedBy(int method) {
        var bytes = ZIP.clone();
        for (int i = 0; i < bytes.length - 4; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 10] = (byte) method;
                return bytes;
            }
        }
        throw new AssertionError("no directory");
    }

    private static void archive(byte[] bytes) {
        assertEquals(read(bytes), read(bytes));
    }

    private static List<String> read(byte[] bytes) {
        var seen = new Seen(new ArrayList<>());
        try {
            ArchiveReader.read(new SeekableInMemoryByteChannel(bytes), seen);
        } catch (IOException e) {
            seen.lines().add("refused");
        }
        return seen.lines();
    }

    /** Looks no further than an unpacker would. */
    private record Seen(List<String> lines) implements ArchiveVisitor {
        @Override
        public void folder(String name, FileAccess access) throws IOException {
            note("folder " + name + " " + access);
        }

        @Override
        public void file(String name, FileAccess access, InputStream content) throws IOException {
            var bytes = content.readNBytes(LONGEST);
            note("file " + name + " " + access + " " + bytes.length);
            if (bytes.length == LONGEST) {
                throw new IOException("enough");
            }
        }

        @Override
        public void link(String name, String target) throws IOException {
            note("link " + name + " " + target);
        }

        @Override
        public void sameFile(String name, String other) throws IOException {
            note("same " + name + " " + other);
        }

        private void note(String line) throws IOException {
            lines.add(line);
            if (lines.size() > 1000) {
                throw new IOException("enough");
            }
        }
    }
}
