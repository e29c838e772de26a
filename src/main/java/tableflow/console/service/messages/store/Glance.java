package tableflow.console.service.messages.store;

import tableflow.console.domain.kafka.KafkaRecord;

/// A record to be looked at beside many others: whole, but for keys, values and headers that are too large for that.
/// A hundred megabytes are not fetched for the sake of one line.
///
/// @param record with the first [#MOST] bytes of what is larger than that
/// @param keySize in bytes, as it is kept; 0 where there is none
/// @param valueSize the same of the value
public record Glance(KafkaRecord record, int keySize, int valueSize) {

    /// Bytes of a key, value or header.
    public static final int MOST = 1 << 18;

    /// Whether the key is larger than what is here.
    public boolean isKeyCut() {
        return keySize > MOST;
    }

    /// Whether the value is larger than what is here.
    public boolean isValueCut() {
        return valueSize > MOST;
    }
}
