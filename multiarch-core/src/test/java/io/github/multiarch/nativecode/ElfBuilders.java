package io.github.multiarch.nativecode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Files that builders do not make by themselves. */
final class ElfBuilders {
    private ElfBuilders() {}

    /** A library whose dynamic section and attributes are moved to its end, behind other bytes, as linkers put them; strings and versions stay at its start. */
    static byte[] tablesAtBothEnds(int size) {
        var small = ElfBuilder.arm()
                .flags(0x400)
                .ownName("libx.so")
                .needs("libc.so.6")
                .versions("libc.so.6", "GLIBC_2.4", "GLIBC_2.17")
                .attributes(6, 10, 28, 1)
                .build();
        var file = ByteBuffer.allocate(size + small.length).order(ByteOrder.LITTLE_ENDIAN);
        var random = new Random(5);
        for (int i = small.length; i < size; i++) {
            file.put(i, (byte) random.nextInt(16));
        }
        file.put(0, small).put(size, small);
        // The second program header is that of the dynamic section.
        int dynamic = 52 + 32 + 4;
        file.putInt(dynamic, file.getInt(dynamic) + size);
        // The section headers, and in the second of them, the attributes.
        int sections = file.getInt(32) + size;
        file.putInt(32, sections);
        file.putInt(sections + 40 + 16, file.getInt(sections + 40 + 16) + size);
        return file.array();
    }
}
