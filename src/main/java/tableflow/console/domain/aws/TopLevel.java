package tableflow.console.domain.aws;

import java.util.List;

/// What lies at the top of a bucket, from one page of up to 1,000 names.
///
/// @param folders with a slash at the end
/// @param objects keys without a slash
/// @param complete whether there is no further page
public record TopLevel(List<String> folders, List<String> objects, boolean complete) {
    public TopLevel {
        folders = List.copyOf(folders);
        objects = List.copyOf(objects);
    }
}
