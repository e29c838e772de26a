package tableflow.console.domain.storage.finding;

import java.util.List;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.lake.S3Uri;

/// Something that is wrong in a bucket, with its figures and the commands that mend it. The console runs none of them.
///
/// @param subject a topic, a table's prefix or a bucket, for lists
/// @param place where it lies
/// @param finding what the doctor would say of it
/// @param figures what shows it: rule ids, keys, amounts
/// @param commands lines for a POSIX shell, quoted, in order; some write `lifecycle.json` beside them
public record StorageFinding(
        StorageCheck check, String subject, S3Uri place, Finding finding, List<Figure> figures,
        List<String> commands) {
    public StorageFinding {
        figures = List.copyOf(figures);
        commands = List.copyOf(commands);
    }

    /// A piece of evidence. Keys are as they are stored, whatever is in them.
    public record Figure(String name, String value) {}

    public Severity severity() {
        return finding.severity();
    }
}
