package tableflow.console.service.lake;

import org.apache.iceberg.io.InputFile;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// An object of S3 as Iceberg's readers want it: fetched a piece at a time, never as a whole.
public final class StoredFile {

    /// So much is fetched at once.
    public static final int PIECE = LakeFiles.PIECE;

    private StoredFile() {}

    /// @param length bytes, as they are known
    public static InputFile of(ObjectStorage storage, S3Uri object, long length) {
        return new LakeFiles(storage).newInputFile(object.toString(), length);
    }
}
