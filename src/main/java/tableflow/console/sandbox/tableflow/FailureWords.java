package tableflow.console.sandbox.tableflow;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.tableflow.cloud.AwsWords;
import tableflow.console.sandbox.tableflow.cloud.RoleRefused;
import tableflow.console.sandbox.tableflow.iceberg.S3Place;

/// Why a table fails, in the words that its owner sees.
final class FailureWords {
    private static final String UNABLE = "Unable to materialise the topic: ";

    private FailureWords() {}

    static String of(TableOrder order, Throwable failure) {
        if (failure instanceof RoleRefused refused) {
            return String.valueOf(refused.getMessage());
        }
        Optional<SdkException> aws = AwsWords.cause(failure);
        if (aws.isPresent()) {
            return "Unable to write to the S3 bucket " + S3Place.of(order.path() + "/").bucket() + ". ("
                + AwsWords.of(aws.get()) + ")";
        }
        return UNABLE + switch (failure) {
            case OutOfMemoryError memory -> "the sandbox has run out of memory (" + memory.getMessage()
                + "). Give its process a larger heap, or produce smaller batches.";
            case StackOverflowError _ -> "a schema or a value is nested too deeply.";
            case LinkageError missing -> "a part of the program cannot be loaded (" + missing + ").";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }

    /// Is it a fault of the sandbox's own, and none of what it works with?
    static boolean internal(Throwable failure) {
        return failure instanceof Error || failure instanceof NullPointerException
            || failure instanceof ClassCastException || failure instanceof IndexOutOfBoundsException;
    }
}
