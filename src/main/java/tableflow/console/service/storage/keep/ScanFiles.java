package tableflow.console.service.storage.keep;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.StorageReport;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.Fingerprint;

/// Keeps scans in a folder, each as compressed JSON in a file of its own: whole ones to compare, and stopped ones to go
/// on with. The newest of each root stay.
public final class ScanFiles {

    private static final int VERSION = 1;
    private static final int DIGITS = 10;
    private static final String SUFFIX = ".scan.json.gz";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = JsonMapper.builder()
            // The parts of records, and not what else they tell.
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final int most;

    /// What stands in a file; the small things first, so that a list need not read the rest.
    record Document(
            int version,
            String bucket,
            String prefix,
            long started,
            long objects,
            BigInteger bytes,
            boolean complete,
            @Nullable String source,
            Checkpoint.Effort effort,
            List<Checkpoint.Part> left,
            List<Unseen> unseen,
            StorageReport report) {}

    /// @param folder made when it is first needed
    /// @param most scans that are kept of one root
    public ScanFiles(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /// Keeps a scan; one of the same root and start gives way to it.
    ///
    /// @throws RemoteFailure when it cannot be written
    public KeptScan keep(Checkpoint scan) {
        Path file = folder.resolve(name(scan.root(), scan.started()));
        Document document = new Document(VERSION, scan.root().bucket(), scan.root().key(),
                scan.started().toEpochMilli(), scan.report().total().objects(), scan.report().total().bytes(),
                scan.isComplete(), scan.source(), scan.effort(), scan.left(), scan.unseen(), scan.report());
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream packed = new GZIPOutputStream(bytes)) {
                JSON.writeValue(packed, document);
            }
            AtomicFiles.write(file, bytes.toByteArray());
            List<KeptScan> all = list(scan.root());
            for (KeptScan old : all.subList(Math.min(most, all.size()), all.size())) {
                Files.deleteIfExists(old.file());
            }
        } catch (IOException failed) {
            throw LocalFailures.of("keep the scan", file, failed);
        }
        return kept(file, document);
    }

    private static String name(S3Uri root, Instant started) {
        return Fingerprint.of(root.toString()).substring(0, DIGITS) + "-" + STAMP.format(started) + SUFFIX;
    }

    /// The scans of a root, newest first; files that are none are passed over.
    ///
    /// @throws RemoteFailure when the folder cannot be read
    public List<KeptScan> list(S3Uri root) {
        return all().stream().filter(one -> one.root().equals(root)).toList();
    }

    /// All scans, newest first.
    public List<KeptScan> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<KeptScan> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .forEach(file -> head(file).ifPresent(found::add));
        } catch (IOException failed) {
            throw LocalFailures.of("list the kept scans", folder, failed);
        }
        found.sort(Comparator.comparing(KeptScan::started).reversed());
        return List.copyOf(found);
    }

    /// The scan to go on with: the newest of the root, if it was stopped.
    public Optional<Checkpoint> stopped(S3Uri root) {
        Optional<Checkpoint> newest = list(root).stream().findFirst().filter(one -> !one.complete()).map(this::open);
        return newest.filter(scan -> !scan.left().isEmpty());
    }

    /// Reads a scan.
    ///
    /// @throws RemoteFailure when it is gone, damaged, or of a newer console
    public Checkpoint open(KeptScan kept) {
        String what = "read the scan of " + kept.root();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(kept.file()))) {
            Document document = JSON.readValue(in, Document.class);
            if (document.version() > VERSION) {
                throw RemoteFailure.of(Kind.INVALID, what, "a newer console has written it");
            }
            return new Checkpoint(new S3Uri(document.bucket(), document.prefix()),
                    Instant.ofEpochMilli(document.started()), document.report(), document.left(), document.unseen(),
                    document.effort(), document.source() == null ? "" : document.source());
        } catch (IOException failed) {
            throw LocalFailures.of(what, kept.file(), failed);
        }
    }

    /// Deletes a scan from this computer; nothing happens when it is gone already.
    ///
    /// @throws RemoteFailure when it cannot be deleted
    public void delete(KeptScan kept) {
        try {
            Files.deleteIfExists(kept.file());
        } catch (IOException failed) {
            throw LocalFailures.of("delete the scan of " + kept.root(), kept.file(), failed);
        }
    }

    private static KeptScan kept(Path file, Document document) {
        return new KeptScan(file, new S3Uri(document.bucket(), document.prefix()),
                Instant.ofEpochMilli(document.started()), document.objects(), document.bytes(), document.complete(),
                document.source() == null ? "" : document.source());
    }

    private static Optional<KeptScan> head(Path file) {
        String bucket = "";
        String prefix = "";
        long started = 0;
        long objects = 0;
        BigInteger bytes = BigInteger.ZERO;
        Boolean complete = null;
        String source = "";
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                JsonParser json = new JsonFactory().createParser(in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "bucket" -> bucket = json.getText();
                    case "prefix" -> prefix = json.getText();
                    case "started" -> started = json.getLongValue();
                    case "objects" -> objects = json.getLongValue();
                    case "bytes" -> bytes = json.getBigIntegerValue();
                    case "complete" -> complete = json.getBooleanValue();
                    case "source" -> source = json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
                    case "effort", "left", "unseen", "report" -> {
                        // All that is small stands before these.
                        return complete == null ? Optional.empty() : Optional.of(new KeptScan(file,
                                new S3Uri(bucket, prefix), Instant.ofEpochMilli(started), objects, bytes, complete,
                                source));
                    }
                    default -> json.skipChildren();
                }
            }
            return Optional.empty();
        } catch (IOException damaged) {
            // It is not listed; nothing else depends on it.
            return Optional.empty();
        }
    }
}
