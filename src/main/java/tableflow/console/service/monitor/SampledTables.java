package tableflow.console.service.monitor;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.figures.TableWatcher;

/// The figures of tables as sampling finds them: the same numbers as on the monitor's board.
public record SampledTables(Sampler sampler) implements TableWatcher {

    @Override
    public Map<String, Answer<TableFigures>> look(Set<String> topics) {
        Round round = sampler.sample(new Attention(topics, null));
        RemoteFailure unlisted = round.failures().get(Round.Source.TABLEFLOW);
        if (unlisted != null && round.samples().isEmpty()) {
            throw unlisted;
        }
        RemoteFailure unnamed = round.failures().get(Round.Source.CATALOG);
        Map<String, Answer<TableFigures>> figures = new HashMap<>();
        for (TopicSample sample : round.samples()) {
            if (topics.contains(sample.topic())) {
                TableFigures read = new TableFigures(
                        sampler.entry(sample.topic()).map(SampledTables::name),
                        sample.reading(Figure.LAG),
                        sample.reading(Figure.TABLE_BYTES),
                        sample.reading(Figure.ROWS_SKIPPED));
                figures.put(sample.topic(), Answer.known(unnamed == null ? read : read.withoutCatalog(unnamed)));
            }
        }
        return figures;
    }

    @Override
    public Optional<Map<Integer, Long>> held(String topic) {
        Optional<Map<Integer, Long>> held = sampler.held(topic);
        if (held.isEmpty()) {
            sampler.unread(topic).ifPresent(why -> {
                throw why;
            });
        }
        return held;
    }

    private static String name(CatalogTable table) {
        return table.database() + "." + table.name();
    }
}
