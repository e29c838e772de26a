package tableflow.console.sandbox.s3.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.sandbox.aws.AwsFailure;

/// Some of an object's bytes: from one up to, without, another.
record ByteRange(long from, long end) {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /// What a `Range` header asks for; nothing, which is the whole object, when it is not one range.
    ///
    /// @throws AwsFailure `InvalidRange` when it lies outside of the object
    static Optional<ByteRange> of(String header, long size) throws AwsFailure {
        Matcher match = RANGE.matcher(header.strip());
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (match.group(1).isEmpty()) {
            long last = Long.parseLong(match.group(2));
            if (last == 0 || size == 0) {
                throw S3Errors.invalidRange(header, size);
            }
            return Optional.of(new ByteRange(Math.max(0, size - last), size));
        }
        long from = Long.parseLong(match.group(1));
        long last = match.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(match.group(2));
        if (last < from) {
            return Optional.empty();
        }
        if (from >= size) {
            throw S3Errors.invalidRange(header, size);
        }
        return Optional.of(new ByteRange(from, Math.min(size, last + 1)));
    }
}
