package io.github.multiarch.nativecode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** A packed entry that is an archive: its directory is at its end, so it is unpacked whole, into memory when it is small and into a temporary file when it is not. */
final class UnpackedArchive {
    private static final int MOST_IN_MEMORY = 8 * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    private UnpackedArchive() {}

    /** The same bytes, to be read in any order. What is claimed about their number does not count. */
    static ByteSource of(ByteSource packed) throws IOException {
        var memory = new Buffer();
        long count = copy(packed, 0, memory, MOST_IN_MEMORY);
        if (count < MOST_IN_MEMORY) {
            return memory.toBytes();
        }
        var file = Files.createTempFile("multiarch-", ".zip");
        try (var out = Files.newOutputStream(file)) {
            memory.writeTo(out);
            copy(packed, count, out, Long.MAX_VALUE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return FileBytes.openTemporary(file);
    }

    private static long copy(ByteSource from, long offset, OutputStream out, long most) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        long at = offset;
        while (at - offset < most) {
            int count = from.read(at, buffer, 0, buffer.length);
            if (count == 0) {
                break;
            }
            out.write(buffer, 0, count);
            at += count;
        }
        return at - offset;
    }

    private static final class Buffer extends ByteArrayOutputStream {
        /** Without another copy of them. */
        ByteSource toBytes() {
            return new MemoryBytes(buf, count);
        }
    }
}
