package tableflow.console.domain.lake;

/// How much lies under a prefix.
///
/// @param objects how many
/// @param bytes their sizes together
public record Usage(long objects, long bytes) {

    public static final Usage NONE = new Usage(0, 0);

    public Usage plus(long size) {
        return new Usage(objects + 1, bytes + size);
    }

    public Usage plus(Usage other) {
        return new Usage(objects + other.objects, bytes + other.bytes);
    }
}
