package io.github.multiarch.nativecode;

/** Makes Mach-O and PE files. */
final class MachOs {
    private static final int PART_BYTES = 64;

    private MachOs() {}

    static byte[] thin(int machine, int type, boolean big, byte[]... commands) {
        boolean wide = machine >>> 24 == 1;
        var out = new ByteWriter(big)
                .u32(wide ? 0xfeedfacfL : 0xfeedfaceL)
                .u32(machine)
                .u32(0)
                .u32(type);
        out.u32(commands.length).u32(16L * commands.length).u32(0).fill(wide ? 32 : 28);
        for (var command : commands) {
            out.bytes(command);
        }
        return out.toBytes();
    }

    /** A little-endian load command of 16 bytes. */
    static byte[] command(int number, int platform) {
        return new ByteWriter(false).u32(number).u32(16).u32(platform).u32(0).toBytes();
    }

    /** Libraries, the first at 64. */
    static byte[] fat(boolean wide, int... machines) {
        var out = new ByteWriter(true).u32(wide ? 0xcafebabfL : 0xcafebabeL).u32(machines.length);
        int word = wide ? 8 : 4;
        for (int i = 0; i < machines.length; i++) {
            out.u32(machines[i]).u32(0);
            out.number((i + 1L) * PART_BYTES + (wide ? PART_BYTES : 0), word)
                    .number(32, word)
                    .u32(6);
            if (wide) {
                out.u32(0);
            }
        }
        for (int i = 0; i < machines.length; i++) {
            out.fill((i + 1) * PART_BYTES + (wide ? PART_BYTES : 0)).bytes(thin(machines[i], 6, false));
        }
        return out.toBytes();
    }

    static byte[] pe(int signatureAt, int machine, int characteristics) {
        var out =
                new ByteWriter(false).raw('M', 'Z').fill(0x3c).u32(signatureAt).fill(signatureAt);
        return out.raw('P', 'E', 0, 0)
                .u16(machine)
                .fill(signatureAt + 22)
                .u16(characteristics)
                .toBytes();
    }
}
