package tableflow.console.sandbox.seed;

import java.io.IOException;
import tableflow.console.sandbox.cloudwatch.BucketHistory;

/// A year of CloudWatch's storage metrics for a bucket, that ends with what the bucket holds; so it comes after all
/// that is planted in the bucket.
public record StorageYear(BucketHistory history, String bucket) implements Planting.Piece {
    @Override
    public String name() {
        return "Storage metrics";
    }

    @Override
    public void plant(Planting.Progress progress) throws IOException {
        history.plant(bucket);
    }
}
