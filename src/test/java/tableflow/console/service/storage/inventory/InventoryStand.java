package tableflow.console.service.storage.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.service.storage.scan.MemoryPages;

/// An inventory in memory, for who looks at a bucket in memory from above.
public final class InventoryStand extends InventoryBucket {

    /// @param place for files
    public InventoryStand(Path place) throws IOException {
        folder = Files.createDirectories(place);
    }

    /// Writes a list of all that lies in a bucket now.
    ///
    /// @param format CSV or Parquet
    public void list(MemoryPages bucket, String format) throws Exception {
        List<Row> rows = new ArrayList<>();
        bucket.things().forEach((key, thing) -> rows.add(new Row(key, thing, true, false)));
        write(format, rows);
    }

    /// Takes a file of the newest list away.
    public void lose(int number, String format) {
        contents.remove(LISTS + "data/" + number + "." + format);
    }

    @Override
    public Inventories inventories() {
        return super.inventories();
    }
}
