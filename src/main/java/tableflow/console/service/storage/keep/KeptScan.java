package tableflow.console.service.storage.keep;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import tableflow.console.domain.lake.S3Uri;

/// A scan on disk, without what it has counted: enough to choose one.
///
/// @param file where it is
/// @param root what was scanned
/// @param started ages in it are seen from here
/// @param objects that were counted
/// @param bytes that were counted
/// @param complete whether everything was listed
/// @param source where the figures are from, in words; empty for a listing
public record KeptScan(
        Path file, S3Uri root, Instant started, long objects, BigInteger bytes, boolean complete,
        String source) {}
