package io.github.multiarch.nativecode;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a deflated entry, which can be unpacked in order only. The first mebibyte and the last that was unpacked are kept; who asks for others goes through all from the
 * start again. Formats keep their tables at both ends, so that is rare, and bounded. Each byte that is unpacked counts.
 */
final class InflatedBytes implements ByteSource {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int BLOCKS = 16;
    private static final int MOST_STARTS = 8;

    private final ByteSource archive;
    private final long from;
    private final long packedSize;
    private final long size;
    private final ScanBudget budget;
    private final Inflater inflater = new Inflater(true);
    private final byte[] packed = new byte[BLOCK_BYTES / 2];
    /** The first blocks, then those last unpacked. */
    private final byte[][] blocks = new byte[2 * BLOCKS][];

    private final long[] numbers = new long[2 * BLOCKS];
    private final int[] lengths = new int[2 * BLOCKS];
    private long packedRead;
    private long next;
    private int starts = 1;

    InflatedBytes(ByteSource archive, long from, long packedSize, long size, ScanBudget budget) {
        this.archive = archive;
        this.from = from;
        this.packedSize = packedSize;
        this.size = size;
        this.budget = budget;
        Arrays.fill(numbers, -1);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long offset, byte[] target, int start, int length) throws IOException {
        int done = 0;
        while (done < length) {
            long at = offset + done;
            int slot = slotOf(at / BLOCK_BYTES);
            int within = (int) (at % BLOCK_BYTES);
            if (slot < 0 || within >= lengths[slot]) {
                break;
            }
            int count = Math.min(length - done, lengths[slot] - within);
            System.arraycopy(blocks[slot], within, target, start + done, count);
            done += count;
        }
        return done;
    }

    /** Where a block lies; -1 when it is beyond the end. */
    private int slotOf(long number) throws IOException {
        int slot = number < BLOCKS ? (int) number : BLOCKS + (int) (number % BLOCKS);
        if (numbers[slot] == number) {
            return slot;
        }
        if (number < next) {
            restart();
        }
        while (next <= number) {
            if (!unpackBlock()) {
                return -1;
            }
        }
        return slot;
    }

    private void restart() throws DamagedFileException {
        if (++starts > MOST_STARTS) {
            throw new DamagedFileException("its parts refer to each other in too many places");
        }
        inflater.reset();
        packedRead = 0;
        next = 0;
    }

    private boolean unpackBlock() throws IOException {
        if (inflater.finished()) {
            return false;
        }
        int slot = next < BLOCKS ? (int) next : BLOCKS + (int) (next % BLOCKS);
        var block = blocks[slot] == null ? new byte[BLOCK_BYTES] : blocks[slot];
        blocks[slot] = block;
        numbers[slot] = -1;
        int length = 0;
        while (length < BLOCK_BYTES && !inflater.finished()) {
            length += unpack(block, length);
        }
        budget.read(length);
        numbers[slot] = next++;
        lengths[slot] = length;
        return true;
    }

    private int unpack(byte[] block, int start) throws IOException {
        if (inflater.needsInput()) {
            int count =
                    archive.read(from + packedRead, packed, 0, (int) Math.min(packed.length, packedSize - packedRead));
            if (count == 0) {
                throw new DamagedFileException("its packed data ends too early");
            }
            packedRead += count;
            inflater.setInput(packed, 0, count);
        }
        try {
            int count = inflater.inflate(block, start, block.length - start);
            if (count == 0 && inflater.needsDictionary()) {
                throw new DamagedFileException("its packed data asks for a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw new DamagedFileException("its packed data is damaged: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
