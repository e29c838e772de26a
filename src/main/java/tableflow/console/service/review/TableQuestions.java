package tableflow.console.service.review;

import static tableflow.console.domain.doctor.check.lake.LakeFacts.TABLE_ENTRY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.TableFiles;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

/// What Glue has of the topics' tables, and what their metadata files say.
final class TableQuestions {

    private static final Fact<Map<String, CatalogTable>> ALL_TABLES = Fact.of("tables of the database");

    private TableQuestions() {}

    static List<Question<?>> of(List<String> names) {
        List<Question<?>> all = new ArrayList<>();
        if (!names.isEmpty()) {
            all.add(entries(names));
        }
        names.forEach(name -> all.add(Question.of(Probe.of(ReviewFacts.TABLE_FILES.about(name), Rung.DATA, Source.S3,
                        "read the metadata file of " + name, Set.of(TABLE_ENTRY.about(name)),
                        asking -> files(asking, name))
                .telling(it -> it.files() + " files"))));
        return all;
    }

    private static Question<?> entries(List<String> topics) {
        Probe<Map<String, CatalogTable>> probe = Probe.of(ALL_TABLES, Rung.GLUE, Source.GLUE, "list tables",
                        Set.of(Facts.CALLER, Facts.DATABASE), TableQuestions::tables)
                .telling(found -> found.size() + " tables");
        return new Question<>(probe, topics.stream().map(TABLE_ENTRY::about).collect(Collectors.toSet()),
                (answer, found) -> topics.forEach(topic -> found.add(TABLE_ENTRY.about(topic), switch (answer) {
                    case Answer.NotAsked(String why) -> new Answer.NotAsked<>(why);
                    case Answer.Refused(var source, var failure, var calls) ->
                        new Answer.Refused<>(source, failure, calls);
                    case Answer.Known(var all, var calls) -> new Answer.Known<>(Optional.ofNullable(all.get(topic))
                            .or(() -> Optional.ofNullable(all.get(topic.toLowerCase(Locale.ROOT)))), calls);
                })));
    }

    private static Map<String, CatalogTable> tables(Asking asking) throws NotAskable {
        Map<String, CatalogTable> all = new HashMap<>();
        try (Catalog catalog = Openers.aws(asking).catalog()) {
            catalog.tables(asking.known(Facts.DATABASE), table -> all.put(table.name(), table));
        }
        return all;
    }

    private static TableFiles files(Asking asking, String topic) throws NotAskable {
        CatalogTable entry = asking.known(TABLE_ENTRY.about(topic))
                .orElseThrow(() -> new NotAskable("Glue shows no table of topic " + topic + "."));
        if (!entry.isIceberg() || entry.metadataLocation().isEmpty()) {
            throw new NotAskable("The entry of table " + topic + " in Glue points to no metadata file.");
        }
        try (ObjectStorage storage = Openers.aws(asking).storage()) {
            LakeTable table = LakeTable.open(entry, storage, asking.systems().threads());
            Snapshot newest = table.metadata().current()
                    .orElseThrow(() -> new NotAskable("Table " + topic + " was never written: it has no snapshot."));
            return new TableFiles(newest.dataFiles().orElse(0), newest.bytes().orElse(0), table.partitioning());
        }
    }
}
