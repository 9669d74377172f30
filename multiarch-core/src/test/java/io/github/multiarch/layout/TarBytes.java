package io.github.multiarch.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Damages the bytes of a sound archive where no writer of archives would. */
final class TarBytes {
    private TarBytes() {}

    /** With another start. */
    static byte[] start(byte[] all, int... start) {
        for (int i = 0; i < start.length; i++) {
            all[i] = (byte) start[i];
        }
        return all;
    }

    /** Where the header of the first file is. */
    static int file(byte[] all) {
        int header = 0;
        while (all[header + 156] != '0') {
            header += 512;
        }
        return header;
    }

    /** Where the header of the last file is. */
    static int last(byte[] all) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf("oci-layout");
    }

    /** With another size in the header of the first file. */
    static byte[] size(byte[] all, int... size) {
        int header = file(all);
        for (int i = 0; i < size.length; i++) {
            all[header + 124 + i] = (byte) size[i];
        }
        return checked(all, header);
    }

    /** These records before everything else. */
    static byte[] pax(byte[] all, String records) {
        var bytes = new byte[1024 + all.length];
        var entry = new TarArchiveEntry("PaxHeaders/x", (byte) 'x');
        entry.setSize(records.length());
        entry.writeEntryHeader(bytes);
        System.arraycopy(records.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, 512, records.length());
        System.arraycopy(all, 0, bytes, 1024, all.length);
        return bytes;
    }

    /** With the sum of the header made right again. */
    private static byte[] checked(byte[] all, int header) {
        Arrays.fill(all, header + 148, header + 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += all[header + i] & 0xff;
        }
        var text = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, all, header + 148, text.length);
        return all;
    }
}
