package tableflow.console.service.review;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.review.ReviewFacts;
import tableflow.console.domain.review.ReviewFacts.Documentation;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.doctor.probe.Openers;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// What the registry tells of the values of topics.
final class SchemaQuestions {

    /// Above so many topics all schemas of the registry are read at once.
    private static final int SINGLY = 50;
    private static final Fact<List<SchemaVersion>> ALL_SCHEMAS = Fact.of("schemas of the registry");

    private SchemaQuestions() {}

    static List<Question<?>> of(List<String> names) {
        List<Question<?>> all = new ArrayList<>();
        if (names.size() > SINGLY) {
            all.add(schemas(names));
        } else {
            names.forEach(name -> all.add(Question.of(Probe.of(SCHEMA.about(name), Rung.TOPIC, Source.REGISTRY,
                            "read the schema of " + name, Set.of(),
                            asking -> Openers.registry(asking).latest(subject(name)))
                    .telling(found -> found.map(it -> "version " + it.version()).orElse("none")))));
        }
        for (String name : names) {
            all.add(Question.of(Probe.of(ReviewFacts.DOCUMENTATION.about(name), Rung.TOPIC, Source.LOCAL,
                    "read the descriptions in the schema of " + name, Set.of(SCHEMA.about(name)),
                    asking -> documentation(asking, name))));
            all.add(Question.of(Probe.of(ReviewFacts.COMPATIBILITY.about(name), Rung.TOPIC, Source.REGISTRY,
                            "read the compatibility level of " + name, Set.of(),
                            asking -> Openers.registry(asking).compatibilityLevel(subject(name)))
                    .telling(level -> level.text())));
        }
        return all;
    }

    private static String subject(String topic) {
        return topic + "-value";
    }

    private static Question<?> schemas(List<String> topics) {
        Probe<List<SchemaVersion>> probe = Probe.of(ALL_SCHEMAS, Rung.TOPIC, Source.REGISTRY, "list the newest schemas",
                        Set.of(), asking -> Openers.registry(asking).latestOfAll(""))
                .telling(found -> found.size() + " subjects");
        return new Question<>(probe, topics.stream().map(SCHEMA::about).collect(Collectors.toSet()),
                (answer, found) -> {
                    Map<String, SchemaVersion> bySubject = new HashMap<>();
                    answer.value().ifPresent(all -> all.forEach(it -> bySubject.put(it.subject(), it)));
                    topics.forEach(topic -> found.add(SCHEMA.about(topic), switch (answer) {
                        case Answer.NotAsked(String why) -> new Answer.NotAsked<>(why);
                        case Answer.Refused(var source, var failure, var calls) ->
                            new Answer.Refused<>(source, failure, calls);
                        case Answer.Known(var all, var calls) ->
                            new Answer.Known<>(Optional.ofNullable(bySubject.get(subject(topic))), calls);
                    }));
                });
    }

    private static Documentation documentation(Asking asking, String topic) throws NotAskable {
        SchemaVersion newest = asking.known(SCHEMA.about(topic))
                .orElseThrow(() -> new NotAskable("The values of topic " + topic + " have no schema."));
        if (newest.format().is(SchemaFormat.PROTOBUF)) {
            throw new NotAskable("The schema of topic " + topic + " is Protobuf, whose comments reach no table.");
        }
        SchemaRegistry registry = Openers.registry(asking);
        try {
            List<String> silent = new ArrayList<>();
            int fields = walk(new SchemaReader(it -> registry.version(it.subject(), it.version())).read(newest)
                    .column().type(), "", silent);
            return new Documentation(newest.subject(), newest.version(), fields, silent);
        } catch (InvalidSchema unreadable) {
            throw RemoteFailure.of(Kind.INVALID, "read the schema of " + topic,
                    "version " + newest.version() + " cannot be read: " + unreadable.getMessage());
        }
    }

    /// @return how many fields there are in `type`, at all depths
    private static int walk(ColumnType type, String path, List<String> silent) {
        return switch (type) {
            case Struct(List<Column> fields, boolean union) -> {
                int count = 0;
                for (Column field : fields) {
                    String name = path.isEmpty() ? field.name() : path + "." + field.name();
                    count += 1 + walk(field.type(), name, silent);
                    if (field.doc() == null || field.doc().isBlank()) {
                        silent.add(name);
                    }
                }
                yield count;
            }
            case ListOf(ColumnType element, boolean nullable) -> walk(element, path, silent);
            case MapOf(ColumnType key, ColumnType value, boolean nullable) -> walk(value, path, silent);
            default -> 0;
        };
    }
}
