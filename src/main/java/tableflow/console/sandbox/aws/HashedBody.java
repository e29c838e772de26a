package tableflow.console.sandbox.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/// A body that must have the SHA-256 that was signed. Whoever reads it to the end and hears nothing has the right one.
final class HashedBody extends FilterInputStream {
    private final MessageDigest digest = Crypto.sha256();
    private final String wanted;
    private boolean checked;

    /// @param wanted as 64 hexadecimal digits in lower case
    HashedBody(InputStream in, String wanted) {
        super(in);
        this.wanted = wanted;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = in.read(target, offset, length);
        if (got > 0) {
            digest.update(target, offset, got);
        } else if (got < 0 && !checked) {
            checked = true;
            String computed = HexFormat.of().formatHex(digest.digest());
            if (!computed.equals(wanted)) {
                throw new PayloadRefused(new AwsFailure(400, "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.",
                        Map.of("ClientComputedContentSHA256", wanted, "S3ComputedContentSHA256", computed)));
            }
        }
        return got;
    }

    /// Skipped bytes count too.
    @Override
    public long skip(long count) throws IOException {
        byte[] waste = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(waste, 0, waste.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
