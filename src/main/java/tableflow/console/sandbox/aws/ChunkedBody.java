package tableflow.console.sandbox.aws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Decodes the content encoding `aws-chunked`: chunks with or without a signature each, which is checked at the end
/// of each, and headers that trail the last one. Source: "Signature calculations: transferring payload in multiple
/// chunks" in the S3 API reference.
public final class ChunkedBody extends InputStream {
    private static final int LONGEST_LINE = 16 << 10;

    private final InputStream in;
    private final Optional<Chain> chain;
    private final Map<String, String> trailers = new TreeMap<>();
    private MessageDigest digest = Crypto.sha256();
    private String signature = "";
    private long left;
    private boolean started;
    private boolean ended;

    /// Signatures of chunks: each covers the one before.
    static final class Chain {
        private final byte[] key;
        private final Signature seed;
        private String previous;

        Chain(byte[] key, Signature seed) {
            this.key = key.clone();
            this.seed = seed;
            this.previous = seed.value();
        }

        private void check(String kind, String hashes, String claimed) throws PayloadRefused {
            String text = String.join("\n", Signature.ALGORITHM + kind, seed.time(), seed.scope().toString(),
                    previous, hashes);
            String computed = Crypto.hmacHex(key, text);
            if (!Crypto.same(computed, claimed)) {
                throw new PayloadRefused(SigningErrors.S3.wrongSignature(text));
            }
            previous = computed;
        }
    }

    /// @param chain checks signatures; without one chunks need none
    ChunkedBody(InputStream in, Optional<Chain> chain) {
        this.in = in;
        this.chain = chain;
    }

    /// The trailing headers in lower case; complete once the end was read.
    public Map<String, String> trailers() {
        return Collections.unmodifiableMap(trailers);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int got = in.read(target, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw incomplete();
        }
        if (chain.isPresent()) {
            digest.update(target, offset, got);
        }
        left -= got;
        return got;
    }

    private void nextChunk() throws IOException {
        if (started) {
            endOfChunk();
            if (!line().isEmpty()) {
                throw malformed();
            }
        }
        started = true;
        String[] parts = line().split(";", 2);
        signature = parts.length > 1 && parts[1].startsWith("chunk-signature=") ? parts[1].substring(16) : "";
        try {
            left = Long.parseLong(parts[0].strip(), 16);
        } catch (NumberFormatException e) {
            throw malformed();
        }
        if (left < 0) {
            throw malformed();
        }
        if (left == 0) {
            endOfChunk();
            readTrailers();
            ended = true;
        }
    }

    private void endOfChunk() throws IOException {
        if (chain.isPresent()) {
            String hash = HexFormat.of().formatHex(digest.digest());
            chain.get().check("-PAYLOAD", Crypto.EMPTY + "\n" + hash, signature);
            digest = Crypto.sha256();
        }
    }

    private void readTrailers() throws IOException {
        StringBuilder signed = new StringBuilder();
        Optional<String> claimed = Optional.empty();
        for (String line = lineOrEnd(); !line.isEmpty(); line = lineOrEnd()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformed();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("x-amz-trailer-signature")) {
                claimed = Optional.of(value);
            } else {
                trailers.put(name, value);
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (chain.isPresent() && !trailers.isEmpty()) {
            chain.get().check("-TRAILER", Crypto.sha256Hex(signed.toString()), claimed.orElse(""));
        }
    }

    private String line() throws IOException {
        return line(false);
    }

    /// Some clients end the body with the last chunk.
    private String lineOrEnd() throws IOException {
        return line(true);
    }

    private String line(boolean mayEnd) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 && mayEnd) {
                break;
            }
            if (b < 0) {
                throw incomplete();
            }
            if (bytes.size() >= LONGEST_LINE) {
                throw malformed();
            }
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static PayloadRefused incomplete() {
        return new PayloadRefused(new AwsFailure(400, "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header"));
    }

    private static PayloadRefused malformed() {
        return new PayloadRefused(new AwsFailure(400, "InvalidChunkSizeError", "Chunk size is not valid"));
    }
}
