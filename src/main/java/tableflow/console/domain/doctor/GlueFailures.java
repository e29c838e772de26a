package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Layer.GLUE;
import static tableflow.console.domain.doctor.Layer.ICEBERG;
import static tableflow.console.domain.doctor.Layer.KMS;
import static tableflow.console.domain.doctor.Layer.LAKE_FORMATION;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// Glue's catalog, and Lake Formation before it.
final class GlueFailures {

    private static final Source[] READERS = {Source.GLUE, Source.ATHENA};
    private static final Source[] ALL_OF_THEM = {Source.GLUE, Source.ATHENA, Source.TABLEFLOW};

    static final List<Rule> ALL = List.of(
            entry("G1", GLUE, LIKELY)
                    .cause("The database is not in this catalog: the sync never ran, it syncs into a database of "
                            + "another name, or region or account are others.")
                    .fix("Compare the name with the topic's catalog integration.",
                            "Compare the region and the account.")
                    .unless("GetDatabase by this name answers, in the region and account of the tables.")
                    .when(
                            Clue.from(READERS).code("EntityNotFoundException")
                                .says("database \\S{1,200} not found")
                                .unmistakable(),
                            Clue.from(READERS).says("database \\S{1,200} not found")),
            entry("G2", GLUE, LIKELY)
                    .cause("The database has no such table: the topic is not materialised yet, its sync failed, or "
                            + "Lake Formation hides it.")
                    .fix("Look at the topic's catalog sync.", "Have Lake Formation's grants looked at.")
                    .unless("GetTable by this name answers to an administrator of Lake Formation: then "
                            + "grants hide it.")
                    .when(
                            Clue.from(READERS).code("EntityNotFoundException")
                                .says("entity not found|table \\S{1,200} not")
                                .unmistakable()),
            entry("G3", GLUE, CERTAIN)
                    .cause("A right in Glue is missing on one of the three levels: catalog, database, table.")
                    .fix("Allow the action on all three resources: catalog, database/<name>, table/<database>/*.")
                    .when(
                            Clue.from(ALL_OF_THEM).says("not authorized to perform: glue:\\w+").unmistakable()),
            entry("G4", LAKE_FORMATION, CERTAIN)
                    .cause("Lake Formation has not granted it; IAM alone does not do here.")
                    .fix("Grant DESCRIBE on the database, and SELECT and DESCRIBE on the table.",
                            "Allow the role lakeformation:GetDataAccess.")
                    .when(
                            Clue.from(ALL_OF_THEM).says("insufficient lake formation permission").unmistakable(),
                            Clue.from(ALL_OF_THEM).says("not authorized to perform: lakeformation:\\w+").unmistakable(),
                            Clue.from(ALL_OF_THEM).says("lakeformation:GetDataAccess").hint()),
            entry("G5", LAKE_FORMATION, CERTAIN)
                    .cause("Lake Formation leaves out of lists what one may not see, without a word.")
                    .fix("Ask for the database by its name: a refusal proves it.", "Have DESCRIBE granted on it.")
                    .when(),
            entry("G6", LAKE_FORMATION, LIKELY)
                    .cause("The table's place is registered with Lake Formation, so that grants alone decide.")
                    .fix("Grant SELECT and DESCRIBE.", "Or give IAM_ALLOWED_PRINCIPALS its grant back.")
                    .when(),
            entry("G7", GLUE, LIKELY)
                    .cause("The sync is stuck: the table is older than its topic.")
                    .fix("Read the sync's error message.", "Check the policies and the trust of the Glue role.")
                    .when(),
            entry("G8", GLUE, CERTAIN)
                    .cause("A table optimizer of Glue is on, which can remove files that the table still needs.")
                    .fix("Turn compaction, retention and orphan deletion off for this table.")
                    .when(),
            entry("G9", GLUE, LIKELY)
                    .cause("The entry is no Iceberg table any more: most likely a crawler wrote over it.")
                    .fix("Take the table out of the crawler's targets.", "Let the sync write the entry again.")
                    .unless("The entry's parameters say table_type ICEBERG.")
                    .when(
                            Clue.from(Source.ATHENA).code("ICEBERG_UNKNOWN_TABLE_TYPE", "HIVE_UNSUPPORTED_FORMAT"),
                            Clue.from(Source.ATHENA).says("not an iceberg table")),
            entry("G10", KMS, CERTAIN)
                    .cause("The catalog is encrypted with a key that the caller may not use.")
                    .fix("Allow kms:Decrypt on the key that the catalog's settings name.")
                    .rung(Rung.GLUE)
                    .when(
                            Clue.from(READERS).code("GlueEncryptionException").unmistakable(),
                            Clue.from(READERS).says("GlueEncryptionException").unmistakable()),
            entry("G11", GLUE, CERTAIN)
                    .cause("Glue throttles, or took too long.")
                    .fix("Wait a moment and try again.")
                    .when(
                            Clue.from(Source.GLUE).code("ThrottlingException", "OperationTimeoutException")),
            entry("G12", ICEBERG, CERTAIN)
                    .cause("The metadata file that the catalog points to is gone: removed by hand or by a lifecycle "
                            + "rule, or the pointer is old.")
                    .fix("Look at the bucket's lifecycle rules.",
                            "Bring the file's version back where the bucket keeps versions.",
                            "Otherwise enable the topic anew.")
                    .when(
                            Clue.from(Source.S3).code("NoSuchKey").says("metadata\\.json").unmistakable()));

    private GlueFailures() {}
}
