package tableflow.console.service.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.CheckKind;
import tableflow.console.domain.doctor.Layer;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.service.doctor.Examination.Asking;
import tableflow.console.service.lake.LakeTable;

/// From the database in Glue down to the newest snapshot in S3.
final class TableChecks {

    static final List<Check> ALL = List.of(new Database(), new Table(), new Metadata(), new NewestSnapshot());

    private TableChecks() {}

    private record Database() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.DATABASE;
        }

        @Override
        public Layer layer() {
            return Layer.GLUE;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.IDENTITY);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            String name = on.subject().database();
            if (name == null) {
                throw new Unknown("No database is named.");
            }
            Optional<CatalogDatabase> found = on.ask(new Asking<>(Source.GLUE, on.aws()::catalog),
                    "read database " + name + " in Glue", catalog -> catalog.database(name),
                    it -> it.isPresent() ? "it is there" : "there is none");
            if (found.isEmpty()) {
                throw new Broken("G1", "Glue has no database " + name + ".");
            }
            return "Database " + name + " is in Glue and visible.";
        }
    }

    private record Table() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.TABLE;
        }

        @Override
        public Layer layer() {
            return Layer.GLUE;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.DATABASE);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            String database = on.subject().database();
            String name = on.subject().table();
            if (database == null || name == null) {
                throw new Unknown("Which table is meant is not known.");
            }
            CatalogTable table = on.ask(new Asking<>(Source.GLUE, on.aws()::catalog),
                            "read table " + database + "." + name + " in Glue", it -> it.table(database, name),
                            it -> it.isPresent() ? "it is there" : "there is none")
                    .orElseThrow(() -> new Broken("G2", "Database " + database + " has no table " + name
                            + ", or Lake Formation hides it."));
            if (!table.isIceberg() || table.metadataLocation().isEmpty()) {
                throw new Broken("G9", "Table " + name + " is not an Iceberg table in Glue.");
            }
            on.found(table);
            return "Table " + name + " is an Iceberg table with " + table.columns().size() + " columns"
                    + (table.lakeFormation() ? "; Lake Formation's grants decide about it." : ".");
        }
    }

    private record Metadata() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.METADATA;
        }

        @Override
        public Layer layer() {
            return Layer.ICEBERG;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.TABLE);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            CatalogTable table = on.table();
            if (table == null) {
                throw new Unknown("The table's entry is not known.");
            }
            S3Uri pointer = table.metadataLocation().orElseThrow();
            try {
                on.ask(new Asking<>(Source.S3, on.aws()::storage), "look at " + pointer,
                        storage -> storage.stat(pointer), it -> it.size() + " bytes");
            } catch (RemoteFailure failed) {
                if (failed.is(RemoteFailure.Kind.NOT_FOUND)) {
                    throw new Broken("G12", "Glue points to " + pointer + ", which is not there.");
                }
                throw failed;
            }
            // HEAD does not decrypt: only reading shows that the key may be used.
            TableMetadata metadata = on.ask(new Asking<>(Source.S3, on.aws()::storage), "read " + pointer,

                    storage -> LakeTable.open(table, storage, on.threads()).metadata(),
                    it -> it.snapshots().size() + " snapshots");
            on.found(metadata);
            return "The metadata file can be read; it knows " + metadata.snapshots().size() + " snapshots.";
        }
    }

    private record NewestSnapshot() implements Check {

        @Override
        public CheckKind kind() {
            return CheckKind.SNAPSHOT;
        }

        @Override
        public Layer layer() {
            return Layer.ICEBERG;
        }

        @Override
        public Set<CheckKind> buildsOn() {
            return Set.of(CheckKind.METADATA);
        }

        @Override
        public String look(Examination on) throws Broken, Unknown {
            TableMetadata metadata = on.metadata();
            if (metadata == null) {
                throw new Unknown("The table's metadata is not known.");
            }
            Optional<Snapshot> newest = metadata.current();
            if (newest.isEmpty()) {
                return "The table was never written: it has no snapshot yet.";
            }
            String list = newest.get().manifestList();
            if (list == null) {
                throw new Unknown("The newest snapshot names its manifests itself, without a list.");
            }
            S3Uri place = Places.parse("A11", list);
            try {
                on.ask(new Asking<>(Source.S3, on.aws()::storage), "look at " + place,
                        storage -> storage.stat(place), it -> it.size() + " bytes");
            } catch (RemoteFailure failed) {
                if (failed.is(RemoteFailure.Kind.NOT_FOUND)) {
                    throw new Broken("A12", "The newest snapshot's list of manifests is not there: " + place + ".");
                }
                throw failed;
            }
            return "The newest snapshot's list of manifests is there.";
        }
    }
}
