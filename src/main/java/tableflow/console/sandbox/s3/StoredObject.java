package tableflow.console.sandbox.s3;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One version of an object, or a delete marker. There may be a million of them, so it is kept small.
public final class StoredObject {
    /// The id of a version that was written while its bucket kept no versions.
    public static final String NULL_VERSION = "null";
    static final long MARKER = -1;
    static final long SYNTHETIC = -2;

    final long size;
    final long modified;
    final long place;
    final long hash1;
    final long hash2;
    final int parts;
    final @Nullable PartSizes sizes;
    final @Nullable String version;
    final @Nullable Checksum sum;
    final Attributes attributes;

    /// Where the bytes are and what they are.
    ///
    /// @param place number of a file, or that there is none
    /// @param hash1 first half of the MD5 of the ETag
    /// @param parts of a multipart upload; 0 for an object that came in one
    /// @param sizes of those parts; not known of objects that were indexed before they were kept
    record Content(long place, long size, long hash1, long hash2, int parts, @Nullable PartSizes sizes) {
        Content(long place, long size, long hash1, long hash2, int parts) {
            this(place, size, hash1, hash2, parts, null);
        }
    }

    StoredObject(Content content, Instant modified, @Nullable String version, Attributes attributes,
            @Nullable Checksum sum) {
        this.size = content.size();
        this.place = content.place();
        this.hash1 = content.hash1();
        this.hash2 = content.hash2();
        this.parts = content.parts();
        this.sizes = content.sizes();
        this.modified = modified.toEpochMilli();
        this.version = version;
        this.attributes = attributes;
        this.sum = sum;
    }

    static StoredObject marker(Instant when, @Nullable String version) {
        return new StoredObject(new Content(MARKER, 0, 0, 0, 0), when, version, Attributes.PLAIN, null);
    }

    StoredObject with(Attributes others) {
        return new StoredObject(content(), lastModified(), version, others, sum);
    }

    Content content() {
        return new Content(place, size, hash1, hash2, parts, sizes);
    }

    /// Length in bytes.
    public long size() {
        return size;
    }

    public Instant lastModified() {
        return Instant.ofEpochMilli(modified);
    }

    /// Without quotes: the MD5 of the content, or of the parts' MD5s with a hyphen and the number of parts.
    public String etag() {
        HexFormat hex = HexFormat.of();
        String md5 = hex.toHexDigits(hash1) + hex.toHexDigits(hash2);
        return parts == 0 ? md5 : md5 + "-" + parts;
    }

    /// `null` (the word) for a version without an id.
    public String versionId() {
        return version == null ? NULL_VERSION : version;
    }

    public boolean isDeleteMarker() {
        return place == MARKER;
    }

    /// True when no file holds the content: it is made while it is read.
    public boolean isSynthetic() {
        return place == SYNTHETIC;
    }

    /// Of a multipart upload; 0 for an object that came in one piece.
    public int parts() {
        return parts;
    }

    /// Where one of its parts begins and, behind its last byte, ends; of an object in one piece all of it.
    ///
    /// @param number from 1
    /// @return empty when it has no such part, or the sizes of its parts are not known
    public Optional<Span> part(int number) {
        if (number < 1 || number > Math.max(1, parts)) {
            return Optional.empty();
        }
        if (parts <= 1) {
            return Optional.of(new Span(0, size));
        }
        return Optional.ofNullable(sizes).map(all -> new Span(all.start(number - 1), all.end(number - 1)));
    }

    /// Bytes of an object.
    ///
    /// @param end behind the last one
    public record Span(long from, long end) {}

    public Attributes attributes() {
        return attributes;
    }

    public Optional<Checksum> checksum() {
        return Optional.ofNullable(sum);
    }
}
