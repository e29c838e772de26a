package tableflow.console.sandbox.tableflow.iceberg;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// Iceberg's files as objects of S3, each read and written whole: the sandbox's files are small. Failures are the
/// SDK's own exceptions, so that their texts reach the table's status.
public final class S3Files implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<S3Client> s3;

    /// @param s3 asked at each call: sessions end and are renewed
    public S3Files(Supplier<S3Client> s3) {
        this.s3 = s3;
    }

    @Override
    public InputFile newInputFile(String location) {
        return new S3Input(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new UploadedFile(this, location, bytes -> put(location, bytes));
    }

    @Override
    public void deleteFile(String location) {
        S3Place place = S3Place.of(location);
        s3.get().deleteObject(request -> request.bucket(place.bucket()).key(place.key()));
    }

    /// Writes a small file at once.
    public void put(String location, byte[] content) {
        S3Place place = S3Place.of(location);
        s3.get().putObject(request -> request.bucket(place.bucket()).key(place.key()), RequestBody.fromBytes(content));
    }

    private byte[] read(String location) {
        S3Place place = S3Place.of(location);
        return s3.get().getObjectAsBytes(request -> request.bucket(place.bucket()).key(place.key()))
            .asByteArrayUnsafe();
    }

    private final class S3Input implements InputFile {
        private final String location;
        private byte @Nullable [] content;

        S3Input(String location) {
            this.location = location;
        }

        private byte[] content() {
            byte[] known = content;
            if (known == null) {
                known = read(location);
                content = known;
            }
            return known;
        }

        @Override
        public long getLength() {
            return content().length;
        }

        @Override
        public SeekableInputStream newStream() {
            return new Bytes(content());
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public boolean exists() {
            S3Place place = S3Place.of(location);
            try {
                s3.get().headObject(request -> request.bucket(place.bucket()).key(place.key()));
                return true;
            } catch (NoSuchKeyException absent) {
                return false;
            }
        }
    }

    private static final class Bytes extends SeekableInputStream {
        private final byte[] content;
        private int position;

        Bytes(byte[] content) {
            this.content = content;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long wanted) throws IOException {
            if (wanted < 0 || wanted > content.length) {
                throw new IOException("no position " + wanted + " in " + content.length + " bytes");
            }
            position = (int) wanted;
        }

        @Override
        public int read() {
            return position < content.length ? content[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) {
            if (length == 0) {
                return 0;
            }
            int count = Math.min(length, content.length - position);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(content, position, into, start, count);
            position += count;
            return count;
        }
    }
}
