package tableflow.console.service.messages.read;

/// Why a reading ended well.
public enum ReadEnd {
    /// Everything that was asked for was read.
    ALL_READ,
    /// As many records were found as were wanted.
    ENOUGH_RECORDS,
    /// As many bytes were found as were wanted.
    ENOUGH_BYTES
}
