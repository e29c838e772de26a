package tableflow.console.ui.query.catalog;

import tableflow.console.service.query.catalog.IndexedColumn;
import tableflow.console.service.query.catalog.IndexedDatabase;
import tableflow.console.service.query.catalog.IndexedTable;

/// A line of the catalog's tree.
sealed interface Entry {

    /// As the catalog has it.
    String name();

    /// The catalog itself; not shown.
    record Root() implements Entry {
        @Override
        public String name() {
            return "";
        }
    }

    record Database(IndexedDatabase database) implements Entry {
        @Override
        public String name() {
            return database.name();
        }
    }

    record Table(String database, IndexedTable table) implements Entry {
        @Override
        public String name() {
            return table.name();
        }
    }

    record Column(Table table, IndexedColumn column) implements Entry {
        @Override
        public String name() {
            return column.name();
        }
    }
}
