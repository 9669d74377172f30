package io.github.multiarch.nativecode;

/** Reads bits from the lower end of each byte. What they are in is open to whoever reads so many that they want it in variables of their own. */
final class BitReader {
    byte[] in = {};
    int at;
    int end;
    /** Those that were taken out of the bytes and are not read yet, the next one in the lowest place. */
    long ahead;
    /** How many of them there are; negative when more was read than there was. */
    int count;

    void start(byte[] bytes, int from, int to) {
        in = bytes;
        at = from;
        end = to;
        ahead = 0;
        count = 0;
        fill();
    }

    void fill() {
        while (count <= Long.SIZE - 2 * Byte.SIZE && at < end) {
            ahead |= (in[at++] & 0xffL) << count;
            count += Byte.SIZE;
        }
    }

    /** Gives zeros behind the end, where the count of bits gets negative. */
    int take(int number) {
        int taken = (int) ahead & ((1 << number) - 1);
        ahead >>>= number;
        count -= number;
        return taken;
    }
}
