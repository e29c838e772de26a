package tableflow.console.sandbox.s3;

/// A checksum that a client gave with an object, and that was checked.
///
/// @param algorithm `CRC32`, `CRC32C`, `CRC64NVME`, `SHA1` or `SHA256`
/// @param value in Base64; a composite one ends with a hyphen and the number of parts
/// @param type `FULL_OBJECT` or `COMPOSITE`
public record Checksum(String algorithm, String value, String type) {}
