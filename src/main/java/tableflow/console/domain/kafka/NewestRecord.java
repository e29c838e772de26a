package tableflow.console.domain.kafka;

import java.time.Instant;

/// The record of a partition with the highest timestamp. Producers set timestamps, so it need not be the last one.
public record NewestRecord(long offset, Instant timestamp) {}
