package tableflow.console.sandbox.s3.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.ChunkedBody;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Checksum;

/// Brings the body of a call into a bucket, and refuses one whose length, MD5 or checksum is not what the client said.
/// A checksum may stand in a header or trail the body.
final class Intake {
    /// What one put or one part may have.
    static final long LARGEST = 5L << 30;
    private static final int SMALL = 4 << 20;
    private static final String FULL = "FULL_OBJECT";

    private Intake() {}

    /// @param checksum that the client gave, or that it only asked for
    record Taken(Bucket.Received received, Optional<Checksum> checksum) {}

    static Taken take(S3Call call, Bucket bucket) throws AwsFailure, IOException {
        return take(call, bucket, Optional.empty());
    }

    /// @param otherwise computed when the client names no checksum
    static Taken take(S3Call call, Bucket bucket, Optional<Sum> otherwise) throws AwsFailure, IOException {
        long promised = promised(call);
        if (promised > LARGEST) {
            throw S3Errors.tooLarge(promised, LARGEST);
        }
        Optional<byte[]> md5 = md5(call);
        Optional<Sum> kind = kind(call).or(() -> otherwise);
        InputStream body = call.request().stream();
        Optional<Sum.Running> running = kind.map(Sum::start);
        Bucket.Received received = bucket.receive(running.isPresent() ? new Summed(body, running.get()) : body);
        boolean good = false;
        try {
            if (promised >= 0 && received.size() != promised) {
                throw new AwsFailure(400, "IncompleteBody",
                        "You did not provide the number of bytes specified by the Content-Length HTTP header");
            }
            if (md5.isPresent() && !HexFormat.of().formatHex(md5.get()).equals(received.md5())) {
                throw S3Errors.badDigest("Content-MD5");
            }
            Optional<Checksum> sum = running.isPresent()
                    ? Optional.of(checked(call, kind.orElseThrow(), running.get().base64(), body)) : Optional.empty();
            good = true;
            return new Taken(received, sum);
        } finally {
            if (!good) {
                bucket.discard(received);
            }
        }
    }

    /// The whole body of a call that is no object: small, and checked in the same way.
    static byte[] small(S3Call call) throws AwsFailure, IOException {
        Optional<byte[]> md5 = md5(call);
        Optional<Sum> kind = kind(call);
        InputStream body = call.request().stream();
        byte[] bytes = body.readNBytes(SMALL + 1);
        if (bytes.length > SMALL) {
            throw new AwsFailure(400, "MaxMessageLengthExceeded", "Your request was too big.");
        }
        if (md5.isPresent() && !Arrays.equals(md5.get(), Digests.md5(bytes))) {
            throw S3Errors.badDigest("Content-MD5");
        }
        if (kind.isPresent()) {
            Sum.Running sum = kind.get().start();
            sum.update(bytes, 0, bytes.length);
            checked(call, kind.get(), sum.base64(), body);
        }
        return bytes;
    }

    private static long promised(S3Call call) throws AwsFailure {
        Optional<String> text = call.header("x-amz-decoded-content-length").or(() ->
                call.request().stream() instanceof ChunkedBody ? Optional.empty() : call.header("Content-Length"));
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text.get().strip());
        } catch (NumberFormatException e) {
            throw S3Errors.invalidArgument("The length is not a number", "Content-Length", text.get());
        }
    }

    private static Optional<byte[]> md5(S3Call call) throws AwsFailure {
        Optional<String> text = call.request().header("Content-MD5");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] md5 = Base64.getDecoder().decode(text.get().strip());
            if (md5.length == 16) {
                return Optional.of(md5);
            }
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidDigest();
        }
        throw S3Errors.invalidDigest();
    }

    private static Optional<Sum> kind(S3Call call) throws AwsFailure {
        List<String> trailing = Stream.of(call.header("x-amz-trailer").orElse("").split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        for (Sum sum : Sum.values()) {
            if (call.header(sum.header()).isPresent() || trailing.contains(sum.header())) {
                return Optional.of(sum);
            }
        }
        Optional<String> name = call.header("x-amz-sdk-checksum-algorithm");
        if (name.isPresent() && Sum.of(name.get()).isEmpty()) {
            throw S3Errors.invalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }
        return name.flatMap(Sum::of);
    }

    private static Checksum checked(S3Call call, Sum kind, String computed, InputStream body) throws AwsFailure {
        Optional<String> said = call.header(kind.header());
        if (said.isEmpty() && body instanceof ChunkedBody chunked) {
            said = Optional.ofNullable(chunked.trailers().get(kind.header()));
        }
        if (said.isPresent() && !said.get().equals(computed)) {
            throw S3Errors.badDigest(kind.header());
        }
        return new Checksum(kind.name(), computed, FULL);
    }

    /// Computes while it is read.
    static final class Summed extends FilterInputStream {
        private final Sum.Running sum;

        Summed(InputStream in, Sum.Running sum) {
            super(in);
            this.sum = sum;
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
                sum.update(target, offset, got);
            }
            return got;
        }
    }
}
