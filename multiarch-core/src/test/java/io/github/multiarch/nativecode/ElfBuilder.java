package io.github.multiarch.nativecode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes ELF files byte by byte: a header, program headers, what they point to, and a section for ARM's attributes. Loaded at {@link #BASE}. */
final class ElfBuilder {
    static final int X86_64 = 62;
    static final int I386 = 3;
    static final int AARCH64 = 183;
    static final int ARM = 40;
    static final int PPC64 = 21;
    static final int S390 = 22;
    static final int BASE = 0x10000;

    private record Note(String name, int type, List<Integer> words) {}

    private record Needs(String file, List<String> versions) {}

    private record Segment(int type, int offset, int size) {}

    private final int machine;
    private final boolean wide;
    private final boolean big;
    private int osAbi;
    private int type = ElfHeader.SHARED;
    private int flags;
    private int noteAlignment = 4;
    private String interpreter = "";
    private String ownName = "";
    private long flags1;
    private byte[] attributes = {};
    private final List<String> needed = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Needs> versions = new ArrayList<>();

    private ElfBuilder(int machine, boolean wide, boolean big) {
        this.machine = machine;
        this.wide = wide;
        this.big = big;
    }

    static ElfBuilder of(int machine, int bits, boolean big) {
        return new ElfBuilder(machine, bits == 64, big);
    }

    static ElfBuilder amd64() {
        return of(X86_64, 64, false);
    }

    static ElfBuilder arm() {
        return of(ARM, 32, false).flags(0x05000000);
    }

    ElfBuilder osAbi(int value) {
        osAbi = value;
        return this;
    }

    ElfBuilder type(int value) {
        type = value;
        return this;
    }

    ElfBuilder flags(int value) {
        flags |= value;
        return this;
    }

    ElfBuilder interpreter(String path) {
        interpreter = path;
        return this;
    }

    ElfBuilder ownName(String name) {
        ownName = name;
        return this;
    }

    ElfBuilder flags1(long value) {
        flags1 = value;
        return this;
    }

    ElfBuilder needs(String... names) {
        needed.addAll(List.of(names));
        return this;
    }

    ElfBuilder versions(String file, String... names) {
        versions.add(new Needs(file, List.of(names)));
        return this;
    }

    ElfBuilder note(String name, int noteType, int... words) {
        notes.add(new Note(name, noteType, IntStream.of(words).boxed().toList()));
        return this;
    }

    ElfBuilder noteAlignment(int bytes) {
        noteAlignment = bytes;
        return this;
    }

    /** Attributes of the vendor {@code aeabi}: tags and values as they stand in the file. */
    ElfBuilder attributes(int... bytes) {
        int length = bytes.length + 5;
        attributes = new ByteWriter(big)
                .raw('A')
                .u32(length + 10)
                .text("aeabi")
                .raw(1)
                .u32(length)
                .raw(bytes)
                .toBytes();
        return this;
    }

    byte[] build() {
        var body = new ByteWriter(big);
        int headers = wide ? 64 + 6 * 56 : 52 + 6 * 32;
        body.fill(headers);
        var segments = new ArrayList<Segment>();
        if (!interpreter.isEmpty()) {
            segments.add(new Segment(ElfSegments.INTERPRETER, body.size(), interpreter.length() + 1));
            body.text(interpreter);
        }
        if (!notes.isEmpty()) {
            align(body, 8);
            int start = body.size();
            notes.forEach(note -> write(body, note));
            segments.add(new Segment(ElfSegments.NOTE, start, body.size() - start));
        }
        if (!needed.isEmpty() || !versions.isEmpty() || !ownName.isEmpty() || flags1 != 0) {
            segments.add(dynamic(body));
        }
        int attributesAt = body.size();
        body.bytes(attributes);
        align(body, 8);
        int sectionsAt = body.size();
        if (attributes.length > 0) {
            section(body, 0, 0, 0);
            section(body, 0x70000003, attributesAt, attributes.length);
        }
        segments.add(0, new Segment(ElfSegments.LOAD, 0, body.size()));
        return withHeaders(body.toBytes(), segments, sectionsAt);
    }

    private void write(ByteWriter body, Note note) {
        body.u32(note.name().length() + 1).u32(4L * note.words().size()).u32(note.type());
        body.text(note.name());
        align(body, noteAlignment);
        for (int word : note.words()) {
            body.u32(word);
        }
        align(body, noteAlignment);
    }

    private Segment dynamic(ByteWriter body) {
        var strings = new ByteWriter(big).raw(0);
        var entries = new ByteWriter(big);
        for (var name : needed) {
            entry(entries, 1, strings.size());
            strings.text(name);
        }
        if (!ownName.isEmpty()) {
            entry(entries, 14, strings.size());
            strings.text(ownName);
        }
        if (flags1 != 0) {
            entry(entries, 0x6ffffffb, flags1);
        }
        var needs = new ByteWriter(big);
        for (int i = 0; i < versions.size(); i++) {
            write(needs, strings, versions.get(i), i + 1 == versions.size());
        }
        align(body, 8);
        if (!versions.isEmpty()) {
            entry(entries, 0x6ffffffe, BASE + body.size());
            entry(entries, 0x6fffffff, versions.size());
            body.bytes(needs.toBytes());
        }
        entry(entries, 5, BASE + body.size());
        body.bytes(strings.toBytes());
        align(body, 8);
        entry(entries, 0, 0);
        int at = body.size();
        body.bytes(entries.toBytes());
        return new Segment(ElfSegments.DYNAMIC, at, entries.size());
    }

    private static void write(ByteWriter needs, ByteWriter strings, Needs file, boolean last) {
        int count = file.versions().size();
        int name = strings.size();
        strings.text(file.file());
        needs.u16(1).u16(count).u32(name).u32(16).u32(last ? 0 : 16 + 16L * count);
        for (int i = 0; i < count; i++) {
            needs.u32(0).u16(0).u16(0).u32(strings.size()).u32(i + 1 == count ? 0 : 16);
            strings.text(file.versions().get(i));
        }
    }

    private void entry(ByteWriter out, long tag, long value) {
        out.number(tag, word()).number(value, word());
    }

    private int word() {
        return wide ? 8 : 4;
    }

    private void section(ByteWriter out, int sectionType, int offset, int size) {
        out.u32(0).u32(sectionType).number(0, word()).number(0, word()).number(offset, word());
        out.number(size, word()).u32(0).u32(0).number(0, word()).number(0, word());
    }

    private byte[] withHeaders(byte[] body, List<Segment> segments, int sectionsAt) {
        var out = new ByteWriter(big).bytes(new byte[] {0x7f, 'E', 'L', 'F'});
        out.raw(wide ? 2 : 1, big ? 2 : 1, 1, osAbi).fill(16);
        out.u16(type).u16(machine).u32(1).number(0, word());
        out.number(wide ? 64 : 52, word()).number(attributes.length > 0 ? sectionsAt : 0, word());
        out.u32(flags).u16(wide ? 64 : 52).u16(wide ? 56 : 32).u16(segments.size());
        out.u16(wide ? 64 : 40).u16(attributes.length > 0 ? 2 : 0).u16(0);
        for (var segment : segments) {
            int alignment = segment.type() == ElfSegments.NOTE ? noteAlignment : 8;
            out.u32(segment.type());
            if (wide) {
                out.u32(0);
            }
            out.number(segment.offset(), word()).number(BASE + segment.offset(), word());
            out.number(BASE + segment.offset(), word()).number(segment.size(), word());
            out.number(segment.size(), word());
            if (!wide) {
                out.u32(0);
            }
            out.number(alignment, word());
        }
        var all = body.clone();
        var head = out.toBytes();
        System.arraycopy(head, 0, all, 0, head.length);
        return all;
    }

    private static void align(ByteWriter out, int bytes) {
        while (out.size() % bytes != 0) {
            out.raw(0);
        }
    }
}
