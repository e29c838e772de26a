package tableflow.console.sandbox.tableflow.iceberg;

import java.util.function.Consumer;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/// A file that is written in one piece when its stream is closed.
///
/// @param files reads it back
/// @param put takes the whole content, once
record UploadedFile(FileIO files, String location, Consumer<byte[]> put) implements OutputFile {

    /// Names hold fresh UUIDs, so nothing is there to be overwritten.
    @Override
    public PositionOutputStream create() {
        return createOrOverwrite();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        return new Upload(put);
    }

    @Override
    public InputFile toInputFile() {
        return files.newInputFile(location);
    }
}
