package io.github.multiarch.nativecode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;

/** Makes archives byte by byte, so that they can lie. Numbers are written as the entry says, whatever the data. */
final class ZipBuilder {
    private static final long MANY = 0xffffffffL;

    private final ByteWriter local = new ByteWriter(false);
    private final ByteWriter directory = new ByteWriter(false);
    private int count;
    private boolean wide;
    private boolean wideEnd;
    private byte[] prefix = {};
    private byte[] comment = {};
    private boolean offsetsCountPrefix;

    /** What both headers of an entry say. */
    static final class Entry {
        private final byte[] name;
        private final byte[] data;
        private int method;
        private int flags;
        private long packedSize;
        private long size;
        private long offset = -1;
        private int localExtra;
        private boolean sizesBehind;

        private Entry(byte[] name, byte[] data, int method, long size) {
            this.name = name;
            this.data = data;
            this.method = method;
            this.packedSize = data.length;
            this.size = size;
        }

        static Entry stored(String name, byte[] content) {
            return new Entry(name.getBytes(StandardCharsets.UTF_8), content, 0, content.length);
        }

        static Entry deflated(String name, byte[] content) {
            return new Entry(name.getBytes(StandardCharsets.UTF_8), deflate(content), 8, content.length);
        }

        /** Deflated data as it is. */
        static Entry raw(String name, byte[] deflated, long size) {
            return new Entry(name.getBytes(StandardCharsets.UTF_8), deflated, 8, size);
        }

        static Entry named(byte[] name, byte[] content) {
            return new Entry(name, content, 0, content.length);
        }

        Entry method(int value) {
            method = value;
            return this;
        }

        Entry flags(int value) {
            flags = value;
            return this;
        }

        Entry packedSize(long value) {
            packedSize = value;
            return this;
        }

        Entry size(long value) {
            size = value;
            return this;
        }

        /** Where the directory says that the local header lies. */
        Entry at(long value) {
            offset = value;
            return this;
        }

        Entry localExtra(int bytes) {
            localExtra = bytes;
            return this;
        }

        /** As a writer does that cannot go back: no sizes in the local header. */
        Entry sizesBehind() {
            sizesBehind = true;
            flags |= 8;
            return this;
        }
    }

    static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        var out = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] zip(Entry... entries) {
        var zip = new ZipBuilder();
        for (var entry : entries) {
            zip.add(entry);
        }
        return zip.build();
    }

    ZipBuilder add(Entry entry) {
        long at = entry.offset < 0 ? (long) local.size() + (offsetsCountPrefix ? prefix.length : 0) : entry.offset;
        local.u32(0x04034b50).u16(20).u16(entry.flags).u16(entry.method).u32(0).u32(0);
        local.u32(entry.sizesBehind ? 0 : entry.packedSize).u32(entry.sizesBehind ? 0 : entry.size);
        local.u16(entry.name.length).u16(entry.localExtra).bytes(entry.name);
        local.bytes(new byte[entry.localExtra]).bytes(entry.data);
        if (entry.sizesBehind) {
            local.u32(0x08074b50).u32(0).u32(entry.packedSize).u32(entry.size);
        }
        directory
                .u32(0x02014b50)
                .u16(20)
                .u16(20)
                .u16(entry.flags)
                .u16(entry.method)
                .u32(0)
                .u32(0);
        directory.u32(wide ? MANY : entry.packedSize).u32(wide ? MANY : entry.size);
        directory.u16(entry.name.length).u16(wide ? 32 : 0).u16(0).u16(0).u16(0).u32(0);
        directory.u32(wide ? MANY : at).bytes(entry.name);
        if (wide) {
            directory
                    .u16(0x9999)
                    .u16(0)
                    .u16(1)
                    .u16(24)
                    .u64(entry.size)
                    .u64(entry.packedSize)
                    .u64(at);
        }
        count++;
        return this;
    }

    /** Numbers of 64 bits for what is added from now on, and at the end. */
    ZipBuilder wide() {
        wide = true;
        wideEnd = true;
        return this;
    }

    /** Numbers of 64 bits at the end only, as archives have that are small and have many entries. */
    ZipBuilder wideEnd() {
        wideEnd = true;
        return this;
    }

    ZipBuilder prefix(byte[] bytes) {
        prefix = bytes;
        return this;
    }

    ZipBuilder offsetsCountPrefix() {
        offsetsCountPrefix = true;
        return this;
    }

    ZipBuilder comment(byte[] bytes) {
        comment = bytes;
        return this;
    }

    byte[] build() {
        var out = new ByteWriter(false).bytes(prefix).bytes(local.toBytes()).bytes(directory.toBytes());
        long start = (long) local.size() + (offsetsCountPrefix ? prefix.length : 0);
        if (wideEnd) {
            out.u32(0x06064b50).u64(44).u16(45).u16(45).u32(0).u32(0).u64(count).u64(count);
            out.u64(directory.size()).u64(start);
            out.u32(0x07064b50).u32(0).u64(start + directory.size()).u32(1);
        }
        out.u32(0x06054b50).u16(0).u16(0).u16(wideEnd ? 0xffff : count).u16(wideEnd ? 0xffff : count);
        out.u32(wideEnd ? MANY : directory.size()).u32(wideEnd ? MANY : start);
        return out.u16(comment.length).bytes(comment).toBytes();
    }
}
