package tableflow.console.remote.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import tableflow.console.remote.aws.XmlScan.Malformed;
import tableflow.console.service.port.ObjectPage;

/// Reads listings in the SDK's place: takes the bytes of an answer that was asked for with a [Slot], and leaves the SDK
/// an empty document. Signing, endpoints, credentials and failures stay the SDK's.
final class PageReader implements ExecutionInterceptor {

    static final ExecutionAttribute<Slot> SLOT = new ExecutionAttribute<>("tableflow.console.page");

    private static final int OK = 200;
    private static final int ROOM = 64 << 10;
    private static final byte[] EMPTY = "<ListBucketResult/>".getBytes(StandardCharsets.UTF_8);

    /// Where a page goes.
    static final class Slot {
        private @Nullable ObjectPage page;
        private @Nullable String flaw;

        /// Absent when no whole page came.
        @Nullable ObjectPage page() {
            return page;
        }

        /// What is wrong with the answer; absent when nothing is, or none came.
        @Nullable String flaw() {
            return flaw;
        }
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Slot slot = attributes.getAttribute(SLOT);
        Optional<InputStream> body = context.responseBody();
        if (slot == null || context.httpResponse().statusCode() != OK || body.isEmpty()) {
            return body;
        }
        try (InputStream in = body.get()) {
            int expected = context.httpResponse().firstMatchingHeader("Content-Length").map(PageReader::length)
                    .orElse(ROOM);
            read(in, expected, slot);
        } catch (IOException lost) {
            // With no length in front, an answer that ends early looks like this, too.
            slot.flaw = "the answer breaks off: " + lost.getMessage();
            throw new UncheckedIOException(lost);
        }
        return Optional.of(new ByteArrayInputStream(EMPTY));
    }

    private static int length(String header) {
        try {
            return Math.clamp(Long.parseLong(header), 1, 16 << 20);
        } catch (NumberFormatException none) {
            return ROOM;
        }
    }

    private static void read(InputStream in, int expected, Slot slot) throws IOException {
        byte[] bytes = new byte[expected];
        int length = 0;
        // Read to the end, so that the connection can be used again.
        for (int count = in.read(bytes, 0, bytes.length); count >= 0;
                count = in.read(bytes, length, bytes.length - length)) {
            length += count;
            if (length == bytes.length) {
                int more = in.read();
                if (more < 0) {
                    break;
                }
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
                bytes[length++] = (byte) more;
            }
        }
        try {
            slot.page = ListingXml.read(bytes, length);
        } catch (Malformed flaw) {
            slot.flaw = "the answer is no whole listing: " + flaw.getMessage();
        }
    }
}
