package tableflow.console.sandbox.s3.rest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// The checksums that S3 knows, each named by a header `x-amz-checksum-NAME`.
enum Sum {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256;

    /// The one of that name, however it is written.
    static Optional<Sum> of(String name) {
        for (Sum one : values()) {
            if (one.name().equalsIgnoreCase(name)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// The header that carries it, in lower case.
    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /// The element that carries it in XML.
    String element() {
        return "Checksum" + name();
    }

    Running start() {
        return switch (this) {
            case CRC32 -> new Cyclic(new CRC32(), 4);
            case CRC32C -> new Cyclic(new CRC32C(), 4);
            case CRC64NVME -> new Cyclic(new Crc64(), 8);
            case SHA1 -> new Digested("SHA-1");
            case SHA256 -> new Digested("SHA-256");
        };
    }

    /// A checksum that is being computed.
    interface Running {
        void update(byte[] bytes, int offset, int length);

        byte[] value();

        /// As in headers and XML.
        default String base64() {
            return Base64.getEncoder().encodeToString(value());
        }
    }

    private record Cyclic(Checksum crc, int width) implements Running {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            crc.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return width == 4
                    ? ByteBuffer.allocate(4).putInt((int) crc.getValue()).array()
                    : ByteBuffer.allocate(8).putLong(crc.getValue()).array();
        }
    }

    private record Digested(MessageDigest digest) implements Running {
        Digested(String name) {
            this(digest(name));
        }

        private static MessageDigest digest(String name) {
            try {
                return MessageDigest.getInstance(name);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + name, e);
            }
        }

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        /// Ends the computation.
        @Override
        public byte[] value() {
            return digest.digest();
        }
    }
}
