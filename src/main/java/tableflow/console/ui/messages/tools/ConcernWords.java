package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.replay.Concern;
import tableflow.console.ui.control.Durations;

/// The words for what is to be known before records are written to a topic.
final class ConcernWords {

    private ConcernWords() {}

    static String of(Concern concern) {
        return switch (concern) {
            case Concern.SameTopic _ -> text("messages.replay.concern.same");
            case Concern.UnknownSchema(String schema, long records) ->
                    text("messages.replay.concern.unknown", count(records), schema);
            case Concern.ForeignSchema(String schema, String subject, long records) ->
                    text("messages.replay.concern.foreign", count(records), schema, subject);
            case Concern.NoSchema(String subject, long records) ->
                    text("messages.replay.concern.none", count(records), subject);
            case Concern.OlderSchema(String schema, String subject, int version, int newest, long records) ->
                    text("messages.replay.concern.older", count(records), schema, subject + ":" + version,
                            newest);
            case Concern.NoRegistry(String why) -> text("messages.replay.concern.registry", why);
            case Concern.KeyNeeded(long records) -> text("messages.replay.concern.key", count(records));
            case Concern.TooLarge(long records, long limit) ->
                    text("messages.replay.concern.large", count(records), Units.size(limit));
            case Concern.BrokersTime _ -> text("messages.replay.concern.time");
            case Concern.TooOld(long records, long retention) ->
                    text("messages.replay.concern.old", count(records), Durations.text(Duration.ofMillis(retention)));
            case Concern.NoPartition(long records, int partitions) ->
                    text("messages.replay.concern.partition", count(records), partitions);
            case Concern.NoSettings(String why) -> text("messages.replay.concern.settings", why);
        };
    }

    private static String count(long records) {
        return Units.grouped(records);
    }
}
