package io.github.multiarch.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Tar archives for tests: of a directory, or of any entries at all. */
final class TarFiles {
    /** An entry whose content, or link's target, has one character for each byte. */
    record Entry(String name, char type, String content) {
        static Entry file(String name, String content) {
            return new Entry(name, '0', content);
        }

        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private TarFiles() {}

    static Path of(Path directory, Path tar) throws IOException {
        return write(entries(directory, ""), tar);
    }

    /** The files of a directory with this before each name. */
    static List<Entry> entries(Path directory, String prefix) throws IOException {
        var entries = new ArrayList<Entry>();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted().toList()) {
                var name = prefix + directory.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file)) {
                    entries.add(Entry.file(name, Files.readString(file, StandardCharsets.ISO_8859_1)));
                } else {
                    entries.add(new Entry(name + "/", '5', ""));
                }
            }
        }
        return entries;
    }

    static Path write(List<Entry> entries, Path tar) throws IOException {
        try (OutputStream out = Files.newOutputStream(tar);
                var archive = new TarArchiveOutputStream(out)) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry : entries) {
                var header = new TarArchiveEntry(entry.name(), (byte) entry.type(), true);
                if (entry.type() == '1' || entry.type() == '2') {
                    header.setLinkName(entry.content());
                    archive.putArchiveEntry(header);
                } else {
                    header.setSize(entry.bytes().length);
                    archive.putArchiveEntry(header);
                    archive.write(entry.bytes());
                }
                archive.closeArchiveEntry();
            }
        }
        return tar;
    }
}
