package tableflow.console.sandbox.s3.rest;

import java.util.zip.Checksum;

/// CRC-64/NVME: the polynomial of the NVM Express specification, reflected, with all ones before and after.
final class Crc64 implements Checksum {
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
    private static final long[] TABLE = table();

    private long rest = -1;

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }

    @Override
    public void update(int b) {
        rest = TABLE[(int) (rest ^ b) & 0xff] ^ (rest >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long now = rest;
        for (int i = offset; i < offset + length; i++) {
            now = TABLE[(int) (now ^ bytes[i]) & 0xff] ^ (now >>> 8);
        }
        rest = now;
    }

    @Override
    public long getValue() {
        return ~rest;
    }

    @Override
    public void reset() {
        rest = -1;
    }
}
