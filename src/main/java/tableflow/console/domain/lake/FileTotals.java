package tableflow.console.domain.lake;

/// Files counted together.
///
/// @param files how many
/// @param rows in all of them
/// @param bytes their sizes together
public record FileTotals(long files, long rows, long bytes) {

    public static final FileTotals NONE = new FileTotals(0, 0, 0);

    /// With one more file.
    public FileTotals plus(LakeFile file) {
        return new FileTotals(files + 1, rows + file.rows(), bytes + file.bytes());
    }

    public FileTotals plus(FileTotals other) {
        return new FileTotals(files + other.files, rows + other.rows, bytes + other.bytes);
    }
}
